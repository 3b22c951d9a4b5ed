/// What one value of a delimited text looks like, at a glance: enough to tell how the text is written, not to type its
/// columns.
enum DelimitedTextCell: Equatable {
    case empty
    case integer
    /// With a decimal point or comma, thousands marks, a sign, a percent or currency sign.
    case decimal
    /// A date, a time, or both.
    case date
    case boolean
    /// An e-mail address, a web address, a UUID or an IBAN.
    case identifier
    /// Words, codes and names, with the punctuation that goes with them.
    case words
    /// Anything else: mark-up, pieces of other values.
    case other

    init(_ value: UnsafeBufferPointer<UInt8>) {
        var bytes = value[...]
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        if bytes.isEmpty {
            self = .empty
        } else if let number = Self.number(bytes) {
            self = number
        } else if Self.isDate(bytes) {
            self = .date
        } else if Self.isBoolean(bytes) {
            self = .boolean
        } else if Self.isIdentifier(bytes) {
            self = .identifier
        } else {
            self = Self.isWords(bytes) ? .words : .other
        }
    }

    /// Whether it is more than text.
    var isTyped: Bool {
        switch self {
        case .integer, .decimal, .date, .boolean, .identifier: true
        case .empty, .words, .other: false
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 }

    private static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> DelimitedTextCell? {
        var rest = bytes
        var isPlain = true
        func drop(_ condition: (UInt8) -> Bool) {
            while let first = rest.first, condition(first) {
                isPlain = false
                rest.removeFirst()
            }
        }
        // € and $ before the number, signs, and a blank after them.
        drop { $0 == 0x24 || $0 == 0x20 || $0 == 0xE2 || $0 == 0x82 || $0 == 0xAC }
        if let first = rest.first, first == 0x2B || first == 0x2D { rest.removeFirst() }
        drop { $0 == 0x24 || $0 == 0x20 || $0 == 0xE2 || $0 == 0x82 || $0 == 0xAC }
        while let last = rest.last,
            last == 0x25 || last == 0x2D || last == 0x20 || last == 0xE2 || last == 0x82 || last == 0xAC
        {
            isPlain = false
            rest.removeLast()
        }
        guard let last = rest.last, isDigit(last) else { return nil }
        var digits = 0
        var marks = 0
        var afterMark = 0
        var previous: UInt8 = 0
        for byte in rest {
            if isDigit(byte) {
                digits += 1
                afterMark += 1
            } else if byte == 0x2E || byte == 0x2C || byte == 0x27 || byte == 0x20 {
                // Two marks in a row, or a group that is not of three figures before another mark.
                if marks > 0, !isDigit(previous) || afterMark != 3 { return nil }
                if byte == 0x20 || byte == 0x27, marks == 0, digits > 3 || digits == 0 { return nil }
                marks += 1
                afterMark = 0
            } else if byte | 0x20 == 0x65, marks <= 1, digits > 0 {
                return exponent(rest, after: byte) ? .decimal : nil
            } else {
                return nil
            }
            previous = byte
        }
        guard digits > 0, digits <= 40 else { return nil }
        return marks == 0 && isPlain ? .integer : .decimal
    }

    /// Whether a number such as `1.5E+10` ends as one.
    private static func exponent(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, after mark: UInt8) -> Bool {
        guard let place = bytes.firstIndex(of: mark) else { return false }
        var rest = bytes[bytes.index(after: place)...]
        if let sign = rest.first, sign == 0x2B || sign == 0x2D { rest.removeFirst() }
        return !rest.isEmpty && rest.count <= 3 && rest.allSatisfy(isDigit)
    }

    /// Figures in groups of 1, 2 or 4 with the marks of dates and times between them, and perhaps a zone.
    private static func isDate(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard bytes.count >= 5, bytes.count <= 35, let first = bytes.first, isDigit(first) else { return false }
        var groups = 1
        var length = 0
        var dateMarks = 0
        var colons = 0
        for byte in bytes {
            switch byte {
            case 0x30...0x39: length += 1
            case 0x2D, 0x2F, 0x2E:
                guard length > 0 else { return false }
                dateMarks += 1
                groups += 1
                length = 0
            case 0x3A:
                guard length == 2 || length == 1 else { return false }
                colons += 1
                groups += 1
                length = 0
            case 0x20, 0x54, 0x5A, 0x2B, 0x41, 0x50, 0x4D, 0x61, 0x70, 0x6D: length = 0
            default: return false
            }
            if length > 6 && colons == 0 { return false }
        }
        return dateMarks >= 2 && groups <= 9 || colons >= 1 && dateMarks <= 1 && groups <= 4
    }

    private static let booleans: Set<String> = [
        "true", "false", "yes", "no", "ja", "nee", "nein", "oui", "non", "waar", "onwaar", "vrai", "faux", "wahr",
        "falsch",
    ]

    private static func isBoolean(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard bytes.count >= 2, bytes.count <= 6 else { return false }
        return booleans.contains(String(decoding: bytes, as: UTF8.self).lowercased())
    }

    private static func isIdentifier(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        if let at = bytes.firstIndex(of: 0x40), at > bytes.startIndex {
            let domain = bytes[bytes.index(after: at)...]
            return domain.contains(0x2E)
                && bytes.allSatisfy { isLetter($0) || isDigit($0) || ".@_-+'".utf8.contains($0) }
        }
        if bytes.starts(with: "http://".utf8) || bytes.starts(with: "https://".utf8) {
            return !bytes.contains { $0 == 0x20 || $0 == 0x22 || $0 == 0x3B || $0 == 0x7C }
        }
        if bytes.count == 36 {
            return bytes.enumerated().allSatisfy { position, byte in
                [8, 13, 18, 23].contains(position)
                    ? byte == 0x2D : isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
            }
        }
        return false
    }

    /// Letters, figures and blanks, with punctuation that also stands in names and codes but is no delimiter or quote.
    private static func isWords(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        bytes.allSatisfy { isLetter($0) || isDigit($0) || " .-_/'()&+#*%:!?@[]\u{20}".utf8.contains($0) }
    }
}
