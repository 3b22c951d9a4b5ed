import ImporterKit
import IntegrationModel

/// A kind of source documents, with its lines.
private func documents(
    _ name: String,
    _ entity: Entity,
    at path: String,
    _ fields: [FieldDescription]
) -> [DatasetDescription] {
    [
        table(name, entity, at: "SourceDocuments/\(path)", fields + documentFields + auditFields),
        table("\(name).lines", .other, at: "SourceDocuments/\(path)/Line", partOf: name, lineFields),
    ]
}

let documentDatasets =
    documents(
        "salesInvoices",
        .invoice,
        at: "SalesInvoices/Invoice",
        invoiceFields + [.init(["CustomerID", "CustomerInfo/CustomerID"], .partyNumber)]
            + [.init(["CustomerInfo/Name", "SupplierInfo/Name"], .partyName)]
    )
    + documents(
        "purchaseInvoices",
        .supplierInvoice,
        at: "PurchaseInvoices/Invoice",
        invoiceFields
            + [.init(["SupplierID", "SupplierInfo/SupplierID", "CustomerInfo/CustomerID"], .partyNumber)]
            + [.init(["SupplierInfo/Name", "CustomerInfo/Name"], .partyName)]
    )
    + documents(
        "movementsOfGoods",
        .delivery,
        at: "MovementOfGoods/StockMovement",
        [
            .init(["DocumentNumber", "MovementReference"], .number),
            .init(["MovementDate"], .date),
            .init(["MovementType"], .type),
            .init(["DocumentStatus/MovementStatus"], .status),
            .init(["DocumentReference/DocumentNumber"], .sourceDocument),
            .init(["CustomerID", "SupplierID"], .partyNumber),
        ]
    )
    + documents(
        "workingDocuments",
        .order,
        at: "WorkingDocuments/WorkDocument",
        [
            .init(["DocumentNumber"], .number),
            .init(["WorkDate"], .date),
            .init(["WorkType"], .type),
            .init(["DocumentStatus/WorkStatus"], .status),
            .init(["CustomerID"], .partyNumber),
        ]
    )
    + documents(
        "payments",
        .payment,
        at: "Payments/Payment",
        [
            .init(["PaymentRefNo"], .number),
            .init(["TransactionDate"], .date),
            .init(["PaymentType"], .type),
            .init(["DocumentStatus/PaymentStatus"], .status),
            .init(["CustomerID", "SupplierID"], .partyNumber),
        ]
    )

private let invoiceFields: [FieldDescription] = [
    .init(["InvoiceNo"], .number),
    .init(["InvoiceDate"], .date),
    .init(["InvoiceType"], .type),
    .init(["DocumentStatus/InvoiceStatus"], .status),
]

/// Which program billed it is told by `SourceBilling`: P this one, I another one that it was taken over from, M a person
/// who typed it in.
private let documentFields: [FieldDescription] = [
    .init(["SystemID"], .id),
    .init(["TransactionID"], .sourceDocument),
    .init(["Period"], .period),
    .init(["Description"], .description),
    .init(["DocumentTotals/NetTotal"], .netAmount),
    .init(["DocumentTotals/TaxPayable"], .taxAmount),
    .init(["DocumentTotals/GrossTotal"], .grossAmount),
    .init(["DocumentTotals/Currency/CurrencyCode"], .currency),
    .init(["DocumentStatus/SourceBilling", "DocumentStatus/SourcePayment"], .recordSource),
    .init(["Settlement/SettlementDate", "DocumentTotals/Payment/PaymentDate"], .paidAt),
    .init(["ShipTo/DeliveryDate"], .deliveryDate),
]

private let lineFields: [FieldDescription] = [
    .init(["LineNumber"], .lineNumber),
    .init(["OrderReferences/OriginatingON"], .orderNumber),
    .init(["SourceDocumentID/OriginatingON", "SourceDocumentID"], .invoiceNumber),
    .init(["References/Reference", "References/CreditNote/Reference"], .reference),
    .init(["AccountID"], .ledgerAccount),
    .init(["ProductCode"], .sku),
    .init(["ProductDescription"], .productName),
    .init(["Description"], .description),
    .init(["Quantity"], .quantity),
    .init(["UnitOfMeasure", "InvoiceUOM"], .unit),
    .init(["UnitPrice"], .unitPrice),
    .init(amount("DebitAmount"), .debit),
    .init(amount("CreditAmount"), .credit),
    .init(["InvoiceLineAmount/Amount", "PaymentLineAmount/Amount"], .netAmount),
    .init(["InvoiceLineAmount/CurrencyCode", "PaymentLineAmount/CurrencyCode"], .currency),
    .init(["Tax/TaxPercentage", "TaxInformation/TaxPercentage"], .vatRate),
    .init(["TaxPointDate"], .date),
    .init(["CustomerID", "SupplierID"], .partyNumber),
]
