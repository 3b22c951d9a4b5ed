import ImporterKit
import IntegrationModel

let orders = DatasetDescription(
    name: "orders",
    entity: .order,
    format: .json,
    fingerprint: Fingerprint(
        required: [["number"], ["order_key"], ["created_via"], ["date_created"], ["total"]],
        typical: [
            "customer_id", "cart_tax", "prices_include_tax", "payment_method_title", "date_created_gmt",
            "discount_total",
            "customer_note", "cart_hash",
        ],
        fileNames: ["orders"]
    ),
    recordPath: "",
    fields: [
        .init(["number"], .number),
        .init(["id"], .id),
        .init(["date_created"], .date),
        .init(["date_created_gmt"], .createdAt),
        .init(["date_modified_gmt", "date_modified"], .modifiedAt),
        .init(["date_paid_gmt", "date_paid"], .paidAt),
        .init(["date_completed_gmt", "date_completed"], .closedAt),
        .init(["status"], .status),
        .init(["customer_id"], .partyID),
        .init(["billing.company"], .partyName),
        .init(["billing.first_name"], .firstName),
        .init(["billing.last_name"], .lastName),
        .init(["billing.email"], .partyEmail),
        .init(["billing.phone"], .phone),
        .init(["billing.address_1"], .street),
        .init(["billing.postcode"], .postcode),
        .init(["billing.city"], .city),
        .init(["billing.state"], .region),
        .init(["billing.country"], .country),
        .init(["total"], .grossAmount),
        .init(["total_tax"], .taxAmount),
        .init(["discount_total"], .discount),
        .init(["currency"], .currency),
        .init(["transaction_id"], .paymentNumber),
        .init(["created_via"], .recordSource),
        .init(["customer_note"], .description),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .point
)

let orderLines = lines(of: orders)

/// What was paid back for an order. The order's id stands only in the links.
let refunds = DatasetDescription(
    name: "refunds",
    entity: .creditNote,
    format: .json,
    fingerprint: Fingerprint(
        required: [["amount"], ["reason"], ["refunded_by"], ["date_created"]],
        typical: ["refunded_by", "refunded_payment", "date_created_gmt"],
        fileNames: ["refunds"]
    ),
    recordPath: "",
    fields: [
        .init(["id"], .id),
        .init(["date_created"], .date),
        .init(["date_created_gmt"], .createdAt),
        .init(["amount"], .grossAmount),
        .init(["reason"], .description),
        .init(["refunded_by"], .createdBy),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .point
)

let refundLines = lines(of: refunds)

private func lines(of documents: DatasetDescription) -> DatasetDescription {
    DatasetDescription(
        name: "\(documents.name).lines",
        entity: .other,
        format: .json,
        fingerprint: Fingerprint(),
        recordPath: "line_items",
        parent: documents.name,
        fields: [
            .init(["id"], .id),
            .init(["sku"], .sku),
            .init(["name"], .productName),
            .init(["quantity"], .quantity),
            .init(["price"], .unitPrice),
            .init(["total"], .netAmount),
            .init(["total_tax"], .taxAmount),
        ],
        decimalMark: .point
    )
}

let customers = DatasetDescription(
    name: "customers",
    entity: .party,
    format: .json,
    fingerprint: Fingerprint(
        required: [["username"], ["role"], ["email"], ["date_created"], ["billing.first_name"]],
        typical: [
            "is_paying_customer", "avatar_url", "billing.address_1", "shipping.address_1", "date_created_gmt",
            "date_modified_gmt",
        ],
        fileNames: ["customers"]
    ),
    recordPath: "",
    fields: [
        .init(["id"], .id),
        .init(["billing.company"], .name),
        .init(["first_name"], .firstName),
        .init(["last_name"], .lastName),
        .init(["email"], .email),
        .init(["billing.phone"], .phone),
        .init(["billing.address_1"], .street),
        .init(["billing.postcode"], .postcode),
        .init(["billing.city"], .city),
        .init(["billing.state"], .region),
        .init(["billing.country"], .country),
        .init(["role"], .type),
        .init(["date_created_gmt", "date_created"], .createdAt),
        .init(["date_modified_gmt", "date_modified"], .modifiedAt),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .point
)

let products = DatasetDescription(
    name: "products",
    entity: .product,
    format: .json,
    fingerprint: Fingerprint(
        required: [["name"], ["slug"], ["sku"], ["regular_price"], ["catalog_visibility"]],
        typical: ["permalink", "date_on_sale_from", "stock_status", "backorders_allowed", "total_sales", "price_html"],
        fileNames: ["products"]
    ),
    recordPath: "",
    fields: [
        .init(["id"], .id),
        .init(["sku"], .sku),
        .init(["name"], .name),
        .init(["type"], .type),
        .init(["status"], .status),
        .init(["description"], .description),
        .init(["regular_price"], .unitPrice),
        .init(["stock_quantity"], .stockQuantity),
        .init(["weight"], .weight),
        .init(["categories[0].name"], .category),
        .init(["date_created_gmt", "date_created"], .createdAt),
        .init(["date_modified_gmt", "date_modified"], .modifiedAt),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .point
)
