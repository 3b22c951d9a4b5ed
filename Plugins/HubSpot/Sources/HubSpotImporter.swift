public import ImporterKit
import IntegrationModel

/// Reads HubSpot's CRM exports: CSV with the labels of the properties in English or French, of contacts in German and of
/// companies in Dutch, and the JSON of the CRM interface, version 3.
public let hubSpotImporter = ManifestImporter(
    ImporterManifest(
        id: "hubspot",
        system: SystemDescription(id: "hubspot", name: "HubSpot", kind: .crm),
        summary:
            "HubSpot companies, contacts and deals: CSV exports with English or French labels, and CRM API v3 JSON",
        datasets: [companies, contacts, deals, dutchCompanies, germanContacts, apiCompanies, apiContacts, apiDeals],
        interfaceUsers: ["INTEGRATION", "API", "INTERNAL_PROCESSING"]
    )
)

/// Zoho CRM calls its ids the same, and has these beside them.
private let zohoNames = ["Created By.id", "Modified By.id"]
private let recordIDs = ["Record ID", "ID de fiche d'informations", "ID de fiche d’informations"]
private let companyNames = ["Company name", "Nom de l'entreprise", "Nom de l’entreprise"]
private let companyDomains = [
    "Company Domain Name", "Nom de domaine de l'entreprise", "Nom de domaine de l’entreprise",
]
private let companyOwners = ["Company owner", "Propriétaire de l'entreprise", "Propriétaire de l’entreprise"]
private let firstNames = ["First Name", "Prénom"]
private let dealNames = ["Deal Name", "Nom de la transaction"]
private let dealStages = ["Deal Stage", "Phase de la transaction"]

private let audit: [FieldDescription] = [
    .init(recordIDs, .id),
    .init(["Create Date", "Date de création"], .createdAt),
    .init(["Last Modified Date"], .modifiedAt),
    .init(["Record source"], .recordSource),
]

private let addressFields: [FieldDescription] = [
    .init(["Phone Number", "Numéro de téléphone"], .phone),
    .init(["Street Address", "Adresse postale"], .street),
    .init(["Postal Code", "Code postal"], .postcode),
    .init(["City", "Ville"], .city),
    .init(["State/Region"], .region),
    .init(["Country/Region", "Pays/Région"], .country),
]

func export(_ name: String, _ entity: Entity, _ fingerprint: Fingerprint, _ fields: [FieldDescription])
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
        required: [recordIDs, companyNames + companyDomains],
        typical: companyDomains + companyOwners + [
            "Lifecycle Stage", "Create Date", "Country/Region", "Record source", "Industry", "Website URL",
            "Last Activity Date", "ID de fiche d'informations", "ID de fiche d’informations", "URL du site web",
            "Pays/Région", "Secteur d'activité", "Secteur d’activité",
        ],
        absent: firstNames + dealNames + dealStages + zohoNames,
        fileNames: ["companies"]
    ),
    [
        .init(companyNames, .name),
        .init(["Website URL", "URL du site web"] + companyDomains, .website),
        .init(["Email", "E-mail"], .email),
        .init(companyOwners, .responsible),
        .init(["Lifecycle Stage"], .status),
        .init(["Industry", "Secteur d'activité", "Secteur d’activité"], .category),
    ] + addressFields
)

let contacts = export(
    "contacts",
    .person,
    Fingerprint(
        required: [recordIDs, firstNames, ["Last Name", "Nom"]],
        typical: [
            "Contact owner", "Lead Status", "Lifecycle Stage", "Associated Company", "Associated Company IDs",
            "Create Date", "Original Source", "Job Title", "Last Activity Date", "Phone Number",
            "ID de fiche d'informations", "ID de fiche d’informations", "Propriétaire du contact",
            "Numéro de téléphone", "Date de création",
        ],
        absent: dealStages + zohoNames,
        fileNames: ["contacts"]
    ),
    [
        .init(firstNames, .firstName),
        .init(["Last Name", "Nom"], .lastName),
        .init(["Email", "E-mail"], .email),
        .init(["Mobile Phone Number"], .mobile),
        .init(["Job Title"], .title),
        .init(["Associated Company IDs"], .partyID),
        .init(["Associated Company", "Company Name"] + companyNames.dropFirst(), .partyName),
        .init(["Contact owner", "Propriétaire du contact"], .responsible),
        .init(["Lead Status", "Lifecycle Stage"], .status),
    ] + addressFields
)

let deals = export(
    "deals",
    .deal,
    Fingerprint(
        required: [recordIDs, dealNames + dealStages, dealStages],
        typical: [
            "Pipeline", "Close Date", "Deal owner", "Create Date", "Associated Company", "Associated Company IDs",
            "Associated Contact IDs", "Record source", "ID de fiche d'informations", "ID de fiche d’informations",
            "Nom de la transaction", "Propriétaire de la transaction", "Date de fermeture",
        ],
        absent: zohoNames,
        fileNames: ["deals"]
    ),
    [
        .init(dealNames, .title),
        .init(dealStages, .status),
        .init(["Pipeline"], .category),
        .init(["Amount", "Montant"], .netAmount),
        .init(["Currency"], .currency),
        .init(["Close Date", "Date de fermeture"], .closedAt),
        .init(["Associated Company IDs"], .partyID),
        .init(["Associated Company", "Associated Company (Primary)"], .partyName),
        .init(["Deal owner", "Propriétaire de la transaction"], .responsible),
    ]
)
