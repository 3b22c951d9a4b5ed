import IntegrationModel
import TestSupport
import Testing

@testable import Matching

@Suite("Comparisons of two values")
struct ComparisonTests {
    /// How two values of a column compare, among others that make it what it is.
    private func outcome(_ one: String, _ other: String, _ kind: AttributeKind, among others: [String] = []) -> UInt8 {
        let column = RecordColumn("value", TextColumn([one, other] + others))
        let count = others.count + 2
        let attribute = Attribute([column], nil, kind, records: (count, count))
        return attribute.outcome(attribute.values.left[0], attribute.values.left[1], ComparisonScratch())
    }

    @Test(
        "values written otherwise are the same",
        arguments: [
            ("Café  Bizou", "CAFE BIZOU", AttributeKind.text), ("PS-LX350H", "PSLX350H", .text),
            ("31/12/2024", "2024-12-31", .date), ("2024-12-31T10:00:00Z", "31.12.24", .date),
            ("€ 1.234,50", "1234.5", .number), ("BE 0403.170.701", "be0403170701", .code),
            ("09/225.12.34", "09-2251234", .code), ("Straße", "strasse", .text),
        ]
    )
    func same(one: String, other: String, kind: AttributeKind) { #expect(outcome(one, other, kind) == Outcome.same) }

    @Test(
        "one wrong sign is nearly the same",
        arguments: [
            ("Vermeulen", "Vermuelen", AttributeKind.text), ("1972-05-18", "1972-05-19", .date),
            ("1972-05-11", "1972-11-05", .date), ("6527653", "6527663", .code), ("+32 9 2251234", "092251234", .code),
            ("hotel bel-air", "bel-air hotel", .text),
        ]
    )
    func nearlySame(one: String, other: String, kind: AttributeKind) { #expect(outcome(one, other, kind) == 1) }

    @Test("house numbers that differ are no typing error")
    func houseNumbers() {
        #expect(outcome("12 main street", "13 main street", .text) > 1)
        #expect(outcome("12 main street", "12 mian street", .text) == 1)
    }

    @Test("words that many values have may be written short")
    func abbreviations() {
        let streets = (0..<60).map { "\($0 * 7 + 3) boulevard" } + (0..<60).map { "\($0 * 5 + 2) blvd" }
        #expect(outcome("624 ventura boulevard", "624 ventura blvd", .text, among: streets) <= 2)
    }

    @Test("amounts are compared by how far they are apart")
    func amounts() {
        let levels = ["100.50", "102.9", "108", "120", "150", "400"].map { outcome("100", $0, .number) }
        #expect(levels == levels.sorted())
        #expect(levels.first == 1 && levels.last == Outcome.different)
    }

    @Test("nothing is absent, whatever word an export has for it", arguments: ["", " ", "NULL", "n/a", "-", "NaN"])
    func absent(word: String) { #expect(outcome(word, "Gent", .text) == Outcome.absent) }

    @Test(
        "the distance of two texts is the one of the slow way",
        arguments: [("", "abc"), ("kitten", "sitting"), ("ab", "ba"), ("abcdef", "badcfe"), ("ca", "abc"), ("aa", "a")]
    )
    func distances(one: String, other: String) {
        let (left, right) = (Array(one.utf8), Array(other.utf8))
        let fast = left.withUnsafeBufferPointer { first in
            right.withUnsafeBufferPointer { ComparisonScratch().distance(first, $0) }
        }
        #expect(fast == EditDistance.between(left, right, limit: 20))
    }

    @Test("the distance of random texts is the one of the slow way")
    func randomDistances() {
        var random = SeededRandom(seed: 5)
        let scratch = ComparisonScratch()
        func text() -> [UInt8] {
            (0..<Int.random(in: 1..<12, using: &random)).map { _ in UInt8.random(in: 97...100, using: &random) }
        }
        for _ in 0..<2_000 {
            let (left, right) = (text(), text())
            let fast = left.withUnsafeBufferPointer { first in
                right.withUnsafeBufferPointer { scratch.distance(first, $0) }
            }
            #expect(fast == EditDistance.between(left, right, limit: 20))
        }
    }

    @Test(
        "the kind of a column is seen from its values",
        arguments: [
            (["19720518", "19351228", "19910803"], AttributeKind.date), (["4,50", "€ 12", "7.25"], .number),
            (["0478 12 34 56", "09/225.12.34", "02 123 45 67"], .code), (["a.b@c.be", "info@d.eu", "x@y.nl"], .code),
            (["9000", "1000", "2018"], .code), (["Gent", "De Panne", "Brugge"], .text),
            (["AB-123", "XZ-884", "QQ-001"], .code), (["12345.67", "99999,50", "1.234.567,00"], .number),
        ]
    )
    func kinds(values: [String], kind: AttributeKind) {
        #expect(AttributeKind(of: RecordColumn("x", TextColumn(values))) == kind)
    }
}
