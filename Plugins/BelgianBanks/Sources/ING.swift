import ImporterKit
import IntegrationModel

let ing = transactions(
    of: "ing",
    Fingerprint(
        required: [
            ["Rekeningnummer", "Numéro de compte"], ["Omzetnummer", "Numéro de mouvement"],
            ["Boekingsdatum", "Date comptable"], ["Detail van de omzet", "Détails du mouvement"],
        ],
        typical: [
            "Naam van de rekening", "Munteenheid", "Bericht", "Omzetnummer", "Detail van de omzet", "Nom du compte",
            "Compte contrepartie", "Libellés", "Numéro de mouvement", "Détails du mouvement",
        ]
    ),
    [
        .init(["Rekeningnummer", "Numéro de compte"], .iban),
        .init(["Naam van de rekening", "Naam", "Nom du compte"]),
        .init(["Rekening tegenpartij", "Compte contrepartie"], .partyIBAN),
        .init(["Omzetnummer", "Numéro de mouvement"], .number),
        .init(["Boekingsdatum", "Date comptable"], .date),
        .init(["Bedrag", "Montant"], .grossAmount),
        .init(["Munteenheid", "Devise"], .currency),
        .init(["Omschrijving", "Libellés"], .description),
        .init(["Bericht", "Message"], .remittanceText),
    ]
)
