import ImporterKit
import IntegrationModel

/// Amounts have a decimal point and nothing before it below one euro; lines of empty values may follow the last transaction.
let crelan = transactions(
    of: "crelan",
    Fingerprint(
        required: [
            ["Rekening opdrachtgever", "Compte donneur d'ordre"], ["Rekening tegenpartij", "Compte contrepartie"],
            ["Type verrichting", "Type d'opération"], ["Bedrag", "Montant"],
        ],
        typical: [
            "Rekening opdrachtgever", "Saldo na verrichting", "Tegenpartij", "Mededeling", "Compte donneur d'ordre",
            "Contrepartie", "Type d'opération",
        ]
    ),
    [
        .init(["Datum", "Date"], .date),
        .init(["Bedrag", "Montant"], .grossAmount),
        .init(["Saldo na verrichting"], .balance),
        .init(["Munt", "Devise"], .currency),
        .init(["Tegenpartij", "Contrepartie"], .partyName),
        .init(["Rekening tegenpartij", "Compte contrepartie"], .partyIBAN),
        .init(["Type verrichting", "Type d'opération"], .category),
        .init(["Mededeling", "Communication"], .remittanceText),
        .init(["Rekening opdrachtgever", "Compte donneur d'ordre"], .iban),
    ],
    decimalMark: .point
)
