public import ImporterKit
import IntegrationModel

/// Reads HubSpot's CRM exports: CSV with the labels of the properties, and the JSON of the CRM interface, version 3.
public let hubSpotImporter = ManifestImporter(
    ImporterManifest(
        id: "hubspot",
        system: SystemDescription(id: "hubspot", name: "HubSpot", kind: .crm),
        summary: "HubSpot companies, contacts and deals: CSV exports and CRM API v3 JSON",
        datasets: [companies, contacts, deals, apiCompanies, apiContacts, apiDeals],
        interfaceUsers: ["INTEGRATION", "API", "INTERNAL_PROCESSING"]
    )
)

private let audit: [FieldDescription] = [
    .init(["Record ID"], .id),
    .init(["Create Date"], .createdAt),
    .init(["Last Modified Date"], .modifiedAt),
    .init(["Record source"], .recordSource),
]

private func export(_ name: String, _ entity: Entity, _ fingerprint: Fingerprint, _ fields: [FieldDescription])
    -> DatasetDescription
{
    DatasetDescription(
        name: name,
        entity: entity,
        format: .delimited,
        fingerprint: fingerprint,
        fields: audit + fields,
        decimalMark: .point
    )
}

let companies = export(
    "companies",
    .party,
    Fingerprint(
        required: [["Record ID"], ["Company name", "Company Domain Name"]],
        typical: [
            "Company Domain Name", "Company owner", "Lifecycle Stage", "Create Date", "Country/Region", "Record source",
            "Industry", "Website URL", "Last Activity Date",
        ],
        absent: ["First Name", "Deal Name"],
        fileNames: ["companies"]
    ),
    [
        .init(["Company name"], .name),
        .init(["Website URL", "Company Domain Name"], .website),
        .init(["Phone Number"], .phone),
        .init(["Email"], .email),
        .init(["Street Address"], .street),
        .init(["Postal Code"], .postcode),
        .init(["City"], .city),
        .init(["State/Region"], .region),
        .init(["Country/Region"], .country),
        .init(["Company owner"], .responsible),
        .init(["Lifecycle Stage"], .status),
        .init(["Industry"], .category),
    ]
)

let contacts = export(
    "contacts",
    .person,
    Fingerprint(
        required: [["Record ID"], ["First Name"], ["Last Name"]],
        typical: [
            "Contact owner", "Lead Status", "Lifecycle Stage", "Associated Company", "Associated Company IDs",
            "Create Date", "Original Source", "Job Title", "Last Activity Date", "Phone Number",
        ],
        fileNames: ["contacts"]
    ),
    [
        .init(["First Name"], .firstName),
        .init(["Last Name"], .lastName),
        .init(["Email"], .email),
        .init(["Phone Number"], .phone),
        .init(["Mobile Phone Number"], .mobile),
        .init(["Job Title"], .title),
        .init(["Associated Company IDs"], .partyID),
        .init(["Associated Company", "Company Name"], .partyName),
        .init(["Street Address"], .street),
        .init(["Postal Code"], .postcode),
        .init(["City"], .city),
        .init(["State/Region"], .region),
        .init(["Country/Region"], .country),
        .init(["Contact owner"], .responsible),
        .init(["Lead Status", "Lifecycle Stage"], .status),
    ]
)

let deals = export(
    "deals",
    .deal,
    Fingerprint(
        required: [["Record ID"], ["Deal Name"], ["Deal Stage"]],
        typical: [
            "Pipeline", "Close Date", "Deal owner", "Create Date", "Associated Company", "Associated Company IDs",
            "Associated Contact IDs", "Record source",
        ],
        fileNames: ["deals"]
    ),
    [
        .init(["Deal Name"], .title),
        .init(["Deal Stage"], .status),
        .init(["Pipeline"], .category),
        .init(["Amount"], .netAmount),
        .init(["Currency"], .currency),
        .init(["Close Date"], .closedAt),
        .init(["Associated Company IDs"], .partyID),
        .init(["Associated Company"], .partyName),
        .init(["Deal owner"], .responsible),
    ]
)
