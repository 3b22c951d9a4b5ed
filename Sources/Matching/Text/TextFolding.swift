/// Text as it is compared: small letters without diacritics, words separated by one space.
enum TextFolding {
    /// The folded words of a text, as ASCII where it has an ASCII form.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in text.unicodeScalars {
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

    /// The folded form of a letter or digit; "" for anything else.
    private static func fold(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: return String(Character(scalar))
        case 0x41...0x5A: return String(Character(Unicode.Scalar(scalar.value + 32)!))
        case 0..<0x80: return ""
        default: break
        }
        if let base = bases[scalar] { return base }
        let lower = scalar.properties.lowercaseMapping
        if let first = lower.unicodeScalars.first, first != scalar, let base = bases[first] { return base }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? lower : ""
    }

    private static let bases: [Unicode.Scalar: String] = {
        let groups: [(String, String)] = [
            ("a", "àáâãåāăą"), ("ae", "æ"), ("a", "ä"), ("c", "çćč"), ("d", "ďđð"), ("e", "èéêëēėęě"), ("g", "ğģ"),
            ("i", "ìíîïīįı"), ("l", "łļľ"), ("n", "ñńňņ"), ("o", "òóôõōőø"), ("o", "ö"), ("oe", "œ"), ("r", "řŕ"),
            ("s", "śšşș"), ("ss", "ß"), ("t", "ťţț"), ("u", "ùúûūůűų"), ("u", "ü"), ("y", "ýÿ"), ("z", "źżž"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (base, letters) in groups {
            for letter in letters.unicodeScalars { table[letter] = base }
        }
        return table
    }()
}
