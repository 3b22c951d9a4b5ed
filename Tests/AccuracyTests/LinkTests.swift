import AccuracyMeasurement
import TestSupport
import Testing

@Suite(
    "Links of public tables",
    .enabled(if: !MeasuredData.linkSets.isEmpty, "the public tables with known links are not beside this checkout")
)
struct LinkTests {
    /// The floors of F1 lie a little below what was measured; they are raised as the product gets better. The larger
    /// sets are left to `make accuracy`.
    static let floors = ["restaurants-fodors-zagats": 0.96]

    @Test("Records are linked as well as before", arguments: floors.keys.sorted())
    func links(set: String) throws {
        let folder = try #require(MeasuredData.linkSets.first { $0.hasSuffix("/" + set) })
        let comparison = try LinkComparison(folder: folder)
        let floor = try #require(Self.floors[set])
        #expect(comparison.links.f1 >= floor, Comment(rawValue: comparison.wrong.joined(separator: "\n")))
        let sure = comparison.reliability.bins.suffix(3).reduce(into: Tally()) { $0 += $1.claims }
        #expect(sure.share >= 0.9)
    }
}
