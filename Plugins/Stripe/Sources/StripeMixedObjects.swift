import ImporterKit
import IntegrationModel

/// Objects of all kinds in one list or map; each says its kind. Together they have fields that no kind has all of.
private let mixed = DatasetDescription(
    name: "objects",
    entity: .other,
    format: .json,
    fingerprint: Fingerprint(
        required: [["object"], ["id"], ["invoice_prefix"], ["captured"], ["collection_method"]],
        typical: [
            "arrival_date", "reporting_category", "amount_due", "capture_method", "delinquent", "livemode",
            "billing_reason", "latest_charge", "tax_exempt", "out_of_band_amount", "confirmation_method",
        ]
    ),
    recordPath: "data",
    fields: [
        .init(["id"], .id),
        .init(["object"], .type),
        .init(["created"], .createdAt, form: .unixSeconds),
        .init(["client_secret"], form: .withheld),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .point
)

/// The kinds that are read as records of their own, and the lists that describe them.
private let kinds = [
    ("charge", "charges"), ("payment_intent", "payment_intents"), ("payout", "payouts"),
    ("balance_transaction", "balance_transactions"), ("refund", "refunds"), ("invoice", "invoices"),
    ("credit_note", "credit_notes"), ("customer", "customers"),
]

let mixedObjects =
    [mixed]
    + kinds.compactMap { kind, list in
        objects.first { $0.name == list }.map { described in
            DatasetDescription(
                name: "objects.\(kind)",
                entity: described.entity,
                format: .json,
                fingerprint: Fingerprint(),
                recordPath: "data",
                fields: described.fields,
                dateOrder: .yearMonthDay,
                decimalMark: .point,
                variant: RecordVariant(of: "objects", field: ["object"], values: [kind])
            )
        }
    }
