import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("The rule: who follows changes was fed by who was changed")
struct LaterEditsRuleTests {
    private let trade = SampleTrade(60)

    /// Every fifth record was changed after ten days, and on the other side after so many seconds more, or up to twice that.
    private func weight(after delay: Double, on records: (Int) -> Bool = { $0.isMultiple(of: 5) }) throws -> Double? {
        var (one, other) = (Copies.source(trade), Copies.target(trade, trade.moments))
        let changed = trade.moments.indices.map { trade.moments[$0] + (records($0) ? 10 * Copies.day : 0) }
        one.columns.append(.moments("Modified", .modifiedAt, changed))
        other.columns.append(
            .moments(
                "Modified",
                .modifiedAt,
                changed.indices.map { changed[$0] + (records($0) ? delay * (1 + Double($0 % 7) / 6) : 0) }
            )
        )
        return try LinkedTables(one, other).weight(LaterEditsRule())
    }

    @Test("speaks for the way that changes go", arguments: [40.0, Copies.hour, Copies.day])
    func followed(delay: Double) throws {
        #expect(try weight(after: delay) ?? 0 > 0.4)
        #expect(try weight(after: -delay) ?? 0 < -0.4)
    }

    @Test("is silent where changes are not followed, are few, or were made on both sides by themselves")
    func silent() throws {
        #expect(try weight(after: 20 * Copies.day) == nil)
        #expect(try weight(after: 40, on: { $0 < 3 }) == nil)
        #expect(try weight(after: 0) == nil)
        var (one, other) = (Copies.source(trade), Copies.target(trade, trade.moments))
        let shifts = trade.moments.indices.map { Double($0 % 2 == 0 ? 1 : -1) * Copies.hour }
        one.columns.append(.moments("Modified", .modifiedAt, trade.moments.map { $0 + 10 * Copies.day }))
        other.columns.append(
            .moments(
                "Modified",
                .modifiedAt,
                trade.moments.indices.map { trade.moments[$0] + 10 * Copies.day + shifts[$0] }
            )
        )
        #expect(try LinkedTables(one, other).weight(LaterEditsRule()) == nil)
    }
}
