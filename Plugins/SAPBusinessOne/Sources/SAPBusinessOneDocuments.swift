import ImporterKit
import IntegrationModel

private let documentFields: [FieldDescription] = [
    .init(["DocNum"], .number),
    .init(["DocEntry"], .id),
    .init(["DocDate"], .date),
    .init(["DocDueDate"], .dueDate),
    .init(["CardCode"], .partyNumber),
    .init(["CardName"], .partyName),
    .init(["NumAtCard"], .reference),
    .init(["DocTotal"], .grossAmount),
    .init(["VatSum"], .taxAmount),
    .init(["DocCurrency"], .currency),
    .init(["DocRate"], .exchangeRate),
    .init(["DocumentStatus"], .status),
    .init(["Comments"], .description),
    .init(["SalesPersonCode"], .responsible),
    .init(["CreationDate", "CreateDate"], .createdAt),
    .init(["UserSign"], .createdBy),
    .init(["UpdateDate"], .modifiedAt),
    // I a person at the screen, O and S the two interfaces, M an import.
    .init(["DataSource"], .recordSource),
]

/// `BaseType`, `BaseEntry` and `BaseLine` name the document that a line was made from.
private let lineFields: [FieldDescription] = [
    .init(["LineNum"], .lineNumber),
    .init(["ItemCode"], .sku),
    .init(["ItemDescription"], .productName),
    .init(["Quantity"], .quantity),
    .init(["UnitPrice", "Price"], .unitPrice),
    .init(["Currency"], .currency),
    .init(["DiscountPercent"], .discount),
    .init(["LineTotal"], .netAmount),
    .init(["TaxPercentagePerRow"], .vatRate),
    .init(["AccountCode"], .ledgerAccount),
    .init(["BaseEntry"], .sourceDocument),
    .init(["LineStatus"], .status),
]

let documents = [
    ("Quotations", Entity.quote), ("Orders", .order), ("DeliveryNotes", .delivery), ("Invoices", .invoice),
    ("CreditNotes", .creditNote), ("PurchaseOrders", .purchaseOrder), ("PurchaseDeliveryNotes", .goodsReceipt),
    ("PurchaseInvoices", .supplierInvoice),
].flatMap { name, entity in
    let lines = DatasetDescription(
        name: "\(name).DocumentLines",
        entity: .other,
        format: .json,
        fingerprint: Fingerprint(),
        recordPath: "value.DocumentLines",
        parent: name,
        fields: lineFields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
    return [
        entitySet(
            name,
            entity,
            required: [["DocEntry"], ["DocNum"], ["CardCode"]],
            typical: ["NumAtCard", "DocumentStatus", "DocTotal", "DocDueDate", "TaxDate"],
            documentFields
        ),
        lines,
    ]
}

let payments = [("IncomingPayments", Entity.payment), ("VendorPayments", .supplierPayment)].map { name, entity in
    entitySet(
        name,
        entity,
        required: [["DocEntry"], ["DocNum"], ["CardCode"]],
        typical: ["CashSum", "TransferSum", "DocCurrency", "TransferReference"],
        [
            .init(["DocNum"], .number),
            .init(["DocEntry"], .id),
            .init(["DocDate"], .date),
            .init(["CardCode"], .partyNumber),
            .init(["CardName"], .partyName),
            .init(["TransferSum", "CashSum"], .grossAmount),
            .init(["DocCurrency"], .currency),
            .init(["TransferReference"], .reference),
            .init(["Remarks"], .description),
        ]
    )
}
