import ImporterKit
import IntegrationModel

/// A list of the interface, or one record by itself.
private func resource(
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
            required: required.map { [$0] },
            typical: ["currency_code", "last_modified_time", "created_time", "currency_id"] + typical,
            absent: absent,
            fileNames: [name]
        ),
        recordPath: name,
        fields: fields + [
            .init(["created_time"], .createdAt),
            .init(["created_by_id", "created_by"], .createdBy),
            .init(["last_modified_time"], .modifiedAt),
            .init(["last_modified_by_id"], .modifiedBy),
            .init(["currency_code"], .currency),
        ],
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
        recordPath: "\(parent).line_items",
        parent: parent,
        fields: [
            .init(["line_item_id"], .id),
            .init(["sku"], .sku),
            .init(["name"], .productName),
            .init(["description"], .description),
            .init(["quantity"], .quantity),
            .init(["unit"], .unit),
            .init(["rate"], .unitPrice),
            .init(["tax_percentage"], .vatRate),
            .init(["item_total"], .netAmount),
            .init(["item_order"], .lineNumber),
        ],
        decimalMark: .point
    )
}

private let documentFields: [FieldDescription] = [
    .init(["date"], .date),
    .init(["status"], .status),
    .init(["reference_number"], .reference),
    .init(["sub_total"], .netAmount),
    .init(["tax_total"], .taxAmount),
    .init(["total"], .grossAmount),
    .init(["exchange_rate"], .exchangeRate),
]

/// `zcrm_potential_id` is the deal in Zoho CRM.
private let customerFields: [FieldDescription] = [
    .init(["customer_id"], .partyID),
    .init(["customer_name"], .partyName),
    .init(["email"], .partyEmail),
    .init(["vat_reg_no", "gst_no"], .partyVATNumber),
    .init(["salesperson_name"], .responsible),
    .init(["zcrm_potential_id"], .dealNumber),
]

private let vendorFields: [FieldDescription] = [
    .init(["vendor_id"], .partyID),
    .init(["vendor_name"], .partyName),
]

let salesDocuments = [
    resource(
        "invoices",
        .invoice,
        required: ["invoice_id", "invoice_number", "customer_name", "total", "balance"],
        typical: ["customer_id", "zcrm_potential_id", "due_date", "due_days", "has_attachment", "last_payment_date"],
        [
            .init(["invoice_number"], .number),
            .init(["invoice_id"], .id),
            .init(["due_date"], .dueDate),
            .init(["balance"], .openAmount),
            .init(["salesorder_number"], .orderNumber),
            .init(["estimate_number"], .quoteNumber),
        ] + documentFields + customerFields
    ),
    lines(of: "invoices"),
    resource(
        "creditnotes",
        .creditNote,
        required: ["creditnote_id", "creditnote_number", "customer_name", "total"],
        typical: ["customer_id", "balance", "zcrm_potential_id"],
        [
            .init(["creditnote_number"], .number),
            .init(["creditnote_id"], .id),
            .init(["balance"], .openAmount),
            .init(["invoice_number"], .invoiceNumber),
        ] + documentFields + customerFields
    ),
    lines(of: "creditnotes"),
    resource(
        "salesorders",
        .order,
        required: ["salesorder_id", "salesorder_number", "customer_name", "total"],
        typical: ["customer_id", "shipment_date", "invoiced_status", "zcrm_potential_id", "order_status"],
        absent: ["invoice_id", "invoice_number"],
        [
            .init(["salesorder_number"], .number),
            .init(["salesorder_id"], .id),
            .init(["shipment_date"], .deliveryDate),
            .init(["estimate_number"], .quoteNumber),
        ] + documentFields + customerFields
    ),
    lines(of: "salesorders"),
    resource(
        "estimates",
        .quote,
        required: ["estimate_id", "estimate_number", "customer_name", "total"],
        typical: ["customer_id", "expiry_date", "accepted_date", "declined_date", "zcrm_potential_id"],
        absent: ["invoice_id", "salesorder_id"],
        [
            .init(["estimate_number"], .number),
            .init(["estimate_id"], .id),
            .init(["expiry_date"], .dueDate),
        ] + documentFields + customerFields
    ),
    lines(of: "estimates"),
    resource(
        "customerpayments",
        .payment,
        required: ["payment_id", "payment_number", "customer_name", "amount", "payment_mode"],
        typical: ["customer_id", "invoice_numbers", "unused_amount", "bcy_amount"],
        [
            .init(["payment_number"], .number),
            .init(["payment_id"], .id),
            .init(["date"], .date),
            .init(["amount"], .grossAmount),
            .init(["payment_mode"], .type),
            .init(["invoice_numbers"], .invoiceNumber),
            .init(["reference_number"], .remittanceText),
        ] + customerFields
    ),
]

let purchaseDocuments = [
    resource(
        "purchaseorders",
        .purchaseOrder,
        required: ["purchaseorder_id", "purchaseorder_number", "vendor_name", "total"],
        typical: ["vendor_id", "delivery_date", "billed_status"],
        absent: ["bill_id"],
        [
            .init(["purchaseorder_number"], .number),
            .init(["purchaseorder_id"], .id),
            .init(["delivery_date"], .deliveryDate),
        ] + documentFields + vendorFields
    ),
    lines(of: "purchaseorders"),
    resource(
        "bills",
        .supplierInvoice,
        required: ["bill_id", "bill_number", "vendor_name", "total"],
        typical: ["vendor_id", "due_date", "balance"],
        [
            .init(["bill_number"], .number),
            .init(["bill_id"], .id),
            .init(["due_date"], .dueDate),
            .init(["balance"], .openAmount),
        ] + documentFields + vendorFields
    ),
    lines(of: "bills"),
]

let masterData = [
    resource(
        "contacts",
        .party,
        required: ["contact_id", "contact_name", "contact_type"],
        typical: ["company_name", "outstanding_receivable_amount", "payment_terms", "contact_number"],
        [
            .init(["contact_name"], .name),
            .init(["contact_number"], .number),
            .init(["contact_id"], .id),
            .init(["contact_type"], .type),
            .init(["status"], .status),
            .init(["first_name"], .firstName),
            .init(["last_name"], .lastName),
            .init(["email"], .email),
            .init(["phone"], .phone),
            .init(["mobile"], .mobile),
            .init(["website"], .website),
            .init(["vat_reg_no", "gst_no"], .vatNumber),
            .init(["billing_address.address"], .street),
            .init(["billing_address.zip"], .postcode),
            .init(["billing_address.city"], .city),
            .init(["billing_address.country"], .country),
            .init(["zcrm_account_id"], .reference),
        ]
    ),
    DatasetDescription(
        name: "vendors",
        entity: .supplier,
        format: .json,
        fingerprint: Fingerprint(),
        recordPath: "contacts",
        fields: [
            .init(["contact_name"], .name),
            .init(["contact_number"], .number),
            .init(["contact_id"], .id),
            .init(["status"], .status),
            .init(["email"], .email),
            .init(["phone"], .phone),
            .init(["vat_reg_no", "gst_no"], .vatNumber),
            .init(["created_time"], .createdAt),
            .init(["last_modified_time"], .modifiedAt),
        ],
        dateOrder: .yearMonthDay,
        decimalMark: .point,
        variant: RecordVariant(of: "contacts", field: ["contact_type"], values: ["vendor"])
    ),
    resource(
        "items",
        .product,
        required: ["item_id", "name", "rate", "status"],
        typical: ["item_type", "product_type", "sku", "purchase_rate", "stock_on_hand", "account_name"],
        [
            .init(["sku"], .sku),
            .init(["item_id"], .id),
            .init(["name"], .name),
            .init(["description"], .description),
            .init(["rate"], .unitPrice),
            .init(["unit"], .unit),
            .init(["stock_on_hand"], .stockQuantity),
            .init(["status"], .status),
            .init(["zcrm_product_id"], .reference),
        ]
    ),
]
