import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("The rule: what the user declares")
struct DeclaredRuleTests {
    private func weight(_ declarations: [FlowDeclaration]) throws -> Double? {
        let trade = SampleTrade(5)
        return try LinkedTables(Copies.source(trade), Copies.target(trade, trade.moments))
            .weight(DeclaredRule(declarations: declarations))
    }

    @Test(
        "speaks for the way declared, of datasets and of systems",
        arguments: [
            ("shop", "erp"), ("shop/orders", "erp"), ("shop", "erp/sale.order"), ("shop/orders", "erp/sale.order"),
        ]
    )
    func declared(from: String, to: String) throws {
        #expect(try weight([FlowDeclaration(from: from, to: to)]) ?? 0 > 0.99)
        #expect(try weight([FlowDeclaration(from: to, to: from)]) ?? 0 < -0.99)
    }

    @Test("is silent where nothing, something else, or both ways are declared")
    func silent() throws {
        #expect(try weight([]) == nil)
        #expect(try weight([FlowDeclaration(from: "shop", to: "books")]) == nil)
        #expect(try weight([FlowDeclaration(from: "shop/customers", to: "erp")]) == nil)
        #expect(
            try weight([FlowDeclaration(from: "shop", to: "erp"), FlowDeclaration(from: "erp", to: "shop")]) == nil
        )
    }
}
