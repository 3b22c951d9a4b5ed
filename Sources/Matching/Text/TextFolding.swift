/// Text as it is compared: small letters without diacritics, words separated by one space.
enum TextFolding {
    /// The folded words of a text, as ASCII where it has an ASCII form.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        // A mark that stands behind its letter falls away and breaks no word.
        for scalar in text.unicodeScalars where !isMark(scalar) {
            let folded = fold(scalar)
            if folded.isEmpty {
                if scalar == "." || scalar == "'" || scalar == "\u{2019}" { continue }
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word += folded
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x300 && scalar.value <= 0x36F
    }

    /// The folded form of a letter or digit; "" for anything else.
    static func fold(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: return String(Character(scalar))
        case 0x41...0x5A: return String(Character(Unicode.Scalar(scalar.value + 32)!))
        case 0..<0x80: return ""
        default: break
        }
        if let base = bases[scalar] { return base }
        let lower = String(
            String.UnicodeScalarView(scalar.properties.lowercaseMapping.unicodeScalars.filter { !isMark($0) })
        )
        if let first = lower.unicodeScalars.first, first != scalar {
            if let base = bases[first] { return base }
            if first.value < 0x80 { return lower }
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? lower : ""
    }

    private static let bases: [Unicode.Scalar: String] = {
        let groups: [(String, String)] = [
            ("a", "àáâãåāăą"), ("ae", "æ"), ("a", "ä"), ("c", "çćč"), ("d", "ďđð"), ("e", "èéêëēėęě"), ("g", "ğģ"),
            ("i", "ìíîïīįıİ"), ("l", "łļľ"), ("n", "ñńňņ"), ("o", "òóôõōőø"), ("o", "ö"), ("oe", "œ"), ("r", "řŕ"),
            ("s", "śšşș"), ("ss", "ß"), ("t", "ťţț"), ("u", "ùúûūůűų"), ("u", "ü"), ("y", "ýÿ"), ("z", "źżž"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (base, letters) in groups {
            for letter in letters.unicodeScalars { table[letter] = base }
        }
        return table
    }()
}
