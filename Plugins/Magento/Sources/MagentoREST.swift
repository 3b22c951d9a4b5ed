import ImporterKit
import IntegrationModel

/// A list of the interface (`items`), or one record by itself. Amounts that begin with `base_` are in the shop's own
/// currency.
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
        fingerprint: Fingerprint(required: required, typical: typical, absent: absent, fileNames: [name]),
        recordPath: "items",
        fields: [
            .init(["created_at"], .createdAt),
            .init(["updated_at"], .modifiedAt),
        ] + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

private func lines(of parent: String, quantity: String) -> DatasetDescription {
    DatasetDescription(
        name: "\(parent).items",
        entity: .other,
        format: .json,
        fingerprint: Fingerprint(),
        recordPath: "items.items",
        parent: parent,
        fields: [
            .init(["item_id", "entity_id"], .id),
            .init(["sku"], .sku),
            .init(["name"], .productName),
            .init([quantity], .quantity),
            .init(["price"], .unitPrice),
            .init(["tax_percent"], .vatRate),
            .init(["discount_amount"], .discount),
            .init(["row_total"], .netAmount),
            .init(["row_total_incl_tax"], .grossAmount),
        ],
        decimalMark: .point
    )
}

private let totalFields: [FieldDescription] = [
    .init(["subtotal"], .netAmount),
    .init(["tax_amount"], .taxAmount),
    .init(["grand_total"], .grossAmount),
    .init(["discount_amount"], .discount),
    .init(["order_currency_code", "base_currency_code"], .currency),
]

let salesResources = [
    resource(
        "orders",
        .order,
        required: [["increment_id"], ["grand_total"], ["customer_email"], ["entity_id"]],
        typical: [
            "base_grand_total", "quote_id", "store_id", "total_qty_ordered", "order_currency_code", "protect_code",
            "customer_is_guest", "state", "payment.method",
        ],
        [
            .init(["increment_id"], .number),
            .init(["entity_id"], .id),
            .init(["status"], .status),
            .init(["customer_id"], .partyID),
            .init(["billing_address.company"], .partyName),
            .init(["customer_email"], .partyEmail),
            .init(["customer_taxvat", "billing_address.vat_id"], .partyVATNumber),
            .init(["billing_address.street[0]"], .street),
            .init(["billing_address.postcode"], .postcode),
            .init(["billing_address.city"], .city),
            .init(["billing_address.country_id"], .country),
            .init(["billing_address.telephone"], .phone),
            .init(["total_due"], .openAmount),
            .init(["payment.last_trans_id"], .paymentNumber),
            .init(["payment.method"], .type),
            .init(["ext_order_id"], .reference),
            .init(["store_name"], .recordSource),
            .init(["protect_code"], form: .withheld),
        ] + totalFields
    ),
    lines(of: "orders", quantity: "qty_ordered"),
    resource(
        "invoices",
        .invoice,
        required: [["increment_id"], ["order_id"], ["grand_total"], ["total_qty"]],
        typical: ["billing_address_id", "can_void_flag", "base_grand_total", "store_currency_code", "state"],
        absent: ["customer_email", "creditmemo_status"],
        [
            .init(["increment_id"], .number),
            .init(["entity_id"], .id),
            .init(["order_id"], .orderNumber),
            .init(["state"], .status),
            .init(["transaction_id"], .paymentNumber),
        ] + totalFields
    ),
    lines(of: "invoices", quantity: "qty"),
    resource(
        "creditmemos",
        .creditNote,
        required: [["increment_id"], ["order_id"], ["grand_total"], ["adjustment"]],
        typical: ["creditmemo_status", "adjustment_negative", "adjustment_positive", "base_grand_total", "state"],
        absent: ["customer_email"],
        [
            .init(["increment_id"], .number),
            .init(["entity_id"], .id),
            .init(["order_id"], .orderNumber),
            .init(["invoice_id"], .invoiceNumber),
            .init(["state"], .status),
        ] + totalFields
    ),
    lines(of: "creditmemos", quantity: "qty"),
    resource(
        "shipments",
        .delivery,
        required: [["increment_id"], ["order_id"], ["total_qty"], ["shipping_address_id"]],
        typical: ["tracks", "tracks[0].track_number", "packages", "store_id", "customer_id", "shipment_status"],
        absent: ["grand_total"],
        [
            .init(["increment_id"], .number),
            .init(["entity_id"], .id),
            .init(["order_id"], .orderNumber),
            .init(["customer_id"], .partyID),
        ]
    ),
    lines(of: "shipments", quantity: "qty"),
]

let catalogueResources = [
    resource(
        "customers",
        .party,
        required: [["id"], ["email"], ["firstname"], ["lastname"], ["group_id"]],
        typical: ["website_id", "store_id", "created_in", "disable_auto_group_change", "default_billing", "taxvat"],
        [
            .init(["id"], .id),
            .init(["addresses[0].company"], .name),
            .init(["firstname"], .firstName),
            .init(["lastname"], .lastName),
            .init(["email"], .email),
            .init(["taxvat"], .vatNumber),
            .init(["addresses[0].street[0]"], .street),
            .init(["addresses[0].postcode"], .postcode),
            .init(["addresses[0].city"], .city),
            .init(["addresses[0].country_id"], .country),
            .init(["addresses[0].telephone"], .phone),
            .init(["created_in"], .recordSource),
        ]
    ),
    resource(
        "products",
        .product,
        required: [["sku"], ["attribute_set_id"], ["type_id"]],
        typical: ["visibility", "price", "status", "weight", "created_at", "name"],
        absent: ["order_id", "qty_ordered"],
        [
            .init(["id"], .id),
            .init(["sku"], .sku),
            .init(["name"], .name),
            .init(["price"], .unitPrice),
            .init(["type_id"], .type),
            .init(["status"], .status),
            .init(["weight"], .weight),
            .init(["extension_attributes.stock_item.qty"], .stockQuantity),
        ]
    ),
]
