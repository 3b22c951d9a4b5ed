import AccuracyMeasurement
import FoundationEssentials
import TestSupport

extension AccuracyCommand {
    func writeFieldSamples(to file: String) throws {
        var samples = FieldSamples()
        for seed in first..<first + seeds { try samples.add(seed: seed) }
        try samples.addImporterSamples(SharedData.checkout + "/Plugins", most: 250)
        try samples.text.write(toFile: file, atomically: true, encoding: .utf8)
    }

    func showColumns() throws {
        let names = ["webshop-shopify-woocommerce", "coma-purchase-orders", "crm-erp-bikes"]
        let folders = names.compactMap { SharedData.path("datasets/" + $0) }
        guard !folders.isEmpty else {
            print("No public tables with known columns: KOPPEL_SHARED names no folder that has them.")
            return
        }
        let comparisons = try folders.map {
            try $0.hasSuffix("coma-purchase-orders")
                ? ColumnComparison.schemas(of: $0) : ColumnComparison.tables(of: $0)
        }
        show(AccuracyTables.columns(comparisons))
        if details { for comparison in comparisons { show(AccuracyTables.details(comparison)) } }
    }
}
