import IntegrationModel
import Testing

@testable import GapAnalysis

@Suite("A price")
struct PriceTests {
    private let model = PriceModel.round

    @Test("adds up work and money, low with low and high with high")
    func sums() {
        var price = Price(model)
        price.addWork(60, "orders", minutes: model["minutes.order.typing"])
        #expect(price.hours == Range3(3, 6, 12))
        #expect(price.money == Range3(120, 300, 720))
        price.addShare(1_000, "in orders", model["share.other.lost"])
        #expect(price.hours == Range3(3, 6, 12))
        #expect(price.yearlyCost.isAbout(220, 500, 1_120))
    }

    @Test("counts a share of the records, or of an amount")
    func shares() {
        var price = Price(model)
        price.addWork(
            600,
            "orders",
            minutes: model["minutes.question.answering"],
            share: model["share.document.late.questions"]
        )
        #expect(abs(price.hours.likely - 12) < 1e-9)
        var money = Price(model)
        money.addShare(1_000, "in orders", model["share.other.lost"], times: .days(182.5))
        #expect(money.yearlyCost.isAbout(50, 100, 200))
    }

    @Test("tells the arithmetic of the likely cost first, then each figure once with its source")
    func told() throws {
        var price = Price(model)
        price.addWork(10, "orders", minutes: model["minutes.order.typing"])
        price.addWork(30, "others", minutes: model["minutes.other.typing"])
        #expect(price.assumptions.count == 4)
        let arithmetic = try #require(price.assumptions.first).description
        #expect(arithmetic.contains("10 orders a year × 6 minutes"))
        // 10 × 6 minutes and 30 × 2 minutes are an hour at 50 each.
        #expect(arithmetic.contains("= €50;") && arithmetic.hasSuffix("= €50"))
        #expect(price.assumptions.count { $0.description.contains("of hourly.cost (a test; grade D)") } == 1)
    }

    @Test("of nothing, or without a figure, is nothing and tells nothing")
    func nothing() {
        var price = Price(model)
        price.addWork(0, "orders", minutes: model["minutes.order.typing"])
        price.addWork(10, "orders", minutes: nil)
        price.addShare(0, "in orders", model["share.other.lost"])
        price.addShare(10, "in orders", nil)
        #expect(price.money == .zero && price.hours == .zero)
        #expect(price.assumptions.isEmpty)
    }

    @Test("takes the share that is lost by what should have been made")
    func lost() {
        #expect(model.lost(.invoice)?.id == "share.invoice.lost")
        #expect(model.lost(.delivery)?.id == "share.other.lost")
        #expect(model.typing(.ticket)?.id == "minutes.other.typing")
    }
}

@Suite("Words of gaps")
struct WordsTests {
    @Test(
        "numbers are grouped by thousands",
        arguments: [
            (0.0, "0"), (7, "7"), (2.5, "2.5"), (999, "999"), (1_330, "1,330"), (1_234_567.4, "1,234,567"),
            (-4_200, "-4,200"),
            (.nan, "?"), (.infinity, "?"),
        ]
    )
    func numbers(value: Double, words: String) {
        #expect(Words.number(value).description == words)
    }

    @Test(
        "dates are those of the calendar",
        arguments: [
            (0.0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_767_571_200, "2026-01-05"),
            (1_767_571_199, "2026-01-04"),
            (-1, "1969-12-31"), (4_107_542_400, "2100-03-01"),
        ]
    )
    func dates(moment: Double, words: String) {
        #expect(Words.date(moment).description == words)
    }

    @Test(
        "durations have the unit that fits",
        arguments: [(45.0, "45 seconds"), (1_800, "30 minutes"), (36_000, "10 hours"), (864_000, "10 days")]
    )
    func durations(seconds: Double, words: String) {
        #expect(Words.duration(seconds).description == words)
    }

    @Test("a figure is told with its range")
    func ranges() throws {
        #expect(
            try Words.range(#require(PriceModel.round["minutes.order.typing"])).description == "6 minutes (3 to 12)"
        )
        #expect(try Words.range(#require(PriceModel.round["share.margin.gross"])).description == "30 % (20 % to 50 %)")
    }

    @Test(
        "things have a singular and a plural",
        arguments: [
            (Entity.party, "customer", "customers"), (.person, "person", "people"),
            (.delivery, "delivery", "deliveries"),
            (.ledgerEntry, "ledger entry", "ledger entries"), (.order, "order", "orders"),
            (.other, "record", "records"),
        ]
    )
    func nouns(entity: Entity, one: String, many: String) {
        #expect(Words.noun(entity, 1).description == one)
        #expect(Words.noun(entity, 2).description == many)
        #expect(Words.noun(entity).description == many)
    }
}
