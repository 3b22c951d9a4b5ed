import ImporterKit
import IntegrationModel

/// Records that the command line exports have no id of their own yet; others refer to their reference.
let commonFields: [FieldDescription] = [
    .init(["Id", "attributes.referenceId"], .id),
    .init(["OwnerId"], .responsible),
    .init(["CreatedDate"], .createdAt),
    .init(["CreatedById"], .createdBy),
    .init(["LastModifiedDate"], .modifiedAt),
    .init(["LastModifiedById"], .modifiedBy),
]

let accountFields: [FieldDescription] = [
    .init(["Name"], .name),
    .init(["AccountNumber"], .number),
    .init(["Type"], .type),
    .init(["Industry"], .category),
    .init(["BillingStreet"], .street),
    .init(["BillingPostalCode"], .postcode),
    .init(["BillingCity"], .city),
    .init(["BillingState"], .region),
    .init(["BillingCountry"], .country),
    .init(["Phone"], .phone),
    .init(["Website"], .website),
    .init(["Description"], .description),
]

let contactFields: [FieldDescription] = [
    .init(["AccountId"], .partyID),
    .init(["FirstName"], .firstName),
    .init(["LastName"], .lastName),
    .init(["Title"], .title),
    .init(["Email"], .email),
    .init(["Phone"], .phone),
    .init(["MobilePhone"], .mobile),
    .init(["MailingStreet"], .street),
    .init(["MailingPostalCode"], .postcode),
    .init(["MailingCity"], .city),
    .init(["MailingState"], .region),
    .init(["MailingCountry"], .country),
]

let leadFields: [FieldDescription] = [
    .init(["Company"], .name),
    .init(["FirstName"], .firstName),
    .init(["LastName"], .lastName),
    .init(["Title"], .title),
    .init(["Status"], .status),
    .init(["Email"], .email),
    .init(["Phone"], .phone),
    .init(["MobilePhone"], .mobile),
    .init(["Street"], .street),
    .init(["PostalCode"], .postcode),
    .init(["City"], .city),
    .init(["State"], .region),
    .init(["Country"], .country),
    .init(["Industry"], .category),
]

let opportunityFields: [FieldDescription] = [
    .init(["Name"], .title),
    .init(["AccountId"], .partyID),
    .init(["StageName"], .status),
    .init(["Amount"], .netAmount),
    .init(["CloseDate"], .closedAt),
    .init(["Type"], .type),
    .init(["Description"], .description),
]

let productFields: [FieldDescription] = [
    .init(["ProductCode"], .sku),
    .init(["Name"], .name),
    .init(["Family"], .category),
    .init(["IsActive"], .status),
    .init(["Description"], .description),
]

let orderFields: [FieldDescription] = [
    .init(["OrderNumber"], .number),
    .init(["AccountId"], .partyID),
    .init(["EffectiveDate"], .date),
    .init(["EndDate"], .deliveryDate),
    .init(["Status"], .status),
    .init(["Type"], .type),
    .init(["TotalAmount"], .netAmount),
    .init(["CurrencyIsoCode"], .currency),
    .init(["PoNumber"], .reference),
    .init(["QuoteId"], .quoteNumber),
    .init(["BillingStreet"], .street),
    .init(["BillingPostalCode"], .postcode),
    .init(["BillingCity"], .city),
    .init(["BillingCountry"], .country),
]

let quoteFields: [FieldDescription] = [
    .init(["QuoteNumber"], .number),
    .init(["OpportunityId"], .dealNumber),
    .init(["AccountId"], .partyID),
    .init(["ExpirationDate"], .dueDate),
    .init(["Status"], .status),
    .init(["TotalPrice"], .netAmount),
    .init(["Tax"], .taxAmount),
    .init(["GrandTotal"], .grossAmount),
    .init(["CurrencyIsoCode"], .currency),
    .init(["Name"], .description),
]

let caseFields: [FieldDescription] = [
    .init(["CaseNumber"], .number),
    .init(["AccountId"], .partyID),
    .init(["Subject"], .title),
    .init(["Status"], .status),
    .init(["Type"], .type),
    .init(["Origin"], .recordSource),
    .init(["ClosedDate"], .closedAt),
    .init(["Description"], .description),
]
