import ImporterKit
import IntegrationModel

/// Some countries put the records into a list of their own, others directly under `MasterFiles`.
let masterDatasets = [
    table(
        "header",
        .other,
        at: "Header",
        [
            .init(["AuditFileVersion"], .type),
            .init(["AuditFileDateCreated", "DateCreated"], .createdAt),
            .init(["ProductID", "SoftwareID"], .recordSource),
            .init(["UserID"], .createdBy),
            .init(["Company/Name", "CompanyName"], .name),
            .init(["Company/RegistrationNumber", "TaxRegistrationNumber"], .enterpriseNumber),
            .init(["DefaultCurrencyCode", "CurrencyCode"], .currency),
            .init(["FiscalYear"], .period),
        ]
    ),
    table("customers", .party, at: "MasterFiles/Customers/Customer", partyFields("Customer")),
    table("customers", .party, at: "MasterFiles/Customer", partyFields("Customer")),
    table("suppliers", .supplier, at: "MasterFiles/Suppliers/Supplier", partyFields("Supplier")),
    table("suppliers", .supplier, at: "MasterFiles/Supplier", partyFields("Supplier")),
    table("products", .product, at: "MasterFiles/Products/Product", productFields),
    table("products", .product, at: "MasterFiles/Product", productFields),
    table(
        "accounts",
        .other,
        at: "MasterFiles/GeneralLedgerAccounts/Account",
        [
            .init(["AccountID"], .ledgerAccount),
            .init(["AccountDescription"], .name),
            .init(["AccountType", "GroupingCategory"], .type),
            .init(["AccountCreationDate"], .createdAt),
            .init(["ClosingDebitBalance"], .debit),
            .init(["ClosingCreditBalance"], .credit),
        ]
    ),
]

private func partyFields(_ role: String) -> [FieldDescription] {
    [
        .init(["\(role)ID"], .number),
        .init(["Name", "CompanyName"], .name),
        .init(["RegistrationNumber"], .enterpriseNumber),
        .init(["\(role)TaxID", "TaxRegistration/TaxRegistrationNumber"], .vatNumber),
        .init(["Address/StreetName", "BillingAddress/StreetName", "BillingAddress/AddressDetail"], .street),
        .init(["Address/Number", "BillingAddress/BuildingNumber"], .streetNumber),
        .init(["Address/PostalCode", "BillingAddress/PostalCode"], .postcode),
        .init(["Address/City", "BillingAddress/City"], .city),
        .init(["Address/Region", "BillingAddress/Region"], .region),
        .init(["Address/Country", "BillingAddress/Country"], .country),
        .init(["Telephone", "Contact/Telephone"], .phone),
        .init(["Contact/MobilePhone"], .mobile),
        .init(["Email", "Contact/Email"], .email),
        .init(["Website", "Contact/Website"], .website),
        .init(["BankAccount/IBANNumber", "BankAccount/BankAccountNumber"], .iban),
        .init(["BankAccount/BIC"], .bic),
        .init(["AccountID", "BalanceAccount/AccountID"], .ledgerAccount),
        .init(["ClosingDebitBalance", "BalanceAccount/ClosingDebitBalance"], .debit),
        .init(["ClosingCreditBalance", "BalanceAccount/ClosingCreditBalance"], .credit),
        .init(["PartyInfo/Status"], .status),
        .init(["PartyInfo/Type"], .type),
        .init(["PartyInfo/CurrencyCode"], .currency),
    ]
}

private let productFields: [FieldDescription] = [
    .init(["ProductCode"], .sku),
    .init(["ProductDescription", "Description"], .name),
    .init(["ProductNumberCode"], .gtin),
    .init(["ProductGroup"], .category),
    .init(["ProductType"], .type),
    .init(["UOMBase"], .unit),
]
