import Foundation
import Testing

extension AntwerpRecomputedTests {
    private var customers: AntwerpCustomers {
        get throws {
            try AntwerpCustomers(AntwerpExports.root.appending(path: "Samples/antwerp-wholesaler/exports"))
        }
    }

    /// How many customers came to the ERP in a year.
    private func yearly(_ count: Int, _ customers: AntwerpCustomers) -> Double {
        Double(count) / exports.years(customers.pairs.map { customers.erp[$0.erp].made })
    }

    @Test("customers of the shop that never reached the ERP, and what that costs")
    func lostCustomers() throws {
        let customers = try customers
        let linked = Set(customers.pairs.map(\.shop))
        let lost = customers.shop.indices.filter { !linked.contains($0) }.map { customers.shop[$0].key }
        let id = "leak:shopify/customers>odoo/res.partner"
        #expect(try keys(id).sorted() == lost.sorted())
        #expect(try number(id, "records") == Double(lost.count))
        try expectCost(id, hours: try hours(yearly(lost.count, customers), "minutes.leak.repair"))
    }

    @Test("customers who are called something else in the ERP, and what that costs")
    func otherNames() throws {
        let customers = try customers
        let other = customers.pairs.filter { customers.shop[$0.shop].name != customers.erp[$0.erp].name }
        let id = "conflicting-values:shopify/customers>odoo/res.partner"
        #expect(try keys(id).sorted() == other.map { customers.shop[$0.shop].key }.sorted())
        try expectCost(id, hours: try hours(yearly(other.count, customers), "minutes.conflict.repair"))
    }

    @Test("what typing customers over costs in a year")
    func typedCustomers() throws {
        let customers = try customers
        let id = "manual-rekeying:shopify/customers>odoo/res.partner"
        #expect(try number(id, "records") == Double(customers.pairs.count))
        try expectCost(id, hours: try hours(yearly(customers.pairs.count, customers), "minutes.party.typing"))
        #expect(
            try number("no-shared-key:shopify/customers>odoo/res.partner", "records") == Double(customers.pairs.count)
        )
    }

    @Test("what the island costs in a year: customers that stand in another list too")
    func costOfIsland() throws {
        let customers = try customers
        let most = max(customers.shared(with: customers.shop), customers.shared(with: customers.erp))
        let volume = Double(most) / exports.years(customers.crm.map(\.made))
        try expectCost("island:hubspot", hours: try hours(volume, "minutes.party.typing"))
    }

    @Test("what customers that orders name wrongly cost in a year")
    func costOfUnknownCustomers() throws {
        let id = "broken-reference:odoo/sale.order.Customer>odoo/res.partner"
        let volume = Double(exports.unknownCustomers.count) / exports.years(exports.orders.map(\.date))
        try expectCost(id, hours: try hours(volume, "minutes.reference.repair"))
    }

    @Test("what invoices that come late cost in a year: questions, and money that comes in later")
    func costOfLateInvoices() throws {
        let id = "late-flow:odoo/sale.order>facturen-ubl/invoices"
        let made = Dictionary(exports.orders.map { ($0.number, $0) }) { first, _ in first }
        let delays = exports.invoices.values.compactMap { invoice in
            made[invoice.order].map { invoice.date.timeIntervalSince($0.date) }
        }.sorted()
        let volume = Double(exports.invoices.count) / exports.years(exports.invoices.values.map(\.date))
        let gross = exports.invoices.values.reduce(0) { $0 + $1.gross } / Double(exports.invoices.count)
        // Two days are good practice. Invoices bear dates without times.
        let late = delays[delays.count / 2] / 86_400 - 2
        #expect(try number(id, "records") == Double(delays.count))
        let cost = try number(id, "yearlyCost", "likely")
        let questions = try hours(volume * (try figure("share.document.late.questions")), "minutes.question.answering")
        let money = volume * gross * (try figure("rate.capital")) * max(0, late) / 365
        let recomputed = questions * (try figure("hourly.cost")) + money
        // Half a day more or less, for what dates can't tell.
        let blur = volume * gross * (try figure("rate.capital")) / 365 / 2
        #expect(abs(cost - recomputed) <= 0.06 * recomputed + blur, "\(cost), and not \(recomputed)")
    }

    @Test("what sending invoices by hand costs in a year")
    func costOfPeppol() throws {
        let yearly = Double(exports.invoicesOfLastYear)
        try expectCost("not-peppol-ready:facturen-ubl/invoices", hours: try hours(yearly, "minutes.invoice.sending"))
    }
}
