import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("What arrived and what did not")
struct LeakTests {
    /// 400 records over a hundred days.
    private let trade = SampleTrade(400)

    private func result(_ linked: LinkedTables, duplicates: [DuplicateGroup] = []) throws -> (Flow, [FlowRecord]) {
        try linked.onlyFlow(duplicates: duplicates, until: trade.moments[399])
    }

    @Test("a complete flow has no leaks")
    func complete() throws {
        let (flow, records) = try result(Copies.flow(trade) { Copies.seconds($0) })
        #expect(flow.records == FlowRecords(source: 400, eligible: 400, linked: 400, leaked: 0, withoutOrigin: 0))
        #expect(flow.coverage == 1)
        #expect(flow.stoppedAt == nil)
        #expect(records.isEmpty)
    }

    @Test("records that did not arrive are leaks, named with their place and amount")
    func leaks() throws {
        let (flow, records) = try result(Copies.flow(trade, missing: [10, 50, 200]) { Copies.seconds($0) })
        #expect(flow.records.leaked == 3)
        #expect(records.leakedNumbers == ["W1000011", "W1000051", "W1000201"])
        #expect(records.first?.file == "shop/orders.csv")
        #expect(records.first?.line == 12)
        #expect(records.first?.amount == trade.amounts[10])
        #expect(records.first?.moment == trade.moments[10])
        let sum = trade.amounts[10] + trade.amounts[50] + trade.amounts[200]
        #expect(abs((flow.leakedAmount?.value ?? 0) - sum) < 0.01)
        #expect(abs(flow.coverage - 397.0 / 400) < 1e-9)
    }

    @Test("where hardly any arrive all along, the others go another way", arguments: [(25, true), (4, false)])
    func sideline(every step: Int, isOne: Bool) throws {
        let missing = Set((0..<400).filter { !$0.isMultiple(of: step) })
        let (flow, records) = try result(Copies.flow(trade, missing: missing) { Copies.seconds($0) })
        #expect(flow.evidence.contains { $0.rule == "sideline" } == isOne)
        #expect(records.leakedNumbers.isEmpty == isOne)
    }

    @Test("records of the last three weeks are late, and not yet lost")
    func late() throws {
        let (flow, records) = try result(Copies.flow(trade, missing: [10, 330, 370, 399]) { Copies.seconds($0) })
        #expect(records.leakedNumbers == ["W1000011"])
        #expect(flow.records.leaked == 1)
    }

    @Test("in a slow flow, records that are not older than usual are on their way")
    func rightCensored() throws {
        let delay: (Int) -> Double = { Double(30 + $0 % 15) * Copies.day }
        let young = Set(trade.moments.indices.filter { trade.moments[$0] + delay($0) > trade.moments[399] })
        let (flow, records) = try result(Copies.flow(trade, missing: young.union([20, 100]), after: delay))
        #expect(records.leakedNumbers == ["W1000021", "W1000101"])
        #expect(flow.stoppedAt == nil)
        #expect(flow.records.eligible <= flow.records.source)
    }

    @Test("money that goes the other way answers no invoice", arguments: [false, true])
    func otherWay(inColumns: Bool) throws {
        let bank = Copies.target(trade, trade.moments.map { $0 + 20 * Copies.day }, "bank/entries", .payment)
        let out = bank.columns.firstIndex { $0.canonical == .grossAmount }!
        var linked = LinkedTables(
            Copies.source(trade, "books/invoices", .invoice),
            bank,
            pairs: (0..<300).map { ($0, $0) },
            namedBy: .right
        )
        if inColumns {
            linked.right.columns[out] = .amounts(
                "In",
                .credit,
                trade.amounts.enumerated().map { $0.offset < 302 ? $0.element : nil }
            )
            linked.right.columns.append(
                .amounts("Out", .debit, trade.amounts.enumerated().map { $0.offset >= 302 ? $0.element : nil })
            )
        } else {
            linked.right.columns[out] = .amounts(
                "Total",
                .grossAmount,
                trade.amounts.enumerated().map { $0.offset >= 302 ? -$0.element : $0.element }
            )
        }
        let (flow, records) = try result(linked)
        #expect(flow.mechanism == .external)
        #expect(records.filter { $0.status == .withoutOrigin }.map(\.number) == ["S00301", "S00302"])
    }

    @Test(
        "cancelled and draft records are no leaks",
        arguments: ["cancelled", "Geannuleerd", "draft", "annulé", "storniert"]
    )
    func status(status: String) throws {
        var linked = Copies.flow(trade, missing: [10, 50, 60]) { Copies.seconds($0) }
        linked.left.columns.append(
            .text("Status", .status, trade.moments.indices.map { $0 == 10 || $0 == 50 ? status : "done" })
        )
        #expect(try result(linked).1.leakedNumbers == ["W1000061"])
    }

    @Test("a status that other records arrive with excuses nobody")
    func arrivingStatus() throws {
        var linked = Copies.flow(trade, missing: [10, 50]) { Copies.seconds($0) }
        linked.left.columns.append(
            .text("Status", .status, trade.moments.indices.map { $0.isMultiple(of: 10) ? "cancelled" : "done" })
        )
        #expect(try result(linked).1.leakedNumbers == ["W1000011", "W1000051"])
    }

    @Test("records with a date of cancellation are no leaks")
    func cancelled() throws {
        var linked = Copies.flow(trade, missing: [10, 50, 60]) { Copies.seconds($0) }
        linked.left.columns.append(
            .moments(
                "Cancelled",
                .cancelledAt,
                trade.moments.indices.map { $0 == 10 || $0 == 50 ? trade.moments[$0] : nil }
            )
        )
        #expect(try result(linked).1.leakedNumbers == ["W1000061"])
    }

    @Test("what was made before a flow began is no leak, and the flow tells when that was")
    func began() throws {
        let arrived = (150..<400).filter { $0 != 200 }
        // The target has older records of its own, so that its export does not begin with the flow.
        let moments = trade.moments.indices.map { trade.moments[$0] + Copies.seconds($0) }
        let linked = LinkedTables(
            Copies.source(trade),
            Copies.target(trade, moments)[[0, 1, 2] + arrived],
            pairs: arrived.enumerated().map { ($1, $0 + 3) },
            namedBy: .right
        )
        let (flow, records) = try result(linked)
        #expect(records.leakedNumbers == ["W1000201"])
        #expect(flow.evidence.contains { $0.rule == "began" && $0.statement.description.contains("150 records") })
    }

    @Test("records that an attribute keeps from flowing are no leaks", arguments: ["FR", "sample"])
    func attribute(value: String) throws {
        let kept = Set(stride(from: 3, to: 400, by: 9))
        var linked = Copies.flow(trade, missing: kept.union([10, 50])) { Copies.seconds($0) }
        linked.left.columns.append(
            .text(
                "Group",
                value == "FR" ? .country : nil,
                trade.moments.indices.map { kept.contains($0) ? value : "BE" }
            )
        )
        let (flow, records) = try result(linked)
        #expect(records.leakedNumbers == ["W1000011", "W1000051"])
        #expect(
            flow.evidence.contains {
                $0.statement.description.contains(value) && $0.statement.description.contains("Group")
            }
        )
    }

    @Test("records of customers that are not meant are no leaks, though only the customers' list says who they are")
    func attributeOfCustomers() throws {
        let abroad = Set(trade.customers.indices.filter { trade.customers[$0] % 4 == 1 })
        let linked = Copies.flow(trade, missing: abroad.union([10, 50].filter { !abroad.contains($0) })) {
            Copies.seconds($0)
        }
        let customers = SampleTable(
            "shop/customers",
            .party,
            [
                .text("Name", .name, (0..<60).map(SampleParties.name)),
                .text("Country", .country, (0..<60).map { $0 % 4 == 1 ? "NL" : "BE" }),
            ]
        )
        let copy = SampleTable("books/customers", .party, customers.columns)
        let result = try infer([linked, LinkedTables(customers, copy, pairs: [])])
        let flow = try #require(result.flows.first)
        #expect(flow.records.leaked == [10, 50].count { !abroad.contains($0) })
        #expect(flow.evidence.contains { $0.statement.description.contains("shop/customers.Country") })
    }

    @Test(
        "where one value alone is sent, few of each other value are enough, and one that came all the same excuses no other"
    )
    func onlyOne() throws {
        let others = ["FR", "NL", "DE", "LU", "GB"]
        let abroad = Array(stride(from: 3, to: 400, by: 16))
        var linked = Copies.flow(trade, missing: Set(abroad.dropFirst()).union([10])) { Copies.seconds($0) }
        linked.left.columns.append(
            .text(
                "Country",
                .country,
                trade.moments.indices.map { place in
                    abroad.firstIndex(of: place).map { others[$0 % others.count] } ?? "BE"
                }
            )
        )
        let (flow, records) = try result(linked)
        #expect(records.leakedNumbers == ["W1000011"])
        #expect(flow.evidence.contains { $0.statement.description.contains("only records with \"BE\"") })
    }

    @Test("an attribute that some records arrive with, or that few have, excuses nobody")
    func attributeByAccident() throws {
        var linked = Copies.flow(trade, missing: [10, 50, 60]) { Copies.seconds($0) }
        linked.left.columns.append(
            .text("Group", .category, trade.moments.indices.map { [10, 50, 60].contains($0) ? "A" : "B" })
        )
        linked.left.columns.append(
            .text("Kind", .type, trade.moments.indices.map { $0.isMultiple(of: 10) ? "X" : "Y" })
        )
        #expect(try result(linked).1.leakedNumbers == ["W1000011", "W1000051", "W1000061"])
    }

    @Test("the duplicate of a record that arrived is no leak")
    func duplicate() throws {
        let group = DuplicateGroup(dataset: "shop/orders", records: [10, 11], confidence: 0.99)
        let linked = Copies.flow(trade, missing: [11, 50]) { Copies.seconds($0) }
        #expect(try result(linked, duplicates: [group]).1.leakedNumbers == ["W1000051"])
    }

    @Test("records of the target that nothing brought have no origin")
    func withoutOrigin() throws {
        let linked = Copies.flow(trade) { Copies.seconds($0) }
        let fewer = LinkedTables(
            linked.left,
            linked.right,
            pairs: linked.pairs.filter { $0.0 != 33 && $0.0 != 44 },
            namedBy: .right
        )
        let (flow, records) = try result(fewer)
        #expect(flow.records.withoutOrigin == 2)
        #expect(records.filter { $0.status == .withoutOrigin }.map(\.number) == ["S00034", "S00045"])
    }

    @Test("the yearly volume is that of the time that the flow ran")
    func volume() throws {
        let (flow, _) = try result(Copies.flow(trade) { Copies.seconds($0) })
        #expect(abs((flow.yearlyVolume ?? 0) - 1_461) < 0.03 * 1_461)
    }

    @Test("counts add up whatever is missing", arguments: 1...12)
    func property(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let share = Double.random(in: 0...0.5, using: &random)
        let missing = Set((0..<400).filter { _ in Double.random(in: 0...1, using: &random) < share })
        let scale = Double.random(in: 60...1_000_000, using: &random)
        let delays = (0..<400).map { _ in Double.random(in: 0...scale, using: &random) }
        let (flow, records) = try result(Copies.flow(trade, missing: missing) { delays[$0] })
        #expect(flow.records.linked == 400 - missing.count)
        #expect(flow.records.eligible <= flow.records.source)
        #expect(flow.records.linked + flow.records.leaked <= flow.records.eligible)
        #expect(records.count { $0.status == .leaked } == flow.records.leaked)
        #expect((0...1).contains(flow.coverage) && (0...1).contains(flow.confidence))
        let numbers = trade.numbers("W10")
        #expect(Set(records.leakedNumbers).isSubset(of: Set(missing.map { numbers[$0] })))
        if let lag = flow.lagSeconds { #expect(lag.median <= lag.p95) }
    }
}
