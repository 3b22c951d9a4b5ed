/// The dialects that a text may be written in.
struct DelimitedTextCandidates {
    private(set) var dialects: [DelimitedTextDialect] = []
    /// For a text in which no delimiter makes sense: one column.
    let fallback: DelimitedTextDialect

    /// How likely a delimiter is before the text is looked at: a colon is in every time, a hash in order numbers.
    static let priors: [(delimiter: UInt8, prior: Double)] = [
        (UInt8(ascii: ","), 1), (UInt8(ascii: ";"), 1), (UInt8(ascii: "\t"), 1), (UInt8(ascii: "|"), 1),
        (0x1F, 1), (0x01, 1), (UInt8(ascii: "^"), 0.9), (UInt8(ascii: "~"), 0.9), (UInt8(ascii: "`"), 0.7),
        (UInt8(ascii: "!"), 0.5), (UInt8(ascii: "#"), 0.4), (UInt8(ascii: ":"), 0.4),
    ]

    init(
        _ sample: DelimitedTextSample,
        _ overrides: ReadingOverrides,
        declared: UInt8?,
        doubts: inout [String]
    ) {
        let givenDelimiter = overrides.delimiter.flatMap { Self.byte($0, "delimiter", &doubts) } ?? declared
        let givenQuote = overrides.quote.flatMap { $0.isEmpty || $0 == "none" ? nil : Self.byte($0, "quote", &doubts) }
        let isQuoteGiven = overrides.quote.map { $0.isEmpty || $0 == "none" || givenQuote != nil } ?? false
        let givenEscape = overrides.escape.flatMap { Self.byte($0, "escape", &doubts) }

        var occurs = Set<UInt8>()
        var escapedQuotes = Set<UInt8>()
        for piece in sample.pieces {
            var previous: UInt8 = 0
            for byte in piece {
                occurs.insert(byte)
                if previous == UInt8(ascii: "\\"), byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    escapedQuotes.insert(byte)
                }
                previous = byte
            }
        }
        let delimiters = givenDelimiter.map { [$0] } ?? Self.priors.map(\.delimiter).filter { occurs.contains($0) }
        let double = UInt8(ascii: "\"")
        let single = UInt8(ascii: "'")
        for delimiter in delimiters {
            var quotes: [UInt8?] = [double]
            if isQuoteGiven {
                quotes = [givenQuote]
            } else {
                if occurs.contains(double) { quotes.append(nil) }
                if occurs.contains(single), Self.encloses(single, delimiter, sample) { quotes.append(single) }
            }
            for quote in quotes where quote != delimiter {
                if let givenEscape {
                    let escape = quote == nil ? nil : givenEscape
                    dialects.append(DelimitedTextDialect(delimiter: delimiter, quote: quote, escape: escape))
                    continue
                }
                dialects.append(DelimitedTextDialect(delimiter: delimiter, quote: quote, escape: quote))
                if let quote, escapedQuotes.contains(quote) {
                    dialects.append(
                        DelimitedTextDialect(delimiter: delimiter, quote: quote, escape: UInt8(ascii: "\\"))
                    )
                }
            }
        }
        let fallbackQuote = isQuoteGiven ? givenQuote : double
        fallback = DelimitedTextDialect(
            delimiter: givenDelimiter ?? UInt8(ascii: ","),
            quote: fallbackQuote,
            escape: fallbackQuote == nil ? nil : givenEscape ?? fallbackQuote
        )
    }

    /// The byte that the user means: a character, or `tab`, `\t`, `pipe`, `space`.
    private static func byte(_ text: String, _ option: String, _ doubts: inout [String]) -> UInt8? {
        switch text.lowercased() {
        case "tab", "\\t": return UInt8(ascii: "\t")
        case "pipe": return UInt8(ascii: "|")
        case "space": return UInt8(ascii: " ")
        case "comma": return UInt8(ascii: ",")
        case "semicolon": return UInt8(ascii: ";")
        default: break
        }
        if text.utf8.count == 1, let byte = text.utf8.first, byte != 0x0A, byte != 0x0D, byte != 0 { return byte }
        doubts.append(
            "the \(option) \"\(text)\" can't be used, since it is not one ASCII character; it was guessed instead"
        )
        return nil
    }

    /// Whether values stand between such quotes: about as many open a value as close one.
    private static func encloses(_ quote: UInt8, _ delimiter: UInt8, _ sample: DelimitedTextSample) -> Bool {
        var opening = 0
        var closing = 0
        for piece in sample.pieces {
            for (place, byte) in piece.enumerated() where byte == quote {
                let before = place > 0 ? piece[place - 1] : 0x0A
                let after = place + 1 < piece.count ? piece[place + 1] : 0x0A
                if before == delimiter || before == 0x0A || before == 0x0D { opening += 1 }
                if after == delimiter || after == 0x0A || after == 0x0D { closing += 1 }
            }
        }
        return opening >= 2 && closing >= 2 && closing * 2 >= opening && opening * 2 >= closing
    }
}
