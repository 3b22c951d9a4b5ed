internal import IntegrationModel

extension KnownSentences {
    func matched(_ text: String, _ search: Search, _ depth: Int, _ heavy: Bool) -> Message? {
        let bytes = Array(text.utf8)
        for pattern in patterns
        where (pattern.weight >= Self.sentence) == heavy && bytes.holds(pattern.anchor) {
            var arguments: [Int: String] = [:]
            var steps = 0
            guard Self.match(pattern.pieces[...], text[...], &arguments, &steps) else { continue }
            // What is counted has a number before it.
            if pattern.isCount, arguments[1]?.first?.isNumber != true { continue }
            let count = arguments.keys.max() ?? 0
            let texts = (0..<count).map { arguments[$0 + 1] ?? "" }
            let opening: Int? = if case .argument(let number)? = pattern.pieces.first { number } else { nil }
            let filled = texts.enumerated().map { index, text in
                Self.isName(text) && index + 1 != opening
                    ? Message(verbatim: text) : message(text, search, depth + 1)
            }
            // Half of a sentence in another language is worse than none.
            // Two titles in one are two sentences, of which the second is no part of the first.
            if heavy, texts.contains(where: Self.hasTwo), let found = titles(text, search, depth) { return found }
            if !heavy, !zip(texts, filled).allSatisfy({ Self.isKnown($0, $1, search.names) }) { continue }
            let numbers = Set(
                pattern.pieces.compactMap { piece in if case .choice(let number, _) = piece { number } else { nil } }
            )
            return Message(
                key: pattern.key,
                filled.enumerated().map { index, argument in
                    numbers.contains(index + 1) ? .number(texts[index]) : .message(argument)
                }
            )
        }
        return nil
    }

    /// Whether a word within a sentence has a capital, as names of elements and fields may have and our own words do not.
    private static func isName(_ text: String) -> Bool {
        guard let first = text.first, first.isUppercase else { return false }
        return text.contains(where: \.isLowercase) && !text.contains(" ")
    }

    /// Whether a text was found, or is a name that there is nothing to find for.
    static func isKnown(_ text: String, _ message: Message, _ names: Set<String>) -> Bool {
        !text.contains(" ") || names.contains(text) || message != Message(verbatim: text)
    }

    /// Whether the text is what the pieces say, the shortest arguments first; given up after many steps.
    private static func match(
        _ pieces: ArraySlice<Pattern.Piece>,
        _ text: Substring,
        _ arguments: inout [Int: String],
        _ steps: inout Int
    ) -> Bool {
        steps += 1
        guard steps < 4_000 else { return false }
        guard let piece = pieces.first else { return text.isEmpty }
        let rest = pieces.dropFirst()
        switch piece {
        case .literal(let words):
            return text.hasPrefix(words) && match(rest, text.dropFirst(words.count), &arguments, &steps)
        case .choice(let number, let words):
            for (index, word) in words.enumerated().reversed() where text.hasPrefix(word) {
                if match(rest, text.dropFirst(word.count), &arguments, &steps) {
                    arguments[number] = index == 0 && words.count > 1 ? "1" : "2"
                    return true
                }
            }
            return false
        case .argument(let number):
            var end = text.startIndex
            if rest.isEmpty {
                guard text.count(where: { $0 == "\"" }).isMultiple(of: 2) else { return false }
                end = text.endIndex
            }
            var isQuoted = false
            while true {
                // What is quoted is filled in whole.
                if !isQuoted, match(rest, text[end...], &arguments, &steps) {
                    arguments[number] = String(text[..<end])
                    return true
                }
                guard end < text.endIndex else { return false }
                if text[end] == "\"" { isQuoted.toggle() }
                end = text.index(after: end)
            }
        }
    }
}

extension [UInt8] {
    /// Whether a part is somewhere in the bytes. Every text is tried against every sentence, and the search of the standard
    /// library sets up a table for each.
    fileprivate func holds(_ part: [UInt8]) -> Bool {
        guard let first = part.first else { return true }
        guard count >= part.count else { return false }
        return withUnsafeBufferPointer { bytes in
            part.withUnsafeBufferPointer { part in
                for start in 0...(bytes.count - part.count) where bytes[start] == first {
                    var length = 1
                    while length < part.count, bytes[start + length] == part[length] { length += 1 }
                    if length == part.count { return true }
                }
                return false
            }
        }
    }
}
