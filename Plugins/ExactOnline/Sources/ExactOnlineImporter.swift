public import ImporterKit
import IntegrationModel

/// Reads what Exact Online exports as XML (`eExact-XML.xsd`), and the JSON of its REST interface.
public let exactOnlineImporter = ManifestImporter(
    ImporterManifest(
        id: "exact-online",
        system: SystemDescription(id: "exact", name: "Exact Online", kind: .accounting),
        summary: "Exact Online XML exports (eExact) and REST API JSON: accounts, items, sales, purchases, ledger",
        datasets: xmlDatasets + restDatasets
    )
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
