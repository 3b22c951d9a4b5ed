import IntegrationModel
import Matching
import Testing

@Suite("Records of one list that are related, and those that are the same")
struct RelatedRecordsTests {
    private struct Outcome {
        var records = 0
        var links = 0
        var sure = 0
        var correct = 0
        var present = 0
    }

    private func outcome(_ kind: RelatedKind, twice: Double, seed: UInt64 = 1) -> Outcome {
        var list = kind.list(seed: seed)
        list.enterTwice(twice, numbered: list.headers.firstIndex(of: "nr"))
        let (table, things) = list.table()
        let links = RecordLinker(within: table, threads: 2)?.links().links ?? []
        return Outcome(
            records: things.count,
            links: links.count,
            sure: links.count { $0.confidence >= 0.9 },
            correct: links.count { things[$0.left] == things[$0.right] },
            present: things.count - Set(things).count
        )
    }

    @Test("no relative, colleague, neighbour, branch or variant is taken for the same", arguments: RelatedKind.allCases)
    func withoutDoubles(kind: RelatedKind) {
        let found = outcome(kind, twice: 0)
        #expect(found.sure == 0)
        #expect(found.links * 100 <= found.records)
    }

    @Test(
        "records entered twice with mistakes are found among those they are related to",
        arguments: [.families, .companiesAtOneAddress, .articles, .colleagues, .orders, .neighbours] as [RelatedKind]
    )
    func withDoubles(kind: RelatedKind) {
        let found = outcome(kind, twice: 0.1)
        // One wrong link of so few is three in a hundred.
        #expect(found.links - found.correct <= 1)
        #expect(Double(found.correct) >= 0.8 * Double(found.present))
    }

    @Test("of few customers entered twice and of many", arguments: [0.02, 0.4])
    func shares(of twice: Double) {
        let found = outcome(.customers, twice: twice)
        #expect(found.correct == found.links)
        #expect(Double(found.correct + 1) >= 0.95 * Double(found.present))
    }

    @Test("a comparison says what was taken off for those who are related, and its sum is the weight of the pair")
    func explained() throws {
        let (table, _) = RelatedKind.families.list(seed: 1).table()
        let linker = try #require(RecordLinker(within: table, threads: 2))
        let comparisons = (0..<60).flatMap { one in (one + 1..<60).map { linker.comparison(one, $0) } }
        #expect(comparisons.contains { $0.chance < 0 })
        #expect(comparisons.allSatisfy { $0.chance <= 0 && $0.weight <= 0 })
    }
}
