import IntegrationModel

/// Recognises the line with totals that reports write under their last record.
enum DelimitedTextTotals {
    private static let phrases: Set<String> = [
        "totaal", "totalen", "eindtotaal", "algemeen totaal", "totaal generaal", "som",
        "total", "totals", "grand total", "sum", "total general", "total général", "totaux", "somme",
        "gesamt", "gesamtsumme", "gesamtbetrag", "summe", "summen", "endsumme", "endbetrag", "gesamttotal",
    ]

    /// Whether a value begins like one of the words above: a quick way out for nearly all records.
    @inline(__always)
    static func mayBegin(_ value: ByteSlice) -> Bool {
        guard let start = value.start, value.count >= 3, value.count <= 48 else { return false }
        if start[0] == 0x20 { return true }
        let letters = UInt32(start[0] | 0x20) << 16 | UInt32(start[1] | 0x20) << 8 | UInt32(start[2] | 0x20)
        switch letters {
        // tot, ein, alg, som, gra, sum, ges, end
        case 0x746F74, 0x65696E, 0x616C67, 0x736F6D, 0x677261, 0x73756D, 0x676573, 0x656E64: return true
        default: return false
        }
    }

    /// Whether the first value that is not empty is a word for "total", all other values are amounts or say how many
    /// records there are ("621 orders"), and some values are empty.
    static func isTotals(_ values: UnsafeBufferPointer<ByteSlice>) -> Bool {
        guard let first = values.firstIndex(where: { !$0.isEmpty }) else { return false }
        guard mayBegin(values[first]) else { return false }
        guard isPhrase(values[first].string) else { return false }
        var amounts = 0
        var empty = first
        for value in values[(first + 1)...] {
            switch DelimitedTextCell(value.buffer) {
            case .empty: empty += 1
            case .integer, .decimal: amounts += 1
            default:
                guard isCount(value.string) else { return false }
                amounts += 1
            }
        }
        return amounts > 0 && (empty > 0 || values.count == 2)
    }

    /// A number and one word: "621 commandes".
    private static func isCount(_ text: String) -> Bool {
        let words = text.split { $0 == " " || $0 == "\u{A0}" }
        return words.count == 2 && words[0].allSatisfy { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }
            && words[1].allSatisfy(\.isLetter)
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
