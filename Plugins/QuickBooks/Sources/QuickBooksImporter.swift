public import ImporterKit
import IntegrationModel

/// Reads the answers of QuickBooks Online's interface (JSON), and invoices in its CSV layout: one row is one line, and the
/// fields of the invoice are repeated in each.
public let quickBooksImporter = ManifestImporter(
    ImporterManifest(
        id: "quickbooks",
        system: SystemDescription(id: "quickbooks", name: "QuickBooks", kind: .accounting),
        summary: "QuickBooks Online sales, purchases, payments, customers, vendors, items: API JSON; invoices as CSV",
        datasets: [invoices, lines] + queryResponses
    )
)

private let invoices = DatasetDescription(
    name: "invoices",
    entity: .invoice,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [["InvoiceNo"], ["Customer"], ["InvoiceDate"], ["ItemAmount"]],
        typical: ["ItemRate", "ItemQuantity", "ItemDescription"]
    ),
    grouping: RecordGrouping(key: ["InvoiceNo"], linePrefixes: ["Item"], lines: "invoices.lines"),
    fields: [
        .init(["InvoiceNo"], .number),
        .init(["Customer"], .partyName),
        .init(["InvoiceDate"], .date),
        .init(["DueDate"], .dueDate),
    ]
)

private let lines = DatasetDescription(
    name: "invoices.lines",
    entity: .other,
    format: .delimited,
    fingerprint: Fingerprint(),
    parent: "invoices",
    fields: [
        .init(["ItemDescription"], .description),
        .init(["ItemQuantity"], .quantity),
        .init(["ItemRate"], .unitPrice),
        .init(["ItemAmount"], .netAmount),
    ]
)
