import IntegrationModel

/// A record of a CODA file: one line, with characters at fixed positions.
struct CODARecord {
    let place: RecordPlace
    private let characters: [Unicode.Scalar]

    init(_ line: UnsafeBufferPointer<UInt8>, at place: RecordPlace) {
        characters = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
        self.place = place
    }

    /// Whether there is nothing in it: an empty line, or the mark with which DOS ends a file.
    var isBlank: Bool { characters.allSatisfy { $0.value <= 0x20 } }

    /// In characters; a whole record has 128.
    var width: Int { characters.count }

    /// The identification of the record, and for movements and their information that of the part.
    var kind: String {
        let first = raw(0, 1)
        return first == "2" || first == "3" ? raw(0, 2) : first
    }

    /// The characters at a position, counted from 0, with blanks for those that are missing at the end of the line.
    func raw(_ start: Int, _ length: Int) -> String {
        var text = String.UnicodeScalarView()
        for position in start..<start + length {
            text.append(position < characters.count ? characters[position] : " ")
        }
        return String(text)
    }

    /// The characters at a position, without the blanks that fill them up.
    func text(_ start: Int, _ length: Int) -> String { raw(start, length).trimmed }

    /// An amount in thousandths: 15 digits of which the last three are decimals; nil where it is none.
    func amount(_ start: Int) -> Int? {
        let digits = raw(start, 15)
        return digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
    }

    /// A date as ISO 8601 writes it, from `DDMMYY`; as it stands where it is none, and empty for zeros.
    func date(_ start: Int) -> String { Self.date(raw(start, 6)) }

    static func date(_ text: String) -> String {
        let parts = [text.prefix(2), text.dropFirst(2).prefix(2), text.suffix(2)].map { Int($0) ?? -1 }
        if parts == [0, 0, 0] { return "" }
        guard text.utf8.count == 6, (1...31).contains(parts[0]), (1...12).contains(parts[1]), parts[2] >= 0 else {
            return text.trimmed
        }
        return (parts[2] < 80 ? "20" : "19") + text.suffix(2) + "-" + text.dropFirst(2).prefix(2) + "-" + text.prefix(2)
    }

    /// Thousandths as text with two decimals, or three where the third is not zero.
    static func text(ofAmount thousandths: Int) -> String {
        let digits = String(thousandths.magnitude)
        let padded = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        let decimals = padded.suffix(3)
        return (thousandths < 0 ? "-" : "") + padded.dropLast(3) + "."
            + (decimals.last == "0" ? decimals.dropLast() : decimals)
    }
}

extension String {
    /// Without blanks at its ends.
    var trimmed: String {
        var scalars = unicodeScalars[...]
        while let first = scalars.first, first.value <= 0x20 { scalars.removeFirst() }
        while let last = scalars.last, last.value <= 0x20 { scalars.removeLast() }
        return String(scalars)
    }

    /// With one blank for each run of them: the blanks that fill fixed columns up are no part of a text.
    var collapsed: String { split { $0 == " " || $0 == "\t" }.joined(separator: " ") }
}
