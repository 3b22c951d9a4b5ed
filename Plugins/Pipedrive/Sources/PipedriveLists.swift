import ImporterKit
import IntegrationModel

/// A list as the user exports it: each column is named after its entity. A deal names its organization by name only.
private func list(
    _ name: String,
    _ entity: Entity,
    _ label: String,
    required: [String],
    typical: [String],
    absent: [String] = [],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    func names(_ fields: String...) -> [String] { fields.map { "\(label) - \($0)" } }
    return DatasetDescription(
        name: name,
        entity: entity,
        format: .delimited,
        fingerprint: Fingerprint(required: [required], typical: typical, absent: absent, fileNames: [name]),
        fields: [
            .init(names("ID", "Pipedrive System ID"), .id),
            .init(names("Deal created", "Person created", "Organization created"), .createdAt),
            .init(names("Update time"), .modifiedAt),
            .init(names("Creator"), .createdBy),
            .init(names("Owner"), .responsible),
        ] + fields,
        decimalMark: .point
    )
}

private let organizationFields: [FieldDescription] = [
    .init(["Organization - Address", "Organization - Street/road name of Address"], .street),
    .init(["Organization - ZIP/Postal code of Address"], .postcode),
    .init(["Organization - City/town/village/locality of Address"], .city),
    .init(["Organization - Country of Address"], .country),
]

let lists = [
    list(
        "deals",
        .deal,
        "Deal",
        required: ["Deal - Title", "Deal - Title*"],
        typical: [
            "Deal - Value", "Deal - Stage", "Deal - Stage (pipeline)", "Deal - Pipeline", "Deal - Status",
            "Deal - Organization", "Deal - Contact person", "Deal - Owner", "Deal - Expected close date", "Deal - ID",
            "Organization - Name",
        ],
        [
            .init(["Deal - Title", "Deal - Title*"], .title),
            .init(["Deal - Organization", "Organization - Name"], .partyName),
            .init(["Person - Email (Work)"], .partyEmail),
            .init(["Deal - Value"], .netAmount),
            .init(["Deal - Currency of value", "Deal - Currency"], .currency),
            .init(["Deal - Status", "Deal - Stage", "Deal - Stage (pipeline)"], .status),
            .init(["Deal - Pipeline"], .category),
            .init(["Deal - Deal closed on", "Deal - Won time"], .closedAt),
            .init(["Deal - Expected close date"], .dueDate),
        ]
    ),
    list(
        "persons",
        .person,
        "Person",
        required: ["Person - Name", "Person - Name*", "Person - First name"],
        typical: [
            "Person - Email (Work)", "Person - Phone (Work)", "Person - Phone (Mobile)", "Person - Organization",
            "Person - Owner", "Person - ID", "Organization - Name",
        ],
        absent: ["Deal - Title", "Deal - Title*"],
        [
            .init(["Person - Name", "Person - Name*"], .name),
            .init(["Person - First name"], .firstName),
            .init(["Person - Last name"], .lastName),
            .init(["Person - Email (Work)", "Person - Email"], .email),
            .init(["Person - Phone (Work)", "Person - Phone"], .phone),
            .init(["Person - Phone (Mobile)"], .mobile),
            .init(["Person - Organization", "Organization - Name"], .partyName),
        ]
    ),
    list(
        "organizations",
        .party,
        "Organization",
        required: ["Organization - Name", "Organization - Name*"],
        typical: [
            "Organization - Address", "Organization - ZIP/Postal code of Address", "Organization - Owner",
            "Organization - ID", "Organization - People",
        ],
        absent: ["Deal - Title", "Deal - Title*", "Person - Name", "Person - Name*"],
        [.init(["Organization - Name", "Organization - Name*"], .name)] + organizationFields
    ),
]
