import AccuracyMeasurement
import TestSupport
import Testing

@Suite(
    "Sample companies",
    .enabled(if: !MeasuredData.sampleLandscapes.isEmpty, "no sample company with its truth is beside this checkout")
)
struct SampleLandscapeTests {
    @Test(
        "Every flow is found, in the right direction and with the right mechanism, and no other",
        arguments: MeasuredData.sampleLandscapes
    )
    func flows(folder: String) throws {
        let comparison = try LandscapeRun.comparison(of: folder)
        let details = Comment(rawValue: AccuracyTables.details(comparison).joined(separator: "\n"))
        #expect(!comparison.flows.isEmpty)
        #expect(comparison.flows.filter { $0.found == nil }.map(\.identity) == [], details)
        #expect(comparison.flows.filter { !$0.mechanismIsRight }.map(\.identity) == [], details)
        #expect(comparison.falseFlows.map(\.identity) == [], details)
        #expect(comparison.islands.found == comparison.islands.present, details)
        #expect(comparison.wrongCounts == [], details)

        let totals = LandscapeTotals([comparison])
        #expect(totals.leaked.present > 0)
        #expect(totals.leaked.precision >= 0.95, details)
        #expect(totals.leaked.recall >= 0.95, details)
    }
}
