import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("Flows that stop, and exports that end")
struct EndOfExportTests {
    /// 400 records over a hundred days.
    private let trade = SampleTrade(400)

    private func result(_ linked: LinkedTables) throws -> (Flow, [FlowRecord]) {
        try linked.onlyFlow(until: trade.moments[399])
    }

    @Test("a flow that stopped tells when")
    func stopped() throws {
        let (flow, records) = try result(stopping(missing: Set(240..<400)))
        let stoppedAt = try #require(flow.stoppedAt)
        #expect(stoppedAt > trade.moments[239] && stoppedAt <= trade.moments[240])
        #expect(records.leakedNumbers.first == "W1000241")
        #expect(flow.lastSeen == trade.moments[239] + Copies.seconds(239))
    }

    /// All but some records arrived; the target has some of its own lately, so that its export goes on.
    private func stopping(missing: Set<Int>) -> LinkedTables {
        let arrived = (0..<400).filter { !missing.contains($0) }
        let moments = trade.moments.indices.map { trade.moments[$0] + Copies.seconds($0) }
        return LinkedTables(
            Copies.source(trade),
            Copies.target(trade, moments)[arrived + [397, 398, 399]],
            pairs: arrived.enumerated().map { ($1, $0) },
            namedBy: .right
        )
    }

    /// Nothing of the last twelve days arrived; the target ends there or has records of its own since.
    private func silent(_ delay: @escaping (Int) -> Double, goesOn: Bool) -> LinkedTables {
        let moments = trade.moments.indices.map { trade.moments[$0] + delay($0) }
        return LinkedTables(
            Copies.source(trade),
            Copies.target(trade, moments)[Array(0..<350) + (goesOn ? [398, 399] : [])],
            pairs: (0..<350).map { ($0, $0) },
            namedBy: .right
        )
    }

    @Test("an interface that is silent for days while its target goes on stopped, and what it did not bring leaked")
    func stoppedLately() throws {
        let (flow, records) = try result(silent(Copies.seconds, goesOn: true))
        let stoppedAt = try #require(flow.stoppedAt)
        #expect(stoppedAt > trade.moments[349] && stoppedAt <= trade.moments[350])
        #expect(records.leakedNumbers.first == "W1000351")
        // The youngest may still come.
        #expect(records.leakedNumbers.last == "W1000399")
    }

    @Test("where the export of the target may just end, or people may be on leave, silence has to last")
    func silentLately() throws {
        #expect(try result(silent(Copies.seconds, goesOn: false)).0.stoppedAt == nil)
        let typed = Copies.typedOver(trade)
        let byHand = try result(silent({ typed[$0] - trade.moments[$0] }, goesOn: true)).0
        #expect(byHand.mechanism == .manual)
        #expect(byHand.stoppedAt == nil)
    }

    @Test("records from before the target's export begins are no leaks")
    func window() throws {
        let (flow, records) = try result(Copies.flow(trade, missing: Set(0..<200)) { Copies.seconds($0) })
        let numbers = records.leakedNumbers
        #expect(!numbers.contains("W1000001") && !numbers.contains("W1000100"))
        #expect(flow.records.linked == 200)
    }

    /// The first record of a month, after those of a good half year.
    private var monthStart: Int {
        get throws {
            try #require(
                (200..<400).first { place in
                    place % 50 != 0
                        && Calendar.date(trade.moments[place]).month != Calendar.date(trade.moments[place - 1]).month
                }
            )
        }
    }

    @Test("where the export of the target ends, what came since was not exported, and neither lost nor proof of a stop")
    func cutExport() throws {
        for (end, words) in [(250, "cut off"), (try monthStart, "may end there")] {
            let (flow, records) = try result(Copies.flow(trade, missing: Set(end..<400)) { Copies.seconds($0) })
            #expect(flow.stoppedAt == nil)
            #expect(records.leakedNumbers.isEmpty && flow.coverage == 1)
            let cut = try #require(flow.evidence.first { $0.rule == "export-cut" })
            #expect(cut.statement.description.contains(words))
        }
    }

    @Test("what was lost before the export of the target ends is lost")
    func lostBeforeCut() throws {
        let (_, records) = try result(
            Copies.flow(trade, missing: Set(try monthStart..<400).union([10])) { Copies.seconds($0) }
        )
        #expect(records.leakedNumbers == ["W1000011"])
    }

    @Test(
        "a target whose every record the flow brought, silent from amid a month on, is one that the flow no longer reaches"
    )
    func stopAmidMonth() throws {
        let place = try #require(
            (200..<400).first { place in
                place % 50 != 0 && (10...15).contains(Calendar.date(trade.moments[place]).day)
                    && Calendar.date(trade.moments[place - 1]).day == Calendar.date(trade.moments[place]).day
            }
        )
        let (flow, records) = try result(Copies.flow(trade, missing: Set(place..<400)) { Copies.seconds($0) })
        #expect(flow.stoppedAt != nil)
        #expect(records.leakedNumbers.count > 20)
    }

    @Test(
        "an export of open invoices shows those of the last weeks and a few older ones: the others were there, and are paid"
    )
    func openItems() throws {
        let missing = Set((0..<320).filter { !$0.isMultiple(of: 9) })
        var linked = Copies.flow(trade, missing: missing) { Copies.seconds($0) }
        linked.right.columns[0] = .text("Number", .number, (0..<linked.right.count).map { "S\(10_000 + $0)" })
        let orders = try result(linked).0
        #expect(orders.records.leaked > 200)
        linked.right = SampleTable("books/invoices", .invoice, linked.right.columns)
        let (invoices, records) = try result(linked)
        #expect(records.leakedNumbers.isEmpty)
        #expect(invoices.evidence.contains { $0.rule == "open-items" })
    }

    @Test("a status that does not arrive is no leak after the flow stopped either")
    func statusOfStopped() throws {
        let unpaid = Set(trade.moments.indices.filter { $0 % 10 == 3 })
        let lost = Set(240..<400).union([100, 150, 202])
        var linked = stopping(missing: unpaid.union(lost))
        linked.left.columns.append(
            .text("Payment", .status, trade.moments.indices.map { unpaid.contains($0) ? "zz" : "paid" })
        )
        let (flow, records) = try result(linked)
        #expect(flow.stoppedAt != nil)
        let places = records.leakedNumbers.compactMap { Int($0.dropFirst()) }.map { $0 - 1_000_001 }
        #expect(places.count > 50)
        #expect(Set(places).isDisjoint(with: unpaid))
    }
}
