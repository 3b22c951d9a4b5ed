public import ImporterKit
import IntegrationModel

/// Reads invoices that Xero exports as CSV, and files in the layout of its import. One row is one line; the fields of the
/// invoice are repeated in each.
public let xeroImporter = ManifestImporter(
    ImporterManifest(
        id: "xero",
        system: SystemDescription(id: "xero", name: "Xero", kind: .accounting),
        summary: "Xero invoices as CSV: export and import layout",
        datasets: [invoices, lines]
    )
)

/// Names in the import layout have an asterisk where a value is required.
private func names(_ name: String) -> [String] { [name, "*\(name)"] }

private let invoices = DatasetDescription(
    name: "invoices",
    entity: .invoice,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [names("ContactName"), names("InvoiceNumber"), names("InvoiceDate"), names("UnitAmount")],
        typical: [
            "POAddressLine1", "POAddressLine2", "POPostalCode", "SAAddressLine1", "InvoiceAmountDue", "TrackingName1",
            "TrackingOption1", "TaxType",
        ],
        fileNames: ["salesinvoice"]
    ),
    grouping: RecordGrouping(
        key: names("InvoiceNumber"),
        linePrefixes: [
            "InventoryItemCode", "Description", "Quantity", "UnitAmount", "Discount", "LineAmount", "AccountCode",
            "TaxType", "TaxAmount", "TrackingName", "TrackingOption",
        ].flatMap(names),
        lines: "invoices.lines"
    ),
    fields: [
        .init(names("InvoiceNumber"), .number),
        .init(["Reference"], .reference),
        .init(names("InvoiceDate"), .date),
        .init(names("DueDate"), .dueDate),
        .init(names("ContactName"), .partyName),
        .init(["EmailAddress"], .partyEmail),
        .init(["POAddressLine1"], .street),
        .init(["POPostalCode"], .postcode),
        .init(["POCity"], .city),
        .init(["POCountry"], .country),
        .init(["Total"], .grossAmount),
        .init(["TaxTotal"], .taxAmount),
        .init(["InvoiceAmountDue"], .openAmount),
        .init(["Currency"], .currency),
        .init(["Type"], .type),
        .init(["Status"], .status),
    ],
    decimalMark: .point
)

private let lines = DatasetDescription(
    name: "invoices.lines",
    entity: .other,
    format: .delimited,
    fingerprint: Fingerprint(),
    parent: "invoices",
    fields: [
        .init(["InventoryItemCode"], .sku),
        .init(names("Description"), .description),
        .init(names("Quantity"), .quantity),
        .init(names("UnitAmount"), .unitPrice),
        .init(["Discount"], .discount),
        .init(["LineAmount"], .netAmount),
        .init(names("AccountCode"), .ledgerAccount),
        .init(["TaxAmount"], .taxAmount),
    ],
    decimalMark: .point
)
