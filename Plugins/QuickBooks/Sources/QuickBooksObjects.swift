import ImporterKit
import IntegrationModel

/// The answer to a query (`QueryResponse`), or one record by itself. All have the same keys and times.
private func objects(
    _ name: String,
    _ entity: Entity,
    required: [String],
    typical: [String],
    absent: [String] = [],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .json,
        fingerprint: Fingerprint(
            required: (["Id", "SyncToken"] + required).map { [$0] },
            typical: ["MetaData.CreateTime", "MetaData.LastUpdatedTime", "domain", "sparse"] + typical,
            absent: absent
        ),
        recordPath: "QueryResponse.\(name)",
        fields: [
            .init(["Id"], .id),
            .init(["MetaData.CreateTime"], .createdAt),
            .init(["MetaData.LastUpdatedTime"], .modifiedAt),
        ] + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

private func lines(of parent: String) -> DatasetDescription {
    DatasetDescription(
        name: "\(parent).lines",
        entity: .other,
        format: .json,
        fingerprint: Fingerprint(),
        recordPath: "QueryResponse.\(parent).Line",
        parent: parent,
        fields: [
            .init(["Id"], .id),
            .init(["LineNum"], .lineNumber),
            .init(["DetailType"], .type),
            .init(["Description"], .description),
            .init(
                ["SalesItemLineDetail.ItemRef.name", "ItemBasedExpenseLineDetail.ItemRef.name"],
                .productName
            ),
            .init(["SalesItemLineDetail.Qty", "ItemBasedExpenseLineDetail.Qty"], .quantity),
            .init(["SalesItemLineDetail.UnitPrice", "ItemBasedExpenseLineDetail.UnitPrice"], .unitPrice),
            .init(["AccountBasedExpenseLineDetail.AccountRef.name"], .ledgerAccount),
            .init(["Amount"], .netAmount),
        ],
        decimalMark: .point
    )
}

private let documentFields: [FieldDescription] = [
    .init(["DocNumber"], .number),
    .init(["TxnDate"], .date),
    .init(["DueDate"], .dueDate),
    .init(["TotalAmt"], .grossAmount),
    .init(["TxnTaxDetail.TotalTax"], .taxAmount),
    .init(["CurrencyRef.value"], .currency),
    .init(["ExchangeRate"], .exchangeRate),
    .init(["PrivateNote"], .description),
    .init(["TxnSource"], .recordSource),
]

private let customerFields: [FieldDescription] = [
    .init(["CustomerRef.value"], .partyID),
    .init(["CustomerRef.name"], .partyName),
    .init(["BillEmail.Address"], .partyEmail),
    .init(["BillAddr.PostalCode"], .postcode),
    .init(["BillAddr.City"], .city),
    .init(["PaymentRefNum"], .reference),
]

private let vendorFields: [FieldDescription] = [
    .init(["VendorRef.value"], .partyID),
    .init(["VendorRef.name"], .partyName),
]

private let nameFields: [FieldDescription] = [
    .init(["CompanyName", "DisplayName"], .name),
    .init(["GivenName"], .firstName),
    .init(["FamilyName"], .lastName),
    .init(["PrimaryEmailAddr.Address"], .email),
    .init(["PrimaryPhone.FreeFormNumber"], .phone),
    .init(["Mobile.FreeFormNumber"], .mobile),
    .init(["WebAddr.URI"], .website),
    .init(["BillAddr.Line1"], .street),
    .init(["BillAddr.PostalCode"], .postcode),
    .init(["BillAddr.City"], .city),
    .init(["BillAddr.Country"], .country),
    .init(["Balance"], .balance),
    .init(["Active"], .status),
]

let queryResponses = [
    objects(
        "Invoice",
        .invoice,
        required: ["TxnDate", "TotalAmt", "Balance", "CustomerRef.value", "EmailStatus"],
        typical: [
            "DocNumber", "DueDate", "AllowOnlinePayment", "PrintStatus", "BillEmail.Address", "SalesTermRef.value",
        ],
        absent: ["RemainingCredit", "PaymentMethodRef.value"],
        documentFields + customerFields + [.init(["Balance"], .openAmount)]
    ),
    lines(of: "Invoice"),
    objects(
        "CreditMemo",
        .creditNote,
        required: ["TxnDate", "TotalAmt", "RemainingCredit", "CustomerRef.value"],
        typical: ["DocNumber", "PrintStatus", "EmailStatus"],
        documentFields + customerFields + [.init(["RemainingCredit"], .openAmount)]
    ),
    lines(of: "CreditMemo"),
    objects(
        "Estimate",
        .quote,
        required: ["TxnDate", "TotalAmt", "TxnStatus", "CustomerRef.value"],
        typical: ["DocNumber", "ExpirationDate", "AcceptedDate", "PrintStatus", "EmailStatus"],
        absent: ["Balance"],
        documentFields + customerFields + [.init(["TxnStatus"], .status)]
    ),
    lines(of: "Estimate"),
    objects(
        "Payment",
        .payment,
        required: ["TxnDate", "TotalAmt", "UnappliedAmt", "CustomerRef.value"],
        typical: ["ProcessPayment", "DepositToAccountRef.value", "PaymentRefNum", "PaymentMethodRef.value"],
        documentFields + customerFields
    ),
    objects(
        "Bill",
        .supplierInvoice,
        required: ["TxnDate", "TotalAmt", "Balance", "VendorRef.value"],
        typical: ["DueDate", "APAccountRef.value", "SalesTermRef.value"],
        documentFields + vendorFields + [.init(["Balance"], .openAmount)]
    ),
    lines(of: "Bill"),
    objects(
        "PurchaseOrder",
        .purchaseOrder,
        required: ["TxnDate", "TotalAmt", "POStatus", "VendorRef.value"],
        typical: ["DocNumber", "APAccountRef.value", "ShipAddr.Id"],
        documentFields + vendorFields + [.init(["POStatus"], .status)]
    ),
    lines(of: "PurchaseOrder"),
    objects(
        "Customer",
        .party,
        required: ["DisplayName", "FullyQualifiedName", "BillWithParent"],
        typical: ["Job", "Taxable", "PreferredDeliveryMethod", "PrintOnCheckName", "BalanceWithJobs", "Active"],
        nameFields
    ),
    objects(
        "Vendor",
        .supplier,
        required: ["DisplayName", "Vendor1099"],
        typical: ["PrintOnCheckName", "Balance", "Active", "AcctNum", "CompanyName"],
        nameFields + [.init(["AcctNum"], .number)]
    ),
    objects(
        "Item",
        .product,
        required: ["Name", "FullyQualifiedName", "Type", "IncomeAccountRef.value"],
        typical: ["UnitPrice", "TrackQtyOnHand", "Active", "Taxable", "PurchaseCost", "Sku"],
        [
            .init(["Name"], .name),
            .init(["Sku"], .sku),
            .init(["Description"], .description),
            .init(["Type"], .type),
            .init(["UnitPrice"], .unitPrice),
            .init(["QtyOnHand"], .stockQuantity),
            .init(["Active"], .status),
        ]
    ),
]
