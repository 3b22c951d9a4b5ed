import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("The rule: business runs one way")
struct ProcessOrderRuleTests {
    @Test(
        "an earlier step of the process is the source",
        arguments: [
            (Entity.lead, Entity.deal), (.deal, .quote), (.quote, .order), (.order, .invoice), (.order, .delivery),
            (.invoice, .payment), (.deal, .invoice), (.purchaseOrder, .goodsReceipt),
            (.purchaseOrder, .supplierInvoice),
            (.supplierInvoice, .supplierPayment),
        ]
    )
    func steps(first: Entity, second: Entity) throws {
        let trade = SampleTrade(5)
        let linked = LinkedTables(
            Copies.source(trade, "shop/a", first),
            Copies.target(trade, trade.moments, "erp/b", second)
        )
        #expect(try linked.weight(ProcessOrderRule()) ?? 0 > 0.2)
        #expect(try linked.flipped.weight(ProcessOrderRule()) ?? 0 < -0.2)
    }

    @Test(
        "is silent within a step and between processes",
        arguments: [
            (Entity.order, Entity.order), (.party, .party), (.order, .supplierInvoice), (.party, .order),
            (.invoice, .creditNote),
        ]
    )
    func silent(first: Entity, second: Entity) throws {
        let trade = SampleTrade(5)
        let linked = LinkedTables(
            Copies.source(trade, "shop/a", first),
            Copies.target(trade, trade.moments, "erp/b", second)
        )
        #expect(try linked.weight(ProcessOrderRule()) == nil)
    }
}
