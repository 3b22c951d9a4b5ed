import IntegrationModel
import TestSupport
import Testing

@testable import Matching

@Suite("Fields that hold the same thing")
struct FieldMatcherTests {
    private static let trade = SampleTrade(60)
    private static let shop = SampleTable(
        "shop/orders",
        .order,
        [
            .text("Order number", nil, trade.numbers("W1")), .moments("Order date", nil, trade.moments),
            .amounts("Total", nil, trade.amounts),
            .text("Currency", nil, (0..<60).map { $0 % 9 == 0 ? "USD" : "EUR" }, .currency),
            .text("E-mail", nil, (0..<60).map { "u\($0)@mail.example" }, .email),
        ]
    )
    private static let books = SampleTable(
        "books/bestellingen",
        .order,
        [
            .text("E-mailadres klant", nil, (0..<60).map { "u\($0)@mail.example" }, .email),
            .amounts("Totaal", nil, trade.amounts), .text("Bestelnummer", nil, trade.numbers("W1")),
            .text("Munt", nil, (0..<60).map { $0 % 7 == 0 ? "GBP" : "EUR" }, .currency),
            .moments("Besteldatum", nil, trade.moments),
        ]
    )
    private static let same: Set<[String]> = [
        ["Order number", "Bestelnummer"], ["Order date", "Besteldatum"], ["Total", "Totaal"], ["Currency", "Munt"],
        ["E-mail", "E-mailadres klant"],
    ]

    private func chosen(_ left: SampleTable, _ right: SampleTable) throws -> Set<[String]> {
        let matches = try FieldMatcher([left.profile, right.profile]).matches(left.id, right.id)
        return Set(matches.filter(\.chosen).map { [$0.left.field, $0.right.field] })
    }

    @Test("are found across languages, one partner each")
    func acrossLanguages() throws { #expect(try chosen(Self.shop, Self.books) == Self.same) }

    @Test("are found from either side")
    func fromEitherSide() throws {
        #expect(try chosen(Self.books, Self.shop) == Set(Self.same.map { $0.reversed() }))
    }

    @Test("are ranked, with what speaks for each")
    func ranked() throws {
        let matches = try FieldMatcher([Self.shop.profile, Self.books.profile]).matches(
            "shop/orders",
            "books/bestellingen"
        )
        let first = try #require(matches.first { $0.left.field == "E-mail" })
        #expect(first.right.field == "E-mailadres klant")
        #expect(first.evidence.map(\.rule).contains("name"))
        #expect(first.evidence.map(\.rule).contains("values"))
        for (one, next) in zip(matches, matches.dropFirst()) where one.left == next.left {
            #expect(one.confidence >= next.confidence)
        }
        #expect(matches.allSatisfy { (0...1).contains($0.confidence) })
    }

    @Test("names that say nothing leave the values to tell")
    func nameless() throws {
        var left = Self.shop
        var right = Self.books
        for index in left.columns.indices { left.columns[index].path = "l\(index)" }
        for index in right.columns.indices { right.columns[index].path = "r\(index)" }
        let matches = try FieldMatcher([left.profile, right.profile]).matches(left.id, right.id)
        func best(_ field: String) -> String? { matches.first { $0.left.field == field }?.right.field }
        #expect(best("l0") == "r2")
        #expect(best("l2") == "r1")
        #expect(best("l4") == "r0")
    }

    @Test("tables without a record are matched by names")
    func empty() throws {
        let left = SampleTable("a/x", .other, ["Naam", "Plaats", "Telefoon"].map { .text($0, nil, []) })
        let right = SampleTable("b/y", .other, ["phone", "name", "city"].map { .text($0, nil, []) })
        let matches = try FieldMatcher([left.profile, right.profile]).matches("a/x", "b/y")
        func best(_ field: String) -> String? { matches.first { $0.left.field == field }?.right.field }
        #expect(["Naam", "Plaats", "Telefoon"].map(best) == ["name", "city", "phone"])
    }

    @Test("values that are the other's after a part is cut off are told of, with what has to be")
    func transformed() throws {
        let left = SampleTable("a/x", .party, [.text("ref", nil, (0..<90).map { "QK\(1000 + $0 * 7)" })])
        let right = SampleTable(
            "b/y",
            .party,
            [
                .text("zz", nil, (0..<90).map { "EXP-QK\(1000 + $0 * 7)" }),
                .text("yy", nil, (0..<90).map { "EXP-ZV\(1000 + $0 * 7)" }),
            ]
        )
        let matches = try FieldMatcher([left.profile, right.profile])
            .matches("a/x", "b/y", texts: SampleTexts([left, right]))
        let first = try #require(matches.first)
        #expect(first.right.field == "zz")
        #expect(first.transform == "right: without the prefix \"EXP-\"")
        #expect(first.evidence.map(\.rule).contains("transform"))
    }

    @Test("there are none of a dataset that is not there, nor of one with itself")
    func absent() throws {
        let matcher = FieldMatcher([Self.shop.profile])
        #expect(try matcher.matches("shop/orders", "shop/none").isEmpty)
        #expect(try matcher.matches("shop/orders", "shop/orders").isEmpty)
    }
}

@Suite("Samples of values")
struct ValueSampleTests {
    private func sample(_ values: some Sequence<Int>) -> ValueSample {
        ValueSample(ColumnValues(hashes: MappedArray(values.map { UInt64($0 + 1) })), asNumbers: nil)
    }

    @Test("small ones are exact")
    func exact() {
        let counts = sample(0..<400).overlap(sample(300..<1000))
        #expect([counts.one, counts.other, counts.shared] == [400, 700, 100])
    }

    @Test("of many values the share in common is estimated")
    func estimate() {
        let counts = sample(0..<40_000).overlap(sample(20_000..<100_000))
        #expect(abs(Double(counts.shared) / Double(counts.one) - 0.5) < 0.1)
        #expect(counts.other <= ValueSample.size)
    }
}
