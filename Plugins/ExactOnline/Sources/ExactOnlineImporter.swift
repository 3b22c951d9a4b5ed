public import ImporterKit
import IntegrationModel

/// Reads what Exact Online exports as XML (`eExact-XML.xsd`), and the JSON of its REST interface.
///
/// The XML has no totals of documents; they are added up from the lines, see ``LineTotals``.
public struct ExactOnlineImporter: Importer {
    public var manifest: ImporterManifest { reader.manifest }
    private let reader: ManifestImporter

    public init() {
        reader = ManifestImporter(
            ImporterManifest(
                id: "exact-online",
                system: SystemDescription(id: "exact", name: "Exact Online", kind: .accounting),
                summary:
                    "Exact Online XML exports (eExact) and REST API JSON: accounts, items, sales, purchases, ledger",
                datasets: xmlDatasets + restDatasets
            )
        )
    }

    public func recognize(_ preview: ExportPreview) -> Recognition { reader.recognize(preview) }

    public func read(_ export: ExportFile, as preview: ExportPreview, into output: ImportOutput) throws {
        guard preview.format == .xml else { return try reader.read(export, as: preview, into: output) }
        var totals: [String: LineTotals] = [:]
        let assembled = ImportOutput(file: output.file) { declaration in
            let document = declaration.parent ?? declaration.name
            guard documentsWithLines.contains(document) else { return output.open(declaration) }
            let lines = totals[document] ?? LineTotals()
            totals[document] = lines
            if declaration.parent != nil { return PricedLineSink(output.open(declaration), lines) }
            var declaration = declaration
            for (field, canonical) in LineTotals.meanings { declaration.meanings[field] = canonical }
            return TotalledDocumentSink(output.open(declaration), lines)
        }
        defer { for diagnostic in assembled.diagnostics { output.report(diagnostic) } }
        try reader.read(export, as: preview, into: assembled)
    }
}

/// The lists whose lines have prices.
private let documentsWithLines: Set<String> = Set(
    [quotations, salesOrders, invoices, purchaseOrders].map(\.name)
)

/// A list of the XML export, such as `eExact/Accounts/Account`.
func topic(_ name: String, _ element: String, _ entity: Entity, _ fields: [FieldDescription]) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .xml,
        fingerprint: Fingerprint(rootElement: "eExact"),
        recordPath: "eExact/\(name)/\(element)",
        fields: fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

/// The lines inside the documents of a list.
func lines(of topic: DatasetDescription, _ element: String, _ fields: [FieldDescription]) -> DatasetDescription {
    DatasetDescription(
        name: "\(topic.name).lines",
        entity: .other,
        format: .xml,
        fingerprint: Fingerprint(rootElement: "eExact"),
        recordPath: "\(topic.recordPath ?? "")/\(element)",
        parent: topic.name,
        fields: fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

private let xmlDatasets = [
    accounts, items, quotations, quotationLines, salesOrders, salesOrderLines, deliveries, deliveryLines, invoices,
    invoiceLines, purchaseOrders, purchaseOrderLines, receipts, receiptLines, transactions, transactionLines,
]
