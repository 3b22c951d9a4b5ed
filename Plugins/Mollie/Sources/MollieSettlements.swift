import ImporterKit
import IntegrationModel

/// The transactions of a settlement as CSV. Refunds, chargebacks and withheld fees stand among them with a negative amount.
let settledTransactions = DatasetDescription(
    name: "settlement",
    entity: .payment,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [["Payment method"], ["Settlement amount"], ["Settlement reference"], ["ID"]],
        typical: [
            "Consumer name", "Consumer bank account", "Consumer BIC", "Settlement currency", "Amount refunded",
        ],
        fileNames: ["mollie", "stl_", "settlement"]
    ),
    fields: [
        .init(["ID"], .id),
        .init(["Date"], .date),
        .init(["Payment method"], .type),
        .init(["Currency"], .currency),
        .init(["Amount"], .grossAmount),
        .init(["Status"], .status),
        .init(["Description"], .description),
        .init(["Consumer name"], .partyName),
        .init(["Consumer bank account"], .partyIBAN),
        .init(["Settlement reference"], .reference),
    ],
    decimalMark: .point
)

/// What goes back to customers or to Mollie is no payment of a customer.
let settledCorrections = DatasetDescription(
    name: "settlement.corrections",
    entity: .other,
    format: .delimited,
    fingerprint: Fingerprint(),
    fields: settledTransactions.fields,
    decimalMark: .point,
    variant: RecordVariant(of: "settlement", field: ["Payment method"], values: ["refund", "chargeback", ""])
)
