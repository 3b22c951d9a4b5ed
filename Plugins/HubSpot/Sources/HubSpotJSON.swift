import ImporterKit
import IntegrationModel

private func objects(_ name: String, _ entity: Entity, _ fingerprint: Fingerprint, _ fields: [FieldDescription])
    -> DatasetDescription
{
    let audit: [FieldDescription] = [
        .init(["id", "properties.hs_object_id"], .id),
        .init(["createdAt", "properties.createdate", "properties.hs_createdate"], .createdAt),
        .init(["updatedAt", "properties.lastmodifieddate", "properties.hs_lastmodifieddate"], .modifiedAt),
        .init(["properties.hs_object_source"], .recordSource),
        .init(["properties.hs_created_by_user_id"], .createdBy),
        .init(["properties.hs_updated_by_user_id"], .modifiedBy),
        .init(["properties.hubspot_owner_id"], .responsible),
    ]
    return DatasetDescription(
        name: name,
        entity: entity,
        format: .json,
        fingerprint: fingerprint,
        recordPath: "results",
        fields: audit + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

private let typicalOfObjects = [
    "properties.hs_object_id", "createdAt", "updatedAt", "archived", "properties.hs_lastmodifieddate",
    "properties.createdate", "properties.lastmodifieddate", "properties.hubspot_owner_id",
]

let apiCompanies = objects(
    "companies",
    .party,
    Fingerprint(
        required: [["id"], ["properties.name"]],
        typical: typicalOfObjects + ["properties.domain"],
        absent: ["properties.dealname", "properties.firstname"],
        fileNames: ["companies"]
    ),
    [
        .init(["properties.name"], .name),
        .init(["properties.domain"], .website),
        .init(["properties.phone"], .phone),
        .init(["properties.address"], .street),
        .init(["properties.zip"], .postcode),
        .init(["properties.city"], .city),
        .init(["properties.country"], .country),
        .init(["properties.lifecyclestage"], .status),
    ]
)

let apiContacts = objects(
    "contacts",
    .person,
    Fingerprint(
        required: [
            ["id"], ["properties.firstname", "properties.email"], ["properties.lastname", "properties.email"],
        ],
        typical: typicalOfObjects + ["properties.lifecyclestage", "properties.hs_lead_status", "properties.jobtitle"],
        absent: ["properties.dealname", "properties.domain"],
        fileNames: ["contacts"]
    ),
    [
        .init(["properties.firstname"], .firstName),
        .init(["properties.lastname"], .lastName),
        .init(["properties.email"], .email),
        .init(["properties.phone"], .phone),
        .init(["properties.jobtitle"], .title),
        .init(["properties.company"], .partyName),
        .init(["properties.hs_lead_status", "properties.lifecyclestage"], .status),
    ]
)

let apiDeals = objects(
    "deals",
    .deal,
    Fingerprint(
        required: [["id"], ["properties.dealname"]],
        typical: typicalOfObjects + ["properties.dealstage", "properties.pipeline", "properties.closedate"],
        fileNames: ["deals"]
    ),
    [
        .init(["properties.dealname"], .title),
        .init(["properties.dealstage"], .status),
        .init(["properties.pipeline"], .category),
        .init(["properties.amount"], .netAmount),
        .init(["properties.deal_currency_code"], .currency),
        .init(["properties.closedate"], .closedAt),
    ]
)
