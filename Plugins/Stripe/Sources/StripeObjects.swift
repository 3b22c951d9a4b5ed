import ImporterKit
import IntegrationModel

/// A kind of objects of the interface. Amounts are in the smallest unit of the currency, times in seconds since 1970.
private func dataset(
    _ name: String,
    _ entity: Entity,
    required: [String],
    typical: [String] = [],
    absent: [String] = [],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .json,
        fingerprint: Fingerprint(
            required: (["object", "id", "created"] + required).map { [$0] },
            typical: ["object", "livemode"] + typical,
            absent: absent
        ),
        recordPath: "data",
        fields: [.init(["id"], .id), .init(["created"], .createdAt, form: .unixSeconds)] + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

private let currency = FieldDescription(["currency"], .currency)

private let invoices = dataset(
    "invoices",
    .invoice,
    required: ["amount_due", "amount_paid", "amount_remaining", "total"],
    typical: ["billing_reason", "collection_method", "period_end", "subtotal", "attempt_count"],
    [
        .init(["number"], .number),
        .init(["effective_at"], .date, form: .unixSeconds),
        .init(["due_date"], .dueDate, form: .unixSeconds),
        .init(["status_transitions.paid_at"], .paidAt, form: .unixSeconds),
        .init(["period_start"], form: .unixSeconds),
        .init(["period_end"], form: .unixSeconds),
        .init(["status"], .status),
        .init(["customer"], .partyID),
        .init(["customer_name"], .partyName),
        .init(["customer_email"], .partyEmail),
        .init(["customer_phone"], .phone),
        .init(["customer_address.line1"], .street),
        .init(["customer_address.postal_code"], .postcode),
        .init(["customer_address.city"], .city),
        .init(["customer_address.country"], .country),
        .init(["customer_tax_ids[0].value"], .partyVATNumber),
        .init(["total_excluding_tax"], .netAmount, form: .minorUnits),
        .init(["tax"], .taxAmount, form: .minorUnits),
        .init(["total"], .grossAmount, form: .minorUnits),
        .init(["amount_remaining"], .openAmount, form: .minorUnits),
        .init(["amount_due"], form: .minorUnits),
        .init(["amount_paid"], form: .minorUnits),
        .init(["subtotal"], form: .minorUnits),
        currency,
        .init(["charge", "payment_intent"], .paymentNumber),
        .init(["metadata.order_id"], .orderNumber),
        .init(["billing_reason"], .recordSource),
        .init(["description"], .description),
    ]
)

let objects = [
    dataset(
        "charges",
        .payment,
        required: ["amount", "amount_refunded", "captured", "paid", "status"],
        typical: ["balance_transaction", "billing_details.name", "receipt_url", "refunded", "disputed"],
        [
            .init(["amount"], .grossAmount, form: .minorUnits),
            .init(["amount_captured"], form: .minorUnits),
            .init(["amount_refunded"], form: .minorUnits),
            currency,
            .init(["status"], .status),
            .init(["payment_method_details.type"], .type),
            .init(["customer"], .partyID),
            .init(["billing_details.name"], .partyName),
            .init(["billing_details.email", "receipt_email"], .partyEmail),
            .init(["billing_details.phone"], .phone),
            .init(["billing_details.address.line1"], .street),
            .init(["billing_details.address.postal_code"], .postcode),
            .init(["billing_details.address.city"], .city),
            .init(["billing_details.address.country"], .country),
            .init(["invoice"], .invoiceNumber),
            .init(["metadata.order_id"], .orderNumber),
            .init(["payment_intent"], .reference),
            .init(["description"], .description),
        ]
    ),
    dataset(
        "payment_intents",
        .payment,
        required: ["amount", "amount_received", "capture_method", "confirmation_method", "status"],
        typical: ["amount_capturable", "latest_charge", "payment_method_types"],
        [
            .init(["amount"], .grossAmount, form: .minorUnits),
            .init(["amount_received"], form: .minorUnits),
            .init(["amount_capturable"], form: .minorUnits),
            currency,
            .init(["status"], .status),
            .init(["canceled_at"], .cancelledAt, form: .unixSeconds),
            .init(["customer"], .partyID),
            .init(["receipt_email"], .partyEmail),
            .init(["invoice"], .invoiceNumber),
            .init(["latest_charge"], .reference),
            .init(["client_secret"], form: .withheld),
            .init(["metadata.order_id"], .orderNumber),
            .init(["description"], .description),
        ]
    ),
    dataset(
        "payouts",
        .other,
        required: ["amount", "arrival_date", "destination", "automatic", "status"],
        typical: ["reconciliation_status", "source_type", "balance_transaction", "method", "arrival_date"],
        [
            .init(["amount"], .netAmount, form: .minorUnits),
            currency,
            .init(["arrival_date"], .date, form: .unixSeconds),
            .init(["status"], .status),
            .init(["type"], .type),
            .init(["description"], .description),
            .init(["trace_id.value"], .reference),
        ]
    ),
    dataset(
        "balance_transactions",
        .other,
        required: ["amount", "available_on", "fee", "net", "reporting_category"],
        typical: ["source", "type", "balance_type", "available_on", "reporting_category"],
        [
            .init(["amount"], .grossAmount, form: .minorUnits),
            .init(["net"], .netAmount, form: .minorUnits),
            .init(["fee"], form: .minorUnits),
            currency,
            .init(["available_on"], .date, form: .unixSeconds),
            .init(["reporting_category", "type"], .type),
            .init(["status"], .status),
            .init(["source"], .paymentNumber),
            .init(["exchange_rate"], .exchangeRate),
            .init(["description"], .description),
        ]
    ),
    dataset(
        "refunds",
        .other,
        required: ["amount", "charge", "status"],
        typical: ["balance_transaction", "payment_intent", "receipt_number", "reason"],
        absent: ["amount_refunded", "is_charge_refundable", "amount_due"],
        [
            .init(["amount"], .grossAmount, form: .minorUnits),
            currency,
            .init(["charge"], .paymentNumber),
            .init(["status"], .status),
            .init(["reason"], .description),
        ]
    ),
    invoices,
    DatasetDescription(
        name: "invoices.lines",
        entity: .other,
        format: .json,
        fingerprint: Fingerprint(),
        recordPath: "data.lines.data",
        parent: "invoices",
        fields: [
            .init(["id"], .id),
            .init(["description"], .productName),
            .init(["quantity"], .quantity),
            .init(["amount"], .netAmount, form: .minorUnits),
            currency,
        ],
        decimalMark: .point
    ),
    dataset(
        "credit_notes",
        .creditNote,
        required: ["number", "amount", "invoice", "subtotal", "total", "type"],
        typical: ["customer", "memo", "discount_amount", "out_of_band_amount"],
        [
            .init(["number"], .number),
            .init(["effective_at"], .date, form: .unixSeconds),
            .init(["invoice"], .invoiceNumber),
            .init(["customer"], .partyID),
            .init(["status"], .status),
            .init(["total_excluding_tax"], .netAmount, form: .minorUnits),
            .init(["total"], .grossAmount, form: .minorUnits),
            .init(["amount"], form: .minorUnits),
            .init(["subtotal"], form: .minorUnits),
            currency,
            .init(["memo"], .description),
        ]
    ),
    dataset(
        "customers",
        .party,
        required: ["email", "name", "balance", "invoice_prefix"],
        typical: ["delinquent", "tax_exempt", "default_source", "next_invoice_sequence"],
        [
            .init(["name"], .name),
            .init(["email"], .email),
            .init(["phone"], .phone),
            .init(["address.line1"], .street),
            .init(["address.postal_code"], .postcode),
            .init(["address.city"], .city),
            .init(["address.state"], .region),
            .init(["address.country"], .country),
            .init(["balance"], .balance, form: .minorUnits),
            currency,
            .init(["description"], .description),
        ]
    ),
]
