public import ImporterKit
import IntegrationModel

/// Reads what Shopify exports as CSV, and the JSON of its Admin interface.
public let shopifyImporter = ManifestImporter(
    ImporterManifest(
        id: "shopify",
        system: SystemDescription(id: "shopify", name: "Shopify", kind: .webshop),
        summary: "Shopify orders, customers, products, deliveries, refunds, payments: CSV exports and Admin API JSON",
        datasets: [
            orders, orderLines, customers, products, apiOrders, apiOrderLines, apiCustomers, apiProducts, apiVariants,
        ] + apiPayments
    )
)

/// Shopify writes an apostrophe before ids, phone numbers and postcodes, so that spreadsheets leave them alone.
private let apostrophe = StrippedPrefix("'")

let orders = DatasetDescription(
    name: "orders",
    entity: .order,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [["Name"], ["Email"], ["Financial Status"], ["Created at"]],
        typical: [
            "Fulfillment Status", "Paid at", "Accepts Marketing", "Lineitem quantity", "Lineitem name", "Lineitem sku",
            "Billing Name", "Cancelled at", "Discount Code",
        ],
        fileNames: ["orders_export"]
    ),
    grouping: RecordGrouping(key: ["Name"], linePrefixes: ["Lineitem "], lines: "orders.lines"),
    fields: [
        .init(["Name"], .number),
        .init(["Id"], .id),
        .init(["Created at"], .createdAt),
        .init(["Paid at"], .paidAt),
        .init(["Cancelled at"], .cancelledAt),
        .init(["Fulfilled at"], .deliveryDate),
        .init(["Financial Status"], .status),
        .init(["Email"], .partyEmail),
        .init(["Billing Company"], .partyName),
        .init(["Billing Street", "Billing Address1"], .street),
        .init(["Billing Zip"], .postcode),
        .init(["Billing City"], .city),
        .init(["Billing Country"], .country),
        .init(["Billing Phone", "Phone"], .phone),
        .init(["Subtotal"], .netAmount),
        .init(["Taxes"], .taxAmount),
        .init(["Total"], .grossAmount),
        .init(["Outstanding Balance"], .openAmount),
        .init(["Discount Amount"], .discount),
        .init(["Currency"], .currency),
        .init(["Payment Reference", "Payment References", "Payment ID"], .paymentNumber),
        .init(["Notes"], .description),
        .init(["Tags"], .tags),
        .init(["Source"], .recordSource),
        .init(["Employee"], .responsible),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .point,
    stripPrefix: apostrophe
)

let orderLines = DatasetDescription(
    name: "orders.lines",
    entity: .other,
    format: .delimited,
    fingerprint: Fingerprint(),
    parent: "orders",
    fields: [
        .init(["Lineitem sku"], .sku),
        .init(["Lineitem name"], .productName),
        .init(["Lineitem quantity"], .quantity),
        .init(["Lineitem price"], .unitPrice),
        .init(["Lineitem discount"], .discount),
        .init(["Lineitem fulfillment status"], .status),
    ],
    decimalMark: .point,
    stripPrefix: apostrophe
)

let customers = DatasetDescription(
    name: "customers",
    entity: .party,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [["First Name"], ["Last Name"], ["Email"], ["Total Spent"]],
        typical: [
            "Customer ID", "Accepts Email Marketing", "Accepts SMS Marketing", "Default Address Company",
            "Default Address Zip", "Total Orders", "Tax Exempt", "Province Code",
        ],
        fileNames: ["customers_export"]
    ),
    fields: [
        .init(["Customer ID"], .id),
        .init(["Default Address Company", "Company"], .name),
        .init(["First Name"], .firstName),
        .init(["Last Name"], .lastName),
        .init(["Email"], .email),
        .init(["Default Address Phone", "Phone"], .phone),
        .init(["Default Address Address1", "Address1"], .street),
        .init(["Default Address Zip", "Zip"], .postcode),
        .init(["Default Address City", "City"], .city),
        .init(["Default Address Province Code", "Province"], .region),
        .init(["Default Address Country Code", "Country Code", "Country"], .country),
        .init(["Note"], .description),
        .init(["Tags"], .tags),
    ],
    decimalMark: .point,
    stripPrefix: apostrophe
)

let products = DatasetDescription(
    name: "products",
    entity: .product,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [["Handle", "URL handle"], ["Title"], ["Vendor"], ["Variant SKU", "SKU"]],
        typical: [
            "Body (HTML)", "Variant Price", "Variant Barcode", "Variant Inventory Qty", "Option1 Name", "Image Src",
            "Published on online store", "Product category", "Inventory quantity", "Compare-at price",
        ],
        fileNames: ["products_export"]
    ),
    fields: [
        .init(["Variant SKU", "SKU"], .sku),
        .init(["Variant Barcode", "Barcode"], .gtin),
        .init(["Title"], .name),
        .init(["Handle", "URL handle"], .id),
        .init(["Body (HTML)", "Description"], .description),
        .init(["Type"], .category),
        .init(["Product category", "Product Category"], .category),
        .init(["Tags"], .tags),
        .init(["Status"], .status),
        .init(["Variant Price", "Price"], .unitPrice),
        .init(["Variant Inventory Qty", "Inventory quantity"], .stockQuantity),
        .init(["Variant Grams", "Weight value (grams)"], .weight),
    ],
    decimalMark: .point,
    stripPrefix: apostrophe
)
