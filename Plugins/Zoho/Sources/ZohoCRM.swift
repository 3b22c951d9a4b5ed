import ImporterKit
import IntegrationModel

/// The records of a module. Keys that begin with a dollar sign are the system's own.
///
/// - Parameter others: fields that exports do not have, or call otherwise.
private func records(
    of module: CRMModule,
    required: [[String]],
    typical: [String],
    absent: [String] = [],
    others: [FieldDescription] = []
) -> DatasetDescription {
    DatasetDescription(
        name: module.name,
        entity: module.entity,
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
        fields: [.init(["id"], .id), .init(["Owner.name", "Owner.id"], .responsible)] + CRMModule.audit + others
            + module.fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

let moduleRecords = [
    records(
        of: accounts,
        required: [["Account_Name"]],
        typical: ["Account_Number", "Account_Type", "Billing_Street", "Billing_Code", "Annual_Revenue", "Employees"],
        absent: ["Deal_Name", "Last_Name", "Subject"]
    ),
    records(
        of: contacts,
        required: [["Last_Name"]],
        typical: ["Full_Name", "Account_Name.id", "Mailing_Street", "Mailing_Zip", "Email_Opt_Out", "Department"],
        absent: ["Company", "Lead_Status", "Deal_Name"],
        others: [.init(["Full_Name"], .name)]
    ),
    records(
        of: leads,
        required: [["Last_Name"], ["Company"]],
        typical: ["Full_Name", "Lead_Status", "$converted", "No_of_Employees", "Zip_Code", "Email_Opt_Out"],
        absent: ["Deal_Name"],
        others: [.init(["Designation"], .title)]
    ),
    records(
        of: deals,
        required: [["Deal_Name"], ["Stage"]],
        typical: ["Closing_Date", "Amount", "Pipeline", "Probability", "Account_Name.id", "Expected_Revenue"]
    ),
]
