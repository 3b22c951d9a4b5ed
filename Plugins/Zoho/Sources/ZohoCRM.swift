import ImporterKit
import IntegrationModel

/// The records of a module. Keys that begin with a dollar sign are the system's own.
private func module(
    _ name: String,
    _ entity: Entity,
    required: [[String]],
    typical: [String],
    absent: [String],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .json,
        fingerprint: Fingerprint(
            required: [["id"], ["Created_Time", "Modified_Time", "$editable"]] + required,
            typical: [
                "Created_By.name", "Modified_By.name", "Owner.name", "$currency_symbol", "$editable", "$approved",
                "$state", "Modified_Time", "Last_Activity_Time", "Lead_Source",
            ] + typical,
            absent: absent
        ),
        recordPath: "data",
        fields: [
            .init(["id"], .id),
            .init(["Created_Time"], .createdAt),
            .init(["Created_By.name", "Created_By.id"], .createdBy),
            .init(["Modified_Time"], .modifiedAt),
            .init(["Modified_By.name", "Modified_By.id"], .modifiedBy),
            .init(["Owner.name", "Owner.id"], .responsible),
            .init(["Lead_Source"], .recordSource),
            .init(["Description"], .description),
        ] + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

private let personFields: [FieldDescription] = [
    .init(["Full_Name"], .name),
    .init(["First_Name"], .firstName),
    .init(["Last_Name"], .lastName),
    .init(["Email"], .email),
    .init(["Phone"], .phone),
    .init(["Mobile"], .mobile),
]

private let partyFields: [FieldDescription] = [
    .init(["Account_Name.name"], .partyName),
    .init(["Account_Name.id"], .partyID),
]

let modules = [
    module(
        "Accounts",
        .party,
        required: [["Account_Name"]],
        typical: ["Account_Number", "Account_Type", "Billing_Street", "Billing_Code", "Annual_Revenue", "Employees"],
        absent: ["Deal_Name", "Last_Name", "Subject"],
        [
            .init(["Account_Name"], .name),
            .init(["Account_Number"], .number),
            .init(["Account_Type"], .type),
            .init(["Industry"], .category),
            .init(["Website"], .website),
            .init(["Phone"], .phone),
            .init(["Billing_Street"], .street),
            .init(["Billing_Code"], .postcode),
            .init(["Billing_City"], .city),
            .init(["Billing_State"], .region),
            .init(["Billing_Country"], .country),
        ]
    ),
    module(
        "Contacts",
        .person,
        required: [["Last_Name"]],
        typical: ["Full_Name", "Account_Name.id", "Mailing_Street", "Mailing_Zip", "Email_Opt_Out", "Department"],
        absent: ["Company", "Lead_Status", "Deal_Name"],
        personFields + partyFields + [
            .init(["Title"], .title),
            .init(["Mailing_Street"], .street),
            .init(["Mailing_Zip"], .postcode),
            .init(["Mailing_City"], .city),
            .init(["Mailing_State"], .region),
            .init(["Mailing_Country"], .country),
        ]
    ),
    module(
        "Leads",
        .lead,
        required: [["Last_Name"], ["Company"]],
        typical: ["Full_Name", "Lead_Status", "$converted", "No_of_Employees", "Zip_Code", "Email_Opt_Out"],
        absent: ["Deal_Name"],
        personFields.filter { $0.canonical != .name } + [
            .init(["Company"], .name),
            .init(["Lead_Status"], .status),
            .init(["Designation"], .title),
            .init(["Industry"], .category),
            .init(["Website"], .website),
            .init(["Street"], .street),
            .init(["Zip_Code"], .postcode),
            .init(["City"], .city),
            .init(["State"], .region),
            .init(["Country"], .country),
        ]
    ),
    module(
        "Deals",
        .deal,
        required: [["Deal_Name"], ["Stage"]],
        typical: ["Closing_Date", "Amount", "Pipeline", "Probability", "Account_Name.id", "Expected_Revenue"],
        absent: [],
        partyFields + [
            .init(["Deal_Name"], .title),
            .init(["Stage"], .status),
            .init(["Pipeline"], .category),
            .init(["Type"], .type),
            .init(["Amount"], .netAmount),
            .init(["Closing_Date"], .closedAt),
        ]
    ),
]
