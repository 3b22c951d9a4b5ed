import ImporterKit
import IntegrationModel

/// A document type of the framework. All its documents say their type; which one it is shows in the other fields.
private func document(
    _ name: String,
    _ entity: Entity,
    required: [[String]],
    typical: [String] = [],
    absent: [String] = [],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .json,
        fingerprint: Fingerprint(
            required: [["doctype"]] + required,
            typical: ["naming_series", "docstatus", "modified_by"] + typical,
            absent: absent,
            fileNames: [name.lowercased(), name.lowercased().split(separator: " ").joined(separator: "_")]
        ),
        recordPath: "",
        fields: fields + auditFields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

/// A document type with items.
private func trade(
    _ name: String,
    _ entity: Entity,
    required: [[String]],
    typical: [String] = [],
    absent: [String] = [],
    _ fields: [FieldDescription]
) -> [DatasetDescription] {
    var items = document("\(name).items", .other, required: [], [])
    items.fingerprint = Fingerprint()
    items.recordPath = "items"
    items.parent = name
    items.fields = itemFields
    return [
        document(
            name,
            entity,
            required: required,
            typical: typical,
            absent: absent,
            fields + amountFields
        ),
        items,
    ]
}

private let itemFields: [FieldDescription] = [
    .init(["idx"], .lineNumber),
    .init(["item_code"], .sku),
    .init(["item_name"], .productName),
    .init(["description"], .description),
    .init(["qty"], .quantity),
    .init(["uom", "stock_uom"], .unit),
    .init(["rate", "base_rate"], .unitPrice),
    .init(["discount_percentage"], .discount),
    .init(["amount", "base_amount"], .netAmount),
    .init(["sales_order", "against_sales_order", "purchase_order"], .orderNumber),
    .init(["delivery_note"], .deliveryNumber),
    .init(["income_account", "expense_account"], .ledgerAccount),
]

let documents =
    [
        document(
            "Customer",
            .party,
            required: [["customer_name"], ["customer_type"]],
            typical: ["customer_group", "territory"],
            absent: ["items"],
            [
                .init(["customer_name"], .name),
                .init(["tax_id"], .vatNumber),
                .init(["email_id"], .email),
                .init(["mobile_no"], .mobile),
                .init(["website"], .website),
                .init(["customer_type"], .type),
                .init(["customer_group"], .category),
                .init(["language"], .language),
            ]
        ),
        document(
            "Supplier",
            .supplier,
            required: [["supplier_name"], ["supplier_type", "supplier_group"]],
            absent: ["items", "transaction_date", "posting_date"],
            [
                .init(["supplier_name"], .name),
                .init(["tax_id"], .vatNumber),
                .init(["email_id"], .email),
                .init(["website"], .website),
                .init(["supplier_type"], .type),
                .init(["supplier_group"], .category),
            ]
        ),
        document(
            "Item",
            .product,
            required: [["item_code"], ["item_group"], ["stock_uom"]],
            absent: ["parentfield"],
            [
                .init(["item_code"], .sku),
                .init(["item_name"], .name),
                .init(["item_group"], .category),
                .init(["stock_uom"], .unit),
                .init(["standard_rate"], .unitPrice),
                .init(["barcodes[0].barcode"], .gtin),
                .init(["weight_per_unit"], .weight),
            ]
        ),
        document(
            "Payment Entry",
            .payment,
            required: [["payment_type"], ["paid_from", "paid_to"]],
            typical: ["party_type", "mode_of_payment", "paid_amount"],
            [
                .init(["posting_date"], .date),
                .init(["payment_type"], .type),
                .init(["party"], .partyNumber),
                .init(["party_name"], .partyName),
                .init(["paid_amount", "received_amount"], .grossAmount),
                .init(["paid_from_account_currency"], .currency),
                .init(["reference_no"], .reference),
                .init(["references[0].reference_name"], .invoiceNumber),
            ]
        ),
    ]
    + trade(
        "Sales Order",
        .order,
        required: [["customer"], ["transaction_date"]],
        typical: ["delivery_date", "order_type", "po_no", "per_delivered", "per_billed", "delivery_status"],
        absent: ["valid_till", "quotation_to", "supplier"],
        [.init(["transaction_date"], .date), .init(["delivery_date"], .deliveryDate)] + customerFields
    )
    + trade(
        "Delivery Note",
        .delivery,
        required: [["customer"], ["posting_date"]],
        typical: ["selling_price_list", "lr_no", "per_installed"],
        absent: ["debit_to", "transaction_date", "outstanding_amount", "supplier"],
        [.init(["posting_date"], .date)] + customerFields
    )
    + trade(
        "Sales Invoice",
        .invoice,
        required: [["customer"], ["debit_to"]],
        typical: ["due_date", "is_pos", "is_return", "outstanding_amount", "against_income_account"],
        [.init(["posting_date"], .date), .init(["due_date"], .dueDate), .init(["return_against"], .invoiceNumber)]
            + customerFields
    )
    + trade(
        "Purchase Order",
        .purchaseOrder,
        required: [["supplier"], ["transaction_date"]],
        typical: ["schedule_date", "buying_price_list", "per_received", "order_confirmation_no"],
        [
            .init(["transaction_date"], .date),
            .init(["schedule_date"], .deliveryDate),
            .init(["order_confirmation_no"], .reference),
        ] + supplierFields
    )
    + trade(
        "Purchase Invoice",
        .supplierInvoice,
        required: [["supplier"], ["credit_to"]],
        typical: ["bill_no", "bill_date", "due_date", "outstanding_amount"],
        [
            .init(["posting_date"], .date),
            .init(["due_date"], .dueDate),
            .init(["bill_no"], .reference),
        ] + supplierFields
    )
