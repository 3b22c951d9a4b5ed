public import ImporterKit
import IntegrationModel

/// Reads the answers of PrestaShop's web service (XML, and JSON where it is asked for), and CSV in the layout of its import.
public let prestaShopImporter = ManifestImporter(
    ImporterManifest(
        id: "prestashop",
        system: SystemDescription(id: "prestashop", name: "PrestaShop", kind: .webshop),
        summary: "PrestaShop orders, customers, addresses and products: web service XML and JSON, CSV of its import",
        datasets: xmlResources + jsonResources + importFiles
    )
)
