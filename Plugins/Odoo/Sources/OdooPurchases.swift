import ImporterKit
import IntegrationModel

private let vendorNames = ["partner_id", "Vendor", "Leverancier", "Fournisseur", "Lieferant"]
private let orderLinePrefixes = ["order_line", "Order Lines", "Orderregels", "Lignes de commande", "Auftragszeilen"]
private let contactNames = ["partner_id", "Contact"]

let purchaseOrder = model(
    "purchase.order",
    entity: .purchaseOrder,
    fingerprint: Fingerprint(
        required: [
            ["name", "Order Reference", "Orderreferentie", "Référence commande", "Auftragsreferenz"],
            ["Vendor", "Leverancier", "Fournisseur", "Lieferant", "partner_ref", "date_approve", "date_planned"],
        ],
        typical: [
            "partner_ref", "Vendor Reference", "Leveranciersreferentie", "Référence fournisseur", "date_approve",
            "Order Deadline", "Besteldeadline", "Échéance de commande", "Confirmation Date", "Datum bevestigd",
            "Receipt Date", "Ontvangstdatum", "Date de réception", "Purchase Representative", "Inkoopvertegenwoordiger",
            "Responsable achats", "Billing Status", "État de facturation", "Untaxed Amount", "Order Lines/Product",
            "Order Lines/Quantity", "Order Lines/Unit Price", "Orderregels/Product", "Lignes de commande/Article",
            "order_line/product_id", "amount_untaxed", "Source Document", "Brondocument", "Lieferantenreferenz",
            "Bestellfrist", "Auftragszeilen/Produkt", "Auftragszeilen/Menge", "Auftragszeilen/Stückpreis",
        ],
        absent: ["client_order_ref", "move_type"]
    ),
    grouping: RecordGrouping(
        key: ["name", "Order Reference", "Orderreferentie", "Référence commande", "Auftragsreferenz"],
        linePrefixes: orderLinePrefixes.map { $0 + "/" },
        lines: "purchase.order.line"
    ),
    fields: [
        .init(["name", "Order Reference", "Orderreferentie", "Référence commande", "Auftragsreferenz"], .number),
        .init(
            [
                "partner_ref", "Vendor Reference", "Leveranciersreferentie", "Référence fournisseur",
                "Lieferantenreferenz",
            ],
            .reference
        ),
        .init(["origin", "Source Document", "Brondocument", "Document d'origine"], .sourceDocument),
        .init(
            ["date_order", "Order Deadline", "Order Date", "Besteldeadline", "Échéance de commande", "Bestellfrist"],
            .date
        ),
        .init(
            ["date_planned", "Receipt Date", "Expected Arrival", "Ontvangstdatum", "Date de réception"],
            .deliveryDate
        ),
        .init(
            [
                "user_id", "Purchase Representative", "Buyer", "Inkoopvertegenwoordiger", "Responsable achats",
                "Einkäufer",
            ],
            .responsible
        ),
        .init(["state", "Status", "État"], .status),
    ] + partnerFields(vendorNames) + amountFields
)

let purchaseOrderLine = lines("purchase.order.line", of: "purchase.order", under: orderLinePrefixes, orderLineFields)

let stockPicking = model(
    "stock.picking",
    entity: .delivery,
    fingerprint: Fingerprint(
        required: [
            ["name", "Reference", "Referentie", "Référence"],
            [
                "picking_type_id", "Operation Type", "Bewerkingssoort", "Type d'opération", "scheduled_date",
                "Scheduled Date", "Geplande datum", "Date prévue",
            ],
        ],
        typical: [
            "picking_type_id", "Operation Type", "Bewerkingssoort", "Type d'opération", "date_done", "Date of Transfer",
            "Datum van verplaatsing", "Date du transfert", "backorder_id", "Back Order of", "Backorder van",
            "Reliquat de", "Source Document", "Brondocument", "Document d'origine", "scheduled_date", "sale_id",
        ]
    ),
    fields: [
        .init(["name", "Reference", "Referentie", "Référence"], .number),
        .init(["sale_id", "Sales Order", "Verkooporder", "Bon de commande"], .orderNumber),
        .init(["origin", "Source Document", "Brondocument", "Document d'origine"], .sourceDocument),
        .init(["scheduled_date", "Scheduled Date", "Geplande datum", "Date prévue"], .date),
        .init(["date_done", "Date of Transfer", "Datum van verplaatsing", "Date du transfert"], .deliveryDate),
        .init(["picking_type_id", "Operation Type", "Bewerkingssoort", "Type d'opération"], .type),
        .init(["state", "Status", "État"], .status),
    ] + partnerFields(contactNames)
)
