import ImporterKit
import IntegrationModel

/// The REST interface: `{"d": {"results": […]}}`, dates as `/Date(1392163200000)/`.
private func resource(
    _ name: String,
    _ entity: Entity,
    required: [[String]],
    typical: [String],
    absent: [String] = [],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .json,
        fingerprint: Fingerprint(
            required: required,
            typical: ["__metadata.uri", "__metadata.type", "Division", "CreatorFullName", "ModifierFullName"] + typical,
            absent: absent,
            fileNames: [name.lowercased()]
        ),
        recordPath: "d.results",
        fields: fields + [
            .init(["Created"], .createdAt),
            .init(["CreatorFullName", "Creator"], .createdBy),
            .init(["Modified"], .modifiedAt),
            .init(["ModifierFullName", "Modifier"], .modifiedBy),
        ],
        decimalMark: .point
    )
}

private let customerFields: [FieldDescription] = [
    .init(["OrderedBy"], .partyID),
    .init(["OrderedByName"], .partyName),
    .init(["OrderedByCode"], .partyNumber),
    .init(["YourRef"], .reference),
    .init(["PaymentReference"], .structuredCommunication),
    .init(["AmountDC"], .grossAmount),
    .init(["Currency"], .currency),
    .init(["Status"], .status),
    .init(["Description"], .description),
    .init(["Salesperson"], .responsible),
]

let restDatasets = [
    resource(
        "Accounts",
        .party,
        required: [["ID"], ["Code"], ["Name"]],
        typical: [
            "VATNumber", "ChamberOfCommerce", "CustomerSince", "PeppolIdentifier", "StatusSince", "AddressLine1",
        ],
        absent: ["OrderNumber", "InvoiceNumber"],
        [
            .init(["Code"], .number),
            .init(["ID"], .id),
            .init(["Name"], .name),
            .init(["VATNumber"], .vatNumber),
            .init(["ChamberOfCommerce"], .enterpriseNumber),
            .init(["Email"], .email),
            .init(["Phone"], .phone),
            .init(["Website"], .website),
            .init(["AddressLine1"], .street),
            .init(["Postcode"], .postcode),
            .init(["City"], .city),
            .init(["Country"], .country),
            .init(["Status"], .status),
            .init(["Source"], .recordSource),
            .init(["Language"], .language),
        ]
    ),
    resource(
        "SalesOrders",
        .order,
        required: [["OrderID"], ["OrderNumber"], ["OrderedBy", "OrderedByName"]],
        typical: ["YourRef", "DeliveryStatus", "InvoiceStatus", "AmountDC", "ApprovalStatus", "SalesChannelCode"],
        absent: ["InvoiceID", "Supplier"],
        [
            .init(["OrderNumber"], .number),
            .init(["OrderID"], .id),
            .init(["OrderDate"], .date),
            .init(["DeliveryDate"], .deliveryDate),
        ] + customerFields
    ),
    resource(
        "SalesInvoices",
        .invoice,
        required: [["InvoiceID"], ["InvoiceNumber"], ["OrderedBy", "OrderedByName", "InvoiceTo"]],
        typical: ["YourRef", "PaymentReference", "AmountDC", "VATAmountDC", "Journal", "DueDate"],
        [
            .init(["InvoiceNumber"], .number),
            .init(["InvoiceID"], .id),
            .init(["InvoiceDate"], .date),
            .init(["DueDate"], .dueDate),
            .init(["OrderNumber"], .orderNumber),
            .init(["VATAmountDC"], .taxAmount),
            .init(["Journal"], .journal),
            .init(["Type"], .type),
        ] + customerFields
    ),
    resource(
        "Quotations",
        .quote,
        required: [["QuotationNumber"], ["OrderAccount", "OrderAccountName"]],
        typical: ["VersionNumber", "Opportunity", "OpportunityName", "OrderAccountCode", "CloseDate"],
        [
            .init(["QuotationNumber"], .number),
            .init(["QuotationID"], .id),
            .init(["OrderAccount"], .partyID),
            .init(["OrderAccountCode"], .partyNumber),
            .init(["OrderAccountName"], .partyName),
            .init(["OpportunityName"], .dealNumber),
            .init(["CloseDate"], .closedAt),
            .init(["Status"], .status),
        ]
    ),
    resource(
        "GoodsDeliveries",
        .delivery,
        required: [["DeliveryNumber"], ["EntryNumber"]],
        typical: ["TrackingNumber"],
        [
            .init(["DeliveryNumber"], .number),
            .init(["TrackingNumber"], .reference),
        ]
    ),
    resource(
        "PurchaseOrders",
        .purchaseOrder,
        required: [["OrderNumber"], ["Supplier", "SupplierCode", "SupplierName"]],
        typical: ["SupplierCode", "SupplierName", "ReceiptStatus", "DropShipment", "ApprovalStatus"],
        [
            .init(["OrderNumber"], .number),
            .init(["Supplier"], .partyID),
            .init(["SupplierCode"], .partyNumber),
            .init(["SupplierName"], .partyName),
            .init(["OrderDate"], .date),
            .init(["SalesOrderNumber"], .orderNumber),
            .init(["OrderStatus"], .status),
            .init(["Source"], .recordSource),
            .init(["YourRef"], .reference),
        ]
    ),
    resource(
        "TransactionLines",
        .ledgerEntry,
        required: [["EntryNumber"], ["GLAccountCode"], ["AmountDC"]],
        typical: ["JournalCode", "FinancialYear", "FinancialPeriod", "AccountCode", "ExternalLinkReference"],
        [
            .init(["EntryNumber"], .number),
            .init(["JournalCode"], .journal),
            .init(["FinancialPeriod"], .period),
            .init(["AccountCode"], .partyNumber),
            .init(["GLAccountCode"], .ledgerAccount),
            .init(["AmountDC"], .netAmount),
            .init(["InvoiceNumber"], .invoiceNumber),
            .init(["OrderNumber"], .orderNumber),
            .init(["PaymentReference"], .structuredCommunication),
            .init(["YourRef"], .reference),
            .init(["ExternalLinkReference"], .reference),
            .init(["Date"], .date),
        ]
    ),
]
