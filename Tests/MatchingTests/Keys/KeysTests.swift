import IntegrationModel
import TestSupport
import Testing

@testable import Matching

@Suite("Keys of a dataset")
struct KeyDetectionTests {
    private let trade = SampleTrade(40)

    private func keys(_ columns: [SampleColumn]) -> [KeyCandidate] {
        KeyDetection().keys(of: [SampleTable("erp/orders", .order, columns).profile])
    }

    @Test("are fields with a value of their own in every record")
    func unique() {
        var gappy = trade.numbers("Q")
        gappy[3] = ""
        var twice = trade.numbers("R")
        twice[3] = twice[4]
        let found = keys([
            .text("Number", .number, trade.numbers("S")), .text("Quote", .quoteNumber, gappy),
            .text("Ref", .reference, twice), .text("Customer", .partyName, trade.names),
        ])
        #expect(found.map(\.fields) == [["Number"]])
    }

    @Test("are surer by meaning: a number before a text, a text before an amount that is unique by accident")
    func ranked() {
        let found = keys([
            .amounts("Total", .grossAmount, (0..<40).map { 10.01 + Double($0) }),
            .text("Code", nil, trade.numbers("X")), .text("Number", .number, trade.numbers("S")),
        ])
        #expect(found.map(\.fields) == [["Number"], ["Code"], ["Total"]])
        #expect(found.allSatisfy { (0...1).contains($0.confidence) })
    }

    @Test("are surer the more records there are")
    func sizes() throws {
        let small = try #require(keys([.text("Number", .number, ["S1", "S2", "S3"])]).first)
        let large = try #require(keys([.text("Number", .number, trade.numbers("S"))]).first)
        #expect(small.confidence < large.confidence)
    }

    @Test("an empty dataset has none")
    func empty() {
        #expect(keys([.text("Number", .number, [])]).isEmpty)
    }
}

@Suite("Shared values of columns")
struct OverlapIndexTests {
    @Test("are counted as sets do", arguments: 1...10)
    func likeSets(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let tables = (0..<4).map { table in
            SampleTable(
                "s\(table)/t",
                .other,
                (0..<3).map { column in
                    .text("c\(column)", nil, (0..<30).map { _ in "v\(Int.random(in: 0..<40, using: &random))" })
                }
            )
        }
        let index = OverlapIndex(tables.map(\.profile))
        #expect(index.runs.count == 12)
        for (first, one) in index.runs.enumerated() {
            for (second, other) in index.runs.enumerated() where first != second {
                let left = Set(tables[one.table].columns[one.field].texts)
                let right = Set(tables[other.table].columns[other.field].texts)
                #expect(index.shared(first, second) == left.intersection(right).count)
            }
        }
    }

    @Test("are not looked for among amounts, dates, countries and currencies")
    func meaningless() {
        let trade = SampleTrade(10)
        let table = SampleTable(
            "a/t",
            .order,
            [
                .amounts("Total", .grossAmount, trade.amounts), .moments("Date", .date, trade.moments),
                .text("Country", .country, (0..<10).map { $0 < 5 ? "BE" : "NL" }, .country),
                .text("Currency", .currency, (0..<10).map { $0 < 5 ? "EUR" : "USD" }, .currency),
                .text("Number", .number, trade.numbers("A")),
            ]
        )
        let index = OverlapIndex([table.profile])
        #expect(index.runs.map(\.field) == [4])
    }

    @Test("an empty value is no value")
    func nulls() {
        let left = SampleTable("a/t", .order, [.text("x", nil, ["", "", "p", "q"])])
        let right = SampleTable("b/t", .order, [.text("x", nil, ["", "", "r", "s"])])
        #expect(OverlapIndex([left.profile, right.profile]).shared(0, 1) == 0)
    }
}

@Suite("References")
struct ReferenceDetectionTests {
    private func references(_ tables: [SampleTable]) throws -> [Reference] {
        let profiles = tables.map(\.profile)
        return try ReferenceDetection().references(profiles, OverlapIndex(profiles))
    }

    private static let trade = SampleTrade(60)
    private static let orders = SampleTable("shop/orders", .order, [.text("Number", .number, trade.numbers("W1"))])

    @Test("an order number in another system's records leads to the orders")
    func toOrders() throws {
        let invoices = SampleTable(
            "books/invoices",
            .invoice,
            [
                .text("Invoice", .number, Self.trade.numbers("F")),
                .text("Order", .orderNumber, Self.trade.numbers("W1")),
            ]
        )
        let found = try #require(try references([Self.orders, invoices]).first)
        #expect(found.child == FieldReference(dataset: "books/invoices", field: "Order"))
        #expect(found.parent == FieldReference(dataset: "shop/orders", field: "Number"))
        #expect(found.coverage == 1)
    }

    @Test("lines lead to their order within a system, though a few lead nowhere")
    func withinASystem() throws {
        let named = (0..<100).map { $0 < 95 ? "W10000\($0 % 9 + 1)" : "W9999\($0)" }
        let lines = SampleTable("shop/lines", .other, [.text("order_number", .orderNumber, named)])
        let found = try #require(try references([Self.orders, lines]).first { $0.child.dataset == "shop/lines" })
        #expect(found.parent.dataset == "shop/orders")
        #expect(abs(found.coverage - 9.0 / 14) < 1e-9)
    }

    @Test("small numbers that two lists have by accident are none")
    func accidents() throws {
        let tickets = SampleTable(
            "desk/tickets",
            .ticket,
            [.integers("Nr", .number, Array(1...60)), .integers("Priority", nil, (0..<60).map { $0 % 5 + 1 })]
        )
        let products = SampleTable("shop/products", .product, [.integers("Position", nil, Array(1...60))])
        #expect(try references([tickets, products]).isEmpty)
    }

    @Test("values that lead nowhere make none")
    func unrelated() throws {
        let others = SampleTable("books/invoices", .invoice, [.text("Order", .orderNumber, Self.trade.numbers("Z9"))])
        #expect(try references([Self.orders, others]).isEmpty)
    }
}
