/// How a system writes its exports.
struct Dialect {
    enum Language: CaseIterable { case dutch, french, german, english }
    enum Format: CaseIterable { case semicolons, commas, tabs, array, lines, xml }
    enum Encoding: CaseIterable { case utf8, marked, windows, utf16 }

    let language: Language
    let format: Format
    let encoding: Encoding
    let habit: Int
    private let hasComma: Bool
    private let groups: Bool
    private let order: Int
    private let time: Int
    private let wrapper: String
    private let phones: Int
    private let vats: Int
    private let shouts: Bool

    init(_ usual: Language, _ chance: inout Chance) {
        language = chance.happens(0.75) ? usual : chance.one(of: Language.allCases)
        format = chance.one(of: [.semicolons, .semicolons] + Format.allCases)
        encoding = chance.one(of: Encoding.allCases)
        habit = chance.number(0...5)
        hasComma = language == .english ? false : chance.happens(0.7)
        groups = chance.happens(0.2)
        order = chance.number(0...5)
        time = chance.number(0...2)
        wrapper = chance.one(of: ["data", "items", "rows", "resultaten"])
        (phones, vats) = (chance.number(0...3), chance.number(0...3))
        shouts = chance.happens(0.1)
    }

    func text(_ cell: Cell, in column: Column, hasTimes: Bool) -> String {
        switch cell {
        case .moment(let moment): date(moment, hasTimes: hasTimes && column == .date)
        case .cents(let cents): amount(cents)
        case .text(let text):
            switch column {
            case .phone: phone(text)
            case .vat: vat(text)
            case .name: shouts ? text.uppercased() : text
            default: text
            }
        }
    }

    private func amount(_ cents: Int) -> String {
        var whole = String(abs(cents) / 100)
        if groups, whole.count > 3 {
            whole.insert(contentsOf: hasComma ? "." : ",", at: whole.index(whole.endIndex, offsetBy: -3))
        }
        return "\(cents < 0 ? "-" : "")\(whole)\(hasComma ? "," : ".")\(two(abs(cents) % 100))"
    }

    private func phone(_ text: String) -> String {
        let rest = text.dropFirst(3)
        return switch phones {
        case 0: text
        case 1: "0\(rest)"
        case 2: "0\(rest.prefix(3))/\(rest.dropFirst(3).prefix(2)).\(rest.dropFirst(5).prefix(2)).\(rest.dropFirst(7))"
        default: "+32 \(rest.prefix(3)) \(rest.dropFirst(3))"
        }
    }

    private func vat(_ text: String) -> String {
        let rest = text.dropFirst(2)
        return switch vats {
        case 0: text
        case 1: String(rest)
        case 2: "BE \(rest.prefix(4)).\(rest.dropFirst(4).prefix(3)).\(rest.dropFirst(7))"
        default: "\(rest.prefix(4)).\(rest.dropFirst(4).prefix(3)).\(rest.dropFirst(7))"
        }
    }

    private func date(_ moment: Double, hasTimes: Bool) -> String {
        let (year, month, day) = Self.civil(Int((moment / 86_400).rounded(.down)))
        let (m, d) = (two(month), two(day))
        let date =
            switch order {
            case 0: "\(d)/\(m)/\(year)"
            case 1: "\(year)-\(m)-\(d)"
            case 2: "\(d).\(m).\(year)"
            case 3: hasTimes ? "\(d)-\(m)-\(year)" : "\(year)\(m)\(d)"
            case 4 where language == .english: "\(m)/\(d)/\(year)"
            case 4: "\(day)/\(month)/\(year)"
            default: "\(year)/\(m)/\(d)"
            }
        guard hasTimes else { return date }
        let second = Int(moment) - Int((moment / 86_400).rounded(.down)) * 86_400
        let clock = "\(two(second / 3600)):\(two(second / 60 % 60))"
        return switch time {
        case 0: "\(date) \(clock)"
        case 1: "\(date) \(clock):\(two(second % 60))"
        default: "\(date)\(order == 1 ? "T" : " ")\(clock):\(two(second % 60))"
        }
    }

    /// How exactly moments are written.
    func precision(hasTimes: Bool) -> String { hasTimes ? (time == 0 ? "minute" : "second") : "date" }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

extension Dialect {
    var suffix: String {
        switch format {
        case .semicolons, .commas: "csv"
        case .tabs: "txt"
        case .array: "json"
        case .lines: "jsonl"
        case .xml: "xml"
        }
    }

    /// The bytes of a file with these headers and rows.
    func bytes(_ headers: [String], _ rows: [[String]]) -> [UInt8] {
        switch format {
        case .semicolons: encoded(table(headers, rows, ";"))
        case .commas: encoded(table(headers, rows, ","))
        case .tabs: encoded(table(headers, rows, "\t"))
        case .array:
            Array("{\"\(wrapper)\": [\n\(rows.map { object(headers, $0) }.joined(separator: ",\n"))\n]}\n".utf8)
        case .lines: Array(rows.map { object(headers, $0) + "\n" }.joined().utf8)
        case .xml:
            Array(
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<export>\n"
                    + rows.map { row in
                        "  <record>" + zip(headers, row).map { element($0, $1) }.joined() + "</record>\n"
                    }.joined() + "</export>\n").utf8
            )
        }
    }

    private func table(_ headers: [String], _ rows: [[String]], _ separator: Character) -> String {
        ([headers] + rows).map { row in
            row.map { value in
                value.contains { $0 == separator || $0 == "\"" || $0 == "\n" }
                    ? "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                        + "\""
                    : value
            }.joined(separator: String(separator)) + "\r\n"
        }.joined()
    }

    private func object(_ headers: [String], _ row: [String]) -> String {
        let fields = zip(headers, row).map { header, value in
            "\"\(header)\": \(value.isEmpty ? "null" : "\"\(value.filter { $0 != "\"" && $0 != "\\" })\"")"
        }
        return "{" + fields.joined(separator: ", ") + "}"
    }

    private func element(_ header: String, _ value: String) -> String {
        let name = header.filter { $0.isLetter || $0.isNumber }
        let text = value.reduce(into: "") { $0 += $1 == "&" ? "&amp;" : $1 == "<" ? "&lt;" : String($1) }
        return "<\(name)>\(text)</\(name)>"
    }

    private func encoded(_ text: String) -> [UInt8] {
        switch encoding {
        case .utf8: Array(text.utf8)
        case .marked: [0xef, 0xbb, 0xbf] + Array(text.utf8)
        // All that the words hold is the same in ISO 8859-1.
        case .windows: text.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : 0x3f }
        case .utf16: [0xff, 0xfe] + text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
        }
    }
}
