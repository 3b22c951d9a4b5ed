/// What field 86 says of an entry: text, or parts with names in one of two ways.
struct MT940Details {
    private(set) var name: String?
    private(set) var account: String?
    private(set) var bic: String?
    private(set) var endToEnd: String?
    private(set) var mandate: String?
    private(set) var creditor: String?
    private(set) var bookingText: String?
    private(set) var communication: String?

    /// - Parameter contents: of the fields 86 after one field 61, with their lines.
    init(_ contents: [String]) {
        for content in contents {
            let lines = content.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
            // Lines are cut after 65 characters, in the middle of words.
            let cut = lines.joined()
            if let separator = Self.separator(in: cut) {
                readNumbered(cut, separator)
            } else if let parts = Self.codedParts(cut) {
                readCoded(parts)
            } else {
                add(Self.text(lines))
            }
        }
    }

    private mutating func add(_ text: String) {
        let text = text.split { $0.isWhitespace }.joined(separator: " ")
        guard !text.isEmpty else { return }
        communication = communication.map { "\($0) \(text)" } ?? text
    }

    /// Lines joined with a blank, unless a line is as long as a line can be.
    private static func text(_ lines: [String]) -> String {
        var text = ""
        var wasFull = true
        for line in lines {
            text += (wasFull ? "" : " ") + line
            wasFull = line.count >= 65
        }
        return text
    }

    /// Two letters, two digits, and 11 to 30 letters and digits.
    static func isIBAN(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        return (15...34).contains(bytes.count) && bytes[..<2].allSatisfy(isLetter) && bytes[2..<4].allSatisfy(isDigit)
            && bytes[4...].allSatisfy { isLetter($0) || isDigit($0) }
    }
}

// MARK: - 166?00GUTSCHRIFT?20EREF+…?32NAME

extension MT940Details {
    /// The character before the numbers of parts: after a code of three digits comes a sign and two digits.
    private static func separator(in text: String) -> Character? {
        let text = text[...].trimmed
        let start = Array(text.prefix(6))
        guard start.count == 6, start[..<3].allSatisfy({ $0.isASCII && $0.isNumber }),
            start[4...].allSatisfy({ $0.isASCII && $0.isNumber }),
            !start[3].isLetter, !start[3].isNumber, !start[3].isWhitespace, start[3] != "/"
        else { return nil }
        return start[3]
    }

    private mutating func readNumbered(_ text: String, _ separator: Character) {
        var purpose: [String] = []
        var names: [String] = []
        for part in text.split(separator: separator).dropFirst() {
            let number = Int(part.prefix(2)) ?? -1
            let value = String(part.dropFirst(2))
            switch number {
            case 0: bookingText = value
            case 20...29, 60...63: purpose.append(value)
            case 30: bic = String(value[...].trimmed)
            case 31, 38: account = String(value[...].trimmed)
            case 32, 33: names.append(value)
            default: break
            }
        }
        if !names.isEmpty { name = names.joined().split { $0.isWhitespace }.joined(separator: " ") }
        readPurpose(purpose)
    }

    /// The parts of a purpose that begin with a code (rules of the German banks for SEPA): `EREF+`, `SVWZ+`.
    private mutating func readPurpose(_ parts: [String]) {
        let codes = ["EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "SVWZ+", "ABWA+", "ABWE+", "COAM+", "OAMT+", "PURP+"]
        var found: [(code: String, text: String)] = []
        for part in parts {
            if let code = codes.first(where: { part.hasPrefix($0) }) {
                found.append((code, String(part.dropFirst(code.count))))
            } else if found.isEmpty {
                found.append(("", part))
            } else {
                found[found.count - 1].text += part
            }
        }
        for (code, text) in found {
            let value = String(text[...].trimmed)
            switch code {
            case "EREF+": endToEnd = value
            case "MREF+": mandate = value
            case "CRED+": creditor = value
            case "SVWZ+", "": add(value)
            default: break
            }
        }
    }
}

// MARK: - /EREF/…/BENM//NAME/…/REMI/…

extension MT940Details {
    private static let codes: Set<String> = [
        "TRTP", "TRCD", "IBAN", "BIC", "NAME", "EREF", "REMI", "MARF", "CSID", "BENM", "ORDP", "CNTP", "PREF", "RTRN",
        "ISDT", "PURP", "ULTC", "ULTD", "ULTB", "UDTR", "UCRD", "ADDR", "ID", "NRTX", "SVCL", "CHGS", "EXCH", "INIT",
        "OCMT", "UDTX",
    ]

    /// The parts of a text that begins with a code between slashes; nil for other texts.
    private static func codedParts(_ text: String) -> [(code: String, text: String)]? {
        let pieces = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        guard pieces.count > 2, pieces[0][...].trimmed.isEmpty, codes.contains(pieces[1]) else { return nil }
        var parts: [(code: String, text: String)] = []
        for (position, piece) in pieces.enumerated().dropFirst() {
            if codes.contains(piece) {
                parts.append((piece, ""))
            } else if !parts.isEmpty {
                let isFirst = codes.contains(pieces[position - 1])
                parts[parts.count - 1].text += (isFirst ? "" : "/") + piece
            }
        }
        return parts
    }

    private mutating func readCoded(_ parts: [(code: String, text: String)]) {
        for (code, text) in parts {
            var text = text[...]
            while text.last == "/" || text.last == " " { text.removeLast() }
            let value = String(text.trimmed)
            guard !value.isEmpty else { continue }
            switch code {
            case "NAME": name = value
            case "IBAN": account = value
            case "BIC": bic = value
            case "EREF": endToEnd = value
            case "MARF": mandate = value
            case "CSID": creditor = value
            case "TRTP", "TRCD": bookingText = value
            case "REMI": add(Self.remittance(value))
            case "CNTP":
                // Account, bank and name of the other side.
                let sides = value.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
                if let first = sides.first { account = first }
                if sides.count > 1, !sides[1].isEmpty { bic = sides[1] }
                if sides.count > 2, !sides[2].isEmpty { name = sides[2] }
            default: break
            }
        }
    }

    /// Without the codes that some banks write before the text: `USTD//`, `STRD/CUR/`.
    private static func remittance(_ text: String) -> String {
        for code in ["USTD//", "STRD/CUR/", "STRD/ISO/"] where text.hasPrefix(code) {
            return String(text.dropFirst(code.count))
        }
        return text
    }
}
