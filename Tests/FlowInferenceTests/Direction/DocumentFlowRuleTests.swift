import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("The rule: customers go along with their documents")
struct DocumentFlowRuleTests {
    private func flow(_ from: String, _ to: String, _ mechanism: Mechanism = .manual) -> Flow {
        Flow(
            source: FlowEnd(system: from, dataset: "\(from)/orders", entity: .order),
            target: FlowEnd(system: to, dataset: "\(to)/orders", entity: .order),
            mechanism: mechanism,
            confidence: 0.9,
            records: FlowRecords(source: 50, eligible: 50, linked: 50, leaked: 0, withoutOrigin: 0),
            coverage: 1
        )
    }

    private func weight(_ flows: [Flow], shared: Int = 30, after delay: Double = 0) throws -> Double? {
        let trade = SampleTrade(40)
        var partners = Copies.target(trade, trade.moments.map { $0 + delay }, "erp/partners", .party)
        // Who holds the shop's number was told by the shop.
        partners.columns.removeAll { $0.path == "Reference" }
        let linked = LinkedTables(
            Copies.source(trade, "shop/customers", .party),
            partners,
            pairs: (0..<shared).map { ($0, $0) }
        )
        return try linked.weight(DocumentFlowRule(flows: flows))
    }

    @Test("speaks for the way the documents go")
    func along() throws {
        #expect(try weight([flow("shop", "erp")]) ?? 0 > 0.3)
        #expect(try weight([flow("erp", "shop")]) ?? 0 < -0.3)
    }

    @Test("speaks, less loudly, for the way that documents go over a third system")
    func chain() throws {
        let direct = try #require(try weight([flow("shop", "erp")]))
        let chain = try #require(try weight([flow("shop", "crm"), flow("crm", "erp")]))
        #expect(chain > 0.2 && chain < direct)
        #expect(try weight([flow("erp", "crm"), flow("crm", "shop")]) ?? 0 < -0.2)
        #expect(try weight([flow("shop", "crm"), flow("crm", "erp"), flow("erp", "shop")]) == nil)
    }

    @Test("speaks against it where the customers came long after, with the documents of the third")
    func withDocumentsOfThird() throws {
        let chain = [flow("shop", "crm"), flow("crm", "erp")]
        #expect(try weight(chain, after: 30 * Copies.day) ?? 0 < -0.4)
        #expect(try weight([flow("shop", "erp")], after: 30 * Copies.day) ?? 0 > 0.3)
    }

    @Test("is silent where documents go both ways, elsewhere, through others, or for a small part of the customers")
    func silent() throws {
        #expect(try weight([]) == nil)
        #expect(try weight([flow("shop", "erp"), flow("erp", "shop")]) == nil)
        #expect(try weight([flow("shop", "books")]) == nil)
        #expect(try weight([flow("shop", "erp", .external)]) == nil)
        #expect(try weight([flow("shop", "erp")], shared: 8) == nil)
    }
}
