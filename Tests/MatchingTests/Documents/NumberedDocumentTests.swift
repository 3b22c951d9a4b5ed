import IntegrationModel
import Matching
import TestSupport
import Testing

@Suite("Documents that name each other")
struct NumberedDocumentTests {
    private let trade = DocumentTables.trade

    private func orders(_ references: [String]) throws -> Set<Pair> {
        try match([DocumentTables.shop(), DocumentTables.erp(references: references)])
            .pairs("shop/orders", "erp/sale.order")
    }

    @Test("orders are linked by the number of the other system, in whatever order they are")
    func byReference() throws {
        var random = SeededRandom(seed: 3)
        let order = (0..<60).shuffled(using: &random)
        let result = try match([DocumentTables.shop(), DocumentTables.erp()[order]])
        #expect(result.pairs("shop/orders", "erp/sale.order") == Set(order.enumerated().map { Pair($1, $0) }))
        let key = try #require(result.recordLinks.first?.keys.first)
        #expect(key.leftFields == ["Name"])
        #expect(key.rightFields == ["Customer Reference"])
        #expect(key.namedBy == .right)
        #expect(key.match == .exact)
    }

    @Test("which side is read first does not matter")
    func eitherOrder() throws {
        let result = try match([DocumentTables.erp(), DocumentTables.shop()])
        #expect(result.pairs("shop/orders", "erp/sale.order") == straight(0..<60))
        #expect(result.recordLinks.first?.keys.first?.namedBy == .left)
    }

    @Test(
        "orders are linked by numbers that lost or changed their prefix on the way",
        arguments: ["", "WEB-", "EXT/", "0"]
    )
    func renumbered(prefix: String) throws {
        let references = trade.numbers("W10").map { prefix + $0.dropFirst() }
        let result = try match([DocumentTables.shop(), DocumentTables.erp(references: references)])
        #expect(result.pairs("shop/orders", "erp/sale.order") == straight(0..<60))
        let key = try #require(result.recordLinks.first?.keys.first)
        #expect(key.match == .normalised)
        #expect(key.namedBy == .right)
    }

    @Test("a list that is made from several systems names the orders of each in a way of its own")
    func severalPrefixes() throws {
        // The ERP has 24 orders of the shop, and of two others; the shop goes on after the ERP's export ends.
        let trade = SampleTrade(100)
        let prefixes = ["WN-", "WB-", "MP-"]
        let references = trade.numbers("10").enumerated().map { prefixes[$0 < 24 ? 0 : $0 < 40 ? 1 : 2] + $1 }
        let shop = DocumentTables.shop(trade)[Array(0..<24) + Array(60..<100)]
        let erp = DocumentTables.erp(trade, references: references)[Array(0..<60)]
        let result = try match([shop, erp])
        #expect(result.pairs("shop/orders", "erp/sale.order") == straight(0..<24))
        #expect(result.recordLinks.first?.keys.first?.match == .normalised)
    }

    @Test("where both sides write names in ways of their own, no amount alone makes a pair")
    func otherNames() throws {
        // Only a part of the orders came; others months later, for the same amounts, have numbers of another system.
        var references = trade.numbers("W10")
        for record in 40..<60 { references[record] = "C000\(7_000_001 + record * record * 7_919)" }
        var erp = DocumentTables.erp(references: references)
        erp.columns[2] = .text("Partner", .partyName, (0..<60).map { "P. \(SampleParties.name(200 + $0))" })
        let moments = trade.moments.enumerated().map { $0 < 40 ? $1 + 3_600 : $1 + 100 * 86_400 }
        erp.columns[4] = .moments("Date", .createdAt, moments)
        let result = try match([DocumentTables.shop(), erp])
        #expect(result.pairs("shop/orders", "erp/sale.order") == straight(0..<40))
    }

    @Test("the lines of a document are not linked beside it by its number, and are by another one")
    func lines() throws {
        func lines(_ more: [SampleColumn]) -> SampleTable {
            let numbers = trade.numbers("W10").flatMap { [$0, $0] }
            let own: [SampleColumn] = [
                .text("Name", .number, numbers), .integers("Line", .lineNumber, numbers.indices.map { $0 % 2 + 1 }),
            ]
            return SampleTable("shop/order_lines", .order, own + more)
        }
        let tables = [DocumentTables.shop(), DocumentTables.erp()]
        let result = try match(tables + [lines([])])
        #expect(result.recordLinks.map { Set([$0.left, $0.right]) } == [["shop/orders", "erp/sale.order"]])
        let deliveries = SampleTable(
            "depot/deliveries",
            .delivery,
            [
                .text("Delivery", .number, (1...120).map { "DN-\(40_000 + $0)" }),
                .moments("Shipped", .date, (0..<120).map { trade.moments[$0 / 2] + 86_400 }),
            ]
        )
        let named = lines([.text("Delivery", .deliveryNumber, (1...120).map { "DN-\(40_000 + $0)" })])
        #expect(
            try match(tables + [named, deliveries]).pairs("shop/order_lines", "depot/deliveries") == straight(0..<120)
        )
    }

    @Test("orders are linked by short numbers that are filled with zeros, and changed their prefix")
    func filled() throws {
        let shop = DocumentTables.shop(numbers: trade.numbers("VO"))
        let result = try match([shop, DocumentTables.erp(references: trade.numbers("WEB-"))])
        #expect(result.pairs("shop/orders", "erp/sale.order") == straight(0..<60))
        #expect(result.recordLinks.first?.keys.first?.match == .normalised)
    }

    @Test("an order whose amount was changed is found among many that were not meant to be sent")
    func amongWithdrawn() throws {
        // Of 200 deals every fourth was won, and sent without its number.
        let deals = SampleTrade(200)
        let won = (0..<200).filter { $0.isMultiple(of: 4) }
        var shop = DocumentTables.shop(deals)
        shop.columns.append(.text("State", .status, (0..<200).map { $0.isMultiple(of: 4) ? "won" : "lost" }))
        var amounts = deals.amounts
        for record in [20, 60, 100] { amounts[record] *= 1.7 }
        let target = SampleTable(
            "erp/sale.order",
            .order,
            [
                .text("Order", .number, deals.numbers("S")), .text("Partner", .partyName, deals.names),
                .amounts("Amount", .grossAmount, amounts),
                .moments(
                    "Date",
                    .createdAt,
                    deals.moments.indices.map { deals.moments[$0] + Double(7_200 + $0 * 997 % 80_000) }
                ),
            ]
        )[won]
        #expect(
            try match([shop, target]).pairs("shop/orders", "erp/sale.order")
                == Set(won.enumerated().map { Pair($1, $0) })
        )
    }

    @Test("an order whose reference is missing and whose amount was changed is linked by customer and delay")
    func changedAmount() throws {
        var references = trade.numbers("W10")
        for record in [7, 40] { references[record] = "" }
        var erp = DocumentTables.erp(references: references)
        var amounts = trade.amounts
        for record in [7, 40] { amounts[record] *= 1.3 }
        erp.columns[3] = .amounts("Amount", .grossAmount, amounts)
        #expect(try match([DocumentTables.shop(), erp]).pairs("shop/orders", "erp/sale.order") == straight(0..<60))
    }

    @Test("orders that did not arrive have no partner")
    func incomplete() throws {
        let arrived = (0..<60).filter { !$0.isMultiple(of: 7) }
        let result = try match([DocumentTables.shop(), DocumentTables.erp()[arrived]])
        #expect(result.pairs("shop/orders", "erp/sale.order") == Set(arrived.enumerated().map { Pair($1, $0) }))
    }

    @Test(
        "a mistyped reference finds its order by party and amount",
        arguments: ["W100017x", "W10017", "W1000117", "W100O17", "W010017", "W1", "17"]
    )
    func mistyped(reference: String) throws {
        var references = trade.numbers("W10")
        references[16] = reference
        #expect(try orders(references) == straight(0..<60))
    }

    @Test("an empty reference finds its order by party and amount")
    func missing() throws {
        var references = trade.numbers("W10")
        references[16] = ""
        #expect(try orders(references) == straight(0..<60))
    }

    @Test("the number of another customer's order is not believed")
    func wrongNumber() throws {
        var references = trade.numbers("W10")
        references[6] = references[9]
        let pairs = try orders(references)
        #expect(!pairs.contains(Pair(9, 6)))
        #expect(pairs == straight(0..<60))
    }

    @Test("two numbers exchanged by mistake are both seen through")
    func exchanged() throws {
        var references = trade.numbers("W10")
        references.swapAt(20, 41)
        #expect(try orders(references) == straight(0..<60))
    }

    @Test("several invoices of one order all belong to it")
    func manyForOne() throws {
        let parts = (0..<60).flatMap { $0.isMultiple(of: 3) ? [$0, $0] : [$0] }
        var erp = DocumentTables.erp()[parts]
        erp.columns[0] = .text("Order", .number, parts.indices.map { "S\(10_000 + $0)" })
        let result = try match([DocumentTables.shop(), erp])
        #expect(result.pairs("shop/orders", "erp/sale.order") == Set(parts.enumerated().map { Pair($1, $0) }))
    }

    @Test("a journal is linked with its invoices though each of their numbers is in several bookings")
    func journal() throws {
        let bookings = (0..<60).flatMap { [$0, $0, $0] }
        let shares = [1, 0.8264, 0.1736]
        let journal = SampleTable(
            "books/journal",
            .ledgerEntry,
            [
                .text("Document", .reference, bookings.map { trade.numbers("F2026-")[$0] }),
                .text("Party", .partyName, bookings.map { trade.names[$0] }),
                .amounts(
                    "Amount",
                    .netAmount,
                    bookings.indices.map { place in
                        (trade.amounts[bookings[place]] * shares[place % 3] * 100).rounded() / 100
                    }
                ),
                .moments("Booked", .date, bookings.map { trade.moments[$0] + 86_400 }),
            ]
        )
        let result = try match([DocumentTables.invoices(), journal])
        let expected = Set(bookings.enumerated().map { Pair($1, $0) })
        #expect(result.pairs("erp/invoices", "books/journal") == expected)
    }

    @Test("numbers in a row that two systems have by accident make no link")
    func accidents() throws {
        let other = SampleTrade(60, customers: 40..<55, seed: 2)
        let left = SampleTable(
            "shop/orders",
            .order,
            [
                .integers("Nr", .number, Array(1...60)), .text("Customer", .partyName, trade.names),
                .amounts("Total", .grossAmount, trade.amounts),
            ]
        )
        let right = SampleTable(
            "books/invoices",
            .invoice,
            [
                .integers("Nr", .number, Array(1...60)), .text("Customer", .partyName, other.names),
                .amounts("Total", .grossAmount, other.amounts),
            ]
        )
        #expect(try match([left, right]).recordLinks.isEmpty)
    }

    @Test("numbers in a row make no link where nothing else can be compared")
    func accidentsWithoutWitness() throws {
        let left = SampleTable("shop/orders", .order, [.integers("Nr", .number, Array(1...60))])
        let right = SampleTable("desk/tickets", .ticket, [.integers("Nr", .number, Array(20...90))])
        #expect(try match([left, right]).recordLinks.isEmpty)
    }

    @Test("companies that have nothing to do with each other have no link", arguments: 1...8)
    func unrelated(seed: Int) throws {
        let one = SampleTrade(80, customers: 0..<30, seed: UInt64(seed))
        let other = SampleTrade(80, customers: 100..<130, seed: UInt64(seed + 100))
        let result = try match([
            DocumentTables.shop(one), DocumentTables.erp(other, references: other.numbers("PO-77")),
            DocumentTables.payments(other, remittance: other.numbers("factuur 2026/")),
        ])
        #expect(result.pairs("shop/orders", "erp/sale.order").isEmpty)
        #expect(result.pairs("shop/orders", "bank/entries").isEmpty)
    }
}
