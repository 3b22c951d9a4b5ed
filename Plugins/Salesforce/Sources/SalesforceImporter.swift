public import ImporterKit
import IntegrationModel

/// Reads what Salesforce exports: CSV with the names of its API, as Data Loader and the weekly export write it, and JSON
/// records of its REST interface and of its command line.
public let salesforceImporter = ManifestImporter(
    ImporterManifest(
        id: "salesforce",
        system: SystemDescription(id: "salesforce", name: "Salesforce", kind: .crm),
        summary:
            "Salesforce accounts, contacts, leads, opportunities, quotes, orders, products, cases: CSV with API names, JSON",
        datasets: [
            exported("accounts", .party, required: ["Name", "BillingStreet", "OwnerId"], accountFields),
            exported("contacts", .person, required: ["LastName", "AccountId", "MailingStreet"], contactFields),
            exported("leads", .lead, required: ["LastName", "Company", "Status"], leadFields),
            exported(
                "opportunities",
                .deal,
                required: ["AccountId", "StageName", "CloseDate"],
                absent: ["Status", "Error"],
                opportunityFields
            ),
            exported(
                "opportunities.loaded",
                .other,
                required: ["AccountId", "StageName", "CloseDate", "Status"],
                opportunityFields
            ),
            exported(
                "opportunities.rejected",
                .other,
                required: ["AccountId", "StageName", "CloseDate", "Error"],
                opportunityFields
            ),
            exported("products", .product, required: ["Name", "ProductCode", "IsActive"], productFields),
            exported("orders", .order, required: ["OrderNumber", "AccountId", "EffectiveDate"], orderFields),
            exported("quotes", .quote, required: ["QuoteNumber", "OpportunityId", "ExpirationDate"], quoteFields),
            exported("cases", .ticket, required: ["CaseNumber", "Subject", "Status"], caseFields),
            loadedContacts,
            records,
            object("Account", "account", .party, accountFields),
            object("Contact", "contact", .person, contactFields),
            object("Lead", "lead", .lead, leadFields),
            object("Opportunity", "opportunity", .deal, opportunityFields),
            object("Product2", "product", .product, productFields),
            object("Order", "order", .order, orderFields),
            object("Quote", "quote", .quote, quoteFields),
            object("Case", "case", .ticket, caseFields),
        ]
    )
)

/// Records of one object as CSV. Every object has the fields that say who made and changed a record.
private func exported(
    _ name: String,
    _ entity: Entity,
    required: [String],
    absent: [String] = [],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .delimited,
        fingerprint: Fingerprint(
            required: (["Id", "SystemModstamp"] + required).map { [$0] },
            typical: [
                "IsDeleted", "OwnerId", "CreatedById", "LastModifiedById", "LastActivityDate", "MasterRecordId",
                "SystemModstamp",
            ],
            absent: absent
        ),
        fields: commonFields + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

/// Contacts in columns that somebody chose, without ids and times. No other system writes these names of addresses.
private let loadedContacts = DatasetDescription(
    name: "contacts",
    entity: .person,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [["LastName"], ["FirstName"], ["MailingCity", "MailingStreet"]],
        typical: ["MailingPostalCode", "MailingCountry", "MailingState", "AccountId", "MobilePhone"],
        absent: ["SystemModstamp", "Company"]
    ),
    fields: commonFields + contactFields,
    dateOrder: .yearMonthDay,
    decimalMark: .point
)

/// Records of any object as JSON; each says its type.
private let records = DatasetDescription(
    name: "records",
    entity: .other,
    format: .json,
    fingerprint: Fingerprint(
        required: [["attributes.type"], ["attributes.url", "attributes.referenceId"]],
        typical: ["AccountId", "OwnerId", "LastName", "MailingStreet", "attributes.referenceId", "StageName"]
    ),
    recordPath: "records",
    fields: commonFields + [.init(["Name"], .name)],
    dateOrder: .yearMonthDay,
    decimalMark: .point
)

/// The records of one type among them.
private func object(_ type: String, _ name: String, _ entity: Entity, _ fields: [FieldDescription])
    -> DatasetDescription
{
    DatasetDescription(
        name: "records.\(name)",
        entity: entity,
        format: .json,
        fingerprint: Fingerprint(),
        recordPath: "records",
        fields: commonFields + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point,
        variant: RecordVariant(of: "records", field: ["attributes.type"], values: [type])
    )
}
