import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("Exports that have a part of the records")
struct ExportedPartTests {
    /// 400 records over a hundred days.
    private let trade = SampleTrade(400)

    private func numbers(_ records: some Sequence<Int>) -> [String] { records.map { "S\(10_000 + $0)" } }

    /// What the target's export has of the orders, under numbers of its own.
    private func flow(missing: Set<Int>, numbers: [String]) throws -> (Flow, [FlowRecord]) {
        var linked = Copies.flow(trade, missing: missing) { Copies.seconds($0) }
        linked.right.columns[0] = .text("Number", .number, numbers)
        return try linked.onlyFlow(until: trade.moments[399])
    }

    @Test("leave out as many of their own numbers as records are missing: those may have arrived")
    func ownNumbers() throws {
        let missing = Set((0..<400).filter { $0 % 5 == 1 || $0 % 7 == 2 })
        let there = (0..<400).filter { !missing.contains($0) }
        let (part, _) = try flow(missing: missing, numbers: numbers(there))
        #expect(part.records.leaked == 0)
        #expect(part.evidence.contains { $0.rule == "export-in-part" })
        // Numbers without a gap: nothing was left out, and what is missing never came.
        let (whole, _) = try flow(missing: missing, numbers: numbers(there.indices))
        #expect(whole.records.leaked > 80)
        #expect(!whole.evidence.contains { $0.rule == "export-in-part" })
    }

    @Test("are not told by numbers that came with the records, of which the lost ones are missing too")
    func numbersOfTheSource() throws {
        let missing = Set((0..<400).filter { $0 % 5 == 1 })
        let there = (0..<400).filter { !missing.contains($0) }
        let source = trade.numbers("W10")
        #expect(try flow(missing: missing, numbers: there.map { source[$0] }).0.records.leaked > 60)
    }

    /// What becomes known of orders of which the export has some, when all of them were invoiced.
    private func named(_ exported: [Int]) throws -> UnexportedRecords {
        var orders = Copies.target(trade, trade.moments)
        orders.columns[0] = .text("Number", .number, numbers(0..<400))
        let invoices = SampleTable(
            "books/invoices",
            .invoice,
            [
                .text("Number", .number, trade.numbers("F")), .text("Reference", .reference, numbers(0..<400)),
                .text("Customer", .partyName, trade.names), .amounts("Total", .grossAmount, trade.amounts),
                .moments("Created", .createdAt, trade.moments),
            ]
        )
        let linked = LinkedTables(
            orders[exported],
            invoices,
            pairs: exported.enumerated().map { ($0, $1) },
            namedBy: .right
        )
        let texts = SampleTexts([linked.left, linked.right])
        let all = try UnexportedRecords.all([linked.context()], texts)
        return try #require(all["erp/sale.order"])
    }

    @Test("are known by those who name the others")
    func namedByOthers() throws {
        #expect(try named((0..<400).filter { $0 % 4 != 1 }).areAmid)
        let ended = try named(Array(0..<300))
        #expect(ended.goOn && !ended.areAmid)
        let whole = try named(Array(0..<400))
        #expect(!whole.goOn && !whole.areAmid)
    }

    @Test("end where they fall silent and others go on naming what came since, also amid a month")
    func silent() throws {
        let linked = Copies.flow(trade, missing: Set(237..<400)) { Copies.seconds($0) }
        let until = trade.moments[399]
        #expect(try !TargetWindow(linked.context(), dataUntil: until).endsEarly)
        #expect(try TargetWindow(linked.context(), dataUntil: until, named: named(Array(0..<237))).endsEarly)
    }

    @Test("end where they fall silent and customers go on coming, who come with their first document")
    func customersGoOn() throws {
        let linked = Copies.flow(trade, missing: Set(237..<400)) { Copies.seconds($0) }
        let until = trade.moments[399]
        let customers = Array(0..<15) + Array(20..<28)
        func list(_ made: (Int) -> Double) -> DatasetProfile {
            let columns: [SampleColumn] = [
                .text("Name", .name, customers.map(SampleParties.name)),
                .moments("Created", .createdAt, customers.map(made)),
            ]
            return SampleTable("erp/partners", .party, columns).profile
        }
        func first(_ customer: Int) -> Double {
            trade.customers.firstIndex(of: customer).map { trade.moments[$0] - 5 }
                ?? trade.moments[240 + 5 * customer]
        }
        let context = try linked.context()
        #expect(TargetWindow(context, dataUntil: until, beside: [list(first)]).endsEarly)
        // Customers who are entered whenever somebody meets them say nothing of documents.
        let met = list { first($0) - 3 * Copies.day * Double($0 % 4) + ($0 >= 20 ? 12 * Copies.day : 0) }
        #expect(!TargetWindow(context, dataUntil: until, beside: [met]).endsEarly)
    }

    @Test("begin amid the flow: what was made shortly before may have come too early to be there")
    func beginning() throws {
        // Payments of 5 to 40 days later, of which the bank has those since the fiftieth day.
        let delays = trade.moments.indices.map { Copies.day * Double(5 + $0 * 37 % 36) }
        let first = trade.moments[0] + 50 * Copies.day
        let hidden = Set(trade.moments.indices.filter { trade.moments[$0] + delays[$0] < first })
        let lost: Set = [170, 250, 300]
        var linked = Copies.flow(trade, missing: hidden.union(lost)) { delays[$0] }
        linked.right.columns[0] = .text("Number", .number, numbers(0..<linked.right.count))
        let (_, records) = try linked.onlyFlow(until: trade.moments[399] + 60 * Copies.day)
        #expect(records.filter { $0.status == .leaked }.map(\.number) == ["W1000251", "W1000301"])
        // Where the bank begins with the first invoice, the first ones can be missed as all others.
        let early = Copies.flow(trade, missing: [3, 250]) { delays[$0] }
        let all = try early.onlyFlow(until: trade.moments[399] + 60 * Copies.day).1
        #expect(all.filter { $0.status == .leaked }.map(\.number) == ["W1000004", "W1000251"])
    }
}
