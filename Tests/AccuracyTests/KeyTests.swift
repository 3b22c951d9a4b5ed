import AccuracyMeasurement
import TestSupport
import Testing

@Suite(
    "Keys of public tables",
    .enabled(if: !MeasuredData.keySets.isEmpty, "the public tables with known keys are not beside this checkout")
)
struct KeyTests {
    /// The floors lie a little below what was measured; they are raised as the product gets better.
    static let floors: [String: (primary: Double, precision: Double, recall: Double)] = [
        "northwind": (0.9, 0.9, 0.9), "sakila": (0.9, 0.95, 0.95), "tpch-sf001": (0.95, 0.95, 0.95),
        "crm-erp-bikes": (0, 0.83, 1),
        "ocel-order-management": (0, 1, 1),
    ]

    @Test("Primary keys and references are found as well as before", arguments: MeasuredData.keySets)
    func keys(set: MeasuredData.KeySet) throws {
        let floor = try #require(Self.floors[set.description])
        let comparison = try KeyComparison(folder: set.folder, system: set.system)
        let details = Comment(
            rawValue: (comparison.missed.map { "missed \($0)" } + comparison.wrong.map { "wrong \($0)" })
                .joined(separator: "\n")
        )
        #expect(comparison.primary.share >= floor.primary)
        #expect(comparison.references.precision >= floor.precision, details)
        #expect(comparison.references.recall >= floor.recall, details)
    }
}
