import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("How a flow is carried out")
struct MechanismTests {
    private let trade = SampleTrade(200)

    private func flow(_ linked: LinkedTables) throws -> Flow {
        let flows = try linked.infer().flows
        return try #require(flows.first)
    }

    private func flow(_ moments: [Double?], _ changes: (inout SampleTable) -> Void = { _ in }) throws -> Flow {
        var target = Copies.target(trade, moments)
        changes(&target)
        return try flow(LinkedTables(Copies.source(trade), target, namedBy: .right))
    }

    @Test("an interface is there within seconds, day and night")
    func automated() throws {
        let found = try flow(trade.moments.indices.map { trade.moments[$0] + Copies.seconds($0) })
        #expect(found.mechanism == .automated)
        #expect(found.mechanismConfidence >= 0.7)
        let lag = try #require(found.lagSeconds)
        #expect(lag.median > 20 && lag.median < 80 && lag.p95 <= 81)
    }

    @Test("a nightly run brings a day's records one after the other")
    func batch() throws {
        let found = try flow(
            trade.moments.indices.map { Copies.midnight(trade.moments[$0]) + Copies.day + 7_200 + Double($0 % 4) * 2 }
        )
        #expect(found.mechanism == .batch)
        let lag = try #require(found.lagSeconds)
        #expect(lag.median > 2 * Copies.hour && lag.p95 < 27 * Copies.hour)
    }

    @Test("an hourly run brings records at the same minutes")
    func hourlyBatch() throws {
        let found = try flow(
            trade.moments.indices.map { index in
                (trade.moments[index] / 3_600).rounded(.down) * 3_600 + 3_600 + 300 + Double(index % 60)
            }
        )
        #expect(found.mechanism == .batch)
    }

    @Test("people work in office hours and make typing errors")
    func manual() throws {
        let found = try flow(Copies.typedOver(trade)) { target in
            var names = trade.names
            for index in [12, 77, 130] { names[index].removeLast(2) }
            target.columns[2] = .text("Customer", .partyName, names)
        }
        #expect(found.mechanism == .manual)
        #expect(found.mechanismConfidence >= 0.7)
        #expect(found.lagSeconds?.median ?? 0 > 8 * Copies.hour)
    }

    @Test("people are known by their names in an audit field")
    func namedPeople() throws {
        let found = try flow(Copies.typedOver(trade)) { target in
            target.columns.append(
                .text("By", .createdBy, trade.moments.indices.map { $0.isMultiple(of: 2) ? "An Claes" : "Jan Wouters" })
            )
        }
        #expect(found.mechanism == .manual)
    }

    @Test("an interface is known by its name in an audit field, also where it is slow")
    func namedInterface() throws {
        let found = try flow(trade.moments.map { $0 + 6 * Copies.hour }) { target in
            target.columns.append(.text("By", .createdBy, trade.moments.map { _ in "svc_integration" }))
        }
        #expect(found.mechanism == .automated || found.mechanism == .batch)
    }

    @Test("an interface may work under the name of a colleague: at night, where others work by day")
    func borrowedAccount() throws {
        var target = Copies.target(trade, trade.moments.indices.map { trade.moments[$0] + Copies.seconds($0) })
        target.columns.append(
            .text("By", .createdBy, trade.moments.indices.map { $0 < 150 ? "An Claes" : "Jan Wouters" })
        )
        let pairs = (0..<150).map { ($0, $0) }
        let found = try flow(LinkedTables(Copies.source(trade), target, pairs: pairs, namedBy: .right))
        #expect(found.mechanism == .automated)
    }

    @Test("slips of later edits make no clerk of what comes at night, where its sources have no dates")
    func night() throws {
        var linked = Copies.flow(trade) { Copies.seconds($0) }
        linked.left.columns.removeLast()
        var names = trade.names
        for index in [12, 77, 130] { names[index].removeLast(2) }
        linked.right.columns[2] = .text("Customer", .partyName, names)
        let found = try flow(linked)
        #expect(found.mechanism == .automated)
        #expect(found.mechanismConfidence < 0.8)
    }

    @Test("a payment waits for the payer")
    func external() throws {
        let days = trade.moments.indices.map { Copies.midnight(trade.moments[$0]) + Double(10 + $0 % 35) * Copies.day }
        let invoices = Copies.source(trade, "erp/invoices", .invoice)
        let found = try flow(
            LinkedTables(invoices, Copies.target(trade, days, "bank/entries", .payment), namedBy: .right)
        )
        #expect(found.id == "erp/invoices>bank/entries")
        #expect(found.mechanism == .external)
    }

    @Test("dates without times still tell the days that a flow takes")
    func dates() throws {
        let found = try flow(trade.moments.map { Copies.midnight($0) + 3 * Copies.day })
        let lag = try #require(found.lagSeconds)
        #expect(abs(lag.median - 3 * Copies.day) <= Copies.day)
    }

    @Test("dates without weekends, of a source that works then too, are of people")
    func weekdays() throws {
        let found = try flow(Copies.typedOver(trade).map(Copies.midnight))
        #expect(found.mechanism == .manual)
    }

    @Test("clocks that differ by whole hours hide neither the direction nor the interface", arguments: [-2, -1, 1, 2])
    func clockOffset(hours: Int) throws {
        let found = try flow(
            trade.moments.indices.map { trade.moments[$0] + Copies.seconds($0) + Double(hours) * Copies.hour }
        )
        #expect(found.id == "shop/orders>erp/sale.order")
        #expect(found.mechanism == .automated)
        #expect(found.lagSeconds?.median ?? .infinity < 300)
    }

    @Test("what waits an hour, in summer as in winter, waits: clocks of Greenwich would be another hour apart")
    func waits() throws {
        let year = SampleTrade(600)
        let source = Copies.source(year)
        let moments = year.moments.indices.map { year.moments[$0] + Copies.hour + Copies.seconds($0) }
        let flows = try LinkedTables(source, Copies.target(year, moments), namedBy: .right).infer().flows
        let found = try #require(flows.first)
        let lag = try #require(found.lagSeconds)
        #expect(abs(lag.median - Copies.hour) < 90)
        #expect(found.mechanism == .automated)
    }

    @Test("is unknown where nothing tells")
    func unknown() throws {
        let few = SampleTrade(20)
        var (source, target) = (Copies.source(few), Copies.target(few, few.moments))
        source.columns.removeLast()
        target.columns.removeLast()
        let found = try flow(LinkedTables(source, target, namedBy: .right))
        #expect(found.mechanism == .unknown)
        #expect(found.lagSeconds == nil)
    }
}
