import Foundation
import TestSupport
import Testing

/// The gaps of a sample company, recomputed from its raw exports by a reader of this file and none of the product's.
@Suite("The gaps of antwerp-wholesaler, recomputed from the exports")
struct AntwerpRecomputedTests {
    private typealias Value = JSONSchemaCheck.Value

    /// What the program says, and what the exports say.
    private static let known: (gaps: [String: Value], exports: AntwerpExports, prices: [String: [Double]])? = {
        guard let folder = try? TemporaryFolder() else { return nil }
        let sample = AntwerpExports.root.appending(path: "Samples/antwerp-wholesaler/exports")
        guard (try? Tool.output(["import", sample.path, "--workspace", "a.koppel"], in: folder)) != nil,
            let json = try? Tool.output(["gaps", "--format", "json"], in: folder),
            let document = try? JSONSchemaCheck.parse(json), case .array(let list)? = document["gaps"],
            let exports = try? AntwerpExports(sample), let prices = try? AntwerpExports.prices()
        else { return nil }
        var gaps: [String: Value] = [:]
        for gap in list { if case .text(let id)? = gap["id"] { gaps[id] = gap } }
        return (gaps, exports, prices)
    }()

    private let gaps: [String: JSONSchemaCheck.Value]
    let exports: AntwerpExports
    private let prices: [String: [Double]]

    init() throws { (gaps, exports, prices) = try #require(Self.known) }

    func keys(_ id: String) throws -> [String] {
        guard case .array(let keys)? = try #require(gaps[id], "no gap \(id)")["recordKeys"] else { return [] }
        return keys.compactMap { if case .text(let key) = $0 { key } else { nil } }
    }

    func number(_ id: String, _ path: String...) throws -> Double {
        var value = try #require(gaps[id], "no gap \(id)")
        for step in path { value = try #require(value[step]) }
        guard case .number(let number) = value else { return .nan }
        return number
    }

    /// Whether what is said to be lost is all that is not there and had time to come.
    private func expectLost(_ id: String, of missing: [(key: String, date: Date, amount: Double)]) throws {
        let lost = Set(try keys(id))
        #expect(!lost.isEmpty)
        #expect(lost.isSubset(of: missing.map(\.key)))
        let youngest = try #require(missing.filter { lost.contains($0.key) }.map(\.date).max())
        for one in missing where one.date <= youngest {
            #expect(lost.contains(one.key), "\(one.key) is not there either")
        }
        #expect(
            missing.filter { !lost.contains($0.key) }.allSatisfy {
                exports.end.timeIntervalSince($0.date) < 45 * 86_400
            }
        )
        #expect(try number(id, "records") == Double(lost.count))
        let amount = missing.filter { lost.contains($0.key) }.reduce(0) { $0 + $1.amount }
        #expect(abs(try number(id, "amountAtRisk", "value") - amount) < 0.01)
    }

    @Test("orders of the shop that never reached the ERP, and their value")
    func lostOrders() throws {
        let missing = exports.shopOrders.filter { !exports.linkedShopOrders.contains($0.key) }
        try expectLost(
            "leak:shopify/orders>odoo/sale.order",
            of: missing.map { ($0.key, $0.value.date, $0.value.total) }
        )
    }

    @Test("orders that were never invoiced, and their value")
    func lostInvoices() throws {
        let invoiced = Set(exports.invoices.values.map(\.order))
        let missing = exports.orders.filter { !invoiced.contains($0.number) }
        try expectLost("leak:odoo/sale.order>facturen-ubl/invoices", of: missing.map { ($0.number, $0.date, $0.total) })
    }

    @Test("invoices that were not paid though they should be, and their value")
    func unpaid() throws {
        let lost = Set(try keys("unreconciled-payments:facturen-ubl/invoices>bank/entries"))
        let unpaid = exports.invoices.filter { !exports.paidInvoices.contains($0.key) }
        #expect(lost.isSubset(of: unpaid.keys))
        let amount = unpaid.filter { lost.contains($0.key) }.reduce(0) { $0 + $1.value.gross }
        let id = "unreconciled-payments:facturen-ubl/invoices>bank/entries"
        #expect(abs(try number(id, "amountAtRisk", "value") - amount) < 0.01)
        // What is open for half a year is on the list; what is not on it is younger.
        for (key, invoice) in unpaid where exports.end.timeIntervalSince(invoice.date) > 183 * 86_400 {
            #expect(lost.contains(key))
        }
    }

    @Test("references that were mistyped: of orders, of payments, and of customers")
    func broken() throws {
        let orders = "broken-reference:shopify/orders>odoo/sale.order"
        #expect(Set(try keys(orders)) == Set(exports.mistypedOrders))
        #expect(try number(orders, "records") == Double(exports.mistypedOrders.count))
        let payments = "broken-reference:facturen-ubl/invoices>bank/entries"
        #expect(try number(payments, "records") == Double(exports.mistypedPayments))
        let customers = "broken-reference:odoo/sale.order.Customer>odoo/res.partner"
        #expect(try keys(customers).sorted() == exports.unknownCustomers.sorted())
    }

    @Test("orders that say something else in the shop than in the ERP")
    func conflicts() throws {
        let id = "conflicting-values:shopify/orders>odoo/sale.order"
        #expect(Set(try keys(id)) == Set(exports.otherAmount).union(exports.otherCustomer))
    }

    @Test("invoices that break the rules of Peppol, with the rules that a look at the text shows")
    func peppol() throws {
        let id = "not-peppol-ready:facturen-ubl/invoices"
        let since = exports.invoices.filter { $0.value.date >= AntwerpExports.lawfulFrom }
        #expect(Set(try keys(id)) == Set(since.filter { $0.value.breaches.isEmpty == false }.keys))
        guard case .array(let details)? = gaps[id]?["details"] else { return #expect(Bool(false)) }
        for rule in ["BR-CO-18", "PEPPOL-EN16931-R003", "PEPPOL-EN16931-R010", "BR-CO-04", "BR-16"] {
            let count = since.count { $0.value.breaches.contains(rule) }
            let told = details.first { $0["id"] == .text(rule) }
            #expect((told?["records"] ?? .number(0)) == .number(Double(count)), "\(rule)")
        }
    }

    @Test("an island has the records of its files")
    func island() throws { #expect(try number("island:hubspot", "records") == Double(exports.hubspotRecords)) }

    // MARK: Costs

    func figure(_ id: String) throws -> Double { try #require(prices[id])[1] }

    func hours(_ volume: Double, _ minutes: String) throws -> Double { volume * (try figure(minutes)) / 60 }

    /// Within what the seasons of the remaining part of a year can change.
    func expectCost(_ id: String, hours: Double, money: Double = 0) throws {
        let cost = hours * (try figure("hourly.cost")) + money
        let (told, toldHours) = (try number(id, "yearlyCost", "likely"), try number(id, "yearlyHours", "likely"))
        #expect(abs(told - cost) <= 0.06 * cost + 0.01, "\(id): \(told), and not \(cost)")
        #expect(abs(toldHours - hours) <= 0.06 * hours + 0.06, "\(id): \(toldHours) hours, and not \(hours)")
    }

    @Test("what lost orders and invoices cost in a year")
    func costOfLeaks() throws {
        let orders = "leak:shopify/orders>odoo/sale.order"
        let lost = try keys(orders).compactMap { exports.shopOrders[$0] }
        let years = exports.years(exports.orders.map(\.date))
        try expectCost(
            orders,
            hours: try hours(Double(lost.count) / years, "minutes.leak.repair"),
            money: lost.reduce(0) { $0 + $1.total } / years * (try figure("share.order.lost"))
                * (try figure("share.margin.gross"))
        )
        let invoices = "leak:odoo/sale.order>facturen-ubl/invoices"
        let keys = Set(try keys(invoices))
        let amount = exports.orders.filter { keys.contains($0.number) }.reduce(0) { $0 + $1.total }
        let span = exports.years(exports.invoices.values.map(\.date))
        try expectCost(
            invoices,
            hours: try hours(Double(keys.count) / span, "minutes.leak.repair"),
            money: amount / span * (try figure("share.invoice.lost"))
        )
    }

    @Test("what typing orders over, waiting for them, and mistyped references cost in a year")
    func costOfWork() throws {
        let years = exports.years(exports.orders.map(\.date))
        let volume = Double(exports.orders.count) / years
        try expectCost(
            "manual-rekeying:shopify/orders>odoo/sale.order",
            hours: try hours(volume, "minutes.order.typing")
        )
        try expectCost(
            "late-flow:shopify/orders>odoo/sale.order",
            hours: try hours(volume * (try figure("share.document.late.questions")), "minutes.question.answering")
        )
        try expectCost(
            "broken-reference:shopify/orders>odoo/sale.order",
            hours: try hours(Double(exports.mistypedOrders.count) / years, "minutes.reference.repair")
        )
        let paid = exports.years(exports.paymentDates)
        try expectCost(
            "broken-reference:facturen-ubl/invoices>bank/entries",
            hours: try hours(Double(exports.mistypedPayments) / paid, "minutes.reference.repair")
        )
    }

    @Test("differences cost once: a mistyped customer is told as a broken reference, a wrong amount as a difference")
    func costOfDifferences() throws {
        let years = exports.years(exports.orders.map(\.date))
        try expectCost(
            "conflicting-values:shopify/orders>odoo/sale.order",
            hours: try hours(Double(exports.otherAmount.count) / years, "minutes.amount.repair")
                + (try hours(Double(exports.otherKnownCustomer.count) / years, "minutes.conflict.repair"))
        )
    }

    @Test("what unpaid invoices and late payments cost in a year")
    func costOfUnpaid() throws {
        let flow = "facturen-ubl/invoices>bank/entries"
        let all = exports.invoices.values.reduce(0) { $0 + $1.gross }
        let yearly = all / Double(exports.invoices.count) * Double(exports.invoicesOfLastYear)
        let open = try keys("unreconciled-payments:\(flow)").compactMap { exports.invoices[$0]?.gross }.reduce(0, +)
        try expectCost(
            "unreconciled-payments:\(flow)",
            hours: 0,
            money: open / exports.years(exports.paymentDates) * (try figure("share.payment.lost"))
        )
        try expectCost(
            "late-flow:\(flow)",
            hours: 0,
            money: yearly * (try figure("rate.capital")) * (try figure("days.reminder.gained")) / 365
        )
    }

    @Test(
        "the costs of all gaps add up to what is told of them together, and no record is typed, matched or repaired twice"
    )
    func sum() throws {
        let likely = try gaps.keys.reduce(0.0) { $0 + (try number($1, "yearlyCost", "likely")) }
        #expect(likely > 20_000 && likely < 60_000)
        for (id, _) in gaps {
            let (low, likely, high) = (
                try number(id, "yearlyCost", "low"), try number(id, "yearlyCost", "likely"),
                try number(id, "yearlyCost", "high")
            )
            #expect(low <= likely && likely <= high)
        }
    }
}
