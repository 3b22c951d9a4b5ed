import ImporterKit
import IntegrationModel

private func dataset(
    _ name: String,
    _ entity: Entity,
    _ fingerprint: Fingerprint,
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .delimited,
        fingerprint: fingerprint,
        fields: fields,
        dateOrder: .yearMonthDay
    )
}

/// What the dashboard and the reports export, with English names in the layouts known. Amounts are in the currency itself.
let exports = [
    dataset(
        "payments",
        .payment,
        Fingerprint(
            required: [
                ["id"], ["Created (UTC)", "Created date (UTC)"], ["Amount"], ["Amount Refunded"], ["Currency"],
                ["Captured"],
            ],
            typical: [
                "Converted Amount", "Converted Amount Refunded", "Converted Currency", "Seller Message",
                "Payment Source Type", "Statement Descriptor", "PaymentIntent ID", "Invoice ID", "Taxes On Fee",
            ]
        ),
        [
            .init(["id"], .id),
            .init(["Created (UTC)", "Created date (UTC)"], .createdAt),
            .init(["Amount"], .grossAmount),
            .init(["Currency"], .currency),
            .init(["Status"], .status),
            .init(["Payment Source Type"], .type),
            .init(["Customer ID"], .partyID),
            .init(["Customer Email"], .partyEmail),
            .init(["Invoice ID"], .invoiceNumber),
            .init(["order_id (metadata)"], .orderNumber),
            .init(["PaymentIntent ID"], .reference),
            .init(["Description"], .description),
        ]
    ),
    dataset(
        "payouts",
        .other,
        Fingerprint(
            required: [["id"], ["Amount"], ["Created (UTC)"], ["Arrival Date (UTC)"], ["Currency"], ["Status"]],
            typical: ["Arrival Date (UTC)", "Created (UTC)", "Livemode", "Trace ID", "Trace ID Status"],
            absent: ["Captured"]
        ),
        [
            .init(["id"], .id),
            .init(["Created (UTC)"], .createdAt),
            .init(["Arrival Date (UTC)"], .date),
            .init(["Amount"], .netAmount),
            .init(["Currency"], .currency),
            .init(["Status"], .status),
            .init(["Trace ID"], .reference),
        ]
    ),
    dataset(
        "balance",
        .other,
        Fingerprint(
            required: [
                ["balance_transaction_id"], ["created_utc"], ["gross"], ["fee"], ["net"], ["reporting_category"],
            ],
            typical: [
                "available_on_utc", "source_id", "charge_id", "automatic_payout_id",
                "automatic_payout_effective_at_utc",
            ]
        ),
        [
            .init(["balance_transaction_id"], .id),
            .init(["created_utc"], .createdAt),
            .init(["available_on_utc"], .date),
            .init(["gross"], .grossAmount),
            .init(["net"], .netAmount),
            .init(["currency"], .currency),
            .init(["reporting_category"], .type),
            .init(["charge_id"], .paymentNumber),
            .init(["source_id"], .reference),
            .init(["payment_metadata[order_id]"], .orderNumber),
            .init(["description"], .description),
        ]
    ),
    dataset(
        "activity",
        .other,
        Fingerprint(
            required: [
                ["id"], ["Type"], ["Source"], ["Amount"], ["Fee"], ["Net"], ["Currency"], ["Created (UTC)"],
                ["Available On (UTC)"],
            ],
            typical: ["Created (UTC)", "Available On (UTC)"]
        ),
        [
            .init(["id"], .id),
            .init(["Type"], .type),
            .init(["Source"], .paymentNumber),
            .init(["Amount"], .grossAmount),
            .init(["Net"], .netAmount),
            .init(["Currency"], .currency),
            .init(["Created (UTC)"], .createdAt),
            .init(["Available On (UTC)"], .date),
        ]
    ),
]
