import ImporterKit
import IntegrationModel

/// A module of Zoho CRM and its fields by the keys of the interface. An export as CSV has blanks where keys have `_`, and
/// writes the name of a record that is looked up (`Account_Name.name`) without saying so (`Account Name`).
struct CRMModule {
    var name: String
    var entity: Entity
    var fields: [FieldDescription]

    /// The fields as an export names them.
    var exportedFields: [FieldDescription] { (Self.audit + fields).map(Self.exported) }

    /// The fields of every module, but its key and the person it belongs to, which an export calls otherwise.
    static let audit: [FieldDescription] = [
        .init(["Created_Time"], .createdAt),
        .init(["Created_By.name", "Created_By.id"], .createdBy),
        .init(["Modified_Time"], .modifiedAt),
        .init(["Modified_By.name", "Modified_By.id"], .modifiedBy),
        .init(["Lead_Source"], .recordSource),
        .init(["Description"], .description),
    ]

    private static func exported(_ field: FieldDescription) -> FieldDescription {
        var field = field
        field.names = field.names.map { key in
            let name = String(key.map { $0 == "_" ? " " : $0 })
            return name.hasSuffix(".name") ? String(name.dropLast(5)) : name
        }
        return field
    }
}

private let personFields: [FieldDescription] = [
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

private func addressFields(_ beginning: String, code: String) -> [FieldDescription] {
    [
        .init(["\(beginning)Street"], .street),
        .init(["\(beginning)\(code)"], .postcode),
        .init(["\(beginning)City"], .city),
        .init(["\(beginning)State"], .region),
        .init(["\(beginning)Country"], .country),
    ]
}

let accounts = CRMModule(
    name: "Accounts",
    entity: .party,
    fields: [
        .init(["Account_Name"], .name),
        .init(["Account_Number"], .number),
        .init(["Account_Type"], .type),
        .init(["Industry"], .category),
        .init(["Website"], .website),
        .init(["Phone"], .phone),
    ] + addressFields("Billing_", code: "Code")
)

let contacts = CRMModule(
    name: "Contacts",
    entity: .person,
    fields: personFields + partyFields + [.init(["Title"], .title)] + addressFields("Mailing_", code: "Zip")
)

let leads = CRMModule(
    name: "Leads",
    entity: .lead,
    fields: personFields + [
        .init(["Company"], .name),
        .init(["Lead_Status"], .status),
        .init(["Industry"], .category),
        .init(["Website"], .website),
    ] + addressFields("", code: "Zip_Code")
)

let deals = CRMModule(
    name: "Deals",
    entity: .deal,
    fields: partyFields + [
        .init(["Deal_Name"], .title),
        .init(["Stage"], .status),
        .init(["Pipeline"], .category),
        .init(["Type"], .type),
        .init(["Amount"], .netAmount),
        .init(["Closing_Date"], .closedAt),
    ]
)
