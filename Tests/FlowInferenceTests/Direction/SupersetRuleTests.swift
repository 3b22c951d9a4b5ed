import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("The rule: the larger side filled the smaller one")
struct SupersetRuleTests {
    private func linked(_ lefts: Int, _ rights: Int, shared: Int) -> LinkedTables {
        let (left, right) = (SampleTrade(lefts), SampleTrade(rights))
        return LinkedTables(
            Copies.source(left),
            Copies.target(right, right.moments),
            pairs: (0..<shared).map { ($0, $0) }
        )
    }

    @Test("speaks for the side that has what the other has, and more")
    func larger() throws {
        #expect(try linked(50, 30, shared: 30).weight(SupersetRule()) ?? 0 > 0)
        #expect(try linked(30, 50, shared: 30).weight(SupersetRule()) ?? 0 < 0)
    }

    @Test(
        "is silent for equal sides, sides that share only a part, and few records",
        arguments: [(50, 50, 50), (50, 30, 20), (12, 8, 8), (50, 50, 49)]
    )
    func silent(lefts: Int, rights: Int, shared: Int) throws {
        #expect(try linked(lefts, rights, shared: shared).weight(SupersetRule()) == nil)
    }
}
