import IntegrationModel

/// How alike two names of fields are, 0–1.
enum HeaderSimilarity {
    /// Compares the names, and the child's name with the parent's name or dataset ("customer_id" and "customers.id").
    static func between(_ child: String, _ parent: String, owner: Dataset) -> Double {
        let childWords = words(child)
        let parentWords = words(parent)
        let dataset = words(String(owner.id.drop { $0 != "/" }))
        // "film_id" names the key of the table of films, and not that of another table with the same column.
        let both = 0.6 * dice(childWords, parentWords) + 0.4 * dice(childWords, dataset + ["id", "no", "number"])
        return max(both, 0.95 * dice(childWords, dataset + parentWords), 0.8 * dice(childWords, dataset))
    }

    static func between(_ left: String, _ right: String) -> Double { dice(words(left), words(right)) }

    /// The words of a name: split at anything that is no letter or digit, and where lower case meets upper case.
    static func words(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var lastWasLower = false
        for character in name {
            let isWordCharacter = character.isLetter || character.isNumber
            if !isWordCharacter || (character.isUppercase && lastWasLower) {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if isWordCharacter { word += character.lowercased() }
            lastWasLower = character.isLowercase
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// Dice's coefficient over the trigrams of the words.
    private static func dice(_ left: [String], _ right: [String]) -> Double {
        dice(Set(left.flatMap(trigrams)), Set(right.flatMap(trigrams)))
    }

    private static func dice(_ first: Set<String>, _ second: Set<String>) -> Double {
        guard !first.isEmpty, !second.isEmpty else { return 0 }
        return 2 * Double(first.intersection(second).count) / Double(first.count + second.count)
    }

    private static func trigrams(_ word: String) -> [String] {
        let padded = Array(" \(singular(word)) ")
        guard padded.count >= 3 else { return [String(padded)] }
        return (0...(padded.count - 3)).map { String(padded[$0..<$0 + 3]) }
    }

    private static func singular(_ word: String) -> Substring {
        word.count > 3 && word.hasSuffix("s") ? word.dropLast() : word[...]
    }
}
