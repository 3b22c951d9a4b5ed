import ImporterKit
import IntegrationModel

private let numberNames = ["name", "Number", "Nummer", "Numéro"]
private let partnerNames = ["partner_id", "Partner", "Relatie", "Partenaire"]
private let linePrefixes = ["invoice_line_ids", "line_ids"]

let accountMove = model(
    "account.move",
    entity: .invoice,
    fingerprint: Fingerprint(
        required: [
            numberNames,
            [
                "invoice_date", "Invoice/Bill Date", "Factuurdatum", "Date de facturation", "Rechnungsdatum",
                "move_type", "payment_state",
            ],
        ],
        typical: [
            "Invoice/Bill Date", "invoice_date_due", "invoice_origin", "payment_reference", "Payment Reference",
            "Betaalreferentie", "Référence du paiement", "payment_state", "Payment Status", "Status betaling",
            "État du paiement", "amount_residual", "Amount Due", "Verschuldigd bedrag", "Montant dû",
            "amount_total_signed", "Total Signed", "Total signé", "Untaxed Amount Signed", "Montant Hors-taxe Signé",
            "move_type", "journal_id", "Origin", "Bron", "Origine", "Zahlungsreferenz", "Zahlungsstatus",
        ]
    ),
    grouping: RecordGrouping(key: numberNames, linePrefixes: linePrefixes.map { $0 + "/" }, lines: "account.move.line"),
    fields: [
        .init(numberNames, .number),
        .init(["ref", "Reference", "Referentie", "Référence"], .reference),
        .init(["invoice_origin", "Origin", "Bron", "Origine"], .sourceDocument),
        .init(
            [
                "payment_reference", "Payment Reference", "Betaalreferentie", "Référence du paiement",
                "Zahlungsreferenz",
            ],
            .structuredCommunication
        ),
        .init(
            ["invoice_date", "Invoice/Bill Date", "Factuurdatum", "Date de facturation", "Rechnungsdatum", "date"],
            .date
        ),
        .init(["invoice_date_due", "Due Date", "Vervaldatum", "Date d'échéance"], .dueDate),
        .init(["move_type", "Type", "Soort"], .type),
        .init(
            [
                "payment_state", "Payment Status", "Status betaling", "État du paiement", "Zahlungsstatus", "state",
                "Status", "État",
            ],
            .status
        ),
        .init(["journal_id", "Journal", "Dagboek"], .journal),
        .init(["amount_residual", "Amount Due", "Verschuldigd bedrag", "Montant dû"], .openAmount),
        .init(
            [
                "amount_untaxed", "Untaxed Amount", "amount_untaxed_signed", "Untaxed Amount Signed",
                "Totaal excl. BTW", "Montant Hors-taxe Signé",
            ],
            .netAmount
        ),
        .init(["amount_total", "Total", "amount_total_signed", "Total Signed", "Totaal", "Total signé"], .grossAmount),
        .init(["user_id", "invoice_user_id", "Salesperson"], .responsible),
    ] + partnerFields(partnerNames) + amountFields
)

let accountMoveLine = lines(
    "account.move.line",
    of: "account.move",
    under: linePrefixes,
    [
        .init(["account_id", "Account", "Rekening", "Compte"], .ledgerAccount),
        .init(["debit", "Debit", "Debet", "Débit"], .debit),
        .init(["credit", "Credit", "Crédit"], .credit),
    ]
        + orderLineFields.map {
            FieldDescription($0.names + ($0.canonical == .quantity ? ["quantity"] : []), $0.canonical)
        }
)

let accountPayment = model(
    "account.payment",
    entity: .payment,
    fingerprint: Fingerprint(
        required: [["amount", "Amount", "Bedrag", "Montant"], ["date", "Date", "Datum"]],
        typical: [
            "reconciled_invoice_ids", "Reconciled Invoices", "Afgeletterde facturen", "Factures réconciliées",
            "payment_type", "partner_type", "payment_method_line_id",
        ]
    ),
    fields: [
        .init(numberNames, .number),
        .init(["ref", "Reference", "Referentie", "Référence"], .remittanceText),
        .init(
            ["reconciled_invoice_ids", "Reconciled Invoices", "Afgeletterde facturen", "Factures réconciliées"],
            .invoiceNumber
        ),
        .init(["date", "Date", "Datum"], .date),
        .init(["amount", "Amount", "Bedrag", "Montant"], .grossAmount),
        .init(currencyNames, .currency),
        .init(["state", "Status", "État"], .status),
    ] + partnerFields(["partner_id", "Customer", "Klant", "Client", "Partner", "Relatie", "Partenaire"])
)

let chartOfAccounts = model(
    "account.account",
    entity: .other,
    fingerprint: Fingerprint(
        required: [["code"], ["name"], ["user_type_id/id", "account_type", "user_type_id"]],
        typical: ["user_type_id/id", "chart_template_id/id", "tag_ids/id", "reconcile"]
    ),
    fields: [.init(["code"], .number), .init(["name"], .name)]
)
