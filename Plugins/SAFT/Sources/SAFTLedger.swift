import ImporterKit
import IntegrationModel

private let transactionPath = "GeneralLedgerEntries/Journal/Transaction"

/// Lines are `Line`, or `DebitLine` and `CreditLine` under `Lines`.
let ledgerDatasets = [
    table(
        "transactions",
        .ledgerEntry,
        at: transactionPath,
        [
            .init(["TransactionID"], .number),
            .init(["SystemID"], .id),
            .init(["TransactionDate"], .date),
            .init(["../JournalID"], .journal),
            .init(["Period"], .period),
            .init(["VoucherType", "TransactionType"], .type),
            .init(["Description"], .description),
            .init(["CustomerID", "SupplierID"], .partyNumber),
            .init(["DocArchivalNumber"], .reference),
        ] + auditFields
    ),
    transactionLines("Line"), transactionLines("Lines/DebitLine"), transactionLines("Lines/CreditLine"),
]

private func transactionLines(_ path: String) -> DatasetDescription {
    table(
        "transactions.lines",
        .other,
        at: "\(transactionPath)/\(path)",
        partOf: "transactions",
        [
            .init(["RecordID"], .lineNumber),
            .init(["AccountID"], .ledgerAccount),
            .init(["ValueDate"], .date),
            .init(["SourceDocumentID"], .sourceDocument),
            .init(["CustomerID", "SupplierID"], .partyNumber),
            .init(["Description"], .description),
            .init(amount("DebitAmount"), .debit),
            .init(amount("CreditAmount"), .credit),
            .init(["DebitAmount/CurrencyCode", "CreditAmount/CurrencyCode"], .currency),
            .init(["DebitAmount/ExchangeRate", "CreditAmount/ExchangeRate"], .exchangeRate),
            .init(["TaxInformation/TaxPercentage"], .vatRate),
            .init(
                [
                    "TaxInformation/TaxAmount/Amount", "TaxInformation/DebitTaxAmount/Amount",
                    "TaxInformation/CreditTaxAmount/Amount",
                ],
                .taxAmount
            ),
            .init(["ReferenceNumber"], .reference),
            .init(["CID"], .reference),
            .init(["CrossReference"], .reference),
            .init(["DueDate"], .dueDate),
            .init(["Quantity"], .quantity),
            .init(["SystemEntryDate"], .createdAt),
        ]
    )
}
