import ImporterKit
import IntegrationModel

private let label = "@OData.Community.Display.V1.FormattedValue"

/// A lookup: its label where the answer has labels, else the id of the record.
private func lookup(_ name: String) -> [String] { ["_\(name)_value\(label)", "_\(name)_value"] }

/// A table of Dataverse: `{"value": […]}`, or one record by itself. All have the same audit fields; a filled
/// `importsequencenumber` says that a record was imported.
private func entity(
    _ name: String,
    _ entity: Entity,
    required: [String],
    typical: [String],
    absent: [String] = [],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .json,
        fingerprint: Fingerprint(
            // Other systems have a field with the id and one with the number too.
            required: required.map { [$0] } + [["statecode", "_ownerid_value", "_createdby_value", "versionnumber"]],
            typical: [
                "@odata.etag", "_ownerid_value", "_createdby_value", "createdon", "modifiedon", "statecode",
                "statuscode", "versionnumber", "importsequencenumber", "overriddencreatedon",
            ] + typical,
            absent: absent,
            fileNames: [name]
        ),
        recordPath: "value",
        fields: fields + [
            .init(["createdon"], .createdAt),
            .init(lookup("createdby"), .createdBy),
            .init(["modifiedon"], .modifiedAt),
            .init(lookup("modifiedby"), .modifiedBy),
            .init(lookup("ownerid"), .responsible),
            .init(["importsequencenumber"], .recordSource),
            .init(["statuscode\(label)", "statecode\(label)", "statuscode", "statecode"], .status),
            .init(lookup("transactioncurrencyid"), .currency),
        ],
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

private let addressFields: [FieldDescription] = [
    .init(["address1_line1"], .street),
    .init(["address1_postalcode"], .postcode),
    .init(["address1_city"], .city),
    .init(["address1_stateorprovince"], .region),
    .init(["address1_country"], .country),
]

let parties = [
    entity(
        "accounts",
        .party,
        required: ["accountid", "name"],
        typical: [
            "accountnumber", "_primarycontactid_value", "customertypecode", "websiteurl", "telephone1", "revenue",
        ],
        absent: ["opportunityid", "contactid", "salesorderid", "invoiceid", "quoteid"],
        [
            .init(["accountid"], .id),
            .init(["accountnumber"], .number),
            .init(["name"], .name),
            .init(["customertypecode\(label)", "customertypecode"], .type),
            .init(["industrycode\(label)", "industrycode"], .category),
            .init(["emailaddress1"], .email),
            .init(["telephone1"], .phone),
            .init(["websiteurl"], .website),
        ] + addressFields
    ),
    entity(
        "contacts",
        .person,
        required: ["contactid", "lastname"],
        typical: ["_parentcustomerid_value", "fullname", "emailaddress1", "jobtitle"],
        [
            .init(["contactid"], .id),
            .init(["fullname"], .name),
            .init(["firstname"], .firstName),
            .init(["lastname"], .lastName),
            .init(["jobtitle"], .title),
            .init(["emailaddress1"], .email),
            .init(["telephone1"], .phone),
            .init(["mobilephone"], .mobile),
            .init(["_parentcustomerid_value"], .partyID),
            .init(["_parentcustomerid_value\(label)"], .partyName),
        ] + addressFields
    ),
    entity(
        "leads",
        .lead,
        required: ["leadid", "subject"],
        typical: ["companyname", "leadsourcecode", "fullname", "_qualifyingopportunityid_value"],
        absent: ["opportunityid"],
        [
            .init(["leadid"], .id),
            .init(["companyname"], .name),
            .init(["subject"], .description),
            .init(["firstname"], .firstName),
            .init(["lastname"], .lastName),
            .init(["jobtitle"], .title),
            .init(["emailaddress1"], .email),
            .init(["telephone1"], .phone),
            .init(["mobilephone"], .mobile),
            .init(["leadsourcecode\(label)", "leadsourcecode"], .category),
        ] + addressFields
    ),
    entity(
        "opportunities",
        .deal,
        required: ["opportunityid", "name"],
        typical: ["estimatedvalue", "estimatedclosedate", "stepname", "_parentaccountid_value", "_customerid_value"],
        absent: ["quoteid", "salesorderid", "invoiceid"],
        [
            .init(["opportunityid"], .id),
            .init(["name"], .title),
            .init(["_parentaccountid_value", "_customerid_value"], .partyID),
            .init(["_parentaccountid_value\(label)", "_customerid_value\(label)"], .partyName),
            .init(["estimatedvalue", "actualvalue"], .netAmount),
            .init(["estimatedclosedate"], .dueDate),
            .init(["actualclosedate"], .closedAt),
            .init(["stepname", "salesstagecode\(label)"], .category),
        ]
    ),
    entity(
        "products",
        .product,
        required: ["productid", "productnumber", "name"],
        typical: ["_defaultuomid_value", "standardcost", "price", "quantityonhand", "productstructure"],
        [
            .init(["productid"], .id),
            .init(["productnumber"], .sku),
            .init(["name"], .name),
            .init(["description"], .description),
            .init(["price"], .unitPrice),
            .init(["quantityonhand"], .stockQuantity),
        ]
    ),
]

private let amountFields: [FieldDescription] = [
    .init(["_customerid_value"], .partyID),
    .init(["_customerid_value\(label)"], .partyName),
    .init(["_opportunityid_value"], .dealNumber),
    .init(["totalamountlessfreight", "totallineitemamount"], .netAmount),
    .init(["totaltax"], .taxAmount),
    .init(["totalamount"], .grossAmount),
    .init(["exchangerate"], .exchangeRate),
    .init(["name"], .description),
]

let salesDocuments = [
    entity(
        "quotes",
        .quote,
        required: ["quoteid", "quotenumber"],
        typical: ["totalamount", "effectivefrom", "effectiveto", "_opportunityid_value", "revisionnumber"],
        absent: ["salesorderid", "invoiceid"],
        [
            .init(["quoteid"], .id),
            .init(["quotenumber"], .number),
            .init(["effectivefrom"], .date),
            .init(["effectiveto"], .dueDate),
        ] + amountFields
    ),
    entity(
        "salesorders",
        .order,
        required: ["salesorderid", "ordernumber"],
        typical: ["totalamount", "_quoteid_value", "requestdeliveryby", "datefulfilled", "submitdate"],
        absent: ["invoiceid"],
        [
            .init(["salesorderid"], .id),
            .init(["ordernumber"], .number),
            .init(["submitdate"], .date),
            .init(["requestdeliveryby"], .deliveryDate),
            .init(["_quoteid_value"], .quoteNumber),
        ] + amountFields
    ),
    entity(
        "invoices",
        .invoice,
        required: ["invoiceid", "invoicenumber"],
        typical: ["totalamount", "_salesorderid_value", "duedate", "datedelivered"],
        [
            .init(["invoiceid"], .id),
            .init(["invoicenumber"], .number),
            .init(["datedelivered"], .deliveryDate),
            .init(["duedate"], .dueDate),
            .init(["_salesorderid_value"], .orderNumber),
        ] + amountFields
    ),
]
