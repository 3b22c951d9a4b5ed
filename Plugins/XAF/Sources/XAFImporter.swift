public import ImporterKit
import IntegrationModel

/// Reads the Dutch audit file (XML auditfile financieel 3.1, 3.2 and 4.0, and CLAIR2.00.00).
///
/// The namespace has many spellings; the tree is what is recognised. Amounts are told apart by `D` and `C` beside them,
/// or in CLAIR2 by the element.
public let xafImporter = ManifestImporter(
    ImporterManifest(
        id: "xaf",
        summary: "Dutch audit files (XAF 3.1, 3.2, 4.0, CLAIR2): ledger entries, customers, suppliers, accounts",
        datasets: currentDatasets + olderDatasets
    )
)

private func table(
    _ name: String,
    _ entity: Entity,
    at path: String,
    partOf parent: String? = nil,
    _ fields: [FieldDescription],
    side: LedgerSide? = nil,
    variant: RecordVariant? = nil
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .xml,
        fingerprint: Fingerprint(rootElement: "auditfile"),
        recordPath: "auditfile/\(path)",
        parent: parent,
        fields: fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point,
        ledgerSide: side,
        variant: variant
    )
}

private let parties: [FieldDescription] = [
    .init(["custSupID"], .number),
    .init(["custSupName", "companyName"], .name),
    .init(["commerceNr", "Commercenr"], .enterpriseNumber),
    .init(["taxRegIdent", "taxRegistrationNr"], .vatNumber),
    .init(["custSupTp", "type"], .type),
    .init(["streetAddress/streetname", "streetAddress/address"], .street),
    .init(["streetAddress/number"], .streetNumber),
    .init(["streetAddress/postalCode"], .postcode),
    .init(["streetAddress/city"], .city),
    .init(["streetAddress/country"], .country),
    .init(["bankAccount/bankAccNr"], .iban),
    .init(["changeInfo/userID"], .modifiedBy),
    .init(["changeInfo/changeDateTime"], .modifiedAt),
]

/// Parties that are suppliers only; one that is both stays a customer.
private func suppliers(at path: String) -> [DatasetDescription] {
    [
        table("customers", .party, at: path, parties),
        table(
            "suppliers",
            .supplier,
            at: path,
            parties,
            variant: RecordVariant(of: "customers", field: ["custSupTp", "type"], values: ["S"])
        ),
    ]
}

private let accounts: [FieldDescription] = [
    .init(["accID", "accountID"], .ledgerAccount),
    .init(["accDesc", "accountDesc"], .name),
    .init(["accTp", "accountType"], .type),
    .init(["RGScode", "leadCode"], .category),
]

private let side = LedgerSide(amount: ["amnt"], side: ["amntTp"], debit: ["D"], credit: ["C"])
private let journal = "company/transactions/journal"

/// Amounts of lines are in the currency of the header; `currency` beside one holds the amount in a foreign one.
private let currentDatasets =
    [
        table(
            "transactions",
            .ledgerEntry,
            at: "\(journal)/transaction",
            [
                .init(["nr"], .number),
                .init(["trDt"], .date),
                .init(["desc"], .description),
                .init(["periodNumber"], .period),
                .init(["../jrnID"], .journal),
                .init(["../jrnTp"], .type),
                .init(["userID", "User"], .createdBy),
                .init(["sourceID", "Source"], .recordSource),
            ]
        ),
        table(
            "transactions.lines",
            .other,
            at: "\(journal)/transaction/trLine",
            partOf: "transactions",
            [
                .init(["nr"], .lineNumber),
                .init(["accID"], .ledgerAccount),
                .init(["docRef"], .sourceDocument),
                .init(["effDate"], .date),
                .init(["desc"], .description),
                .init(["recRef"], .reference),
                .init(["matchKeyID"], .reference),
                .init(["custSupID"], .partyNumber),
                .init(["invRef"], .invoiceNumber),
                .init(["orderRef"], .orderNumber),
                .init(["shipDocRef"], .deliveryNumber),
                .init(["receivingDocRef"], .reference),
                .init(["bankAccNr"], .partyIBAN),
                .init(["vat/vatPerc"], .vatRate),
                .init(["vat/vatAmnt"], .taxAmount),
                .init(["../../../../../header/curCode"], .currency),
            ],
            side: side
        ),
    ] + suppliers(at: "company/customersSuppliers/customerSupplier") + [
        table("accounts", .other, at: "company/generalLedger/ledgerAccount", accounts),
        table(
            "openingBalance",
            .other,
            at: "company/openingBalance/obLine",
            [.init(["nr"], .lineNumber), .init(["accID"], .ledgerAccount)],
            side: side
        ),
    ]

/// CLAIR2.00.00, the first in XML.
private let olderDatasets =
    [
        table(
            "transactions",
            .ledgerEntry,
            at: "transactions/journal/transaction",
            [
                .init(["transactionID"], .number),
                .init(["transactionDate"], .date),
                .init(["description"], .description),
                .init(["period"], .period),
                .init(["../journalID"], .journal),
                .init(["../type"], .type),
                .init(["sourceID"], .recordSource),
            ]
        ),
        table(
            "transactions.lines",
            .other,
            at: "transactions/journal/transaction/line",
            partOf: "transactions",
            [
                .init(["recordID"], .lineNumber),
                .init(["accountID"], .ledgerAccount),
                .init(["documentID"], .sourceDocument),
                .init(["effectiveDate"], .date),
                .init(["description"], .description),
                .init(["custSupID"], .partyNumber),
                .init(["debitAmount"], .debit),
                .init(["creditAmount"], .credit),
                .init(["vat/vatAmount"], .taxAmount),
                .init(["../../../../header/currencyCode"], .currency),
            ]
        ),
    ] + suppliers(at: "customersSuppliers/customerSupplier") + [
        table("accounts", .other, at: "generalLedger/ledgerAccount", accounts)
    ]
