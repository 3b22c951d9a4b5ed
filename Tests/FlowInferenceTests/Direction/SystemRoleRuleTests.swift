import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("The rule: what kinds of systems are for")
struct SystemRoleRuleTests {
    private func weight(_ left: SystemKind, _ right: SystemKind, _ entity: Entity = .invoice) throws -> Double? {
        let trade = SampleTrade(5)
        let linked = LinkedTables(
            Copies.source(trade, "one/a", entity),
            Copies.target(trade, trade.moments, "other/b", entity)
        )
        return try SystemRoleRule().finding(in: linked.context(kinds: ["one": left, "other": right]))?.weight
    }

    @Test("speaks for the system that makes documents", arguments: [SystemKind.erp, .crm, .webshop, .invoicing])
    func books(kind: SystemKind) throws {
        #expect(try weight(kind, .accounting) ?? 0 > 0.2)
        #expect(try weight(.accounting, kind) ?? 0 < -0.2)
    }

    @Test("speaks for the shop in which customers order", arguments: [SystemKind.erp, .crm, .invoicing, .accounting])
    func shop(kind: SystemKind) throws {
        #expect(try weight(.webshop, kind, .order) ?? 0 > 0.2)
        #expect(try weight(kind, .webshop, .order) ?? 0 < -0.2)
    }

    @Test("is silent between other systems, with a bank, and for lists of parties")
    func silent() throws {
        #expect(try weight(.erp, .webshop) == nil)
        #expect(try weight(.accounting, .accounting) == nil)
        #expect(try weight(.bank, .accounting) == nil)
        #expect(try weight(.erp, .accounting, .party) == nil)
    }
}
