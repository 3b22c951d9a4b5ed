public import ImporterKit
import IntegrationModel

/// Reads the JSON of Dolibarr's REST interface.
public let dolibarrImporter = ManifestImporter(
    ImporterManifest(
        id: "dolibarr",
        system: SystemDescription(id: "dolibarr", name: "Dolibarr", kind: .erp),
        summary: "Dolibarr third parties, products, proposals, orders and invoices: REST JSON",
        datasets: masterData + documents
    )
)
