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
        var comparisons: [ColumnComparison] = []
        var measurements: [ColumnMeasurement] = []
        for folder in folders {
            let clock = ContinuousClock()
            let begin = clock.now
            let comparison =
                try folder.hasSuffix("coma-purchase-orders")
                ? ColumnComparison.schemas(of: folder) : ColumnComparison.tables(of: folder)
            comparisons.append(comparison)
            measurements.append(
                ColumnMeasurement(
                    set: comparison.name,
                    matcher: "Koppel, all of its import",
                    recallAtTruth: comparison.atTruth.share,
                    meanReciprocalRank: comparison.meanReciprocalRank,
                    seconds: (clock.now - begin) / .seconds(1)
                )
            )
        }
        show(AccuracyTables.columns(comparisons))
        let peers = columns ? ValentineRun(python: python, limit: peerSeconds).measurements(of: folders) : []
        if columns, peers.isEmpty {
            print("Valentine was not run: \(python) has none (pip install valentine, or --python PATH).")
        }
        if !peers.isEmpty { show(AccuracyTables.matchers(measurements + peers)) }
        if details { for comparison in comparisons { show(AccuracyTables.details(comparison)) } }
    }
}
