import IntegrationModel
import Testing

@testable import FlowInference

@Suite("Two amounts of one thing")
struct AmountDifferenceTests {
    @Test(
        "differ in a way that tells why",
        arguments: [
            (100.0, 121.0, ConflictKind.vat), (121, 100, .vat), (89.07, 94.41, .vat), (100, 112, .vat),
            (100, 100.03, .rounding), (100, -100, .sign), (12.5, 125, .decimalShift), (1999, 19.99, .decimalShift),
            (123.45, 132.45, .typing), (123.45, 23.45, .typing), (100, 137.77, .other), (0, 50, .other),
        ]
    )
    func kinds(one: Double, other: Double, kind: ConflictKind) {
        #expect(AmountDifference.kind(one, other) == kind)
    }

    @Test("are the same up to a cent", arguments: [(100.0, 100.0), (100, 100.01), (0, 0), (-5, -5)])
    func same(one: Double, other: Double) {
        #expect(AmountDifference.kind(one, other) == nil)
    }
}

@Suite("Values that are written in another way")
struct WrittenFormTests {
    @Test(
        "telephone numbers are the same with or without country, zero and separators",
        arguments: [
            ("+32 9 347 68 08", "09/347.68.08", true), ("0032475123456", "+32(0)475 12 34 56", true),
            ("+33 3 88 12 34 56", "0033388123456", true), ("+32 9 347 68 08", "09/347.68.80", false),
            ("+32 9 347 68 08", "09/347.6.08", false), ("12", "123", false),
            ("+332 9 347 68 08", "09/347.68.08", false), ("+3 9 347 68 08", "09/347.68.08", false),
            ("+352 26 12 34", "26 12 34", true),
        ]
    )
    func phones(one: String, other: String, isSame: Bool) {
        #expect(WrittenForm.phone.isSame(one, other) == isSame)
        #expect(WrittenForm.phone.isSame(other, one) == isSame)
    }

    @Test(
        "telephone numbers that are the same within a country are of different ones by their calling codes",
        arguments: [
            ("+32 475 12 34 56", "0033475123456", true), ("+2(0)475 12 34 56", "0032475123456", true),
            ("'+31 475 12 34 56", "+32(0)475 12 34 56", true), ("+32 475 12 34 56", "0475/12.34.56", false),
            ("+32 0475 12 34 56", "+32 475 12 34 56", false), ("0032475123456", "+32(0)475 12 34 56", false),
        ]
    )
    func countries(one: String, other: String, differ: Bool) {
        #expect(WrittenForm.phone.isOfOtherCountry(one, other) == differ)
        #expect(WrittenForm.phone.isOfOtherCountry(other, one) == differ)
        #expect(!WrittenForm.number.isOfOtherCountry(one, other))
    }

    @Test(
        "VAT numbers are the same with or without the letters of the country",
        arguments: [
            ("BE 0417.493.938", "417493938", true), ("BE0417493938", "BE0417493939", false),
            ("BE00417493938", "BE0417493938", false), ("", "", true), ("B0E417493938", "0417493938", false),
            ("BZ0417493938", "0417.493.938", false), ("NL983506024B01", "983506024B01", true),
            ("GR123456789", "EL 123456789", true), ("DE123456789", "FR123456789", false),
        ]
    )
    func numbers(one: String, other: String, isSame: Bool) {
        #expect(WrittenForm.number.isSame(one, other) == isSame)
    }
}
