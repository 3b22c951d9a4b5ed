import ImporterKit
import IntegrationModel

let apiOrders = DatasetDescription(
    name: "orders",
    entity: .order,
    format: .json,
    fingerprint: Fingerprint(
        required: [["order_number"], ["name"], ["total_price"], ["created_at"]],
        typical: ["financial_status", "source_name", "checkout_token", "subtotal_price", "total_line_items_price"],
        fileNames: ["orders"]
    ),
    recordPath: "orders",
    fields: [
        .init(["name"], .number),
        .init(["id"], .id),
        .init(["created_at"], .createdAt),
        .init(["updated_at"], .modifiedAt),
        .init(["processed_at"], .date),
        .init(["cancelled_at"], .cancelledAt),
        .init(["closed_at"], .closedAt),
        .init(["financial_status"], .status),
        .init(["email", "contact_email"], .partyEmail),
        .init(["customer.id"], .partyID),
        .init(["billing_address.company"], .partyName),
        .init(["billing_address.address1"], .street),
        .init(["billing_address.zip"], .postcode),
        .init(["billing_address.city"], .city),
        .init(["billing_address.country_code"], .country),
        .init(["phone", "billing_address.phone"], .phone),
        .init(["subtotal_price"], .netAmount),
        .init(["total_tax"], .taxAmount),
        .init(["total_price"], .grossAmount),
        .init(["total_discounts"], .discount),
        .init(["currency"], .currency),
        .init(["source_name"], .recordSource),
        .init(["source_identifier"], .reference),
        .init(["reference"], .reference),
        .init(["user_id"], .createdBy),
        .init(["note"], .description),
        .init(["tags"], .tags),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .point
)

let apiOrderLines = DatasetDescription(
    name: "orders.lines",
    entity: .other,
    format: .json,
    fingerprint: Fingerprint(),
    recordPath: "orders.line_items",
    parent: "orders",
    fields: [
        .init(["id"], .id),
        .init(["sku"], .sku),
        .init(["title", "name"], .productName),
        .init(["quantity"], .quantity),
        .init(["price"], .unitPrice),
        .init(["total_discount"], .discount),
    ],
    decimalMark: .point
)

let apiCustomers = DatasetDescription(
    name: "customers",
    entity: .party,
    format: .json,
    fingerprint: Fingerprint(
        required: [["first_name"], ["last_name"], ["email"], ["orders_count", "last_order_name"]],
        typical: ["total_spent", "last_order_name", "verified_email", "multipass_identifier", "default_address.zip"],
        fileNames: ["customers"]
    ),
    recordPath: "customers",
    fields: [
        .init(["id"], .id),
        .init(["default_address.company"], .name),
        .init(["first_name"], .firstName),
        .init(["last_name"], .lastName),
        .init(["email"], .email),
        .init(["phone", "default_address.phone"], .phone),
        .init(["default_address.address1"], .street),
        .init(["default_address.zip"], .postcode),
        .init(["default_address.city"], .city),
        .init(["default_address.province"], .region),
        .init(["default_address.country_code"], .country),
        .init(["created_at"], .createdAt),
        .init(["updated_at"], .modifiedAt),
        .init(["state"], .status),
        .init(["note"], .description),
        .init(["tags"], .tags),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .point
)

let apiProducts = DatasetDescription(
    name: "products",
    entity: .product,
    format: .json,
    fingerprint: Fingerprint(
        required: [["title"], ["handle"], ["vendor"], ["product_type"]],
        typical: ["body_html", "published_at", "template_suffix", "published_scope"],
        fileNames: ["products"]
    ),
    recordPath: "products",
    fields: [
        .init(["id"], .id),
        .init(["title"], .name),
        .init(["product_type"], .category),
        .init(["body_html"], .description),
        .init(["tags"], .tags),
        .init(["status"], .status),
        .init(["created_at"], .createdAt),
        .init(["updated_at"], .modifiedAt),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .point
)

/// What is sold under a number of its own: the size, the colour.
let apiVariants = DatasetDescription(
    name: "products.variants",
    entity: .product,
    format: .json,
    fingerprint: Fingerprint(),
    recordPath: "products.variants",
    parent: "products",
    fields: [
        .init(["id"], .id),
        .init(["sku"], .sku),
        .init(["barcode"], .gtin),
        .init(["title"], .name),
        .init(["price"], .unitPrice),
        .init(["inventory_quantity"], .stockQuantity),
        .init(["grams"], .weight),
        .init(["created_at"], .createdAt),
        .init(["updated_at"], .modifiedAt),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .point
)
