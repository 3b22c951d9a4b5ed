/// How people and systems spell the same value.
enum Spelling {
    /// A compact VAT number in one of four spellings; foreign ones stay compact.
    static func vat(_ compact: String, _ spelling: Int) -> String {
        guard compact.hasPrefix("BE"), compact.count == 12 else { return compact }
        let digits = Array(compact.dropFirst(2))
        let dotted = String(digits[0..<4]) + "." + String(digits[4..<7]) + "." + String(digits[7...])
        switch spelling {
        case 1: return "BE " + dotted
        case 2: return dotted
        case 3: return String(digits)
        default: return compact
        }
    }

    /// A telephone number such as `+32 9 123 45 67` in one of four spellings.
    static func phone(_ international: String, _ spelling: Int) -> String {
        let groups = international.split(separator: " ").map(String.init)
        guard groups.count > 2, let country = groups.first, country.hasPrefix("+") else { return international }
        switch spelling {
        case 1 where country == "+32": return "0\(groups[1])/" + groups.dropFirst(2).joined(separator: ".")
        case 2: return "00" + country.dropFirst() + groups.dropFirst().joined()
        case 3: return "\(country)(0)" + groups.dropFirst().joined(separator: " ")
        default: return international
        }
    }

    static func communication(_ digits: String, _ frame: String = "+++") -> String {
        guard digits.count == 12 else { return digits }
        let all = Array(digits)
        return frame + String(all[0..<3]) + "/" + String(all[3..<7]) + "/" + String(all[7...]) + frame
    }

    /// Cents as an amount with two decimals.
    static func amount(_ cents: Int, comma: Bool = false, thousands: String = "") -> String {
        let whole = String(abs(cents) / 100)
        var grouped = whole
        if !thousands.isEmpty {
            grouped = ""
            for (place, digit) in whole.enumerated() {
                if place > 0, (whole.count - place) % 3 == 0 { grouped += thousands }
                grouped.append(digit)
            }
        }
        return (cents < 0 ? "-" : "") + grouped + (comma ? "," : ".") + (abs(cents) % 100).padded(2)
    }
}

extension PartyRecord {
    var vatAsWritten: String { Spelling.vat(self[.vat], spelling) }
    var phoneAsWritten: String { Spelling.phone(self[.phone], spelling) }
}
