internal import IntegrationModel

/// Finds the sentence of the catalogue that a plain English text is, with what is filled into it: so that texts that
/// are kept as they were written, by the planner or by an earlier version, can be put into other languages as well.
///
/// A text that is no such sentence stays as it is.
struct KnownSentences: Sendable {
    struct Pattern {
        enum Piece {
            case literal(String)
            case argument(Int)
            case choice(Int, [String])
        }

        let key: String
        let pieces: [Piece]
        /// How much of the text it explains.
        let weight: Int
        /// A part that a text must have for it to be worth a try, in UTF-8.
        let anchor: [UInt8]

        /// `{1} {2?order|orders}`.
        var isCount: Bool {
            guard pieces.count == 3, case .argument = pieces[0], case .choice = pieces[2] else { return false }
            return true
        }
    }

    let keys: Set<String>
    /// Those that explain most first.
    let patterns: [Pattern]

    /// What is longer is no sentence of ours, in bytes.
    private static let longest = 1_200

    /// What explains as many letters is a sentence, not a turn of phrase.
    static let sentence = 12

    static let bundled = KnownSentences(Translations.bundled)

    init(_ translations: Translations) {
        keys = Set(translations.texts.keys)
        patterns = keys.compactMap(Self.pattern).sorted { ($1.weight, $0.key) < ($0.weight, $1.key) }
    }

    private static func pattern(_ key: String) -> Pattern? {
        guard key.contains("{"), Message.Part(key: key).hasWords else { return nil }
        var pieces: [Pattern.Piece] = []
        var (weight, anchor) = (0, "")
        var rest = key[...]
        while !rest.isEmpty {
            let literal = rest.prefix { $0 != "{" }
            rest = rest[literal.endIndex...]
            if !literal.isEmpty {
                pieces.append(.literal(String(literal)))
                weight += literal.count
                if literal.count > anchor.count { anchor = String(literal) }
            }
            guard let close = rest.firstIndex(of: "}") else { break }
            let inside = rest[rest.index(after: rest.startIndex)..<close].split(separator: "?", maxSplits: 1)
            rest = rest[rest.index(after: close)...]
            guard let number = inside.first.flatMap({ Int($0) }) else { return nil }
            if inside.count == 2 {
                let words = inside[1].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
                pieces.append(.choice(number, words))
                weight += words.map(\.count).min() ?? 0
            } else {
                pieces.append(.argument(number))
            }
        }
        return weight < 4 ? nil : Pattern(key: key, pieces: pieces, weight: weight, anchor: Array(anchor.utf8))
    }

    /// What one text may cost: how often a part of it is looked at, and how deep.
    final class Search {
        let names: Set<String>
        var left = 600

        init(_ names: Set<String>) { self.names = names }
    }

    /// - Parameter names: of systems, which are no words.
    func message(_ text: String, keeping names: Set<String> = []) -> Message { message(text, Search(names), 0) }

    func message(_ text: String, _ search: Search, _ depth: Int) -> Message {
        search.left -= 1
        if text.isEmpty || search.names.contains(text) || depth > 8 || search.left < 0 || text.utf8.count > Self.longest
        {
            return Message(verbatim: text)
        }
        if let figure = Self.figure(text) { return figure }
        if keys.contains(text) { return Message(key: text) }
        let lowered = text.prefix(1).lowercased() + text.dropFirst()
        if keys.contains(lowered) { return Message(key: lowered).capitalized }
        if text.count > 2, text.first == "\"", text.last == "\"", !text.dropFirst().dropLast().contains("\"") {
            let quote = Message(verbatim: "\"")
            return quote + message(String(text.dropFirst().dropLast()), search, depth + 1) + quote
        }
        // Whole sentences first, then arithmetic and lists, whose parts look like short ones.
        return sentence(text, search, depth, heavy: true) ?? parts(text, search, depth)
            ?? sentence(text, search, depth, heavy: false) ?? list(text, search, depth)
            ?? figureFirst(text, search, depth) ?? Message(verbatim: text)
    }

    private func sentence(_ text: String, _ search: Search, _ depth: Int, heavy: Bool) -> Message? {
        if let found = matched(text, search, depth, heavy) { return found }
        guard let first = text.first, first.isLowercase else { return nil }
        let raised = first.uppercased() + text.dropFirst()
        if keys.contains(raised) { return Message(.uncapitalized(Message(key: raised))) }
        return matched(raised, search, depth, heavy).map { Message(.uncapitalized($0)) }
    }
}

/// A text that is kept as it was written, in the language of what is being written where it can be.
func message(_ text: String) -> Message {
    Language.current == .english
        ? Message(verbatim: text) : KnownSentences.bundled.message(text, keeping: Language.names)
}
