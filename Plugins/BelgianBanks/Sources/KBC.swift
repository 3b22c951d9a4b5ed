import ImporterKit
import IntegrationModel

/// Values are filled up with blanks, and some files have lines that end with CR alone.
let kbc = transactions(
    of: "kbc",
    Fingerprint(
        required: [
            ["Rekeningnummer", "Account number"], ["Rubrieknaam", "Heading"], ["Afschriftnummer", "Statement number"],
            ["rekeningnummer tegenpartij", "Rekening tegenpartij", "counterparty's account number"],
        ],
        typical: [
            "BIC tegenpartij", "BIC code tegenpartij", "Counterparty BIC", "gestructureerde mededeling",
            "standard-format reference", "Adres tegenpartij", "Counterparty address", "Vrije mededeling",
            "Free-format reference",
        ]
    ),
    [
        .init(["Rekeningnummer", "Account number"], .iban),
        .init(["Munt", "Currency"], .currency),
        .init(["Afschriftnummer", "Statement number"]),
        .init(["Datum", "Date"], .date),
        .init(["Omschrijving", "Description"], .description),
        .init(["Bedrag", "Amount"], .grossAmount),
        .init(["Saldo", "Balance"], .balance),
        .init(
            ["rekeningnummer tegenpartij", "Rekening tegenpartij", "counterparty's account number"],
            .partyIBAN
        ),
        .init(["BIC tegenpartij", "BIC code tegenpartij", "Counterparty BIC"], .bic),
        .init(["Naam tegenpartij", "Counterparty name"], .partyName),
        .init(["Adres tegenpartij", "Counterparty address"], .street),
        .init(["gestructureerde mededeling", "standard-format reference"], .structuredCommunication),
        .init(["Vrije mededeling", "Free-format reference"], .remittanceText),
    ]
)
