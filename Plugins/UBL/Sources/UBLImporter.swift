public import ImporterKit
import IntegrationModel

/// Reads business documents in UBL 2 (OASIS), as Peppol BIS Billing 3.0, EN 16931, e-FFF and UBL.BE use it.
///
/// An invoice is taken as one that was sent: its party is the customer. Who the supplier is stands in the fields below
/// `AccountingSupplierParty`.
public let ublImporter = ManifestImporter(
    ImporterManifest(
        id: "ubl",
        summary: "UBL and Peppol documents: invoices, credit notes, orders, quotations, despatch and receipt advices",
        datasets: billing + ordering + delivering + settling
    )
)

/// A document type of UBL: each has a root element and a namespace of its own.
func document(_ root: String, name: String, _ entity: Entity, _ fields: [FieldDescription]) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .xml,
        fingerprint: Fingerprint(
            rootElement: root,
            namespace: "urn:oasis:names:specification:ubl:schema:xsd:\(root)-2"
        ),
        recordPath: root,
        fields: [
            .init(["ID"], .number),
            .init(["UUID"], .id),
            .init(["IssueDate"], .date),
            .init(["Note"], .description),
            .init(["DocumentCurrencyCode"], .currency),
        ] + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

/// The lines of a document type.
func lines(_ element: String, of document: DatasetDescription, _ fields: [FieldDescription]) -> DatasetDescription {
    DatasetDescription(
        name: "\(document.name).lines",
        entity: .other,
        format: .xml,
        fingerprint: document.fingerprint,
        recordPath: "\(document.recordPath ?? "")/\(element)",
        parent: document.name,
        fields: fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

/// The fields of a party, which stands below an element with its role.
func party(_ role: String) -> [FieldDescription] {
    let party = "\(role)/Party"
    return [
        .init(["\(party)/PartyLegalEntity/RegistrationName", "\(party)/PartyName/Name"], .partyName),
        .init(
            ["\(party)/PartyTaxScheme/CompanyID", "\(party)/PartyLegalEntity/CompanyID"],
            .partyVATNumber
        ),
        .init(["\(party)/PartyIdentification/ID"], .partyID),
        .init(["\(role)/SupplierAssignedAccountID", "\(role)/CustomerAssignedAccountID"], .partyNumber),
        .init(["\(party)/Contact/ElectronicMail"], .partyEmail),
        .init(["\(party)/PostalAddress/StreetName"], .street),
        .init(["\(party)/PostalAddress/PostalZone"], .postcode),
        .init(["\(party)/PostalAddress/CityName"], .city),
        .init(["\(party)/PostalAddress/Country/IdentificationCode"], .country),
    ]
}

/// The fields of a line; in some document types they stand below `LineItem`.
func lineFields(quantity: String, prefix: String = "") -> [FieldDescription] {
    let item = "\(prefix)Item"
    return [
        .init(["\(prefix)ID"], .lineNumber),
        .init(["\(item)/SellersItemIdentification/ID"], .sku),
        .init(["\(item)/StandardItemIdentification/ID"], .gtin),
        .init(["\(item)/Name"], .productName),
        .init(["\(item)/Description"], .description),
        .init(["\(prefix)\(quantity)"], .quantity),
        .init(["\(prefix)\(quantity)/@unitCode"], .unit),
        .init(["\(prefix)Price/PriceAmount"], .unitPrice),
        .init(["\(prefix)LineExtensionAmount"], .netAmount),
        .init(["\(prefix)LineExtensionAmount/@currencyID"], .currency),
        .init(["\(item)/ClassifiedTaxCategory/Percent"], .vatRate),
    ]
}
