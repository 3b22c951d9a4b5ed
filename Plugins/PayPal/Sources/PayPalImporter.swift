public import ImporterKit
import IntegrationModel

/// Reads PayPal's activity report and statement (CSV with English, German, Dutch and French names), and the JSON of its transaction search.
public let payPalImporter = ManifestImporter(
    ImporterManifest(
        id: "paypal",
        system: SystemDescription(id: "paypal", name: "PayPal", kind: .payments),
        summary: "PayPal transactions: activity report and statement as CSV, transaction search as JSON",
        datasets: [activity, memos, statement, transactions]
    )
)

private let dateNames = ["Date", "Datum"]
private let timeZoneNames = ["TimeZone", "Time zone", "Time Zone", "Zeitzone", "Tijdzone", "Fuseau horaire"]
private let transactionNames = [
    "Transaction ID", "Transaktionscode", "Transactiereferentie", "Transactie-ID", "Numéro de transaction",
]
private let grossNames = ["Gross", "Brutto", "Bruto", "Avant commission"]
private let feeNames = ["Fee", "Gebühr", "Entgelt", "Kosten", "Commission"]
private let netNames = ["Net", "Netto"]
private let statusNames = ["Status", "État"]
private let payerNames = [
    "From Email Address", "Absender E-Mail-Adresse", "Van e-mailadres", "De l'adresse email",
    "Adresse email de l'expéditeur",
]

private let moneyFields: [FieldDescription] = [
    .init(transactionNames, .id),
    .init(dateNames, .date),
    .init(grossNames, .grossAmount),
    .init(netNames, .netAmount),
    .init(["Currency", "Währung", "Valuta", "Devise"], .currency),
    .init(["Balance", "Guthaben", "Saldo", "Solde"], .balance),
    .init(
        ["Reference Txn ID", "Zugehöriger Transaktionscode", "Numéro de la transaction de référence"],
        .paymentNumber
    ),
]

private let activityFields: [FieldDescription] =
    moneyFields + [
        .init(["Name", "Naam", "Nom"], .partyName),
        .init(payerNames, .partyEmail),
        .init(["Type", "Typ"], .type),
        .init(statusNames, .status),
        .init(["Invoice Number", "Rechnungsnummer", "Numéro de facture"], .invoiceNumber),
        .init(["Custom Number", "Numéro de client"], .orderNumber),
        .init(["Item Title", "Subject", "Artikelbezeichnung", "Titre de l'objet", "Objet"], .description),
        .init(["Note", "Hinweis", "Remarque"], .remittanceText),
        .init(["Receipt ID", "Numéro de reçu"], .reference),
        .init(["Country Code", "Country"], .country),
    ]

/// How dates and amounts are written follows the language of the account.
private let activity = DatasetDescription(
    name: "activity",
    entity: .payment,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [dateNames, timeZoneNames, grossNames, feeNames, netNames, transactionNames, statusNames],
        typical: payerNames + [
            "To Email Address", "Reference Txn ID", "Balance Impact", "Receipt ID", "Custom Number", "Invoice Number",
            "Item Title", "Empfänger E-Mail-Adresse", "Zugehöriger Transaktionscode", "Artikelbezeichnung",
            "Adress-Status", "À l'adresse email", "État de l'adresse", "Numéro de la transaction de référence",
        ]
    ),
    fields: activityFields
)

/// Rows that only note something and move no money.
private let memos = DatasetDescription(
    name: "activity.memos",
    entity: .other,
    format: .delimited,
    fingerprint: Fingerprint(),
    fields: activityFields,
    variant: RecordVariant(of: "activity", field: ["Balance Impact"], values: ["Memo"])
)

private let descriptionNames = ["Description", "Beschreibung", "Omschrijving"]

private let statement = DatasetDescription(
    name: "statement",
    entity: .payment,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [dateNames, timeZoneNames, descriptionNames, grossNames, feeNames, netNames, transactionNames],
        typical: payerNames + [
            "Bank Name", "Bank Account", "Reference Txn ID", "Invoice ID", "Name der Bank", "Bankkonto",
            "Zugehöriger Transaktionscode", "Naam bank", "Bankrekening", "Factuurreferentie", "Nom de la banque",
            "Compte bancaire", "Identifiant de facture", "Numéro de la transaction de référence",
        ],
        absent: statusNames
    ),
    fields: moneyFields + [
        .init(["Name", "Naam", "Nom"], .partyName),
        .init(payerNames, .partyEmail),
        .init(descriptionNames, .type),
        .init(["Invoice ID", "Rechnungsnummer", "Factuurreferentie", "Identifiant de facture"], .invoiceNumber),
    ]
)

private let transactions = DatasetDescription(
    name: "transactions",
    entity: .payment,
    format: .json,
    fingerprint: Fingerprint(
        required: [
            ["transaction_info.transaction_id"], ["transaction_info.transaction_event_code"],
            ["transaction_info.transaction_initiation_date"],
        ],
        typical: [
            "transaction_info.transaction_amount.value", "transaction_info.transaction_status",
            "payer_info.email_address", "payer_info.payer_status",
        ]
    ),
    recordPath: "transaction_details",
    fields: [
        .init(["transaction_info.transaction_id"], .id),
        .init(["transaction_info.transaction_initiation_date"], .date),
        .init(["transaction_info.transaction_updated_date"], .modifiedAt),
        .init(["transaction_info.transaction_amount.value"], .grossAmount),
        .init(["transaction_info.transaction_amount.currency_code"], .currency),
        .init(["transaction_info.ending_balance.value"], .balance),
        .init(["transaction_info.transaction_event_code"], .type),
        .init(["transaction_info.transaction_status"], .status),
        .init(["transaction_info.paypal_reference_id"], .paymentNumber),
        .init(["transaction_info.invoice_id"], .invoiceNumber),
        .init(["transaction_info.custom_field"], .orderNumber),
        .init(["transaction_info.transaction_subject"], .description),
        .init(["transaction_info.transaction_note"], .remittanceText),
        .init(["payer_info.account_id"], .partyID),
        .init(["payer_info.payer_name.alternate_full_name"], .partyName),
        .init(["payer_info.email_address"], .partyEmail),
        .init(["payer_info.country_code"], .country),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .point
)
