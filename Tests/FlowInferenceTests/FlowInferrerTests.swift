import FlowInference
import IntegrationModel
import TestSupport
import Testing

@Suite("Flows and links")
struct FlowInferrerTests {
    private let trade = SampleTrade(120)

    private func prompt(_ from: String, _ to: String, entity: Entity = .order, shift: Double = 0) -> LinkedTables {
        let source = Copies.source(SampleTrade(120), from, entity)
        let moments = trade.moments.indices.map { trade.moments[$0] + Copies.seconds($0) + shift }
        return LinkedTables(source, Copies.target(trade, moments, to, entity), namedBy: .right)
    }

    @Test("a flow runs from the side that was first, whichever side is read first")
    func eitherOrder() throws {
        let linked = Copies.flow(trade, missing: [4]) { Copies.seconds($0) }
        let (one, other) = (try linked.infer(), try linked.flipped.infer())
        #expect(one.flows.map(\.id) == ["shop/orders>erp/sale.order"])
        #expect(one.links.isEmpty)
        #expect(one.flows == other.flows)
        #expect(one.records == other.records)
    }

    @Test("a flow tells its ends, its key and why it is believed")
    func told() throws {
        let flow = try #require(try Copies.flow(trade) { Copies.seconds($0) }.infer().flows.first)
        #expect(flow.source == FlowEnd(system: "shop", dataset: "shop/orders", entity: .order))
        #expect(flow.target == FlowEnd(system: "erp", dataset: "erp/sale.order", entity: .order))
        #expect(flow.key == [FlowKey(sourceField: "Number", targetField: "Reference", match: .exact)])
        #expect(Set(flow.evidence.map(\.rule)).isSuperset(of: ["earlier", "foreign-number"]))
        #expect(flow.confidence >= 0.9)
        #expect(!flow.declared)
        #expect(flow.firstSeen == trade.moments[0] + Copies.seconds(0))
    }

    @Test("the same input gives the same result")
    func repeatable() throws {
        let linked = Copies.flow(trade, missing: [4, 9]) { Double($0 % 7) * 5_000 }
        let (one, other) = (try linked.infer(), try linked.infer())
        #expect(one.flows == other.flows && one.links == other.links && one.records == other.records)
    }

    @Test("an arrow that two others explain is left out")
    func transitive() throws {
        let first = prompt("shop/orders", "erp/sale.order")
        var second = prompt("erp/sale.order", "books/entries", shift: 600)
        second.left = first.right
        let third = LinkedTables(first.left, second.right, namedBy: .right)
        let result = try infer([first, second, third])
        #expect(result.flows.map(\.id) == ["erp/sale.order>books/entries", "shop/orders>erp/sale.order"])
        #expect(result.links.isEmpty)
    }

    @Test(
        "what goes on within a system is no second arrow: its order came from outside, and the invoice of the order did not"
    )
    func withinTarget() throws {
        let orders = prompt("shop/orders", "erp/sale.order")
        var invoices = prompt("shop/orders", "erp/invoices", entity: .invoice, shift: 4 * Copies.day)
        invoices.left = orders.left
        #expect(try infer([orders, invoices]).flows.map(\.id) == ["shop/orders>erp/sale.order"])
        // The invoices of others than these orders came from outside.
        let half = LinkedTables(orders.left, orders.right, pairs: (0..<40).map { ($0, $0) }, namedBy: .right)
        #expect(try infer([half, invoices]).flows.contains { $0.id == "shop/orders>erp/invoices" })
    }

    @Test("a supplier's invoice answers the order that it names, and not the goods that came, which name it too")
    func receivedGoods() throws {
        let orders = Copies.source(trade, "erp/purchase.order", .purchaseOrder)
        let receipts = Copies.target(trade, trade.moments.map { $0 + 5 * Copies.day }, "depot/receipts", .goodsReceipt)
        let invoices = Copies.target(
            trade,
            trade.moments.map { $0 + 15 * Copies.day },
            "books/invoices",
            .supplierInvoice
        )
        var common = LinkedTables(receipts, invoices)
        common.key = LinkKey(leftFields: ["Reference"], rightFields: ["Reference"], match: .exact, pairs: trade.count)
        let result = try infer([
            LinkedTables(orders, receipts, namedBy: .right), LinkedTables(orders, invoices, namedBy: .right), common,
        ])
        #expect(
            result.flows.map(\.id) == ["erp/purchase.order>books/invoices", "erp/purchase.order>depot/receipts"]
        )
    }

    @Test("an arrow of records that do not go through the middle stays")
    func direct() throws {
        let first = prompt("shop/orders", "erp/sale.order")
        var second = prompt("erp/sale.order", "books/entries", shift: 600)
        second.left = first.right
        let half = Array(0..<60).map { ($0, $0) }
        let rest = Array(60..<120).map { ($0, $0) }
        let result = try infer([
            LinkedTables(first.left, first.right, pairs: half, namedBy: .right),
            LinkedTables(second.left, second.right, pairs: half, namedBy: .right),
            LinkedTables(first.left, second.right, pairs: half + rest, namedBy: .right),
        ])
        #expect(result.flows.contains { $0.id == "shop/orders>books/entries" })
    }

    /// Orders, what was exported of their invoices, and the payments, which name invoices alone.
    private func paid(_ exported: Int) -> [LinkedTables] {
        let orders = Copies.source(trade)
        let invoices = Copies.target(trade, trade.moments.map { $0 + Copies.day }, "erp/invoices", .invoice)
        var payments = Copies.target(trade, trade.moments.map { $0 + 20 * Copies.day }, "bank/entries", .payment)
        payments.columns[0] = .text("Number", .number, trade.numbers("P"))
        payments.columns[1] = .text("Reference", .reference, trade.numbers("S"))
        let pairs = (0..<exported).map { ($0, $0) }
        return [
            LinkedTables(orders, payments),
            LinkedTables(orders, invoices[Array(0..<exported)], pairs: pairs, namedBy: .right),
            LinkedTables(invoices[Array(0..<exported)], payments, pairs: pairs, namedBy: .right),
        ]
    }

    @Test(
        "payments joined with orders by party and amount are those of their invoices, also where few of these were exported",
        arguments: [110, 30]
    )
    func paymentsOfInvoices(exported: Int) throws {
        let result = try infer(paid(exported))
        #expect(result.flows.map(\.id) == ["erp/invoices>bank/entries", "shop/orders>erp/invoices"])
    }

    @Test("where there are no invoices, payments answer the orders")
    func paymentsOfOrders() throws {
        #expect(try infer([paid(30)[0]]).flows.map(\.id) == ["shop/orders>bank/entries"])
    }

    @Test("two copies of one source have no flow and no link between them")
    func siblings() throws {
        let first = prompt("shop/orders", "erp/sale.order")
        let second = prompt("shop/orders", "books/entries")
        let result = try infer([first, second, LinkedTables(first.right, second.right)])
        #expect(result.flows.map(\.id) == ["shop/orders>books/entries", "shop/orders>erp/sale.order"])
        #expect(result.links.isEmpty)
    }

    /// Customers that two systems know, each from another day.
    private func customers(_ days: (Int) -> Double, dated: Bool = true) -> LinkedTables {
        func table(_ id: String, _ moments: [Double]) -> SampleTable {
            SampleTable(
                id,
                .party,
                [.text("Customer", .name, (0..<60).map(SampleParties.name))]
                    + (dated ? [.moments("Created", .createdAt, moments)] : [])
            )
        }
        let trade = SampleTrade(60)
        return LinkedTables(
            table("crm/companies", trade.moments),
            table("erp/partners", trade.moments.indices.map { trade.moments[$0] + days($0) * Copies.day })
        )
    }

    @Test("lists kept without each other share customers, and give a link and no flow")
    func independent() throws {
        let result = try customers { ($0.isMultiple(of: 2) ? 1 : -1) * Double(3 + $0 % 9) }.infer()
        #expect(result.flows.isEmpty)
        let link = try #require(result.links.first)
        #expect(link.id == "crm/companies~erp/partners")
        #expect(link.linked == 60)
        #expect(link.coverage == 1)
        #expect(link.evidence.contains { $0.rule == "independent" })
    }

    @Test("what nothing tells stays unknown: a link and no flow")
    func unknown() throws {
        let result = try customers({ _ in 0 }, dated: false).infer()
        #expect(result.flows.isEmpty)
        #expect(result.links.map(\.id) == ["crm/companies~erp/partners"])
        #expect(result.links.first?.evidence.contains { $0.rule == "independent" } == false)
    }

    @Test("a link is named the same, whichever side is read first")
    func linkName() throws {
        let linked = customers({ _ in 0 }, dated: false)
        #expect(try linked.infer().links.map(\.id) == linked.flipped.infer().links.map(\.id))
    }

    @Test("customers go along with their orders where nothing else tells")
    func followsDocuments() throws {
        func parties(_ id: String) -> SampleTable {
            SampleTable(id, .party, [.text("Customer", .name, (0..<60).map(SampleParties.name))])
        }
        let result = try infer([
            prompt("shop/orders", "erp/sale.order"), LinkedTables(parties("shop/customers"), parties("erp/partners")),
        ])
        #expect(result.flows.map(\.id).contains("shop/customers>erp/partners"))
    }

    @Test("customers without orders are no leaks where only customers with orders are sent")
    func idleCustomers() throws {
        func parties(_ id: String, _ records: Range<Int>) -> SampleTable {
            SampleTable(id, .party, [.text("Customer", .name, records.map(SampleParties.name))])
        }
        // Orders name customers 0 to 14 only; 15 to 59 never ordered.
        let customers = LinkedTables(parties("shop/customers", 0..<60), parties("erp/partners", 0..<14))
        let result = try infer([prompt("shop/orders", "erp/sale.order"), customers])
        let flow = try #require(result.flows.first { $0.id == "shop/customers>erp/partners" })
        #expect(flow.records.leaked == 1)
        #expect(result.records[flow.id]?.filter { $0.status == .leaked }.count == 1)
    }

    @Test("a declared flow wins over what is seen, and what is seen is told")
    func declaredAgainstEvidence() throws {
        let linked = Copies.flow(trade) { Copies.seconds($0) }
        let declaration = FlowDeclaration(from: "erp", to: "shop", mechanism: .manual)
        let flow = try #require(try linked.infer(declarations: [declaration]).flows.first)
        #expect(flow.id == "erp/sale.order>shop/orders")
        #expect(flow.declared)
        #expect(flow.mechanism == .manual)
        #expect(flow.evidence.contains { $0.weight < 0 })
    }

    @Test("a declared mechanism wins over what is seen, and what is seen is told")
    func declared() throws {
        let linked = Copies.flow(trade) { Copies.seconds($0) }
        let declaration = FlowDeclaration(from: "shop", to: "erp", mechanism: .manual)
        let flow = try #require(try linked.infer(declarations: [declaration]).flows.first)
        #expect(flow.declared)
        #expect(flow.mechanism == .manual)
        #expect(flow.evidence.contains { $0.rule == "declared" && $0.statement.description.contains("automated") })
    }

    @Test("a declaration turns a link into a flow")
    func declaredLink() throws {
        let declaration = FlowDeclaration(from: "crm", to: "erp")
        let result = try customers({ _ in 0 }, dated: false).infer(declarations: [declaration])
        #expect(result.flows.map(\.id) == ["crm/companies>erp/partners"])
        #expect(result.links.isEmpty)
        #expect(result.flows.first?.declared == true)
    }

    @Test("no links give nothing, and a link of unknown datasets is left out")
    func nothing() throws {
        #expect(try infer([]).flows.isEmpty)
        let result = try FlowInferrer().infer(
            [],
            systems: [],
            links: [Copies.flow(trade) { Copies.seconds($0) }.links],
            matches: [],
            duplicates: [],
            texts: SampleTexts([]),
            dataUntil: 0
        )
        #expect(result.flows.isEmpty && result.links.isEmpty)
    }
}
