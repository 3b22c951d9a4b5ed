public import ImporterKit
import IntegrationModel

/// Reads the XML of Yuki's web services: sales invoices and transactions of ledger accounts.
public let yukiImporter = ManifestImporter(
    ImporterManifest(
        id: "yuki",
        system: SystemDescription(id: "yuki", name: "Yuki", kind: .accounting),
        summary: "Yuki web service XML: sales invoices, transactions of ledger accounts",
        datasets: [salesInvoices, invoiceLines, transactions]
    )
)

private let fingerprint = Fingerprint(
    rootElement: "SalesInvoices",
    namespace: "urn:xmlns:http://www.theyukicompany.com:salesinvoices"
)

private let salesInvoices = DatasetDescription(
    name: "SalesInvoices",
    entity: .invoice,
    format: .xml,
    fingerprint: fingerprint,
    recordPath: "SalesInvoices/SalesInvoice",
    fields: [
        .init(["Reference"], .number),
        .init(["Subject"], .description),
        .init(["PaymentID"], .structuredCommunication),
        .init(["Date"], .date),
        .init(["DueDate"], .dueDate),
        .init(["Currency"], .currency),
        .init(["ProjectCode"], .category),
        .init(["Contact/ContactCode"], .partyNumber),
        .init(["Contact/FullName"], .partyName),
        .init(["Contact/VATNumber"], .partyVATNumber),
        .init(["Contact/BankAccount"], .partyIBAN),
        .init(["Contact/EmailAddress"], .partyEmail),
        .init(["Contact/AddressLine_1"], .street),
        .init(["Contact/Zipcode"], .postcode),
        .init(["Contact/City"], .city),
        .init(["Contact/CountryCode"], .country),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .point
)

private let invoiceLines = DatasetDescription(
    name: "SalesInvoices.InvoiceLines",
    entity: .other,
    format: .xml,
    fingerprint: fingerprint,
    recordPath: "SalesInvoices/SalesInvoice/InvoiceLines/InvoiceLine",
    parent: "SalesInvoices",
    fields: [
        .init(["Description"], .description),
        .init(["ProductQuantity"], .quantity),
        .init(["Product/Reference"], .sku),
        .init(["Product/Description"], .productName),
        .init(["Product/SalesPrice"], .unitPrice),
        .init(["Product/VATPercentage"], .vatRate),
        .init(["Product/GLAccountCode"], .ledgerAccount),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .point
)

private let transactions = DatasetDescription(
    name: "GLAccountTransactions",
    entity: .ledgerEntry,
    format: .xml,
    fingerprint: Fingerprint(required: [["@ID"], ["GLAccountCode"]], rootElement: "GLAccountTransactions"),
    recordPath: "GLAccountTransactions/GLAccountTransaction",
    fields: [
        .init(["@ID"], .id),
        .init(["Date"], .date),
        .init(["Description"], .description),
        .init(["Amount"], .netAmount),
        .init(["Contact"], .partyName),
        .init(["Project/@Code"], .category),
        .init(["GLAccountCode"], .ledgerAccount),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .point
)
