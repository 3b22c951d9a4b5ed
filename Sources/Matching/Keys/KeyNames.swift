import IntegrationModel

/// What the names of fields say of keys: `customer_id`, `klantnr`, `c_custkey`, `Kundennummer`.
struct KeyNames {
    /// A field's name without the words that say that it is a key, and without what all fields of the table begin with.
    struct Name {
        /// The words that say whose key it is; empty for a plain `id`.
        let stem: [String]
        /// Whether a word says that it is a key.
        let isKey: Bool
    }

    let names: [Name]
    /// The words of the name of the dataset, and the abbreviation that its fields begin with.
    let table: [String]

    init(_ dataset: Dataset) {
        let paths = dataset.fields.map { HeaderSimilarity.words($0.path) }
        // `c_custkey` among `c_name`, `c_phone` is `custkey`.
        let first = paths.first?.first
        let hasPrefix = paths.count > 1 && paths.allSatisfy { $0.count > 1 && $0.first == first }
        let own = String(dataset.id.reversed().prefix { $0 != "/" }.reversed())
        table = HeaderSimilarity.words(own) + (hasPrefix ? [first ?? ""] : [])
        names = paths.map { Self.name(hasPrefix ? Array($0.dropFirst()) : $0) }
    }

    /// How surely a field's name says that it is the key of its own table, 0–1.
    func ownership(_ field: Int) -> Double {
        let name = names[field]
        guard !name.stem.isEmpty else { return name.isKey ? 1 : 0 }
        return Self.likeness(name.stem, table) * (name.isKey ? 1 : 0.5)
    }

    /// How surely a field's name says that it is the key of another table, 0–1.
    func naming(_ field: Int, _ other: KeyNames) -> Double { Self.likeness(names[field].stem, other.table) }

    /// Whether a field's name says that it is the key of another record of its own table: `parent_id`, `reports_to`.
    func namesSuperior(_ field: Int) -> Bool { names[field].stem.contains { Self.superiors.contains($0) } }

    /// How alike two fields' names are in what they say beyond being keys, 0–1.
    func likeness(_ field: Int, _ other: KeyNames, _ otherField: Int) -> Double {
        let (one, two) = (names[field], other.names[otherField])
        guard !one.stem.isEmpty, !two.stem.isEmpty else { return 0 }
        return Self.likeness(one.stem, two.stem)
    }

    /// Words for a key in Dutch, French, German and English, and their abbreviations.
    private static let keyWords: Set<String> = [
        "id", "key", "no", "nr", "num", "number", "code", "ref", "pk", "fk", "uuid", "guid", "nummer", "numero",
        "numéro", "sleutel", "clé", "cle", "schlüssel", "kennung",
    ]
    /// Words for the record above another, in the same languages.
    private static let superiors: Set<String> = [
        "parent", "manager", "supervisor", "boss", "reports", "superior", "bovenliggend", "bovenliggende", "ouder",
        "leidinggevende", "hoofd", "chef", "parente", "responsable", "supérieur", "vorgesetzter", "übergeordnet",
        "übergeordnete", "elternteil",
    ]
    /// Those that are written at the end of another word.
    private static let endings = [
        "schlüssel", "sleutel", "nummer", "number", "code", "key", "num", "id", "nr", "no",
    ]

    private static func name(_ words: [String]) -> Name {
        var stem: [String] = []
        var isKey = false
        for word in words {
            if keyWords.contains(word) {
                isKey = true
            } else if let ending = endings.first(where: { word.hasSuffix($0) && word.count >= $0.count + 3 }) {
                isKey = true
                stem.append(String(word.dropLast(ending.count)))
            } else {
                stem.append(word)
            }
        }
        return Name(stem: stem, isKey: isKey)
    }

    /// The share of the words of a name that a word of the other is or abbreviates; the last one counts twice, for it
    /// is the noun: `manager_staff` is staff.
    private static func likeness(_ name: [String], _ other: [String]) -> Double {
        guard !name.isEmpty, !other.isEmpty else { return 0 }
        func share(_ words: [String], _ others: [String]) -> Double {
            var (sum, weights) = (0.0, 0.0)
            for (position, word) in words.enumerated() {
                let weight = position == words.count - 1 ? 2.0 : 1
                sum += weight * (others.map { likeness(of: word, $0) }.max() ?? 0)
                weights += weight
            }
            return sum / weights
        }
        return 0.7
            * max(
                share(name, other),
                0.8 * (name.map { word in other.map { likeness(of: word, $0) }.max() ?? 0 }.max() ?? 0)
            )
            + 0.3 * share(other, name)
    }

    /// 1 for the same word in singular or plural, less for an abbreviation, else how many trigrams they share.
    private static func likeness(of one: String, _ other: String) -> Double {
        if one == other { return 1 }
        let (short, long) = one.count <= other.count ? (one, other) : (other, one)
        guard short.count >= 2 else { return 0 }
        if long.hasPrefix(short) {
            // A plural adds at most three letters.
            return long.count - short.count <= 3 && short.count >= 3 ? 0.95 : short.count >= 3 ? 0.8 : 0.5
        }
        if isAbbreviation(short, of: long) { return 0.7 }
        let same = zip(one, other).prefix { $0 == $1 }.count
        // `category`, `categories`.
        if same >= 4, long.count - same <= 3 { return 0.9 }
        return HeaderSimilarity.between(one, other) * 0.6
    }

    /// Whether the letters come in the word in that order, from its first on, and most of its consonants are among
    /// them: `prd` of `product`.
    private static func isAbbreviation(_ short: String, of long: String) -> Bool {
        guard short.count >= 3, short.count * 3 >= long.count, short.first == long.first else { return false }
        var rest = long[...]
        for letter in short {
            guard let place = rest.firstIndex(of: letter) else { return false }
            rest = rest[rest.index(after: place)...]
        }
        return true
    }
}
