public import ImporterKit
import IntegrationModel

/// Reads the transactions of an account that customers of Belgian banks download as CSV: Belfius, BNP Paribas Fortis, ING
/// and KBC.
///
/// The layouts are those that public programs read and that their tests show. Amounts have a sign: what comes in is above
/// zero. A text such as `***090/9337/55493***` is a structured communication.
public let belgianBanksImporter = ManifestImporter(
    ImporterManifest(
        id: "belgian-banks",
        summary: "Transactions as CSV of Belfius, BNP Paribas Fortis, ING and KBC",
        datasets: [belfius, bnpParibasFortis, bnpParibasFortisUntil2021, ing, kbc]
    )
)

private func transactions(
    of bank: String,
    _ fingerprint: Fingerprint,
    _ fields: [FieldDescription],
    decimalMark: DecimalMark? = .comma
) -> DatasetDescription {
    DatasetDescription(
        name: "\(bank)Transactions",
        entity: .payment,
        format: .delimited,
        fingerprint: fingerprint,
        fields: fields,
        dateOrder: .dayMonthYear,
        decimalMark: decimalMark
    )
}

/// Twelve lines with the selection and the last balance stand before the names of the columns.
private let belfius = transactions(
    of: "belfius",
    Fingerprint(
        required: [["Rekening"], ["Boekingsdatum"], ["Naam tegenpartij bevat"], ["Bedrag"]],
        typical: ["Transactienummer", "Rekeninguittrekselnummer", "Afschriftnummer", "Devies", "Mededelingen"]
    ),
    [
        .init(["Rekening"], .iban),
        .init(["Boekingsdatum"], .date),
        .init(["Rekeninguittrekselnummer", "Afschriftnummer"]),
        .init(["Transactienummer"], .number),
        .init(["Rekening tegenpartij"], .partyIBAN),
        .init(["Naam tegenpartij bevat"], .partyName),
        .init(["Straat en nummer"], .street),
        .init(["Postcode en plaats"], .city),
        .init(["Transactie"], .description),
        .init(["Bedrag"], .grossAmount),
        .init(["Devies"], .currency),
        .init(["BIC"], .bic),
        .init(["Landcode"], .country),
        .init(["Mededelingen"], .remittanceText),
    ]
)

/// Amounts have a decimal comma or a decimal point, also in one file.
private let bnpParibasFortis = transactions(
    of: "bnpParibasFortis",
    Fingerprint(
        required: [["Volgnummer"], ["Uitvoeringsdatum"], ["Valuta rekening"], ["Naam van de tegenpartij"]],
        typical: ["Type verrichting", "Reden van weigering", "Mededeling", "Valutadatum"]
    ),
    [
        .init(["Volgnummer"], .number),
        .init(["Uitvoeringsdatum"], .date),
        .init(["Bedrag"], .grossAmount),
        .init(["Valuta rekening"], .currency),
        .init(["Rekeningnummer"], .iban),
        .init(["Type verrichting"], .category),
        .init(["Tegenpartij"], .partyIBAN),
        .init(["Naam van de tegenpartij"], .partyName),
        .init(["Mededeling"], .remittanceText),
        .init(["Details"], .description),
        .init(["Status"], .status),
    ],
    decimalMark: nil
)

/// The other side's account stands in the field of the kind of transaction, where there is one.
private let bnpParibasFortisUntil2021 = transactions(
    of: "bnpParibasFortis",
    Fingerprint(
        required: [
            ["Volgnummer", "JAAR + REFERTE"], ["Uitvoeringsdatum"], ["TEGENPARTIJ VAN DE VERRICHTING"],
            ["Valuta rekening", "MUNT V/D REKENING"],
        ],
        typical: ["Details", "Rekeningnummer", "Valutadatum"]
    ),
    [
        .init(["Volgnummer", "JAAR + REFERTE"], .number),
        .init(["Uitvoeringsdatum"], .date),
        .init(["Bedrag"], .grossAmount),
        .init(["Valuta rekening", "MUNT V/D REKENING"], .currency),
        .init(["TEGENPARTIJ VAN DE VERRICHTING"], .partyIBAN),
        .init(["Details"], .remittanceText),
        .init(["Rekeningnummer"], .iban),
    ],
    decimalMark: nil
)

private let ing = transactions(
    of: "ing",
    Fingerprint(
        required: [["Rekeningnummer"], ["Omzetnummer"], ["Boekingsdatum"], ["Detail van de omzet"]],
        typical: ["Naam van de rekening", "Munteenheid", "Bericht"]
    ),
    [
        .init(["Rekeningnummer"], .iban),
        .init(["Naam van de rekening", "Naam"]),
        .init(["Rekening tegenpartij"], .partyIBAN),
        .init(["Omzetnummer"], .number),
        .init(["Boekingsdatum"], .date),
        .init(["Bedrag"], .grossAmount),
        .init(["Munteenheid"], .currency),
        .init(["Omschrijving"], .description),
        .init(["Bericht"], .remittanceText),
    ]
)

/// Values are filled up with blanks, and some files have lines that end with CR alone.
private let kbc = transactions(
    of: "kbc",
    Fingerprint(
        required: [
            ["Rekeningnummer", "Account number"], ["Rubrieknaam", "Heading"], ["Afschriftnummer", "Statement number"],
            ["rekeningnummer tegenpartij", "Rekening tegenpartij", "counterparty's account number"],
        ],
        typical: [
            "BIC tegenpartij", "BIC code tegenpartij", "Counterparty BIC", "gestructureerde mededeling",
            "standard-format reference", "Adres tegenpartij", "Counterparty address",
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
