import Testing

/// Kinds of values, drawn at random, that lie near the limits of what a classifier tells apart.
enum ValueGrammar: String, CaseIterable, CustomTestStringConvertible {
    case bytes, digits, decimals, dates, codes, misspelt, sentences, brokenText, longValues, telephones, identifiers
    case surrounded

    var testDescription: String { rawValue }

    func value(_ generator: inout SeededGenerator) -> [UInt8] {
        var draw = Draw(generator: generator)
        defer { generator = draw.generator }
        return switch self {
        case .bytes: draw.bytes(0...40)
        case .longValues: draw.bytes(28...200)
        case .digits: Array(draw.digits(1...18).utf8)
        case .decimals:
            Array(
                (draw.one(["", "-", "+"]) + draw.digits(0...9) + draw.one([".", ",", "", " ", "'"])
                    + draw.digits(0...9)).utf8
            )
        case .dates: Array(draw.date().utf8)
        case .codes:
            Array(
                (draw.letters(1...12) + draw.one(["", " ", "-", "."]) + draw.letters(0...12)
                    + draw.one(["", " ", "-", "/"]) + draw.digits(0...8)).utf8
            )
        case .misspelt: draw.misspelt()
        case .sentences: Array(draw.sentence().utf8)
        case .brokenText: draw.brokenText()
        case .telephones: Array((draw.one(["0", "00", "1", "+", ""]) + draw.digits(6...13)).utf8)
        case .identifiers: Array(draw.identifier().utf8)
        case .surrounded: draw.surrounded()
        }
    }
}

/// Draws parts of values.
private struct Draw {
    var generator: SeededGenerator

    static let alphabets: [[UInt8]] = [
        Array("0123456789".utf8), Array("0123456789.,-".utf8), Array("0123456789-/. :T".utf8), Array("abcXYZ".utf8),
        Array("ABCDEF0123456789".utf8), Array("abc 012.,@-_".utf8), Array("0019 +()/.-".utf8), Array(0...255),
        Array(0...127), Array("aé€ß0 –’Ž\u{A0}1.Ω漢😀".utf8), Array("\u{01}\t\r\n '0a\u{7f}".utf8),
        Array("0013579-:TZtz ".utf8), Array("0.,-+E e€$%USDRC()".utf8),
    ]

    static let known = [
        "NULL", "null", "true", "ja", "Nee", "y", "België", "belgique", "NL", "EUR", "usd", "Germany",
        "00000000-0000-0000-0000-000000000000", "http://x.be/a", "www.example.be", "info@example.be", "a@b.cd",
        "+32 9 347 68 08", "0032486690992", "BE0403170701", "BE 0403.170.701", "BTW BE 0403.170.701",
        "BE68 5390 0754 7034", "RF18539007547034", "NL004495445B01", "FR40303265045", "12 janv. 2026",
        "janvier 12, 2026", "1 maart 2024", "12-okt-25", "6/25/2025 2:15 PM", "/Date(1750838400000)/", "9000",
        "1234 AB", "SW1A 1AA", "B-9000", "€ 1.234,56", "(123.45)", "12,5%", "1.5E+12", "DKK 12", "5-", "12 CR",
        "9999-12-31", "31/12/9999", "1753-01-01", "00000000", "99991231", "0000-00-00", "n.v.t.", "-",
        "+++090/9337/55493+++", "4006381333931", "96385074", "20250625", "20250625140300",
        "550e8400-e29b-41d4-a716-446655440000", "2025-06-25T14:03:00.123+02:00", "2025-06-25 14:03",
    ]

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    mutating func one<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &generator)]
    }

    mutating func bytes(_ lengths: ClosedRange<Int>) -> [UInt8] {
        let alphabet = one(Self.alphabets)
        return (0..<number(lengths)).map { _ in one(alphabet) }
    }

    mutating func digits(_ lengths: ClosedRange<Int>) -> String {
        (0..<number(lengths)).reduce(into: "") { text, _ in text += "\(number(0...9))" }
    }

    mutating func letters(_ lengths: ClosedRange<Int>) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return String((0..<number(lengths)).map { _ in one(alphabet) })
    }

    mutating func two(_ range: ClosedRange<Int>) -> String {
        let value = number(range)
        return value < 10 && number(0...9) > 0 ? "0\(value)" : "\(value)"
    }

    mutating func date() -> String {
        let year = one(["\(number(1590...2200))", "2024", "1753", "9999", two(0...99)])
        let mark = one(["-", "/", "."])
        let (left, right) = (two(0...33), two(0...33))
        let day = number(0...1) == 0 ? [year, left, right] : [left, right, year]
        let time = "\(two(0...25)):\(two(0...61))"
        let seconds = ":\(two(0...61))"
        return day.joined(separator: mark)
            + one(["", "", " " + time + seconds, "T" + time + seconds, "t" + time + seconds + "Z", " " + time])
    }

    mutating func misspelt() -> [UInt8] {
        var value = Array(one(Self.known).utf8)
        for _ in 0..<number(0...2) where !value.isEmpty {
            let place = number(0...value.count - 1)
            switch number(0...2) {
            case 0: value[place] = UInt8(number(32...126))
            case 1: value.remove(at: place)
            default: value.insert(UInt8(number(0...255)), at: place)
            }
        }
        return value
    }

    mutating func sentence() -> String {
        let parts = [
            "a", "Bc", "é", " ", "12", ".", "straße", "Ω", "漢", "😀", ",", "den ", "\n", "-", "Œuvre", "\u{301}", "İ",
        ]
        return (0..<number(1...60)).reduce(into: "") { text, _ in text += one(parts) }
    }

    mutating func brokenText() -> [UInt8] {
        var value = Array(sentence().utf8)
        for _ in 0..<number(1...4) { value[number(0...value.count - 1)] = UInt8(number(128...255)) }
        return value
    }

    /// Numbers with right check digits.
    mutating func identifier() -> String {
        switch number(0...2) {
        case 0:
            let body = number(0...1) == 0 ? number(0...19_999_999) : number(1_000_000...9_999_999)
            let check = 97 - body % 97
            let digits = String(repeating: "0", count: max(0, 8 - "\(body)".count)) + "\(body)"
            return one(["", "BE", "BE "]) + (number(0...1) == 0 ? digits : "\(body)") + (check < 10 ? "0" : "")
                + "\(check)"
        case 1:
            let body = Array(digits(1...1) + digits(6...12)).compactMap(\.wholeNumberValue)
            let sum = body.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset & 1 == 0 ? 3 : 1) }
            return body.map(String.init).joined() + "\((10 - sum % 10) % 10)"
        default:
            let body = number(0...9_999_999_999)
            let check = body % 97 == 0 ? 97 : body % 97
            let digits = String(repeating: "0", count: 10 - "\(body)".count) + "\(body)"
            return digits + (check < 10 ? "0" : "") + "\(check)"
        }
    }

    mutating func surrounded() -> [UInt8] {
        let marks = ["", " ", "'", "\t", "\u{A0}", "\u{FEFF}", "\r"]
        let inner = number(0...1) == 0 ? Array(date().utf8) : bytes(1...20)
        return Array(one(marks).utf8) + inner + Array(one(marks).utf8)
    }
}
