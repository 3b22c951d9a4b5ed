import ImporterKit
import IntegrationModel

private let customerNames = ["partner_id", "Customer", "Klant", "Client", "Kunde"]
private let orderLinePrefixes = ["order_line", "Order Lines", "Orderregels", "Lignes de commande", "Auftragszeilen"]

let saleOrder = model(
    "sale.order",
    entity: .order,
    fingerprint: Fingerprint(
        required: [
            ["name", "Order Reference", "Orderreferentie", "Référence commande", "Auftragsreferenz"], customerNames,
        ],
        typical: [
            "client_order_ref", "Customer Reference", "Referentie klant", "Référence client", "date_order",
            "Order Date", "Orderdatum", "Date de la commande", "amount_untaxed", "Untaxed Amount", "invoice_status",
            "Invoice Status", "Factuurstatus", "État de la facture", "Pricelist", "Salesperson", "Sales Team",
            "Verkoopteam", "Équipe commerciale", "Source Document", "Brondocument", "Document d'origine",
            "Order Lines/Quantity", "Order Lines/Product", "Order Lines/Product Template", "Orderregels/Product",
            "Orderregels/Aantal", "Lignes de commande/Article", "order_line/product_id", "order_line/product_id/id",
            "Kundenreferenz", "Referenzbeleg", "Rechnungsstatus", "Verkaufsteam", "Preisliste",
            "Auftragszeilen/Produkt",
            "Auftragszeilen/Menge",
        ],
        absent: [
            "Vendor", "Leverancier", "Fournisseur", "Lieferant", "partner_ref", "move_type", "picking_type_id",
            "stage_id",
        ]
    ),
    grouping: RecordGrouping(
        key: ["name", "Order Reference", "Orderreferentie", "Référence commande", "Auftragsreferenz"],
        linePrefixes: orderLinePrefixes.map { $0 + "/" },
        lines: "sale.order.line"
    ),
    fields: [
        .init(["name", "Order Reference", "Orderreferentie", "Référence commande", "Auftragsreferenz"], .number),
        .init(
            ["client_order_ref", "Customer Reference", "Referentie klant", "Référence client", "Kundenreferenz"],
            .reference
        ),
        .init(["origin", "Source Document", "Brondocument", "Document d'origine", "Referenzbeleg"], .sourceDocument),
        .init(["date_order", "Order Date", "Orderdatum", "Date de la commande", "Bestelldatum"], .date),
        .init(["commitment_date", "Delivery Date", "Leverdatum", "Date de livraison", "Liefertermin"], .deliveryDate),
        .init(["user_id", "Salesperson", "Verkoper", "Vendeur", "Verkäufer"], .responsible),
        .init(["state", "Status", "État"], .status),
    ] + partnerFields(customerNames) + amountFields
)

let saleOrderLine = lines("sale.order.line", of: "sale.order", under: orderLinePrefixes, orderLineFields)

let orderLineFields: [FieldDescription] = [
    .init(["id", "External ID", ".id"], .id),
    .init(
        ["product_id", "Product", "Article", "Produkt", "product_template_id", "Product Template", "Produktvorlage"],
        .productName
    ),
    .init(
        [
            "product_id/default_code", "Product/Internal Reference", "Product/Interne referentie",
            "Article/Référence interne",
        ],
        .sku
    ),
    .init(["product_id/barcode", "Product/Barcode", "Article/Code-barres"], .gtin),
    .init(["name", "Description", "Omschrijving", "Beschreibung"], .description),
    .init(["product_uom_qty", "product_qty", "Quantity", "Aantal", "Quantité", "Menge"], .quantity),
    .init(
        [
            "product_uom", "product_uom_id", "Unit of Measure", "Product Unit of Measure", "Maateenheid",
            "Unité de mesure", "Mengeneinheit",
        ],
        .unit
    ),
    .init(["price_unit", "Unit Price", "Prijs", "Prix unitaire", "Stückpreis"], .unitPrice),
    .init(["discount", "Discount (%)", "Krt. (%)", "Remise (%)", "Rabatt (%)"], .discount),
    .init(["price_subtotal", "Subtotal", "Subtotaal", "Sous-total", "Zwischensumme"], .netAmount),
    .init(["price_total", "Total", "Totaal", "Gesamt"], .grossAmount),
    .init(["date_planned", "Scheduled Date"], .deliveryDate),
]

let crmLead = model(
    "crm.lead",
    entity: .deal,
    fingerprint: Fingerprint(
        required: [["name", "Opportunity", "Verkoopkans", "Opportunité"], ["stage_id", "Stage", "Fase", "Étape"]],
        typical: [
            "expected_revenue", "Expected Revenue", "Verwachte omzet", "Revenu espéré", "date_deadline",
            "Expected Closing", "Verwachte sluitingsdatum", "Date de fermeture prévue", "partner_name", "Company Name",
            "Bedrijfsnaam", "Nom de la société", "Opportunity", "Verkoopkans", "Opportunité", "team_id", "Sales Team",
        ]
    ),
    fields: [
        .init(["name", "Opportunity", "Verkoopkans", "Opportunité"], .title),
        .init(
            [
                "partner_id", "Customer", "Klant", "Client", "partner_name", "Company Name", "Bedrijfsnaam",
                "Nom de la société",
            ],
            .partyName
        ),
        .init(["partner_id/id", "Customer/External ID"], .partyID),
        .init(["email_from", "Email", "E-mail", "Courriel"], .partyEmail),
        .init(["phone", "Phone", "Telefoon", "Téléphone"], .phone),
        .init(["stage_id", "Stage", "Fase", "Étape"], .status),
        .init(["expected_revenue", "Expected Revenue", "Verwachte omzet", "Revenu espéré"], .netAmount),
        .init(["date_closed", "Closed Date", "Sluitingsdatum", "Date de clôture"], .closedAt),
        .init(["date_deadline", "Expected Closing", "Verwachte sluitingsdatum", "Date de fermeture prévue"], .dueDate),
        .init(["user_id", "Salesperson", "Verkoper", "Vendeur"], .responsible),
    ]
)
