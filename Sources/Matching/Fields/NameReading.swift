/// A part of the name of a field that means something by itself.
struct NameElement: Hashable {
    /// Folded, without spaces; singular.
    let text: String
    /// What it may mean.
    let concepts: [Thesaurus.Concept]
    /// How surely it means that, 0–1; less for what is taken for an abbreviation.
    let sureness: Double

    var isNumber: Bool { text.utf8.allSatisfy { $0 &- 0x30 < 10 } }
    /// Whether it says little, wherever it stands.
    var isFiller: Bool { text.utf8.count == 1 && !isNumber || Self.fillers.contains(text) }

    private static let fillers: Set<String> = [
        "the", "of", "a", "is", "has", "de", "het", "van", "le", "la", "les", "du", "des", "der", "die", "das", "und",
        "en", "et", "and", "or", "at", "html", "field", "column", "data", "info",
    ]
}

/// The name of a field taken apart: its own elements, and those of what it is a part of, the nearest first.
struct FieldName {
    let leaf: [NameElement]
    let parents: [[NameElement]]
}

/// Takes the names of fields apart.
struct NameReading {
    private let thesaurus: Thesaurus

    init(_ thesaurus: Thesaurus = .bundled) { self.thesaurus = thesaurus }

    /// The names of the fields of one dataset, without a word that all of them begin with.
    func names(_ paths: [String]) -> [FieldName] {
        let parts = paths.map(Self.segments)
        let leaves = parts.map { Self.words($0.last ?? "") }
        let first = leaves.first?.first
        let hasPrefix = leaves.count > 2 && leaves.allSatisfy { $0.count > 1 && $0.first == first }
        return zip(parts, leaves).map { segments, words in
            FieldName(
                leaf: elements(hasPrefix ? Array(words.dropFirst()) : words),
                parents: segments.dropLast().reversed().map { elements(Self.words($0)) }
            )
        }
    }

    /// The steps of a path: `order/lines/0.price`, but neither `Google / Gender` nor `Nr. klant`.
    static func segments(_ path: String) -> [String] {
        var segments = [""]
        let characters = Array(path)
        for (index, character) in characters.enumerated() {
            let isInside = index > 0 && index + 1 < characters.count
            let isStep = (character == "/" || character == "." || character == ">") && isInside
            if isStep, Self.isWord(characters[index - 1]), Self.isWord(characters[index + 1]) {
                segments.append("")
            } else {
                segments[segments.count - 1].append(character)
            }
        }
        return segments
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "@" || character == "]"
    }

    /// The words of a name, folded: split at anything that is no letter or digit, between letters and digits, where
    /// small letters meet capitals, and before the last of several capitals (`VATNumber`).
    static func words(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        let characters = Array(name)
        for (index, character) in characters.enumerated() {
            let before = index > 0 ? characters[index - 1] : " "
            let after = index + 1 < characters.count ? characters[index + 1] : " "
            let begins =
                character.isUppercase && (before.isLowercase || before.isUppercase && after.isLowercase)
                || character.isNumber != before.isNumber && (before.isLetter || before.isNumber)
            if begins || !(character.isLetter || character.isNumber) {
                words += TextFolding.words(word)
                word = ""
            }
            if character.isLetter || character.isNumber { word.append(character) }
        }
        return words + TextFolding.words(word)
    }

    /// The longest terms that words make together, and single words.
    private func elements(_ words: [String]) -> [NameElement] {
        var found: [NameElement] = []
        var index = 0
        while index < words.count {
            let most = min(thesaurus.longestTerm, words.count - index)
            let term = (1...most).reversed().lazy.map { words[index..<(index + $0)] }.first {
                !thesaurus.concepts(of: $0.joined()).isEmpty
            }
            if let term {
                found.append(
                    NameElement(text: term.joined(), concepts: thesaurus.concepts(of: term.joined()), sureness: 1)
                )
                index += term.count
            } else {
                found += elements(of: words[index])
                index += 1
            }
        }
        return found
    }

    /// An unknown word: a compound of known ones, an abbreviation, or itself.
    private func elements(of word: String) -> [NameElement] {
        if let parts = compound(word[...], depth: 0) {
            return parts.map { NameElement(text: $0, concepts: thesaurus.concepts(of: $0), sureness: 1) }
        }
        let singular = word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : word
        let known = thesaurus.concepts(of: singular)
        if !known.isEmpty { return [NameElement(text: singular, concepts: known, sureness: 1)] }
        return [NameElement(text: singular, concepts: thesaurus.concepts(abbreviatedAs: word), sureness: 0.7)]
    }

    /// The known words that a word is made of: `klantnaam`, `Rechnungsdatum`, `orderdate`.
    private func compound(_ word: Substring, depth: Int) -> [String]? {
        guard word.count >= 5, word.count <= 40, depth < 3 else { return nil }
        for length in (3...(word.count - 2)).reversed() {
            let first = String(word.prefix(length))
            guard !thesaurus.concepts(of: first).isEmpty else { continue }
            for joint in ["", "s", "en", "e", "n", "es"] {
                let rest = word.dropFirst(length)
                guard rest.hasPrefix(joint), rest.count - joint.count >= 2 else { continue }
                let last = rest.dropFirst(joint.count)
                if !thesaurus.concepts(of: String(last)).isEmpty { return [first, String(last)] }
                if let parts = compound(last, depth: depth + 1) { return [first] + parts }
            }
        }
        return nil
    }
}
