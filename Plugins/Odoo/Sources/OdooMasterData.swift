import ImporterKit
import IntegrationModel

private let nameNames = ["name", "Name", "Naam", "Nom"]
private let skuNames = [
    "default_code", "Internal Reference", "Interne referentie", "Référence interne", "Interne Referenz",
]

private let productFields: [FieldDescription] = [
    .init(nameNames, .name),
    .init(skuNames, .sku),
    .init(["barcode", "Barcode", "Code-barres"], .gtin),
    .init(
        ["list_price", "lst_price", "Sales Price", "Sale Price", "Verkoopprijs", "Prix de vente", "Verkaufspreis"],
        .unitPrice
    ),
    .init(
        [
            "categ_id", "Product Category", "Productcategorie", "Catégorie d'article", "Produktkategorie",
            "Category/External ID",
        ],
        .category
    ),
    .init(["uom_id", "Unit of Measure", "Maateenheid", "Unité de mesure", "Maßeinheit"], .unit),
    .init(["qty_available", "Quantity On Hand", "Werkelijke voorraad", "Quantité en stock"], .stockQuantity),
    .init(["detailed_type", "type", "Product Type"], .type),
    .init(["weight", "Weight"], .weight),
]

private let typicalOfProducts = [
    "list_price", "Sales Price", "Verkoopprijs", "Prix de vente", "standard_price", "sale_ok", "Can be Sold",
    "Kan verkocht worden", "Peut être vendu", "purchase_ok", "Can be Purchased", "Kan gekocht worden",
    "Peut être acheté", "Product Type", "Product Category", "Productcategorie", "Catégorie d'article", "categ_id/id",
    "Category/External ID", "Quantity On Hand", "Werkelijke voorraad", "Quantité en stock", "uom_id", "External ID",
    "Verkaufspreis",
    "Produktkategorie", "Maßeinheit",
]

let productTemplate = model(
    "product.template",
    entity: .product,
    fingerprint: Fingerprint(
        required: [nameNames, skuNames],
        typical: typicalOfProducts,
        absent: ["product_template_attribute_value_ids", "product_tmpl_id"]
    ),
    fields: productFields
)

let productProduct = model(
    "product.product",
    entity: .product,
    fingerprint: Fingerprint(
        required: [nameNames, skuNames],
        typical: typicalOfProducts + ["product_template_attribute_value_ids", "product_tmpl_id", "lst_price"]
    ),
    fields: productFields
)

let productCategory = model(
    "product.category",
    entity: .other,
    fingerprint: Fingerprint(
        required: [nameNames, ["Parent Category/External ID", "parent_id/id"], ["External ID", "id"]],
        typical: ["Parent Category/External ID", "External ID"]
    ),
    fields: [.init(nameNames, .name)]
)

/// A list that Odoo itself brings along: provinces, states.
let resCountryState = model(
    "res.country.state",
    entity: .other,
    fingerprint: Fingerprint(
        required: [
            ["id", "External ID"], ["name", "State Name"], ["code", "State Code"], ["country_id:id", "country_id/id"],
        ],
        typical: ["country_id:id", "country_id/id"],
        absent: ["street", "city", "email"]
    ),
    fields: [
        .init(["name", "State Name"], .name),
        .init(["code", "State Code"], .number),
        .init(["country_id:id", "country_id/id"], .country),
    ]
)

let resPartner = model(
    "res.partner",
    entity: .party,
    fingerprint: Fingerprint(
        required: [
            nameNames, ["street", "Street", "Straat", "Rue", "email", "Email", "E-mail", "Courriel"],
            ["city", "City", "Plaats", "Ville", "phone", "Phone", "Telefoon", "Téléphone"],
        ],
        typical: [
            "Tax ID", "VAT/Tax ID", "BTW/Btw-nummer", "TVA/numéro fiscal", "External ID", "is_company", "Is a Company",
            "Is een bedrijf", "Est une entreprise", "parent_id/id", "Related Company", "Gerelateerd bedrijf",
            "Société liée", "Address Type", "Soort adres", "Type d'adresse", "customer_rank", "Customer Rank",
            "Klantrang", "Classement client", "Supplier Rank", "Leveranciersrang", "Rang des fournisseurs",
            "peppol_eas", "Peppol Endpoint", "country_id/id", "country_id", "Last Updated on", "Laatst bijgewerkt op",
            "Dernière mise à jour le", "Tags",
        ],
        absent: [
            "default_code", "Internal Reference", "move_type", "Order Reference", "Record ID", "Customer ID", "Handle",
            "Adresse e-mail", "Numéro de TVA",
        ]
    ),
    fields: [
        .init(nameNames, .name),
        .init(["ref", "Reference", "Referentie", "Référence"], .reference),
        .init(taxIDNames, .vatNumber),
        .init(["company_registry", "Company ID"], .enterpriseNumber),
        .init(emailNames, .email),
        .init(["phone", "Phone", "Telefoon", "Téléphone"], .phone),
        .init(["mobile", "Mobile", "Mobiel"], .mobile),
        .init(["website", "Website"], .website),
        .init(["street", "Street", "Straat", "Rue"], .street),
        .init(["zip", "Zip", "Postcode", "Code postal"], .postcode),
        .init(["city", "City", "Plaats", "Ville"], .city),
        .init(["state_id", "State"], .region),
        .init(["country_id", "country_id/id", "Country", "Land", "Pays", "country_id/code"], .country),
        .init(["parent_id", "Related Company", "Gerelateerd bedrijf", "Société liée"], .partyName),
        .init(["type", "Address Type", "Soort adres", "Type d'adresse"], .type),
        .init(["category_id", "Tags"], .tags),
        .init(["lang", "Language"], .language),
        .init(["user_id", "Salesperson", "Verkoper", "Vendeur"], .responsible),
    ]
)
