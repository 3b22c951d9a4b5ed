import IntegrationModel
import Matching
import TestSupport
import Testing

@Suite("Payments and their invoices")
struct PaymentTests {
    private let trade = DocumentTables.trade

    private func linked(_ remittance: [String], _ trade: SampleTrade? = nil) throws -> Set<Pair> {
        try match([DocumentTables.invoices(), DocumentTables.payments(remittance: remittance)])
            .pairs("erp/invoices", "bank/entries")
    }

    @Test(
        "are linked by a number in the payer's words",
        arguments: [
            ("", ""), ("betaling factuur ", ""), ("facture: ", ", merci"), ("Rechnung ", " vielen Dank"), ("(", ")"),
        ]
    )
    func freeText(before: String, after: String) throws {
        #expect(try linked(trade.numbers("F2026-").map { before + $0 + after }) == straight(0..<60))
    }

    @Test("are linked though the payer writes the number with spaces, slashes or small letters")
    func spelling() throws {
        let spellings = trade.numbers("F2026-").enumerated().map { index, number in
            switch index % 3 {
            case 0: "factuur " + number.lowercased()
            case 1: "factuur F 2026 " + number.suffix(5)
            default: "factuur F2026/" + number.suffix(5)
            }
        }
        #expect(try linked(spellings) == straight(0..<60))
    }

    @Test("that a payer sent without a number are found by party and amount, where others have one")
    func withoutNumber() throws {
        var texts = trade.numbers("F2026-")
        texts[11] = "met dank"
        texts[30] = ""
        #expect(try linked(texts) == straight(0..<60))
    }

    @Test("are linked by the structured communication, in a field of its own or in the text", arguments: [true, false])
    func structured(ownField: Bool) throws {
        let communications = (0..<60).map { index in
            let base = 1_234_500_000 + index * 7_919
            let check = base % 97 == 0 ? 97 : base % 97
            let digits = "\(base)\(check < 10 ? "0" : "")\(check)"
            return "+++\(digits.prefix(3))/\(digits.dropFirst(3).prefix(4))/\(digits.suffix(5))+++"
        }
        let own = SampleColumn.text("OGM", .structuredCommunication, communications, .structuredCommunication)
        let bare = communications.map { $0.filter(\.isNumber) }
        var payments = DocumentTables.payments(remittance: ownField ? bare.map { _ in "" } : communications)
        if ownField { payments.columns.append(.text("Ref", .structuredCommunication, bare, .structuredCommunication)) }
        let result = try match([DocumentTables.invoices(trade, [own]), payments])
        #expect(result.pairs("erp/invoices", "bank/entries") == straight(0..<60))
    }

    @Test(
        "are linked with tax where invoices tell amounts without it, at the standard rate",
        arguments: [1.21, 1.2, 1.19]
    )
    func withTax(factor: Double) throws {
        let amounts = trade.amounts.map { ($0 / factor * 100).rounded() / 100 }
        var invoices = DocumentTables.invoices()
        invoices.columns[2] = .amounts("Net", .netAmount, amounts)
        var payments = DocumentTables.payments(remittance: trade.names.map { _ in "merci" })
        payments.columns[2] = .amounts("Amount", .grossAmount, amounts.map { ($0 * factor * 100).rounded() / 100 })
        #expect(try match([invoices, payments]).pairs("erp/invoices", "bank/entries") == straight(0..<60))
    }

    @Test(
        "without a number are of the invoices, and not of the copy of them that holds their numbers",
        arguments: [true, false]
    )
    func originals(isCopyFuller: Bool) throws {
        let copy = SampleTable(
            "a-books/invoices",
            .invoice,
            [
                .text("Number", .number, trade.numbers("B")), .text("Ref", .reference, trade.numbers("F2026-")),
                .text("Customer", .partyName, trade.names), .amounts("Total", .grossAmount, trade.amounts),
                .moments("Date", .createdAt, trade.moments.map { $0 + 3_600 }),
            ]
        )
        let payments = DocumentTables.payments(remittance: trade.names.map { _ in "merci" })
        let there = Array(isCopyFuller ? 20..<60 : 0..<60)
        let result = try match([copy, DocumentTables.invoices()[there], payments])
        #expect(result.pairs("a-books/invoices", "bank/entries").isEmpty)
        #expect(result.pairs("erp/invoices", "bank/entries") == Set(there.enumerated().map { Pair($0, $1) }))
    }

    @Test("invoices without a number follow the copy of an order that is nearer to them, and not its original")
    func invoicesFollowCopies() throws {
        let invoices = SampleTable(
            "books/invoices",
            .invoice,
            [
                .text("Number", .number, trade.numbers("B")), .text("Customer", .partyName, trade.names),
                .amounts("Total", .grossAmount, trade.amounts),
                .moments("Date", .createdAt, trade.moments.map { $0 + 7_200 }),
            ]
        )
        var shop = DocumentTables.shop()
        shop.columns[3] = .moments("Created at", .createdAt, trade.moments.map { $0 - 10 * 86_400 })
        let result = try match([shop, DocumentTables.erp(), invoices])
        #expect(result.pairs("shop/orders", "erp/sale.order") == straight(0..<60))
        #expect(result.pairs("erp/sale.order", "books/invoices") == straight(0..<60))
        #expect(result.pairs("shop/orders", "books/invoices").isEmpty)
    }

    @Test("in instalments all belong to their invoice")
    func instalments() throws {
        let parts = (0..<60).flatMap { $0.isMultiple(of: 3) ? [$0, $0] : [$0] }
        var payments = DocumentTables.payments(remittance: trade.numbers("F2026-"))[parts]
        payments.columns[2] = .amounts(
            "Amount",
            .grossAmount,
            parts.map { ($0.isMultiple(of: 3) ? 0.5 : 1) * trade.amounts[$0] }
        )
        let result = try match([DocumentTables.invoices(), payments])
        #expect(result.pairs("erp/invoices", "bank/entries") == Set(parts.enumerated().map { Pair($1, $0) }))
    }

    @Test("of several invoices at once are linked with each of them, as their amounts add up")
    func together() throws {
        // The payment of invoice 4 pays the customer's next invoice too, and names neither.
        let other = try #require((5..<60).first { trade.names[$0] == trade.names[4] })
        let kept = (0..<60).filter { $0 != other }
        var remittance = trade.numbers("F2026-")
        remittance[4] = "bedankt"
        var payments = DocumentTables.payments(remittance: remittance)
        var amounts = trade.amounts
        amounts[4] += amounts[other]
        payments.columns[2] = .amounts("Amount", .grossAmount, amounts)
        payments.columns[3] = .moments(
            "Booked",
            .date,
            trade.moments.map { ($0 / 86_400).rounded(.down) * 86_400 + 400 * 86_400 }
        )
        let result = try match([DocumentTables.invoices(), payments[kept]])
        let expected = Set(kept.enumerated().map { Pair($1, $0) } + [Pair(other, 4)])
        #expect(result.pairs("erp/invoices", "bank/entries") == expected)
    }

    /// Payments of which the fifth pays two invoices of its customer, and the second of them has none of its own.
    private func paidTogether(_ words: (String, String) -> String) throws -> (tables: [SampleTable], pairs: Set<Pair>) {
        let other = try #require((5..<60).first { trade.names[$0] == trade.names[4] })
        let kept = (0..<60).filter { $0 != other }
        var remittance = trade.numbers("F2026-")
        remittance[4] = words(remittance[4], remittance[other])
        var payments = DocumentTables.payments(remittance: remittance)
        var amounts = trade.amounts
        amounts[4] += amounts[other]
        payments.columns[2] = .amounts("Amount", .grossAmount, amounts)
        let pairs = Set(kept.enumerated().map { Pair($1, $0) } + [Pair(other, 4)])
        return ([DocumentTables.invoices(), payments[kept]], pairs)
    }

    @Test("that name several invoices pay each of them", arguments: [" + ", ", ", " en "])
    func namedTogether(between: String) throws {
        let (tables, pairs) = try paidTogether { "fact. " + $0 + between + $1 }
        #expect(try match(tables).pairs("erp/invoices", "bank/entries") == pairs)
        #expect(try match(tables.reversed()).pairs("erp/invoices", "bank/entries") == pairs)
    }

    @Test("that name one invoice and are higher pay another one too, if its amount makes up the rest")
    func restOfPayment() throws {
        let (tables, pairs) = try paidTogether { first, _ in first }
        #expect(try match(tables).pairs("erp/invoices", "bank/entries") == pairs)
    }

    @Test("of a part, without number, are linked by customer and delay, and others' are not")
    func partWithoutNumber() throws {
        var remittance = trade.numbers("F2026-")
        (remittance[11], remittance[30]) = ("", "bedankt")
        var payments = DocumentTables.payments(remittance: remittance)
        var amounts = trade.amounts
        amounts[11] *= 0.4
        amounts[30] *= 0.7
        payments.columns[2] = .amounts("Amount", .grossAmount, amounts.map { ($0 * 100).rounded() / 100 })
        #expect(
            try match([DocumentTables.invoices(), payments]).pairs("erp/invoices", "bank/entries") == straight(0..<60)
        )
        // Another customer pays: no invoice of theirs is open.
        var names = trade.names
        names[11] = "Nobody Known NV"
        payments.columns[1] = .text("Payer", .partyName, names)
        #expect(
            try match([DocumentTables.invoices(), payments]).pairs("erp/invoices", "bank/entries")
                == straight((0..<60).filter { $0 != 11 })
        )
    }

    @Test("without any number are linked by party, amount and date")
    func unnumbered() throws {
        let customers = Array(0..<15)
        let partners = SampleTable(
            "erp/partners",
            .party,
            [
                .text("Ref", .number, customers.map { "C\(100 + $0)" }),
                .text("Name", .name, customers.map(SampleParties.name)),
                .text("IBAN", .iban, customers.map { "BE68 5390 0\($0 / 10)\($0 % 10)4 7034" }, .iban),
            ]
        )
        let invoices = SampleTable(
            "erp/invoices",
            .invoice,
            [
                .text("Number", .number, trade.numbers("F2026-")),
                .text("Customer", .partyNumber, trade.customers.map { "C\(100 + $0)" }),
                .amounts("Total", .grossAmount, trade.amounts), .moments("Date", .date, trade.moments.map(day)),
            ]
        )
        let payments = SampleTable(
            "bank/entries",
            .payment,
            [
                .text("Account", .partyIBAN, trade.customers.map { "BE68 5390 0\($0 / 10)\($0 % 10)4 7034" }, .iban),
                .amounts("Amount", .grossAmount, trade.amounts.map { -$0 }),
                .moments("Booked", .date, trade.moments.map { day($0) + 14 * 86_400 }),
            ]
        )
        let result = try match([partners, invoices, payments])
        #expect(result.pairs("erp/invoices", "bank/entries") == straight(0..<60))
        let strangers = SampleTrade(60, seed: 9)
        var others = payments
        others.columns[1] = .amounts("Amount", .grossAmount, strangers.amounts)
        #expect(try match([partners, invoices, others]).pairs("erp/invoices", "bank/entries").isEmpty)
    }

    private func day(_ moment: Double) -> Double { (moment / 86_400).rounded(.down) * 86_400 }
}
