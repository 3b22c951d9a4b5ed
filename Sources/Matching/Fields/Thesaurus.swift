/// What the words in the names of fields mean, and how near meanings are to each other: data in `Resources`.
struct Thesaurus: Sendable {
    /// A meaning, by its position.
    typealias Concept = Int

    /// By term without spaces, case and diacritics; a term may mean several things.
    private let meanings: [String: [Concept]]
    /// Terms of one word by their first letter, each with its consonants.
    private let words: [Character: [(word: String, consonants: String)]]
    private let nearness: [[Concept]: Double]
    /// Words in the longest term.
    let longestTerm: Int

    static let bundled = Thesaurus(
        terms: String(decoding: PackageResources.thesaurus_tsv, as: UTF8.self),
        kinship: String(decoding: PackageResources.kinship_tsv, as: UTF8.self)
    )

    /// - Parameters:
    ///   - terms: lines of concept, language and terms.
    ///   - kinship: lines of two concepts and how near they are, 0–1.
    init(terms: String, kinship: String) {
        var concepts: [String: Concept] = [:]
        var meanings: [String: [Concept]] = [:]
        var words: [Character: [(word: String, consonants: String)]] = [:]
        var longest = 1
        for row in Self.rows(terms) where row.count >= 3 {
            let concept = concepts[row[0], default: concepts.count]
            concepts[row[0]] = concept
            for term in row[2].split(separator: ",") {
                let parts = TextFolding.words(String(term))
                let key = parts.joined()
                guard !key.isEmpty, !meanings[key, default: []].contains(concept) else { continue }
                longest = max(longest, parts.count)
                if parts.count == 1, let first = key.first, meanings[key] == nil, key.count > 3 {
                    words[first, default: []].append((key, Self.consonants(key)))
                }
                meanings[key, default: []].append(concept)
            }
        }
        var nearness: [[Concept]: Double] = [:]
        for row in Self.rows(kinship) where row.count >= 3 {
            guard let one = concepts[row[0]], let other = concepts[row[1]], let near = Double(row[2]) else { continue }
            nearness[[min(one, other), max(one, other)]] = near
        }
        (self.meanings, self.words, self.nearness, longestTerm) = (meanings, words, nearness, longest)
    }

    private static func rows(_ text: String) -> [[String]] {
        text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t").map(String.init) }
    }

    /// What a term means, folded and without spaces; empty where it is not known.
    func concepts(of term: String) -> [Concept] { meanings[term] ?? [] }

    /// How near two meanings are, 0–1; 1 for the same.
    func nearness(_ one: Concept, _ other: Concept) -> Double {
        one == other ? 1 : nearness[[min(one, other), max(one, other)]] ?? 0
    }

    /// What an unknown word may be short for: the beginning of a known one, or its consonants.
    func concepts(abbreviatedAs word: String) -> [Concept] {
        guard let first = word.first, word.count >= 2 else { return [] }
        let consonants = Self.consonants(word)
        var found: [Concept] = []
        for (known, letters) in words[first] ?? [] where known.count > word.count {
            let isShort =
                word.count >= 3 && known.hasPrefix(word)
                || letters == consonants && consonants.count >= 2 && word.count < known.count
            guard isShort else { continue }
            for concept in meanings[known] ?? [] where !found.contains(concept) { found.append(concept) }
        }
        return found.count <= 8 ? found : []
    }

    private static func consonants(_ word: String) -> String {
        String(word.enumerated().filter { $0.offset == 0 || !"aeiouy".contains($0.element) }.map(\.element))
    }
}
