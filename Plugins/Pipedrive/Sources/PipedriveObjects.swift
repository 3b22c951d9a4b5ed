import ImporterKit
import IntegrationModel

/// Objects of the interface. Links are objects with a name in version 1 and plain ids in version 2.
private func object(
    _ name: String,
    _ entity: Entity,
    required: [[String]],
    typical: [String],
    absent: [String] = [],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .json,
        fingerprint: Fingerprint(
            required: [["id"], ["add_time"]] + required,
            typical: ["update_time", "visible_to", "cc_email", "custom_fields", "is_deleted"] + typical,
            absent: absent,
            fileNames: [name]
        ),
        recordPath: "data",
        fields: [
            .init(["id"], .id),
            .init(["add_time"], .createdAt),
            .init(["update_time"], .modifiedAt),
            .init(["creator_user_id.name", "creator_user_id.id", "creator_user_id"], .createdBy),
            .init(["user_id.name", "owner_id.name", "owner_name", "user_id", "owner_id"], .responsible),
        ] + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

private let partyFields: [FieldDescription] = [
    .init(["org_id.name", "org_name"], .partyName),
    .init(["org_id.value", "org_id"], .partyID),
]

let objects = [
    object(
        "deals",
        .deal,
        required: [["title"], ["stage_id"], ["status"]],
        typical: [
            "pipeline_id", "expected_close_date", "weighted_value", "probability", "lost_reason", "won_time",
            "stage_change_time",
        ],
        [
            .init(["title"], .title),
            .init(["status"], .status),
            .init(["pipeline_id"], .category),
            .init(["value"], .netAmount),
            .init(["currency"], .currency),
            .init(["close_time"], .closedAt),
            .init(["expected_close_date"], .dueDate),
            .init(["person_id.email[0].value"], .partyEmail),
            .init(["origin"], .recordSource),
            .init(["origin_id"], .reference),
        ] + partyFields
    ),
    object(
        "persons",
        .person,
        required: [["name"], ["first_name"], ["last_name"]],
        typical: ["org_id", "org_id.value", "primary_email", "marketing_status", "open_deals_count", "picture_id"],
        absent: ["title", "stage_id", "email_address"],
        [
            .init(["name"], .name),
            .init(["first_name"], .firstName),
            .init(["last_name"], .lastName),
            .init(["primary_email", "emails[0].value", "email[0].value"], .email),
            .init(["phones[0].value", "phone[0].value"], .phone),
        ] + partyFields
    ),
    object(
        "organizations",
        .party,
        required: [["name"], ["people_count", "address_locality", "address.locality", "owner_id", "owner_id.value"]],
        typical: [
            "people_count", "address_formatted_address", "address_postal_code", "address.postal_code",
            "open_deals_count", "country_code",
        ],
        absent: ["title", "first_name", "stage_id", "unit"],
        [
            .init(["name"], .name),
            .init(["address_route", "address.route"], .street),
            .init(["address_street_number", "address.street_number"], .streetNumber),
            .init(["address_postal_code", "address.postal_code"], .postcode),
            .init(["address_locality", "address.locality"], .city),
            .init(["address_country", "address.country", "country_code"], .country),
            .init(["website"], .website),
        ]
    ),
    object(
        "products",
        .product,
        required: [["name"], ["code"], ["unit"], ["tax"]],
        typical: ["selectable", "first_char", "active_flag", "is_linkable", "billing_frequency"],
        [
            .init(["name"], .name),
            .init(["code"], .sku),
            .init(["description"], .description),
            .init(["unit"], .unit),
            .init(["tax"], .vatRate),
            .init(["prices[0].price"], .unitPrice),
            .init(["prices[0].currency"], .currency),
            .init(["category"], .category),
        ]
    ),
]
