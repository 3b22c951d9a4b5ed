import ImporterKit
import IntegrationModel

/// What the Admin interface gives beside orders: what was given back, sent, paid and paid out.
private func resource(
    _ name: String,
    _ entity: Entity,
    required: [String],
    typical: [String],
    absent: [String] = [],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .json,
        fingerprint: Fingerprint(
            required: required.map { [$0] },
            typical: typical,
            absent: absent,
            fileNames: [name]
        ),
        recordPath: name,
        fields: [.init(["id"], .id)] + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

private func lines(_ path: String, of parent: String, _ fields: [FieldDescription]) -> DatasetDescription {
    DatasetDescription(
        name: "\(parent).lines",
        entity: .other,
        format: .json,
        fingerprint: Fingerprint(),
        recordPath: "\(parent).\(path)",
        parent: parent,
        fields: fields,
        decimalMark: .point
    )
}

private let lineFields: [FieldDescription] = [
    .init(["id"], .id),
    .init(["sku"], .sku),
    .init(["title", "name"], .productName),
    .init(["quantity"], .quantity),
    .init(["price"], .unitPrice),
]

private let audit: [FieldDescription] = [
    .init(["created_at"], .createdAt),
    .init(["updated_at"], .modifiedAt),
]

private let totals: [FieldDescription] = [
    .init(["subtotal_price"], .netAmount),
    .init(["total_tax"], .taxAmount),
    .init(["total_price"], .grossAmount),
    .init(["currency"], .currency),
    .init(["email"], .partyEmail),
    .init(["customer.id"], .partyID),
    .init(["billing_address.company", "billing_address.name"], .partyName),
]

private let money: [FieldDescription] = [
    .init(["currency"], .currency),
    .init(["order_id"], .orderNumber),
]

let apiPayments = [
    resource(
        "checkouts",
        .other,
        required: ["abandoned_checkout_url", "token", "total_price", "created_at"],
        typical: ["cart_token", "completed_at", "line_items", "buyer_accepts_marketing", "source_name"],
        audit + totals + [
            .init(["name"], .number),
            .init(["completed_at"], .closedAt),
            .init(["source_name"], .recordSource),
        ]
    ),
    lines("line_items", of: "checkouts", lineFields),
    resource(
        "draft_orders",
        .quote,
        required: ["invoice_url", "name", "total_price", "status"],
        typical: ["invoice_sent_at", "completed_at", "tax_exempt", "order_id", "applied_discount.value"],
        audit + totals + [
            .init(["name"], .number),
            .init(["status"], .status),
            .init(["completed_at"], .closedAt),
            .init(["order_id"], .orderNumber),
            .init(["note"], .description),
            .init(["tags"], .tags),
        ]
    ),
    lines("line_items", of: "draft_orders", lineFields),
    resource(
        "fulfillments",
        .delivery,
        required: ["order_id", "status", "tracking_company", "tracking_number"],
        typical: ["service", "tracking_url", "shipment_status", "location_id", "receipt.testcase"],
        audit + [
            .init(["name"], .number),
            .init(["order_id"], .orderNumber),
            .init(["status"], .status),
            .init(["service"], .type),
            .init(["tracking_number"], .reference),
        ]
    ),
    lines("line_items", of: "fulfillments", lineFields),
    resource(
        "refunds",
        .creditNote,
        required: ["order_id", "created_at", "restock"],
        typical: ["refund_line_items", "user_id", "note", "processed_at", "order_adjustments[0].amount"],
        [
            .init(["created_at"], .createdAt),
            .init(["processed_at"], .date),
            .init(["order_id"], .orderNumber),
            .init(["user_id"], .createdBy),
            .init(["transactions[0].amount"], .grossAmount),
            .init(["transactions[0].currency"], .currency),
            .init(["note"], .description),
        ]
    ),
    lines(
        "refund_line_items",
        of: "refunds",
        [
            .init(["id"], .id),
            .init(["line_item.sku"], .sku),
            .init(["line_item.title"], .productName),
            .init(["quantity"], .quantity),
            .init(["subtotal"], .netAmount),
            .init(["total_tax"], .taxAmount),
        ]
    ),
    resource(
        "transactions",
        .payment,
        required: ["order_id", "kind", "gateway", "amount", "status"],
        typical: ["authorization", "parent_id", "source_name", "error_code", "processed_at"],
        money + [
            .init(["created_at"], .createdAt),
            .init(["processed_at"], .date),
            .init(["amount"], .grossAmount),
            .init(["kind"], .type),
            .init(["status"], .status),
            .init(["authorization"], .paymentNumber),
            .init(["source_name"], .recordSource),
            .init(["user_id"], .createdBy),
        ]
    ),
    resource(
        "tender_transactions",
        .payment,
        required: ["order_id", "amount", "payment_method", "remote_reference", "processed_at"],
        typical: ["payment_details.credit_card_company", "test", "user_id"],
        money + [
            .init(["processed_at"], .date),
            .init(["amount"], .grossAmount),
            .init(["payment_method"], .type),
            .init(["remote_reference"], .paymentNumber),
            .init(["user_id"], .createdBy),
        ]
    ),
    resource(
        "payouts",
        .other,
        required: ["date", "amount", "status", "summary.charges_gross_amount"],
        typical: ["summary.charges_fee_amount", "summary.refunds_fee_amount", "summary.adjustments_gross_amount"],
        [
            .init(["date"], .date),
            .init(["amount"], .netAmount),
            .init(["currency"], .currency),
            .init(["status"], .status),
        ]
    ),
    resource(
        "balance_transactions",
        .other,
        required: ["payout_id", "amount", "fee", "net", "source_type"],
        typical: ["payout_status", "source_order_id", "source_order_transaction_id", "source_id"],
        [
            .init(["processed_at"], .date),
            .init(["amount"], .grossAmount),
            .init(["net"], .netAmount),
            .init(["currency"], .currency),
            .init(["type"], .type),
            .init(["payout_id"], .paymentNumber),
            .init(["source_order_id"], .orderNumber),
            .init(["source_id"], .reference),
        ]
    ),
    resource(
        "disputes",
        .other,
        required: ["order_id", "reason", "evidence_due_by", "amount"],
        typical: ["network_reason_code", "evidence_sent_on", "finalized_on", "initiated_at"],
        money + [
            .init(["initiated_at"], .date),
            .init(["finalized_on"], .closedAt),
            .init(["amount"], .grossAmount),
            .init(["type"], .type),
            .init(["status"], .status),
            .init(["reason"], .description),
        ]
    ),
]
