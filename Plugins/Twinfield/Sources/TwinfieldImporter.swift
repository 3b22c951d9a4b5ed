public import ImporterKit
import IntegrationModel

/// Reads the XML that Twinfield answers with: transactions, sales invoices, customers and suppliers, match sets.
public let twinfieldImporter = ManifestImporter(
    ImporterManifest(
        id: "twinfield",
        system: SystemDescription(id: "twinfield", name: "Twinfield", kind: .accounting),
        summary: "Twinfield XML: transactions, sales invoices, customers, suppliers, match sets, browse answers",
        datasets: transactions + invoices + dimensions + others
    )
)

/// Records at a path that begins with the root element. Most roots are everyday words, so fields of the record have to
/// be there too.
func table(
    _ name: String,
    _ entity: Entity,
    at path: String,
    partOf parent: String? = nil,
    required: [[String]] = [],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .xml,
        fingerprint: Fingerprint(
            required: required,
            rootElement: path.split(separator: "/").first.map(String.init)
        ),
        recordPath: path,
        parent: parent,
        fields: fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

/// A text is the code, and the attribute beside it the name: `<dim2 name="Customer 0" type="DEB">1000</dim2>`.
private let transactions = ["transaction", "transactions/transaction"].flatMap { path in
    var lines = table(
        "transactions.lines",
        .other,
        at: "\(path)/lines/line",
        partOf: "transactions",
        [
            .init(["@id"], .lineNumber),
            .init(["@type"], .type),
            .init(["dim1"], .ledgerAccount),
            .init(["dim2"], .partyNumber),
            .init(["dim2/@name"], .partyName),
            .init(["invoicenumber"], .invoiceNumber),
            .init(["description"], .description),
            .init(["duedate"], .dueDate),
            .init(["openvalue"], .openAmount),
            .init(["matchstatus"], .status),
            .init(["vatvalue"], .taxAmount),
            .init(["rate"], .exchangeRate),
        ]
    )
    lines.ledgerSide = LedgerSide(amount: ["value"], side: ["debitcredit"], debit: ["debit"], credit: ["credit"])
    return [
        table(
            "transactions",
            .ledgerEntry,
            at: path,
            required: [["header/code"], ["header/office"], ["lines/line/debitcredit"]],
            [
                .init(["header/number"], .number),
                .init(["header/code"], .journal),
                .init(["header/date"], .date),
                .init(["header/duedate"], .dueDate),
                .init(["header/period"], .period),
                .init(["header/currency"], .currency),
                .init(["header/invoicenumber"], .invoiceNumber),
                .init(["header/paymentreference"], .structuredCommunication),
                .init(["header/origin"], .recordSource),
                .init(["header/originreference"], .reference),
                .init(["header/user"], .createdBy),
            ]
        ),
        lines,
    ]
}

private let invoices = ["salesinvoice", "salesinvoices/salesinvoice"].flatMap { path in
    [
        table(
            "salesinvoices",
            .invoice,
            at: path,
            required: [["header/invoicetype"], ["header/customer"]],
            [
                .init(["header/invoicenumber"], .number),
                .init(["header/invoicetype"], .type),
                .init(["header/invoicedate"], .date),
                .init(["header/duedate"], .dueDate),
                .init(["header/customer"], .partyNumber),
                .init(["header/period"], .period),
                .init(["header/currency"], .currency),
                .init(["header/status"], .status),
                .init(["totals/valueexcl"], .netAmount),
                .init(["totals/valueinc"], .grossAmount),
                .init(["financials/number"], .reference),
            ]
        ),
        table(
            "salesinvoices.lines",
            .other,
            at: "\(path)/lines/line",
            partOf: "salesinvoices",
            [
                .init(["@id"], .lineNumber),
                .init(["article"], .sku),
                .init(["quantity"], .quantity),
                .init(["unitspriceexcl"], .unitPrice),
                .init(["description"], .description),
                .init(["valueexcl"], .netAmount),
                .init(["vatvalue"], .taxAmount),
                .init(["valueinc"], .grossAmount),
                .init(["dim1"], .ledgerAccount),
            ]
        ),
    ]
}

private let dimensionFields: [FieldDescription] = [
    .init(["code", "dimension"], .number),
    .init(["uid"], .id),
    .init(["name", "@name"], .name),
    .init(["type"], .type),
    .init(["@status"], .status),
    .init(["website"], .website),
    .init(["vatnumber", "addresses/address/field4"], .vatNumber),
    .init(["cocnumber", "addresses/address/field5"], .enterpriseNumber),
    .init(["addresses/address/field2"], .street),
    .init(["addresses/address/postcode"], .postcode),
    .init(["addresses/address/city"], .city),
    .init(["addresses/address/country"], .country),
    .init(["addresses/address/telephone"], .phone),
    .init(["addresses/address/email"], .email),
    .init(["banks/bank/iban"], .iban),
    .init(["banks/bank/biccode"], .bic),
    .init(["financials/substitutewith"], .ledgerAccount),
    .init(["financials/relationsreference"], .reference),
]

/// Customers, suppliers and accounts of the ledger are dimensions of other types. A list has codes and names only, and
/// says the type once.
private let dimensions = [
    ("dimension", [["code"], ["type"], ["office"]]), ("customers/dimension", [["code"], ["type"], ["office"]]),
    ("dimensions/dimension", [["@name"], ["@shortname"]]),
].flatMap { path, required in
    let isList = path.hasPrefix("dimensions/")
    let fields = dimensionFields + (isList ? [.init(["../@type"], .type)] : [])
    let customers = table("customers", .party, at: path, required: required, fields)
    func variant(_ name: String, _ entity: Entity, _ types: [String]) -> DatasetDescription {
        var dataset = customers
        dataset.name = name
        dataset.entity = entity
        dataset.variant = RecordVariant(of: "customers", field: ["type", "../@type"], values: types)
        return dataset
    }
    return [customers, variant("suppliers", .supplier, ["CRD"]), variant("dimensions", .other, ["BAS", "PNL"])]
}
