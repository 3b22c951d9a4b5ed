import IntegrationModel
import Testing

@testable import Profiling

@Suite struct `Numbers` {
    private static let notations: [(String, Double)] = [
        ("8165,46", 8165.46), ("8.165,46", 8165.46), ("8 165,46", 8165.46), ("8\u{A0}165,46", 8165.46),
        ("8'165.46", 8165.46), ("8,165.46", 8165.46), ("1.234.567", 1_234_567), ("1,234,567.5", 1_234_567.5),
        ("€ 12,50", 12.5), ("12,50 EUR", 12.5), ("EUR 12,50", 12.5), ("$1,234.50", 1234.5), ("£3.20", 3.2), ("21%", 21),
        ("21,5 %", 21.5), ("12,50-", -12.5), ("(12,50)", -12.5), ("-12.5", -12.5), ("+12.5", 12.5), ("12,50 CR", 12.5),
        ("12,50 DR", -12.5), ("\u{2212}7", -7), ("0.123", 0.123), (".5", 0.5), ("5,45138E+12", 5_451_380_000_000),
        ("1.5E-3", 0.0015), ("0", 0), ("0.30000000000000004", 0.3), ("-0,5", -0.5),
    ]

    @Test(arguments: notations)
    func `are read in every notation`(_ text: String, _ expected: Double) throws {
        let numbers = Table("x", [text, text]).numbers()
        #expect(numbers.first == expected)
    }

    @Test(arguments: [
        "0123", "00001", "1234567890123456", "12E4", "DKK12", "1.23.4", "12,34,5", "1 23", "32 9 347", "--1", "1-2",
        "12,", ",", "1,234.567.8",
        "(5", "12 345,", "Fr.-", "K100", "1/2",
    ])
    func `are not read where the value is something else`(_ text: String) {
        #expect(Table("x", [text, text]).profile().type == .text)
    }

    @Test(arguments: [
        (["1.234", "2,50"], DecimalMark.comma, 1234.0), (["1.234", "2.50"], .point, 1.234),
        (["1.234", "5678"], .point, 1.234), (["1.234", "12", "999"], .comma, 1234.0),
        (["1.000", "2.500"], .point, 1.0),
        (["1,000", "2.500.000"], .comma, 1.0),
    ])
    func `of which one is ambiguous are read as the column says`(
        _ values: [String],
        _ mark: DecimalMark,
        _ first: Double
    ) {
        let table = Table("x", values)
        #expect(table.profile().decimalMark == mark)
        #expect(table.numbers().first == first)
    }

    @Test func `that are ambiguous are read as the rest of the dataset says`() {
        let table = Table(["a", "b"], [["1.234", "5,60"], ["2.345", "7,80"]])
        #expect(table.finished().columns.columns[0].numbers?.first == 1234)
    }

    @Test func `that are ambiguous are read as declared`() {
        #expect(Table("x", ["1.234"]).numbers(ProfileHints(decimalMark: .comma)) == [1234])
        #expect(Table("x", ["1.234"]).numbers(ProfileHints(decimalMark: .point)) == [1.234])
    }

    /// Writes an amount of cents in a notation.
    private static func written(_ cents: Int, mark: String, grouping: String, trailingMinus: Bool) -> String {
        let (whole, rest) = abs(cents).quotientAndRemainder(dividingBy: 100)
        var digits = String(whole)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        let number = ([digits] + groups).joined(separator: grouping) + mark + (rest < 10 ? "0" : "") + String(rest)
        return cents >= 0 ? number : trailingMinus ? number + "-" : "-" + number
    }

    @Test(arguments: [
        (",", "."), (",", " "), (",", ""), (".", ","), (".", "'"), (".", ""), (",", "\u{A0}"), (",", "\u{202F}"),
    ])
    func `survive being written and read in a notation`(_ mark: String, _ grouping: String) {
        var random = SeededGenerator(state: 42)
        let cents = (0..<500).map { _ in
            let digits = Int.random(in: 1...11, using: &random)
            return Int.random(in: -9...9, using: &random) * (0..<digits).reduce(1) { power, _ in power * 10 }
                + Int.random(in: 0...99, using: &random)
        }
        let texts = cents.map { Self.written($0, mark: mark, grouping: grouping, trailingMinus: $0 % 2 == 0) }
        let table = Table("Bedrag", texts)
        #expect(table.profile().type == .decimal)
        #expect(table.profile().decimalMark == (mark == "," ? .comma : .point))
        #expect(table.numbers() == cents.map { Double($0) / 100 })
    }

    @Test func `have a range and a sum`() {
        let profile = Table("x", ["1,5", "-2", "", "10,25"]).profile()
        #expect(profile.type == .decimal)
        #expect(profile.minNumber == -2)
        #expect(profile.maxNumber == 10.25)
        #expect(profile.sum == 9.75)
        #expect(profile.nulls == 1)
        #expect(profile.typeShare == 1)
    }

    @Test func `may be mixed with some rubbish`() {
        let profile = Table("x", (0..<19).map { "\($0)" } + ["?!"]).profile()
        #expect(profile.type == .integer)
        #expect(profile.typeShare == 0.95)
    }

    @Test(arguments: [
        ("x", ["true", "false"], FieldType.boolean), ("x", ["ja", "Nee"], .boolean), ("x", ["oui", "NON"], .boolean),
        ("x", ["WAAR", "ONWAAR"], .boolean), ("x", ["J", "N"], .boolean), ("x", ["J", "J"], .text),
        ("x", ["Y", "Z"], .text),
        ("x", ["0", "1"], .integer), ("Actief", ["0", "1"], .boolean), ("is_company", ["1", "0"], .boolean),
        ("x", ["", "-"], .empty),
    ])
    func `and booleans are told apart`(_ name: String, _ values: [String], _ type: FieldType) {
        #expect(Table(name, values).profile().type == type)
    }
}
