import ImporterKit
import IntegrationModel

/// The only date that tells how long the account has been there is its start date; the XML has no audit fields.
let accounts = topic(
    "Accounts",
    "Account",
    .party,
    [
        .init(["@code"], .number),
        .init(["@ID"], .id),
        .init(["@status"], .status),
        .init(["Name"], .name),
        .init(["Phone"], .phone),
        .init(["Email"], .email),
        .init(["HomePage"], .website),
        .init(["Language/@code"], .language),
        .init(["Address/AddressLine1", "Address/AddressStreet"], .street),
        .init(["Address/AddressNumber"], .streetNumber),
        .init(["Address/PostalCode"], .postcode),
        .init(["Address/City"], .city),
        .init(["Address/Country/@code"], .country),
        .init(["BankAccount/IBAN"], .iban),
        .init(["BankAccount/BICCode"], .bic),
        .init(["VATNumber"], .vatNumber),
        .init(["ChamberOfCommerce"], .enterpriseNumber),
        .init(["LeadSource/@code"], .recordSource),
        .init(["StartDate"], .createdAt),
    ]
)

let items = topic(
    "Items",
    "Item",
    .product,
    [
        .init(["@code"], .sku),
        .init(["@ID"], .id),
        .init(["Description"], .name),
        .init(["Barcode"], .gtin),
        .init(["Sales/Price/Value"], .unitPrice),
        .init(["Sales/Unit/@code"], .unit),
    ]
)

private let customerFields: [FieldDescription] = [
    .init(["OrderedBy/@code"], .partyNumber),
    .init(["OrderedBy/@ID"], .partyID),
    .init(["OrderedBy/Name"], .partyName),
    .init(["OrderedBy/VATNumber"], .partyVATNumber),
    .init(["YourRef"], .reference),
    .init(["Description"], .description),
    .init(["@status"], .status),
    .init(["SalesPerson/@id"], .responsible),
    .init(["PaymentReference"], .structuredCommunication),
]

private let lineFields: [FieldDescription] = [
    .init(["@line"], .lineNumber),
    .init(["Item/@code"], .sku),
    .init(["Item/Description"], .productName),
    .init(["Description"], .description),
    .init(["Quantity"], .quantity),
    .init(["Unit/@code"], .unit),
    .init(["UnitPrice/Value"], .unitPrice),
    .init(["UnitPrice/Currency/@code"], .currency),
    .init(["UnitPrice/VATPercentage"], .vatRate),
    .init(["DiscountPercentage"], .discount),
]

let quotations = topic(
    "Quotations",
    "Quotation",
    .quote,
    [
        .init(["@quotationnumber"], .number),
        .init(["QuotationDate"], .date),
        .init(["Opportunity/@number"], .dealNumber),
        .init(["Source"], .recordSource),
    ] + customerFields
)

let quotationLines = lines(of: quotations, "QuotationLine", lineFields)

let salesOrders = topic(
    "SalesOrders",
    "SalesOrder",
    .order,
    [
        .init(["@salesordernumber"], .number),
        .init(["OrderDate"], .date),
        .init(["DeliveryDate"], .deliveryDate),
    ] + customerFields
)

let salesOrderLines = lines(of: salesOrders, "SalesOrderLine", lineFields)

let deliveries = topic(
    "Deliveries",
    "Delivery",
    .delivery,
    [
        .init(["@DeliveryNumber"], .number),
        .init(["@EntryDate"], .date),
        .init(["@TrackingNumber"], .reference),
        .init(["Account/@code"], .partyNumber),
        .init(["Account/Name"], .partyName),
    ]
)

let deliveryLines = lines(
    of: deliveries,
    "DeliveryLine",
    [
        .init(["@SalesOrderNumber"], .orderNumber),
        .init(["@SalesOrderLine"], .lineNumber),
        .init(["@Quantity"], .quantity),
        .init(["@DeliveryDate"], .deliveryDate),
        .init(["Item/@code"], .sku),
    ]
)

let invoices = topic(
    "Invoices",
    "Invoice",
    .invoice,
    [
        .init(["@invoicenumber"], .number),
        .init(["@ordernumber"], .orderNumber),
        .init(["@type"], .type),
        .init(["Journal/@code"], .journal),
        .init(["InvoiceDate"], .date),
        .init(["DueDate"], .dueDate),
    ] + customerFields
)

let invoiceLines = lines(of: invoices, "InvoiceLine", lineFields)

let purchaseOrders = topic(
    "PurchaseOrders",
    "PurchaseOrder",
    .purchaseOrder,
    [
        .init(["@ordernumber"], .number),
        .init(["@status"], .status),
        .init(["OrderDate"], .date),
        .init(["ReceiptDate"], .deliveryDate),
        .init(["YourRef"], .reference),
        .init(["Supplier/@code"], .partyNumber),
        .init(["Supplier/@ID"], .partyID),
        .init(["Supplier/Name"], .partyName),
        .init(["Description"], .description),
    ]
)

let purchaseOrderLines = lines(of: purchaseOrders, "PurchaseOrderLine", lineFields)

let receipts = topic(
    "Receipts",
    "Receipt",
    .goodsReceipt,
    [
        .init(["@ReceiptNumber"], .number),
        .init(["@EntryDate"], .date),
        .init(["Account/@code"], .partyNumber),
        .init(["Account/Name"], .partyName),
    ]
)

let receiptLines = lines(
    of: receipts,
    "ReceiptLine",
    [
        .init(["@PurchaseOrderNumber"], .orderNumber),
        .init(["@PurchaseOrderLine"], .lineNumber),
        .init(["@Quantity"], .quantity),
        .init(["Item/@code"], .sku),
    ]
)

let transactions = topic(
    "GLTransactions",
    "GLTransaction",
    .ledgerEntry,
    [
        .init(["@entry"], .number),
        .init(["TransactionType/@number"], .type),
        .init(["Journal/@code"], .journal),
        .init(["Date"], .date),
        .init(["FinPeriod/@number"], .period),
        .init(["Account/@code"], .partyNumber),
        .init(["Account/Name"], .partyName),
        .init(["Description"], .description),
    ]
)

let transactionLines = lines(
    of: transactions,
    "GLTransactionLine",
    [
        .init(["@line"], .lineNumber),
        .init(["@type"], .type),
        .init(["Date"], .date),
        .init(["GLAccount/@code"], .ledgerAccount),
        .init(["Account/@code"], .partyNumber),
        .init(["Amount/Value"], .netAmount),
        .init(["Amount/Currency/@code"], .currency),
        .init(["References/InvoiceNumber"], .invoiceNumber),
        .init(["References/OrderNumber"], .orderNumber),
        .init(["References/PaymentReference"], .structuredCommunication),
        .init(["References/YourRef"], .reference),
        .init(["Description"], .description),
        .init(["Quantity"], .quantity),
    ]
)
