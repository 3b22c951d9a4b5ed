import ImporterKit
import IntegrationModel

/// A sheet of a workbook, or the same as text. The day of the transaction stands beside the day it was booked.
let argenta = transactions(
    of: "argenta",
    Fingerprint(
        required: [["Rekening"], ["Boekdatum"], ["Verrichtingsdatum"], ["Rekening tegenpartij"], ["Bedrag"]],
        typical: ["Valutadatum", "Beschrijving", "Naam tegenpartij", "Mededeling", "Munt"],
        absent: ["Boekingsdatum", "Rubrieknaam", "Saldo"]
    ),
    [
        .init(["Rekening"], .iban),
        .init(["Boekdatum"], .date),
        .init(["Referentie"], .number),
        .init(["Beschrijving"], .category),
        .init(["Bedrag"], .grossAmount),
        .init(["Munt"], .currency),
        .init(["Rekening tegenpartij"], .partyIBAN),
        .init(["Naam tegenpartij"], .partyName),
        .init(["Mededeling"], .remittanceText),
    ],
    decimalMark: nil
)
