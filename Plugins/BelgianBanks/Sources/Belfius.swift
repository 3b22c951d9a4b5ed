import ImporterKit
import IntegrationModel

/// Twelve lines with the selection and the last balance stand before the names of the columns.
let belfius = transactions(
    of: "belfius",
    Fingerprint(
        required: [
            ["Rekening", "Compte"], ["Boekingsdatum", "Date de comptabilisation"],
            ["Naam tegenpartij bevat", "Nom contrepartie contient"], ["Bedrag", "Montant"],
        ],
        typical: [
            "Transactienummer", "Rekeninguittrekselnummer", "Afschriftnummer", "Devies", "Mededelingen",
            "Numéro de transaction", "Numéro d'extrait", "N° d'extrait", "N° de transaction", "Compte contrepartie",
            "Code postal et localité", "Code pays",
        ]
    ),
    [
        .init(["Rekening", "Compte"], .iban),
        .init(["Boekingsdatum", "Date de comptabilisation"], .date),
        .init(["Rekeninguittrekselnummer", "Afschriftnummer", "Numéro d'extrait", "N° d'extrait"]),
        .init(["Transactienummer", "Numéro de transaction", "N° de transaction"], .number),
        .init(["Rekening tegenpartij", "Compte contrepartie", "Compte de la contrepartie"], .partyIBAN),
        .init(["Naam tegenpartij bevat", "Nom contrepartie contient"], .partyName),
        .init(["Straat en nummer", "Rue et numéro"], .street),
        .init(["Postcode en plaats", "Code postal et localité"], .city),
        .init(["Transactie", "Transaction"], .description),
        .init(["Bedrag", "Montant"], .grossAmount),
        .init(["Devies", "Devise"], .currency),
        .init(["BIC"], .bic),
        .init(["Landcode", "Code pays"], .country),
        .init(["Mededelingen", "Communications"], .remittanceText),
    ]
)
