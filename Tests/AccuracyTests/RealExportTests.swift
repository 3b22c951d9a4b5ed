import AccuracyMeasurement
import TestSupport
import Testing

@Suite(
    "Real exports",
    .enabled(if: SharedData.path("samples") != nil, "real exports are not beside this checkout")
)
struct RealExportTests {
    /// The counts were made by `Tests/Accuracy/Samples/count.py`.
    @Test("Each goes to the importer of its system, with all its records")
    func readings() throws {
        let readings = try SampleReading.readings(
            of: try #require(SharedData.path("samples")),
            expected: SharedData.checkout + "/Tests/Accuracy/Samples/expected.tsv"
        )
        #expect(readings.count >= 280)
        #expect(readings.filter(\.isClaimedWrongly).map(\.file) == [])
        let details = Comment(rawValue: AccuracyTables.details(readings).joined(separator: "\n"))
        #expect(readings.count { !$0.isRecognised } == 0, details)
        #expect(readings.count { !$0.isComplete } == 0, details)
        let filled = readings.reduce(Tally()) { $0 + $1.filled }
        #expect(filled.share >= 0.95)
    }
}
