import ImporterKit
import IntegrationModel

/// Amounts have a decimal comma or a decimal point, also in one file.
let bnpParibasFortis = transactions(
    of: "bnpParibasFortis",
    Fingerprint(
        required: [
            ["Volgnummer", "Nº de séquence", "N° de séquence"], ["Uitvoeringsdatum", "Date d'exécution"],
            ["Valuta rekening", "Devise du compte"], ["Naam van de tegenpartij", "Nom de la contrepartie"],
        ],
        typical: [
            "Type verrichting", "Reden van weigering", "Mededeling", "Valutadatum", "Type de transaction",
            "Motif du refus", "Date valeur",
        ]
    ),
    [
        .init(["Volgnummer", "Nº de séquence", "N° de séquence"], .number),
        .init(["Uitvoeringsdatum", "Date d'exécution"], .date),
        .init(["Bedrag", "Montant"], .grossAmount),
        .init(["Valuta rekening", "Devise du compte"], .currency),
        .init(["Rekeningnummer", "Numéro de compte"], .iban),
        .init(["Type verrichting", "Type de transaction"], .category),
        .init(["Tegenpartij", "Contrepartie"], .partyIBAN),
        .init(["Naam van de tegenpartij", "Nom de la contrepartie"], .partyName),
        .init(["Mededeling", "Communication"], .remittanceText),
        .init(["Details", "Détails"], .description),
        .init(["Status", "Statut"], .status),
    ],
    decimalMark: nil
)

/// The other side's account stands in the field of the kind of transaction, where there is one.
let bnpParibasFortisUntil2021 = transactions(
    of: "bnpParibasFortis",
    Fingerprint(
        required: [
            ["Volgnummer", "JAAR + REFERTE", "Nº de séquence", "N° de séquence"],
            ["Uitvoeringsdatum", "Date d'exécution"],
            ["TEGENPARTIJ VAN DE VERRICHTING", "CONTREPARTIE DE LA TRANSACTION"],
            ["Valuta rekening", "MUNT V/D REKENING", "Devise du compte"],
        ],
        typical: ["Details", "Rekeningnummer", "Valutadatum", "Détails", "Numéro de compte", "Date valeur"]
    ),
    [
        .init(["Volgnummer", "JAAR + REFERTE", "Nº de séquence", "N° de séquence"], .number),
        .init(["Uitvoeringsdatum", "Date d'exécution"], .date),
        .init(["Bedrag", "Montant"], .grossAmount),
        .init(["Valuta rekening", "MUNT V/D REKENING", "Devise du compte"], .currency),
        .init(["TEGENPARTIJ VAN DE VERRICHTING", "CONTREPARTIE DE LA TRANSACTION"], .partyIBAN),
        .init(["Details", "Détails"], .remittanceText),
        .init(["Rekeningnummer", "Numéro de compte"], .iban),
    ],
    decimalMark: nil
)
