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

    /// Persons with their names and streets in parts, and in one field each.
    private func persons() -> (parts: SampleTable, wholes: SampleTable) {
        let firsts = ["An", "Bart", "Chloé", "Dirk", "Els", "Fatima", "Geert"]
        let lasts = ["Maes", "De Smet", "Claes", "Wouters", "Jacobs"]
        let people = (0..<35).map { (first: firsts[$0 % 7], last: lasts[$0 % 5], house: "\(3 + $0 * 2)") }
        let parts = SampleTable(
            "crm/contacts",
            .person,
            [
                .text("Voornaam", nil, people.map(\.first)), .text("Familienaam", nil, people.map(\.last)),
                .text("Straat", nil, (0..<35).map { "Laan \($0 % 6 + 10)" }), .text("Huisnr", nil, people.map(\.house)),
            ]
        )
        let wholes = SampleTable(
            "shop/customers",
            .person,
            [
                .text("address", nil, people.enumerated().map { "Laan \($0 % 6 + 10), \($1.house)" }),
                .text("full name", nil, people.map { "\($0.first.uppercased()) \($0.last)" }),
            ]
        )
        return (parts, wholes)
    }

    @Test("that join several fields of the other dataset are matched with each of them", arguments: [false, true])
    func joined(isTurned: Bool) throws {
        let (parts, wholes) = persons()
        let (left, right) = isTurned ? (wholes, parts) : (parts, wholes)
        let matches = try FieldMatcher([left.profile, right.profile])
            .matches(left.id, right.id, texts: SampleTexts([left, right])).filter(\.chosen)
        let side = isTurned ? "right" : "left"
        for (part, whole, words) in [
            ("Voornaam", "full name", "joining Voornaam and Familienaam"),
            ("Familienaam", "full name", "joining Voornaam and Familienaam"),
            ("Straat", "address", "joining Straat and Huisnr"), ("Huisnr", "address", "joining Straat and Huisnr"),
        ] {
            let match = matches.first {
                isTurned
                    ? $0.left.field == whole && $0.right.field == part
                    : $0.left.field == part && $0.right.field == whole
            }
            #expect(match?.transform == "\(side): \(words)", "\(part) and \(whole)")
            #expect(match?.confidence ?? 0 >= 0.5)
        }
        #expect(matches.count == 4)
    }

    @Test("the same fields in parts on both sides are matched one by one, though one side joins them too")
    func partsOnBothSides() throws {
        let (parts, wholes) = persons()
        var right = wholes
        right.columns += [
            .text("first name", nil, parts.columns[0].texts), .text("last name", nil, parts.columns[1].texts),
        ]
        let matches = try FieldMatcher([parts.profile, right.profile])
            .matches(parts.id, right.id, texts: SampleTexts([parts, right])).filter(\.chosen)
        let pairs = Set(matches.map { [$0.left.field, $0.right.field] })
        #expect(pairs.isSuperset(of: [["Voornaam", "first name"], ["Familienaam", "last name"]]))
        #expect(!pairs.contains(["Voornaam", "full name"]))
    }

    @Test("of the same name in two parts of a record each keep to their own part")
    func parts() throws {
        func schema(_ id: String, _ paths: [String]) -> SampleTable {
            SampleTable(id, .order, paths.enumerated().map { .text($1, $0 == 0 ? .city : nil, []) })
        }
        let left = schema("a/orders", ["Bill to.city", "Ship to.city"])
        let right = schema("b/orders", ["Deliver to.city", "Invoice to.city"])
        #expect(
            try chosen(left, right) == [["Bill to.city", "Invoice to.city"], ["Ship to.city", "Deliver to.city"]]
        )
    }

    @Test("numbers that each system gives its own records are not the same for that", arguments: [false, true])
    func ownNumbers(isShared: Bool) throws {
        func products(_ id: String, _ key: SampleColumn) -> SampleTable {
            let names = SampleColumn.text("Name of \(id)", .name, (0..<60).map { "\(id) article \($0)" })
            return SampleTable(id, .product, [key, names])
        }
        let slugs = (0..<60).map { "warm-\(["hat", "sock", "scarf"][$0 % 3])-model-\(["a", "b"][$0 % 2])\($0)" }
        let left = products("a/products", .text("Handle", .id, slugs))
        let numbers = (0..<60).map { "\($0 * 3 + 11)" }
        let right = products("b/products", .text("Key", .id, isShared ? slugs : numbers))
        #expect(try chosen(left, right).contains(["Handle", "Key"]) == isShared)
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
