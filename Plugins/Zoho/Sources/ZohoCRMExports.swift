import ImporterKit
import IntegrationModel

/// HubSpot's lists have `Record ID` and names of people too, and these beside them.
private let hubSpotNames = [
    "Associated Company", "Associated Company IDs", "Associated Contact IDs", "Deal Stage", "Lifecycle Stage",
    "Create Date",
    "Record source",
]

/// The CSV of a module with English labels. What looks up another record has its key beside its name:
/// `Account Name.id`, `Account Name`; keys begin with `zcrm_`.
private func export(
    _ name: String,
    _ entity: Entity,
    owner: String,
    required: [[String]],
    typical: [String],
    absent: [String],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .delimited,
        fingerprint: Fingerprint(
            required: [["\(owner).id", "Created By.id", "Modified By.id"]] + required,
            typical: [
                "\(owner).id", "Created By.id", "Modified By.id", "Created Time", "Modified Time",
                "Last Activity Time",
            ] + typical,
            absent: absent + hubSpotNames,
            fileNames: [name.lowercased()]
        ),
        fields: [
            .init(["Record Id"], .id),
            .init(["Created Time"], .createdAt),
            .init(["Created By", "Created By.id"], .createdBy),
            .init(["Modified Time"], .modifiedAt),
            .init(["Modified By", "Modified By.id"], .modifiedBy),
            .init([owner, "\(owner).id"], .responsible),
            .init(["Lead Source"], .recordSource),
            .init(["Description"], .description),
        ] + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

private let personFields: [FieldDescription] = [
    .init(["First Name"], .firstName),
    .init(["Last Name"], .lastName),
    .init(["Email"], .email),
    .init(["Phone"], .phone),
    .init(["Mobile"], .mobile),
]

private let partyFields: [FieldDescription] = [
    .init(["Account Name"], .partyName),
    .init(["Account Name.id"], .partyID),
]

let moduleExports = [
    export(
        "Accounts",
        .party,
        owner: "Account Owner",
        required: [["Account Name"]],
        typical: ["Parent Account.id", "Account Type", "Billing Street", "Billing Code", "Billing Country"],
        absent: ["Deal Name", "Last Name", "Account Name.id"],
        [
            .init(["Account Name"], .name),
            .init(["Account Number"], .number),
            .init(["Account Type"], .type),
            .init(["Industry"], .category),
            .init(["Website"], .website),
            .init(["Phone"], .phone),
            .init(["Billing Street"], .street),
            .init(["Billing Code"], .postcode),
            .init(["Billing City"], .city),
            .init(["Billing State"], .region),
            .init(["Billing Country"], .country),
        ]
    ),
    export(
        "Contacts",
        .person,
        owner: "Contact Owner",
        required: [["Last Name"]],
        typical: [
            "Account Name.id", "Contact Name", "Mailing Street", "Mailing Zip", "Email Opt Out", "Unsubscribed Mode",
        ],
        absent: ["Lead Status", "Deal Name"],
        personFields + partyFields + [
            .init(["Title"], .title),
            .init(["Mailing Street"], .street),
            .init(["Mailing Zip"], .postcode),
            .init(["Mailing City"], .city),
            .init(["Mailing State"], .region),
            .init(["Mailing Country"], .country),
        ]
    ),
    export(
        "Leads",
        .lead,
        owner: "Lead Owner",
        required: [["Last Name", "Lead Name"], ["Lead Status", "Is Converted", "Lead Owner.id"]],
        typical: ["Lead Status", "Is Converted", "Lead Name", "Converted Account.id", "Email Opt Out"],
        absent: ["Deal Name", "Account Name.id"],
        personFields + [
            .init(["Company"], .name),
            .init(["Lead Status"], .status),
            .init(["Industry"], .category),
            .init(["Website"], .website),
            .init(["Street"], .street),
            .init(["Zip Code"], .postcode),
            .init(["City"], .city),
            .init(["State"], .region),
            .init(["Country"], .country),
        ]
    ),
    export(
        "Deals",
        .deal,
        owner: "Deal Owner",
        required: [["Deal Name"], ["Stage"]],
        typical: ["Account Name.id", "Contact Name.id", "Closing Date", "Pipeline", "Amount"],
        absent: ["Last Name"],
        partyFields + [
            .init(["Deal Name"], .title),
            .init(["Stage"], .status),
            .init(["Pipeline"], .category),
            .init(["Amount"], .netAmount),
            .init(["Currency"], .currency),
            .init(["Closing Date"], .closedAt),
        ]
    ),
]
