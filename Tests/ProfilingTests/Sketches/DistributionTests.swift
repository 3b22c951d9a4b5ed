import IntegrationModel
import Testing

@testable import Profiling

@Suite struct `The distribution of a column` {
    private func shuffled(_ values: [String?]) -> [String?] {
        var stream = SketchStream(seed: 1)
        return stream.shuffled(values)
    }

    @Test func `has exact quantiles of few numbers`() throws {
        let profile = Table("Bedrag", shuffled((1...600).map { "\($0),50" } + [nil, "n/a"])).profile()
        let quantiles = try #require(profile.quantiles)
        #expect(quantiles.values == [6.5, 30.5, 150.5, 300.5, 450.5, 570.5, 594.5])
        #expect(quantiles.rankError == 0)
    }

    @Test func `has quantiles of many numbers within 1 percent, repeated or not`() throws {
        for step in [1, 100] {
            let profile = Table("x", shuffled((0..<70_000).map { "\($0 / step * step)" })).profile()
            let quantiles = try #require(profile.quantiles)
            #expect(quantiles.rankError <= 0.01)
            for (share, number) in zip(Quantiles.shares, quantiles.values) {
                #expect(abs(number / 70_000 - share) <= 0.0115)
            }
        }
    }

    @Test func `has quantiles of dates in seconds, and none of text and booleans`() {
        let dates = Table("Datum", ["2026-01-01", "2026-01-02", "2026-01-03"]).profile()
        #expect(dates.quantiles?.p50 == 1_767_312_000)
        #expect(Table("Naam", ["Peeters", "Janssens"]).profile().quantiles == nil)
        #expect(Table("Actief", ["ja", "nee", "ja"]).profile().quantiles == nil)
        #expect(Table("Leeg", [nil, nil]).profile().quantiles == nil)
    }

    @Test func `counts the most frequent values, however they are written`() {
        let cities = Array(repeating: "Gent", count: 5) + ["GENT ", "Luik", "luik", "Namur", ""]
        let frequent = Table("Stad", shuffled(cities)).profile().frequent
        #expect(frequent == FrequentCounts(counts: [6, 2, 1], error: 0))
    }

    @Test func `gives no counts where no value occurs twice`() {
        #expect(Table("Nr", (0..<2_000).map { "K\($0)" }).profile().frequent == nil)
        #expect(Table("Leeg", [nil, nil]).profile().frequent == nil)
    }

    @Test func `finds values that are frequent among many rare ones`() throws {
        let values = (0..<70_000).map { $0.isMultiple(of: 5) ? "heavy" : $0.isMultiple(of: 7) ? "other" : "K\($0)" }
        let frequent = try #require(Table("x", shuffled(values)).profile().frequent)
        #expect(frequent.error <= 70_000 / FrequentValues.defaultSize)
        #expect((14_000 - frequent.error)...14_000 ~= frequent.counts[0])
        #expect((8_000 - frequent.error)...8_000 ~= frequent.counts[1])
        #expect(frequent.counts.dropFirst(2).allSatisfy { $0 <= 1 })
    }

    @Test func `is the same however the records were parted`() {
        let values = shuffled((0..<70_000).map { "\($0 * $0 % 9_973)" })
        let table = Table(["x", "y"], values.enumerated().map { [$1, $0.isMultiple(of: 3) ? "a" : "K\($0)"] })
        let whole = table.finished().profiles
        for cut in [1, 30_000, 65_536] {
            let builder = DatasetBuilder(key: testKey, paths: table.paths)
            builder.beginFile(0)
            table.append(to: builder, 0..<cut)
            let rest = DatasetBuilder(key: testKey, paths: table.paths)
            rest.beginFile(0)
            table.append(to: rest, cut..<70_000)
            builder.merge(rest)
            #expect(builder.finish().profiles == whole)
        }
    }
}
