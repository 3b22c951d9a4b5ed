import ImporterKit
import IntegrationModel

private let amountFields: [FieldDescription] = [
    .init(["number"], .number),
    .init(["totalAmountExcludingTax"], .netAmount),
    .init(["totalTaxAmount"], .taxAmount),
    .init(["totalAmountIncludingTax"], .grossAmount),
    .init(["remainingAmount"], .openAmount),
    .init(["currencyCode"], .currency),
    .init(["status"], .status),
]

private let customerFields: [FieldDescription] =
    [
        .init(["customerNumber"], .partyNumber),
        .init(["customerId"], .partyID),
        .init(["customerName"], .partyName),
        .init(["email"], .partyEmail),
        .init(["salesperson"], .responsible),
        .init(["externalDocumentNumber"], .reference),
        .init(["customerPurchaseOrderReference"], .reference),
    ] + amountFields

private let vendorFields: [FieldDescription] =
    [
        .init(["vendorNumber"], .partyNumber),
        .init(["vendorId"], .partyID),
        .init(["vendorName"], .partyName),
        .init(["purchaser"], .responsible),
    ] + amountFields

private let typicalOfSales = [
    "customerName", "customerId", "billToCustomerNumber", "sellToAddressLine1", "billToName",
    "totalAmountExcludingTax", "totalAmountIncludingTax", "externalDocumentNumber",
]

private let typicalOfPurchases = [
    "vendorName", "vendorId", "payToName", "payToVendorNumber", "buyFromAddressLine1", "totalAmountExcludingTax",
]

let salesDocuments = [
    resource(
        "salesQuotes",
        .quote,
        Fingerprint(
            required: [["number"], ["customerNumber"], ["documentDate"]],
            typical: typicalOfSales + ["validUntilDate", "acceptedDate", "sentDate"],
            absent: ["orderDate", "invoiceDate", "creditMemoDate"]
        ),
        [.init(["documentDate"], .date), .init(["validUntilDate", "dueDate"], .dueDate)] + customerFields
    ),
    resource(
        "salesOrders",
        .order,
        Fingerprint(
            required: [["number"], ["customerNumber"], ["orderDate"]],
            typical: typicalOfSales + ["requestedDeliveryDate", "fullyShipped", "shipToName"],
            absent: ["invoiceDate", "vendorNumber"]
        ),
        [.init(["orderDate"], .date), .init(["requestedDeliveryDate"], .deliveryDate)] + customerFields
    ),
    expanded("salesOrderLines", in: "salesOrders", documentLineFields),
    resource(
        "salesInvoices",
        .invoice,
        Fingerprint(
            required: [["number"], ["customerNumber"], ["invoiceDate"]],
            typical: typicalOfSales + ["customerPurchaseOrderReference", "orderNumber", "orderId", "remainingAmount"],
            absent: ["shipmentMethodCode", "paymentTermsCode", "vendorNumber"]
        ),
        [
            .init(["invoiceDate"], .date),
            .init(["dueDate"], .dueDate),
            .init(["orderNumber"], .orderNumber),
        ] + customerFields
    ),
    expanded("salesInvoiceLines", in: "salesInvoices", documentLineFields),
    resource(
        "salesCreditMemos",
        .creditNote,
        Fingerprint(
            required: [["number"], ["customerNumber"], ["creditMemoDate"]],
            typical: typicalOfSales + ["invoiceNumber", "invoiceId"]
        ),
        [
            .init(["creditMemoDate"], .date),
            .init(["dueDate"], .dueDate),
            .init(["invoiceNumber"], .invoiceNumber),
        ] + customerFields
    ),
    resource(
        "salesShipments",
        .delivery,
        Fingerprint(
            required: [["number"], ["customerNumber"], ["orderNumber"]],
            typical: typicalOfSales + ["shipmentMethodCode", "paymentTermsCode", "customerPurchaseOrderReference"],
            absent: ["totalAmountIncludingTax", "remainingAmount"]
        ),
        [.init(["postingDate"], .date), .init(["orderNumber"], .orderNumber)] + customerFields
    ),
    separate("salesOrderLines", typical: ["shippedQuantity", "shipQuantity", "invoicedQuantity", "invoiceQuantity"]),
    separate(
        "salesInvoiceLines",
        typical: ["shipmentDate", "amountIncludingTax"],
        absent: ["shippedQuantity", "directUnitCost"]
    ),
]

let purchaseDocuments = [
    resource(
        "purchaseOrders",
        .purchaseOrder,
        Fingerprint(
            required: [["number"], ["vendorNumber"], ["orderDate"]],
            typical: typicalOfPurchases + ["requestedReceiptDate", "fullyReceived", "purchaser"]
        ),
        [.init(["orderDate"], .date), .init(["requestedReceiptDate"], .deliveryDate)] + vendorFields
    ),
    resource(
        "purchaseInvoices",
        .supplierInvoice,
        Fingerprint(
            required: [["number"], ["vendorNumber"], ["invoiceDate"], ["vendorInvoiceNumber"]],
            typical: typicalOfPurchases + ["orderNumber", "orderId", "dueDate"]
        ),
        [
            .init(["invoiceDate"], .date),
            .init(["dueDate"], .dueDate),
            .init(["vendorInvoiceNumber"], .reference),
            .init(["orderNumber"], .orderNumber),
        ] + vendorFields
    ),
    resource(
        "purchaseReceipts",
        .goodsReceipt,
        Fingerprint(
            required: [["number"], ["vendorNumber"], ["postingDate"]],
            typical: typicalOfPurchases + ["shipToName", "orderNumber"],
            absent: ["totalAmountIncludingTax", "vendorInvoiceNumber", "orderDate"]
        ),
        [.init(["postingDate"], .date), .init(["orderNumber"], .orderNumber)] + vendorFields
    ),
]

let ledgers = [
    resource(
        "customerPayments",
        .payment,
        Fingerprint(
            required: [["customerNumber"], ["documentNumber"], ["amount"]],
            typical: [
                "appliesToInvoiceNumber", "appliesToInvoiceId", "externalDocumentNumber", "postingDate", "contactId",
            ]
        ),
        [
            .init(["documentNumber"], .number),
            .init(["externalDocumentNumber"], .reference),
            .init(["customerNumber"], .partyNumber),
            .init(["customerId"], .partyID),
            .init(["postingDate"], .date),
            .init(["amount"], .grossAmount),
            .init(["appliesToInvoiceNumber"], .invoiceNumber),
            .init(["description"], .remittanceText),
            .init(["lineNumber"], .lineNumber),
        ]
    ),
    resource(
        "generalLedgerEntries",
        .ledgerEntry,
        Fingerprint(
            required: [["entryNumber"], ["accountNumber"], ["debitAmount"], ["creditAmount"]],
            typical: ["documentNumber", "documentType", "accountId", "postingDate"]
        ),
        [
            .init(["entryNumber"], .number),
            .init(["documentNumber"], .sourceDocument),
            .init(["documentType"], .type),
            .init(["accountNumber"], .ledgerAccount),
            .init(["postingDate"], .date),
            .init(["debitAmount"], .debit),
            .init(["creditAmount"], .credit),
            .init(["description"], .description),
        ]
    ),
]
