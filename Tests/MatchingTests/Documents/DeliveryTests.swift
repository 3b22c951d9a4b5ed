import IntegrationModel
import Matching
import TestSupport
import Testing

@Suite("Deliveries and credit notes")
struct DeliveryTests {
    private let trade = DocumentTables.trade

    /// Every third order leaves the warehouse in two deliveries: the order of each.
    private var parts: [Int] { (0..<60).flatMap { $0.isMultiple(of: 3) ? [$0, $0] : [$0] } }

    private func share(_ part: Int) -> Double { part.isMultiple(of: 3) ? 0.5 : 1 }

    private var deliveries: SampleTable {
        SampleTable(
            "warehouse/deliveries",
            .delivery,
            [
                .text("Delivery", .number, parts.indices.map { "DN-\(40_000 + $0)" }),
                .text("Order", .orderNumber, parts.map { trade.numbers("W10")[$0] }),
                .text("Receiver", .partyName, parts.map { trade.names[$0] }),
                .moments("Shipped", .date, parts.enumerated().map { trade.moments[$1] + Double(1 + $0 % 2) * 86_400 }),
            ]
        )
    }

    @Test("of one order in several deliveries all belong to it")
    func deliveriesOfOrder() throws {
        let result = try match([DocumentTables.shop(), deliveries])
        #expect(result.pairs("shop/orders", "warehouse/deliveries") == Set(parts.enumerated().map { Pair($1, $0) }))
    }

    @Test("each with an invoice of its own keep to it, and the order to all of them")
    func invoicesOfDeliveries() throws {
        let invoices = SampleTable(
            "books/invoices",
            .invoice,
            [
                .text("Number", .number, parts.indices.map { "F2026-\(10_000 + $0)" }),
                .text("Delivery note", .deliveryNumber, parts.indices.map { "DN-\(40_000 + $0)" }),
                .text("Your order", .reference, parts.map { trade.numbers("W10")[$0] }),
                .text("Customer", .partyName, parts.map { trade.names[$0] }),
                .amounts("Total", .grossAmount, parts.map { trade.amounts[$0] * share($0) }),
                .moments("Date", .date, parts.map { trade.moments[$0] + 5 * 86_400 }),
            ]
        )
        let result = try match([DocumentTables.shop(), deliveries, invoices])
        #expect(result.pairs("books/invoices", "warehouse/deliveries") == straight(parts.indices))
        #expect(result.pairs("books/invoices", "shop/orders") == Set(parts.enumerated().map { Pair($0, $1) }))
    }

    /// A credit note for every fourth invoice, of a part of it.
    private func creditNotes(_ words: (String) -> String) -> (table: SampleTable, credited: [Int]) {
        let credited = Array(stride(from: 0, to: 60, by: 4))
        let table = SampleTable(
            "books/credit-notes",
            .creditNote,
            [
                .text("Number", .number, credited.indices.map { "CN\(700 + $0)" }),
                .text("Remark", .reference, credited.map { words(trade.numbers("F2026-")[$0]) }),
                .text("Customer", .partyName, credited.map { trade.names[$0] }),
                .amounts("Total", .grossAmount, credited.map { -(trade.amounts[$0] * 30).rounded() / 100 }),
                .moments("Date", .date, credited.map { trade.moments[$0] + 20 * 86_400 }),
            ]
        )
        return (table, credited)
    }

    @Test("credit notes belong to the invoice that they name", arguments: ["", "credit for invoice "])
    func credits(before: String) throws {
        let (table, credited) = creditNotes { before + $0 }
        let result = try match([DocumentTables.invoices(), table])
        #expect(result.pairs("erp/invoices", "books/credit-notes") == Set(credited.enumerated().map { Pair($1, $0) }))
    }

    @Test("a payment of an invoice less its credit note belongs to the invoice that it names")
    func paidLess() throws {
        let (table, credited) = creditNotes { $0 }
        var payments = DocumentTables.payments(remittance: trade.numbers("F2026-"))
        var amounts = trade.amounts
        for invoice in credited { amounts[invoice] -= (amounts[invoice] * 30).rounded() / 100 }
        payments.columns[2] = .amounts("Amount", .grossAmount, amounts)
        let result = try match([DocumentTables.invoices(), table, payments])
        #expect(result.pairs("erp/invoices", "bank/entries") == straight(0..<60))
    }

    /// Invoices of the orders, some of them two of a part each.
    private func invoices(_ orders: [Int], _ share: (Int) -> Double, day: (Int) -> Double) -> SampleTable {
        SampleTable(
            "books/invoices",
            .invoice,
            [
                .text("Number", .number, orders.indices.map { "F2026-\(10_000 + $0)" }),
                .text("Your order", .orderNumber, orders.map { trade.numbers("W10")[$0] }),
                .text("Customer", .partyName, orders.map { trade.names[$0] }),
                .amounts(
                    "Total",
                    .grossAmount,
                    orders.indices.map { (trade.amounts[orders[$0]] * share($0) * 100).rounded() / 100 }
                ),
                .moments("Date", .date, orders.indices.map { trade.moments[orders[$0]] + day($0) * 86_400 }),
            ]
        )
    }

    @Test("an order that is invoiced in two parts belongs to both, though hardly any other is", arguments: [1, 3, 5])
    func fewParts(parted: Int) throws {
        let orders = (0..<60).flatMap { $0 % 12 == 7 && $0 / 12 < parted ? [$0, $0] : [$0] }
        let isSecond = { (place: Int) in place > 0 && orders[place - 1] == orders[place] }
        let isFirst = { (place: Int) in place + 1 < orders.count && orders[place + 1] == orders[place] }
        let table = invoices(orders, { isSecond($0) ? 0.35 : isFirst($0) ? 0.65 : 1 }, day: { isSecond($0) ? 9 : 2 })
        let result = try match([DocumentTables.shop(), table])
        #expect(result.pairs("shop/orders", "books/invoices") == Set(orders.enumerated().map { Pair($1, $0) }))
    }

    @Test("deliveries and invoices that name the same order belong together in turn")
    func turns() throws {
        let table = invoices(parts, { share(parts[$0]) }, day: { Double(2 + $0 % 2) })
        let result = try match([deliveries, table])
        #expect(result.pairs("warehouse/deliveries", "books/invoices").count <= parts.count)
        let crossing = result.pairs("warehouse/deliveries", "books/invoices").filter { $0.left != $0.right }
        #expect(crossing.allSatisfy { parts[$0.left] == parts[$0.right] && parts[$0.left].isMultiple(of: 3) })
    }
}
