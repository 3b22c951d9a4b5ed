import IntegrationModel

/// What is met in a delimited text, counted by kind; each kind becomes one diagnostic at its first place.
struct DelimitedTextTroubles {
    enum Kind: Int, CaseIterable {
        case tooFewValues, tooManyValues, malformedCharacters, zeroBytes, strayQuotes, notClosed, totals, repeatedHeader
        case recordsWithoutValues, cutOff
    }

    private struct Entry {
        var kind: Kind
        var line: Int
        var found: Int
        var expected: Int
        var occurrences: Int
    }

    private var entries: [Entry] = []

    mutating func count(_ kind: Kind, line: Int, found: Int = 0, expected: Int = 0) {
        if let position = entries.firstIndex(where: { $0.kind == kind }) {
            entries[position].occurrences += 1
        } else {
            entries.append(Entry(kind: kind, line: line, found: found, expected: expected, occurrences: 1))
        }
    }

    /// Takes back the last of a kind.
    mutating func uncount(_ kind: Kind) {
        guard let position = entries.firstIndex(where: { $0.kind == kind }) else { return }
        entries[position].occurrences -= 1
        if entries[position].occurrences == 0 { entries.remove(at: position) }
    }

    /// Adds what was met in the records that follow.
    mutating func add(_ later: DelimitedTextTroubles) {
        for entry in later.entries {
            if let position = entries.firstIndex(where: { $0.kind == entry.kind }) {
                entries[position].occurrences += entry.occurrences
            } else {
                entries.append(entry)
            }
        }
    }

    /// The diagnostics, in the order in which the kinds were met.
    func diagnostics(file: String, encoding: TextEncoding) -> [Diagnostic] {
        entries.map { entry in
            let location = SourceLocation(file: file, line: entry.line)
            let severity: Diagnostic.Severity
            let message: String
            var remedy: String?
            switch entry.kind {
            case .tooFewValues:
                severity = .warning
                message =
                    "the record has \(Self.values(entry.found)) and \(entry.expected) were expected; it was left out"
                remedy =
                    "look for a line break inside a value on this line or the one before, or a missing delimiter; values with line breaks belong in quotes"
            case .tooManyValues:
                severity = .warning
                message =
                    "the record has \(Self.values(entry.found)) and \(entry.expected) were expected; it was left out"
                remedy = "look for a delimiter inside a value; such values belong in quotes"
            case .malformedCharacters:
                severity = .warning
                message = "bytes that are no characters of \(encoding.rawValue); they were replaced by \u{FFFD}"
                remedy =
                    "if letters with accents are wrong, say the encoding of this file (encoding: windows-1252), or export it as UTF-8"
            case .zeroBytes:
                severity = .warning
                message = "zero bytes in a value, which texts do not have; they were left out"
                remedy = "export the file again: it may have been damaged when it was copied"
            case .strayQuotes:
                severity = .note
                message = "a quote inside a quoted value is not doubled; the value was read up to the next delimiter"
                remedy = "compare the value with the source system; an export writes a quote inside quotes twice"
            case .notClosed:
                severity = .error
                message =
                    "a quote that opens in this record is never closed; the record and all that follows, \(entry.found) lines, were left out"
                remedy = "export the file again if it was cut off, or close the quote"
            case .cutOff:
                severity = .error
                message =
                    "the file ends in this record after \(Self.values(entry.found)), where \(entry.expected) and a line end were expected; it was left out"
                remedy = "the file seems to be cut off: export or download it again"
            case .totals:
                severity = .note
                message = "the line with totals at the end was left out"
            case .repeatedHeader:
                severity = .note
                message = "the header is repeated here; the line was left out"
            case .recordsWithoutValues:
                severity = .note
                message = "the line has delimiters and no values; it was left out"
            }
            return Diagnostic(severity, message, at: location, remedy: remedy, occurrences: entry.occurrences)
        }
    }

    private static func values(_ count: Int) -> String { count == 1 ? "1 value" : "\(count) values" }
}
