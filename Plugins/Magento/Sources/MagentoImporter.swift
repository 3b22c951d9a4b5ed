public import ImporterKit
import IntegrationModel

/// Reads the JSON of Magento's REST interface (Magento 2, Adobe Commerce), and its CSV files with English names.
public let magentoImporter = ManifestImporter(
    ImporterManifest(
        id: "magento",
        system: SystemDescription(id: "magento", name: "Magento", kind: .webshop),
        summary: "Magento and Adobe Commerce orders, invoices, shipments, customers, products: REST JSON, CSV",
        datasets: salesResources + catalogueResources + files
    )
)
