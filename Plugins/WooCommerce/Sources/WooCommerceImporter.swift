public import ImporterKit
import IntegrationModel

/// Reads the JSON of WooCommerce's REST interface (version 3) and the CSV files of its own product and tax exports.
public let wooCommerceImporter = ManifestImporter(
    ImporterManifest(
        id: "woocommerce",
        system: SystemDescription(id: "woocommerce", name: "WooCommerce", kind: .webshop),
        summary: "WooCommerce orders, refunds, customers and products: REST JSON, and CSV of products",
        datasets: [
            orders, orderLines, refunds, refundLines, customers, products, exportedProducts, exportedTaxRates,
        ]
    )
)

/// The product export of the shop itself, with English labels.
private let exportedProducts = DatasetDescription(
    name: "products",
    entity: .product,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [["SKU"], ["Name"], ["Regular price"], ["Visibility in catalog"]],
        typical: [
            "Is featured?", "Short description", "Date sale price starts", "Tax status", "In stock?",
            "Backorders allowed?", "Sold individually?", "Allow customer reviews?", "Shipping class",
            "Download expiry days", "Cross-sells", "Attribute 1 name",
        ],
        fileNames: ["wc-product-export"]
    ),
    fields: [
        .init(["ID"], .id),
        .init(["SKU"], .sku),
        .init(["Name"], .name),
        .init(["Type"], .type),
        .init(["Description"], .description),
        .init(["Regular price"], .unitPrice),
        .init(["Stock"], .stockQuantity),
        .init(["Weight (kg)"], .weight),
        .init(["Categories"], .category),
        .init(["Tags"], .tags),
    ],
    dateOrder: .yearMonthDay
)

private let exportedTaxRates = DatasetDescription(
    name: "taxRates",
    entity: .other,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [["Country Code"], ["ZIP/Postcode"], ["Rate %"], ["Tax Name"], ["Compound"]],
        typical: ["State Code", "Priority", "Shipping", "Tax Class"],
        fileNames: ["tax_rates"]
    ),
    fields: [
        .init(["Tax Name"], .name),
        .init(["Rate %"], .vatRate),
        .init(["Country Code"], .country),
        .init(["ZIP/Postcode"], .postcode),
        .init(["City"], .city),
    ],
    decimalMark: .point
)
