public import ImporterKit
import IntegrationModel

/// Reads PayPal's activity report and statement (CSV with English names), and the JSON of its transaction search.
public let payPalImporter = ManifestImporter(
    ImporterManifest(
        id: "paypal",
        system: SystemDescription(id: "paypal", name: "PayPal", kind: .payments),
        summary: "PayPal transactions: activity report and statement as CSV, transaction search as JSON",
        datasets: [activity, memos, statement, transactions]
    )
)

private let timeZoneNames = ["TimeZone", "Time zone", "Time Zone"]

private let moneyFields: [FieldDescription] = [
    .init(["Transaction ID"], .id),
    .init(["Date"], .date),
    .init(["Gross"], .grossAmount),
    .init(["Net"], .netAmount),
    .init(["Currency"], .currency),
    .init(["Balance"], .balance),
    .init(["Reference Txn ID"], .paymentNumber),
]

private let activityFields: [FieldDescription] =
    moneyFields + [
        .init(["Name"], .partyName),
        .init(["From Email Address"], .partyEmail),
        .init(["Type"], .type),
        .init(["Status"], .status),
        .init(["Invoice Number"], .invoiceNumber),
        .init(["Custom Number"], .orderNumber),
        .init(["Item Title", "Subject"], .description),
        .init(["Note"], .remittanceText),
        .init(["Receipt ID"], .reference),
        .init(["Country Code", "Country"], .country),
    ]

/// How dates and amounts are written follows the language of the account.
private let activity = DatasetDescription(
    name: "activity",
    entity: .payment,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [["Date"], timeZoneNames, ["Gross"], ["Fee"], ["Net"], ["Transaction ID"], ["Status"]],
        typical: [
            "From Email Address", "To Email Address", "Reference Txn ID", "Balance Impact", "Receipt ID",
            "Custom Number", "Invoice Number", "Item Title",
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

private let statement = DatasetDescription(
    name: "statement",
    entity: .payment,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [["Date"], timeZoneNames, ["Description"], ["Gross"], ["Fee"], ["Net"], ["Transaction ID"]],
        typical: ["From Email Address", "Bank Name", "Bank Account", "Reference Txn ID", "Invoice ID", "Balance"],
        absent: ["Status"]
    ),
    fields: moneyFields + [
        .init(["Name"], .partyName),
        .init(["From Email Address"], .partyEmail),
        .init(["Description"], .type),
        .init(["Invoice ID"], .invoiceNumber),
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
