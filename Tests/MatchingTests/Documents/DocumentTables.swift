import IntegrationModel
import TestSupport

/// The same business in two systems: orders of a shop, and what an ERP made of them.
enum DocumentTables {
    static let trade = SampleTrade(60)

    /// The orders of the shop: their own number, customer, total and moment.
    static func shop(_ trade: SampleTrade = trade, numbers: [String]? = nil) -> SampleTable {
        SampleTable(
            "shop/orders",
            .order,
            [
                .text("Name", .number, numbers ?? trade.numbers("W10")), .text("Customer", .partyName, trade.names),
                .amounts("Total", .grossAmount, trade.amounts), .moments("Created at", .createdAt, trade.moments),
            ]
        )
    }

    /// The orders of the ERP: a number of their own, and the shop's in a reference.
    static func erp(_ trade: SampleTrade = trade, references: [String]? = nil) -> SampleTable {
        SampleTable(
            "erp/sale.order",
            .order,
            [
                .text("Order", .number, trade.numbers("S")),
                .text("Customer Reference", .reference, references ?? trade.numbers("W10")),
                .text("Partner", .partyName, trade.names), .amounts("Amount", .grossAmount, trade.amounts),
                .moments("Date", .createdAt, trade.moments.map { $0 + 3_600 }),
            ]
        )
    }

    /// Payments a month after their invoice, with what the payer wrote.
    static func payments(_ trade: SampleTrade = trade, remittance: [String]) -> SampleTable {
        SampleTable(
            "bank/entries",
            .payment,
            [
                .text("Remittance", .remittanceText, remittance), .text("Payer", .partyName, trade.names),
                .amounts("Amount", .grossAmount, trade.amounts),
                .moments("Booked", .date, trade.moments.map { ($0 / 86_400).rounded(.down) * 86_400 + 30 * 86_400 }),
            ]
        )
    }

    static func invoices(_ trade: SampleTrade = trade, _ more: [SampleColumn] = []) -> SampleTable {
        SampleTable(
            "erp/invoices",
            .invoice,
            [
                .text("Number", .number, trade.numbers("F2026-")), .text("Customer", .partyName, trade.names),
                .amounts("Total", .grossAmount, trade.amounts), .moments("Date", .createdAt, trade.moments),
            ] + more
        )
    }
}
