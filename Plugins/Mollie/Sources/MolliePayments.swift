import ImporterKit
import IntegrationModel

private let amountFields: [FieldDescription] = [
    .init(["amount.value"], .grossAmount),
    .init(["amount.currency"], .currency),
]

/// Money that moves. What is paid back or paid out is no payment of a customer, so only the first is one here.
let payments = [
    dataset(
        "payments",
        .payment,
        required: ["amount.value", "description", "method", "status", "profileId"],
        typical: ["isCancelable", "redirectUrl", "webhookUrl", "sequenceType", "expiresAt"],
        amountFields + [
            .init(["paidAt"], .paidAt),
            .init(["method"], .type),
            .init(["status"], .status),
            .init(["description"], .description),
            .init(["metadata.order_id"], .orderNumber),
        ]
    ),
    dataset(
        "refunds",
        .other,
        required: ["amount.value", "paymentId", "status", "createdAt"],
        absent: ["settlementAmount.value"],
        amountFields + [
            .init(["paymentId"], .paymentNumber),
            .init(["status"], .status),
            .init(["description"], .description),
        ]
    ),
    dataset(
        "chargebacks",
        .other,
        required: ["amount.value", "paymentId", "settlementAmount.value"],
        amountFields + [.init(["paymentId"], .paymentNumber)]
    ),
    dataset(
        "settlements",
        .other,
        required: ["reference", "status", "amount.value", "settledAt"],
        typical: ["balanceId"],
        amountFields + [
            .init(["reference"], .number),
            .init(["status"], .status),
            .init(["settledAt"], .date),
        ]
    ),
    dataset(
        "balance_transactions",
        .other,
        required: ["type", "resultAmount.value", "initialAmount.value"],
        typical: ["deductions.value", "context.paymentId"],
        [
            .init(["type"], .type),
            .init(["resultAmount.value"], .netAmount),
            .init(["initialAmount.value"], .grossAmount),
            .init(["resultAmount.currency"], .currency),
            .init(["context.paymentId"], .paymentNumber),
        ]
    ),
    dataset(
        "payment_links",
        .other,
        required: ["amount.value", "description", "archived"],
        typical: ["reusable", "_links.paymentLink.href", "redirectUrl"],
        amountFields + [.init(["description"], .description)]
    ),
    dataset(
        "subscriptions",
        .other,
        required: ["amount.value", "interval", "startDate", "customerId"],
        typical: ["timesRemaining", "nextPaymentDate", "mandateId"],
        amountFields + [
            .init(["customerId"], .partyID),
            .init(["startDate"], .date),
            .init(["description"], .description),
            .init(["status"], .status),
        ]
    ),
]
