/// What the number format of a cell says of its value, as far as it changes what the value is (ECMA-376 part 1, 18.8.30).
enum CellFormat: Equatable {
    case general
    case date
    case dateAndTime
    case time
    /// Hours beyond 24: `[h]:mm`.
    case duration
    /// A number written with at least so many digits, such as a postcode: `00000`.
    case digits(Int)

    /// The formats of a workbook's cells, by the number that cells have.
    static func all(in bytes: FileBytes, part: String) throws -> [CellFormat] {
        var codes: [Int: String] = [:]
        var formats: [Int] = []
        var isInCells = false
        try WorkbookElements.read(bytes, part: part) { name, attributes in
            switch name {
            case "numFmt":
                if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] ?? "" }
            case "cellXfs": isInCells = true
            case "/cellXfs": isInCells = false
            case "xf" where isInCells: formats.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
            default: break
            }
        }
        return formats.map { id in codes[id].map { CellFormat(code: $0) } ?? CellFormat(builtIn: id) }
    }

    /// A format that workbooks do not describe.
    init(builtIn id: Int) {
        switch id {
        case 14...17, 27...31, 34...36, 50...54, 57, 58: self = .date
        case 22: self = .dateAndTime
        case 18...21, 32, 33, 45, 47, 55, 56: self = .time
        case 46: self = .duration
        default: self = .general
        }
    }

    /// Reads a format code: only its part for positive numbers.
    init(code: String) {
        var letters: [Character] = []
        var digits = 0
        var isPlain = true
        var rest = code.prefix { $0 != ";" }[...]
        while let character = rest.popFirst() {
            switch character {
            case "\"":
                rest = rest.drop { $0 != "\"" }.dropFirst()
                isPlain = false
            case "\\", "_", "*":
                _ = rest.popFirst()
                isPlain = false
            case "[":
                let inside = rest.prefix { $0 != "]" }.lowercased()
                rest = rest.drop { $0 != "]" }.dropFirst()
                if let first = inside.first, inside.allSatisfy({ $0 == first }), "hms".contains(first) {
                    self = .duration
                    return
                }
            case "0":
                digits += 1
            default:
                isPlain = false
                letters += character.lowercased()
            }
        }
        // "General", and the words for it in other languages, hold letters of dates.
        if String(letters).hasPrefix("general") || String(letters).hasPrefix("standa") {
            self = .general
            return
        }
        let hasDay = letters.contains("y") || letters.contains("d")
        let hasHour = letters.contains("h") || letters.contains("s")
        if hasDay || letters.contains("m") && !hasHour && !letters.contains(where: { "#?".contains($0) }) {
            self = hasHour ? .dateAndTime : .date
        } else if hasHour {
            self = .time
        } else {
            self = isPlain && digits > 1 ? .digits(digits) : .general
        }
    }
}
