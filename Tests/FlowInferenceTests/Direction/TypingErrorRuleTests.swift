import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("The rule: typing errors are on the side that typed")
struct TypingErrorRuleTests {
    private func weight(slipsOnLeft: Set<Int>, slipsOnRight: Set<Int>) throws -> Double? {
        let trade = SampleTrade(60, customers: 0..<6)
        func names(_ slips: Set<Int>) -> [String] {
            trade.names.enumerated().map { slips.contains($0) ? "\($1.dropLast(2))q\($1.suffix(1))" : $1 }
        }
        var (left, right) = (Copies.source(trade), Copies.target(trade, trade.moments))
        left.columns[1] = .text("Customer", .partyName, names(slipsOnLeft))
        right.columns[2] = .text("Customer", .partyName, names(slipsOnRight))
        let linked = LinkedTables(left, right)
        let errors = try TypingErrors(linked.context(), SampleTexts([left, right]))
        #expect(errors.records == slipsOnLeft.union(slipsOnRight).count)
        return try linked.weight(TypingErrorRule(errors: errors))
    }

    @Test("speaks for the side that writes names as everybody does")
    func sides() throws {
        #expect(try weight(slipsOnLeft: [], slipsOnRight: [3, 20, 41]) ?? 0 > 0)
        #expect(try weight(slipsOnLeft: [3, 20, 41], slipsOnRight: []) ?? 0 < 0)
    }

    @Test("is silent without errors, for one, and where both sides err")
    func silent() throws {
        #expect(try weight(slipsOnLeft: [], slipsOnRight: []) == nil)
        #expect(try weight(slipsOnLeft: [], slipsOnRight: [3]) == nil)
        #expect(try weight(slipsOnLeft: [1, 2], slipsOnRight: [30, 40]) == nil)
    }
}
