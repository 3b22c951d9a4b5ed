import ImporterKit
import IntegrationModel

/// A sheet of "Export to Excel": three columns that are hidden in it, then those of the view under their English names.
private func sheet(_ name: String, _ entity: Entity, _ label: String, _ fields: [FieldDescription])
    -> DatasetDescription
{
    DatasetDescription(
        name: name,
        entity: entity,
        format: .delimited,
        fingerprint: Fingerprint(
            required: [["(Do Not Modify) \(label)"]],
            typical: ["(Do Not Modify) Row Checksum", "(Do Not Modify) Modified On"],
            fileNames: [name]
        ),
        fields: [
            .init(["(Do Not Modify) \(label)"], .id),
            .init(["(Do Not Modify) Modified On"], .modifiedAt),
            .init(["Created On"], .createdAt),
            .init(["Created By"], .createdBy),
            .init(["Owner"], .responsible),
            .init(["Status Reason", "Status"], .status),
        ] + fields
    )
}

private let addressFields: [FieldDescription] = [
    .init(["Address 1: Street 1"], .street),
    .init(["Address 1: ZIP/Postal Code"], .postcode),
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
        "Account",
        [
            .init(["Account Name"], .name),
            .init(["Account Number"], .number),
            .init(["Main Phone"], .phone),
            .init(["Email"], .email),
            .init(["Website"], .website),
            .init(["Relationship Type"], .type),
            .init(["Industry"], .category),
        ] + addressFields
    ),
    sheet(
        "contacts",
        .person,
        "Contact",
        [.init(["Full Name"], .name), .init(["Company Name"], .partyName)] + personFields + addressFields
    ),
    sheet(
        "leads",
        .lead,
        "Lead",
        [.init(["Company Name"], .name), .init(["Topic"], .description)] + personFields + addressFields
    ),
    sheet(
        "opportunities",
        .deal,
        "Opportunity",
        [
            .init(["Topic"], .title),
            .init(["Potential Customer", "Account"], .partyName),
            .init(["Est. Revenue", "Est. revenue"], .netAmount),
            .init(["Est. Close Date", "Est. close date"], .dueDate),
            .init(["Currency"], .currency),
        ]
    ),
]
