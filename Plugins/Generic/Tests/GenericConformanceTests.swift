import GenericImporter
import ImporterKit
import ImporterTesting
import TestSupport
import Testing

@Suite struct `Generic importers` {
    private static let folder = SharedData.checkout + "/Plugins/Generic/Samples"

    /// The samples of one format: each generic importer reads its own.
    private static func conformance(of importer: any Importer) throws -> ImporterConformance {
        var conformance = try ImporterConformance(of: importer, samples: folder)
        conformance.samples.removeAll { sample in
            switch importer.manifest.id {
            case "csv": !sample.name.hasSuffix(".csv")
            case "xml": !sample.name.hasSuffix(".xml")
            default: !sample.name.hasSuffix("json")
            }
        }
        return conformance
    }

    @Test(arguments: ConformanceCheck.allCases, ["csv", "xml", "json"])
    func `conform`(check: ConformanceCheck, id: String) throws {
        let importer = try #require(genericImporters.first { $0.manifest.id == id })
        #expect(try Self.conformance(of: importer).faults(in: check) == [])
    }

    @Test(
        arguments: [
            ("orders_export_1.csv", "orders_export"),
            ("webshop/orders_export_2.csv", "orders_export"),
            ("klanten-2026-10-30.csv", "klanten"),
            ("facturen oktober 2026.csv", "facturen"),
            ("20261030_verrichtingen.csv", "verrichtingen"),
            ("2026-10-30 verkopen (2).csv", "verkopen"),
            ("Artikelen Q3 2026.csv", "Artikelen"),
            ("2026-10.csv", "2026-10"),
            ("mei.csv", "mei"),
            ("companies.list.json", "companies"),
            ("sale.order.csv", "sale.order"),
        ]
    )
    func `the files of several months make one dataset`(path: String, name: String) {
        #expect(DatasetName.make(fromPath: path) == name)
    }
}
