import ImporterKit
import IntegrationModel

/// A sheet of "Export to Excel": three columns that are hidden in it, then those of the view under their names in the
/// user's language.
///
/// - Parameter keys: what the column with the key is called, in the languages that are known.
private func sheet(
    _ name: String,
    _ entity: Entity,
    _ keys: [String],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    let modified = ["(Do Not Modify) Modified On", "(Nicht ändern) Geändert am", "(Ne pas modifier) Modifié le"]
    return DatasetDescription(
        name: name,
        entity: entity,
        format: .delimited,
        fingerprint: Fingerprint(
            required: [keys],
            typical: [
                "(Do Not Modify) Row Checksum", "(Nicht ändern) Zeilenprüfsumme",
                "(Ne pas modifier) Somme de contrôle de la ligne",
            ] + modified,
            fileNames: [name]
        ),
        fields: [
            .init(keys, .id),
            .init(modified, .modifiedAt),
            .init(["Created On", "Création le"], .createdAt),
            .init(["Created By"], .createdBy),
            .init(["Owner", "Propriétaire"], .responsible),
            .init(["Status Reason", "Status", "Statut"], .status),
        ] + fields
    )
}

private let addressFields: [FieldDescription] = [
    .init(["Address 1: Street 1"], .street),
    .init(["Address 1: ZIP/Postal Code", "Adresse 1: Postleitzahl"], .postcode),
    .init(["Address 1: City"], .city),
    .init(["Address 1: Country/Region"], .country),
]

private let personFields: [FieldDescription] = [
    .init(["First Name"], .firstName),
    .init(["Last Name"], .lastName),
    .init(["Job Title"], .title),
    .init(["Email"], .email),
    .init(["Business Phone"], .phone),
    .init(["Mobile Phone"], .mobile),
]

let sheets = [
    sheet(
        "accounts",
        .party,
        ["(Do Not Modify) Account", "(Nicht ändern) Firma"],
        [
            .init(["Account Name", "Firmenname"], .name),
            .init(["Account Number"], .number),
            .init(["Main Phone", "Telefon 1"], .phone),
            .init(["Email", "E-Mail"], .email),
            .init(["Website"], .website),
            .init(["Relationship Type"], .type),
            .init(["Industry"], .category),
        ] + addressFields
    ),
    sheet(
        "contacts",
        .person,
        ["(Do Not Modify) Contact"],
        [.init(["Full Name"], .name), .init(["Company Name"], .partyName)] + personFields + addressFields
    ),
    sheet(
        "leads",
        .lead,
        ["(Do Not Modify) Lead", "(Ne pas modifier) Prospect"],
        [.init(["Company Name", "Nom de la société"], .name), .init(["Topic"], .description)] + personFields
            + addressFields
    ),
    sheet(
        "opportunities",
        .deal,
        ["(Do Not Modify) Opportunity", "(Ne pas modifier) Opportunité"],
        [
            .init(["Topic"], .title),
            .init(["Potential Customer", "Account", "Client potentiel"], .partyName),
            .init(["Est. Revenue", "Est. revenue"], .netAmount),
            .init(["Est. Close Date", "Est. close date", "Date de fermeture estimée"], .dueDate),
            .init(["Currency"], .currency),
        ]
    ),
    sheet(
        "quotes",
        .quote,
        ["(Ne pas modifier) Devis"],
        [
            .init(["Nom du devis"], .description),
            .init(["Client potentiel"], .partyName),
            .init(["Montant total"], .grossAmount),
        ]
    ),
]
