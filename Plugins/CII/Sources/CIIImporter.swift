public import ImporterKit
import IntegrationModel

/// Reads invoices in the Cross Industry Invoice of UN/CEFACT (D16B), as Factur-X, ZUGFeRD 2 and XRechnung use it.
///
/// A document of type 381 is a credit note, all others are invoices. Both are taken as sent: their party is the buyer. Who the seller is stands in the fields below
/// `SellerTradeParty`. Dates are compact (`format="102"`: year, month and day without marks).
public let ciiImporter = ManifestImporter(
    ImporterManifest(
        id: "cii",
        summary: "UN/CEFACT Cross Industry Invoice: Factur-X, ZUGFeRD 2 and XRechnung",
        datasets: documents("invoices", .invoice, among: nil) + documents("creditNotes", .creditNote, among: "invoices")
    )
)

private let fingerprint = Fingerprint(
    rootElement: "CrossIndustryInvoice",
    namespace: "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:"
)

private let agreement = "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement"
private let delivery = "SupplyChainTradeTransaction/ApplicableHeaderTradeDelivery"
private let settlement = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement"
private let buyer = "\(agreement)/BuyerTradeParty"
private let total = "\(settlement)/SpecifiedTradeSettlementHeaderMonetarySummation"
private let means = "\(settlement)/SpecifiedTradeSettlementPaymentMeans"

private let type = "ExchangedDocument/TypeCode"

/// The documents of a kind, and their lines. Credit notes have the same root element; UNTDID 1001 calls them 381.
private func documents(_ name: String, _ entity: Entity, among other: String?) -> [DatasetDescription] {
    [
        dataset(name, entity, at: "CrossIndustryInvoice", documentFields, type: type, among: other),
        dataset(
            "\(name).lines",
            .other,
            at: "CrossIndustryInvoice/SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem",
            lineFields,
            type: "../../\(type)",
            parent: name,
            among: other.map { "\($0).lines" }
        ),
    ]
}

private func dataset(
    _ name: String,
    _ entity: Entity,
    at path: String,
    _ fields: [FieldDescription],
    type: String,
    parent: String? = nil,
    among other: String?
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .xml,
        fingerprint: fingerprint,
        recordPath: path,
        parent: parent,
        fields: fields + [.init([type], .type)],
        dateOrder: .yearMonthDay,
        decimalMark: .point,
        variant: other.map { RecordVariant(of: $0, field: [type], values: ["381"]) }
    )
}

private let documentFields: [FieldDescription] = [
    .init(["ExchangedDocument/ID"], .number),
    .init(["ExchangedDocument/IssueDateTime/DateTimeString"], .date),
    .init(["ExchangedDocument/IncludedNote/Content"], .description),
    .init(["\(buyer)/Name"], .partyName),
    .init(["\(buyer)/SpecifiedTaxRegistration/ID", "\(buyer)/SpecifiedLegalOrganization/ID"], .partyVATNumber),
    .init(["\(buyer)/ID", "\(buyer)/GlobalID"], .partyID),
    .init(["\(buyer)/DefinedTradeContact/EmailURIUniversalCommunication/URIID"], .partyEmail),
    .init(["\(buyer)/PostalTradeAddress/LineOne"], .street),
    .init(["\(buyer)/PostalTradeAddress/PostcodeCode"], .postcode),
    .init(["\(buyer)/PostalTradeAddress/CityName"], .city),
    .init(["\(buyer)/PostalTradeAddress/CountryID"], .country),
    .init(["\(agreement)/BuyerOrderReferencedDocument/IssuerAssignedID"], .orderNumber),
    .init(["\(agreement)/SellerOrderReferencedDocument/IssuerAssignedID"], .reference),
    .init(["\(agreement)/BuyerReference"], .reference),
    .init(["\(agreement)/ContractReferencedDocument/IssuerAssignedID"], .reference),
    .init(["\(delivery)/DespatchAdviceReferencedDocument/IssuerAssignedID"], .deliveryNumber),
    .init(["\(delivery)/ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString"], .deliveryDate),
    .init(["\(settlement)/InvoiceReferencedDocument/IssuerAssignedID"], .invoiceNumber),
    .init(["\(settlement)/PaymentReference"], .structuredCommunication),
    .init(["\(settlement)/InvoiceCurrencyCode"], .currency),
    .init(["\(settlement)/SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString"], .dueDate),
    .init(["\(means)/PayeePartyCreditorFinancialAccount/IBANID"], .iban),
    .init(["\(means)/PayeeSpecifiedCreditorFinancialInstitution/BICID"], .bic),
    .init(["\(total)/TaxBasisTotalAmount"], .netAmount),
    .init(["\(total)/TaxTotalAmount"], .taxAmount),
    .init(["\(total)/GrandTotalAmount"], .grossAmount),
    .init(["\(total)/DuePayableAmount"], .openAmount),
]

private let lineFields: [FieldDescription] = [
    .init(["AssociatedDocumentLineDocument/LineID"], .lineNumber),
    .init(["SpecifiedTradeProduct/SellerAssignedID"], .sku),
    .init(["SpecifiedTradeProduct/GlobalID"], .gtin),
    .init(["SpecifiedTradeProduct/Name"], .productName),
    .init(["SpecifiedTradeProduct/Description"], .description),
    .init(["SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount"], .unitPrice),
    .init(["SpecifiedLineTradeDelivery/BilledQuantity"], .quantity),
    .init(["SpecifiedLineTradeDelivery/BilledQuantity/@unitCode"], .unit),
    .init(["SpecifiedLineTradeSettlement/ApplicableTradeTax/RateApplicablePercent"], .vatRate),
    .init(
        ["SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount"],
        .netAmount
    ),
]
