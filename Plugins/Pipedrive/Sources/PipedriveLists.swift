import ImporterKit
import IntegrationModel

/// A list as the user exports it: each column is named after its entity, in the user's language. A deal names its
/// organization by name only.
private func list(
    _ name: String,
    _ entity: Entity,
    required: [String],
    typical: [String],
    absent: [String] = [],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .delimited,
        fingerprint: Fingerprint(required: [required], typical: typical, absent: absent, fileNames: [name]),
        fields: fields,
        decimalMark: .point
    )
}

/// What each list says of a record, under the names that the entity has in English, French, German and Dutch.
private func audit(_ entities: String...) -> [FieldDescription] {
    func names(_ fields: String...) -> [String] { entities.flatMap { entity in fields.map { "\(entity) - \($0)" } } }
    return [
        .init(names("ID", "Pipedrive System ID"), .id),
        .init(
            names(
                "Deal created",
                "Person created",
                "Organization created",
                "Affaire créée",
                "Deal erstellt"
            ),
            .createdAt
        ),
        .init(names("Update time", "Zeit der Aktualisierung"), .modifiedAt),
        .init(names("Creator"), .createdBy),
        .init(names("Owner", "Propriétaire", "Besitzer", "Eigenaar"), .responsible),
    ]
}

private let dealTitles = ["Deal - Title", "Deal - Title*", "Affaire - Titre", "Deal - Titel"]
private let personNames = ["Person - Name", "Person - Name*", "Personne - Nom"]
private let firstNames = ["Person - First name", "Personne - Prénom", "Person - Vorname"]
private let lastNames = ["Person - Last name", "Personne - Nom de famille", "Person - Nachname"]
private let organizationNames = [
    "Organization - Name", "Organization - Name*", "Organisation - Nom", "Organisation - Name", "Organisatie - Naam",
]
private let workEmails = [
    "Person - Email (Work)", "Person - Email", "Personne - E-mail - Travail", "Personne - E-mail",
    "Person - E-Mail-Adresse - Büro",
]

let lists = [
    list(
        "deals",
        .deal,
        required: dealTitles,
        typical: [
            "Deal - Value", "Deal - Stage", "Deal - Stage (pipeline)", "Deal - Pipeline", "Deal - Status",
            "Deal - Organization", "Deal - Contact person", "Deal - Owner", "Deal - Expected close date", "Deal - ID",
            "Organization - Name", "Affaire - Valeur", "Affaire - Étape", "Affaire - Pipeline", "Affaire - Statut",
            "Affaire - Organisation", "Affaire - Personne à contacter", "Affaire - Propriétaire",
            "Affaire - Date de clôture prévue", "Affaire - ID", "Affaire - Affaire créée", "Deal - Wert",
            "Deal - Phase", "Deal - Organisation", "Deal - Kontaktperson", "Deal - Besitzer", "Deal - Deal erstellt",
        ],
        audit("Deal", "Affaire") + [
            .init(dealTitles, .title),
            .init(
                [
                    "Deal - Organization", "Organization - Name", "Affaire - Organisation", "Deal - Organisation",
                    "Organisation - Nom",
                ],
                .partyName
            ),
            .init(workEmails, .partyEmail),
            .init(["Deal - Value", "Affaire - Valeur", "Deal - Wert"], .netAmount),
            .init(["Deal - Currency of value", "Deal - Currency"], .currency),
            .init(
                [
                    "Deal - Status", "Deal - Stage", "Deal - Stage (pipeline)", "Affaire - Statut", "Affaire - Étape",
                    "Deal - Phase",
                ],
                .status
            ),
            .init(["Deal - Pipeline", "Affaire - Pipeline"], .category),
            .init(
                [
                    "Deal - Deal closed on", "Deal - Won time", "Affaire - Date de gain",
                    "Deal - Deal abgeschlossen am",
                    "Deal - Datum des gewonnenen Deals",
                ],
                .closedAt
            ),
            .init(["Deal - Expected close date", "Affaire - Date de clôture prévue"], .dueDate),
        ]
    ),
    list(
        "persons",
        .person,
        required: personNames + firstNames,
        typical: [
            "Person - Email (Work)", "Person - Phone (Work)", "Person - Phone (Mobile)", "Person - Organization",
            "Person - Owner", "Person - ID", "Organization - Name", "Personne - E-mail - Travail",
            "Personne - Téléphone - Travail", "Personne - Téléphone - Mobile", "Personne - Organisation",
            "Personne - ID", "Personne - Nom de famille", "Organisation - Nom", "Person - Nachname",
            "Person - Organisation", "Person - E-Mail-Adresse - Büro", "Organisation - ID",
        ],
        absent: dealTitles,
        audit("Person", "Personne") + [
            .init(personNames, .name),
            .init(firstNames, .firstName),
            .init(lastNames, .lastName),
            .init(workEmails, .email),
            .init(
                [
                    "Person - Phone (Work)", "Person - Phone", "Personne - Téléphone - Travail",
                    "Person - Telefon - Büro",
                ],
                .phone
            ),
            .init(["Person - Phone (Mobile)", "Personne - Téléphone - Mobile"], .mobile),
            .init(
                [
                    "Person - Organization", "Organization - Name", "Personne - Organisation", "Person - Organisation",
                    "Organisation - Nom",
                ],
                .partyName
            ),
        ]
    ),
    list(
        "organizations",
        .party,
        required: organizationNames,
        typical: [
            "Organization - Address", "Organization - ZIP/Postal code of Address", "Organization - Owner",
            "Organization - ID", "Organization - People", "Organisation - ID", "Organisation - Propriétaire",
            "Organisation - Adresse", "Organisation - Code postal", "Organisatie - ID", "Organisatie - Eigenaar",
        ],
        absent: dealTitles + personNames + firstNames,
        audit("Organization", "Organisation", "Organisatie") + [
            .init(organizationNames, .name),
            .init(
                [
                    "Organization - Address", "Organization - Street/road name of Address", "Organisation - Adresse",
                ],
                .street
            ),
            .init(["Organization - ZIP/Postal code of Address", "Organisation - Code postal"], .postcode),
            .init(["Organization - City/town/village/locality of Address"], .city),
            .init(["Organization - Country of Address"], .country),
        ]
    ),
]
