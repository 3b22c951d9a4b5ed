import IntegrationModel

/// Recognises the line with totals that reports write under their last record.
enum DelimitedTextTotals {
    /// First letters of the words below: a quick way out for nearly all records.
    private static let initials: [UInt8] = Array("tgesa".utf8)
    private static let phrases: Set<String> = [
        "totaal", "totalen", "eindtotaal", "algemeen totaal", "totaal generaal", "som",
        "total", "totals", "grand total", "sum", "total general", "total général", "totaux", "somme",
        "gesamt", "gesamtsumme", "gesamtbetrag", "summe", "summen", "endsumme", "endbetrag", "gesamttotal",
    ]

    /// Whether the first value that is not empty is a word for "total", all other values are amounts, and some values
    /// are empty.
    static func isTotals(_ values: UnsafeBufferPointer<ByteSlice>) -> Bool {
        guard let first = values.firstIndex(where: { !$0.isEmpty }) else { return false }
        let beginning = values[first].buffer.first { $0 != 0x20 } ?? 0
        guard initials.contains(beginning | 0x20), values[first].count <= 48 else { return false }
        guard isPhrase(values[first].string) else { return false }
        var amounts = 0
        var empty = first
        for value in values[(first + 1)...] {
            switch DelimitedTextCell(value.buffer) {
            case .empty: empty += 1
            case .integer, .decimal: amounts += 1
            default: return false
            }
        }
        return amounts > 0 && (empty > 0 || values.count == 2)
    }

    /// A word for "total", perhaps with a colon, a currency code or a number after it.
    private static func isPhrase(_ text: String) -> Bool {
        var words = text.lowercased().split { $0 == " " || $0 == ":" || $0 == "\u{A0}" }.map(String.init)
        while let last = words.last, words.count > 1 {
            let isNumber = last.allSatisfy { $0.isNumber || "().-/".contains($0) }
            guard isNumber || ["eur", "usd", "gbp", "chf", "€", "$"].contains(last) else { break }
            words.removeLast()
        }
        return phrases.contains(words.joined(separator: " "))
    }
}
