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
    of module: CRMModule,
    owner: String,
    required: [[String]],
    typical: [String],
    absent: [String],
    others: [FieldDescription] = []
) -> DatasetDescription {
    DatasetDescription(
        name: module.name,
        entity: module.entity,
        format: .delimited,
        fingerprint: Fingerprint(
            required: [["\(owner).id", "Created By.id", "Modified By.id"]] + required,
            typical: [
                "\(owner).id", "Created By.id", "Modified By.id", "Created Time", "Modified Time",
                "Last Activity Time",
            ] + typical,
            absent: absent + hubSpotNames,
            fileNames: [module.name.lowercased()]
        ),
        fields: [.init(["Record Id"], .id), .init([owner, "\(owner).id"], .responsible)] + others
            + module.exportedFields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

let moduleExports = [
    export(
        of: accounts,
        owner: "Account Owner",
        required: [["Account Name"]],
        typical: ["Parent Account.id", "Account Type", "Billing Street", "Billing Code", "Billing Country"],
        absent: ["Deal Name", "Last Name", "Account Name.id"]
    ),
    export(
        of: contacts,
        owner: "Contact Owner",
        required: [["Last Name"]],
        typical: [
            "Account Name.id", "Contact Name", "Mailing Street", "Mailing Zip", "Email Opt Out", "Unsubscribed Mode",
        ],
        absent: ["Lead Status", "Deal Name"]
    ),
    export(
        of: leads,
        owner: "Lead Owner",
        required: [["Last Name", "Lead Name"], ["Lead Status", "Is Converted", "Lead Owner.id"]],
        typical: ["Lead Status", "Is Converted", "Lead Name", "Converted Account.id", "Email Opt Out"],
        absent: ["Deal Name", "Account Name.id"]
    ),
    export(
        of: deals,
        owner: "Deal Owner",
        required: [["Deal Name"], ["Stage"]],
        typical: ["Account Name.id", "Contact Name.id", "Closing Date", "Pipeline", "Amount"],
        absent: ["Last Name"],
        others: [.init(["Currency"], .currency)]
    ),
]
