internal import IntegrationModel

extension KnownSentences {
    /// Arithmetic and lists, each part by itself, without the brackets around it.
    func parts(_ text: String, _ search: Search, _ depth: Int) -> Message? {
        let opened = text.count { $0 == "(" } - text.count { $0 == ")" }
        let lead = text.prefix { " (".contains($0) }
        let isEnclosed = opened == 0 && lead.contains("(") && text.hasSuffix(")")
        if !lead.isEmpty, opened > 0 || isEnclosed || !lead.contains("(") {
            let inside = String(text.dropFirst(lead.count).dropLast(isEnclosed ? 1 : 0))
            return Message(verbatim: String(lead)) + message(inside, search, depth + 1)
                + Message(verbatim: isEnclosed ? ")" : "")
        }
        if opened < 0, text.hasSuffix(")") {
            return message(String(text.dropLast()), search, depth + 1) + Message(verbatim: ")")
        }
        for separator in ["; ", " = ", " × ", " + ", " ÷ "] {
            var pieces: [String] = []
            var rest = text[...]
            while let place = rest.place(of: separator) {
                pieces.append(String(rest[..<place.lowerBound]))
                rest = rest[place.upperBound...]
            }
            guard !pieces.isEmpty else { continue }
            pieces.append(String(rest))
            return joined(pieces, by: separator).map { message($0, search, depth + 1) }
                .joined(separator: Message(verbatim: separator))
        }
        return nil
    }

    /// The pieces, of which those that are one sentence of the catalogue together are one.
    private func joined(_ pieces: [String], by separator: String) -> [String] {
        var result: [String] = []
        for piece in pieces {
            if let last = result.last, keys.contains(last + separator + piece) {
                result[result.count - 1] = last + separator + piece
            } else {
                result.append(piece)
            }
        }
        return result
    }

    /// Whether something filled in goes over the border of two titles.
    static func hasTwo(_ argument: String) -> Bool { argument.contains(Self.joint) && !argument.contains("\"") }

    /// Between the titles of two steps, and before what more there is.
    private static let joint = ", and "

    /// Titles that were joined, each a sentence of its own, or one and how many more there are.
    func titles(_ text: String, _ search: Search, _ depth: Int) -> Message? {
        guard let place = text[...].place(of: Self.joint) else { return nil }
        let (left, right) = (String(text[..<place.lowerBound]), String(text[place.upperBound...]))
        let first = message(left, search, depth + 1)
        guard Self.isKnown(left, first, search.names) else { return nil }
        let words = right.split(separator: " ")
        if words.count == 3, words[1] == "steps", words[2] == "more", words[0].allSatisfy(\.isNumber) {
            return "\(first), and \(.text(String(words[0]))) steps more"
        }
        let second = message(right, search, depth + 1)
        guard Self.isKnown(right, second, search.names) else { return nil }
        return "\(first), and \(second)"
    }

    /// Sentences one after the other, where each is one.
    func list(_ text: String, _ search: Search, _ depth: Int) -> Message? {
        for separator in [", ", " and "] {
            var start = text.startIndex
            while let place = text[start...].place(of: separator) {
                let (left, right) = (String(text[..<place.lowerBound]), String(text[place.upperBound...]))
                let found = [left, right].map { message($0, search, depth + 2) }
                if zip([left, right], found).allSatisfy({ $0.contains(" ") && Self.isKnown($0, $1, search.names) }) {
                    return found.joined(separator: Message(stringLiteral: separator))
                }
                start = place.upperBound
            }
        }
        return nil
    }

    /// A figure, and what is said of it.
    func figureFirst(_ text: String, _ search: Search, _ depth: Int) -> Message? {
        var head = text.prefix { $0.isNumber || ",.€% -".contains($0) }
        while let last = head.last, " ,.-".contains(last) { head.removeLast() }
        let rest = text[head.endIndex...]
        guard let next = rest.first, " ,".contains(next), let figure = Self.figure(String(head)) else { return nil }
        let words = String(rest)
        return figure + (keys.contains(words) ? Message(key: words) : message(words, search, depth + 1))
    }

    /// Numbers, shares, amounts in euro and dates.
    static func figure(_ text: String) -> Message? {
        func isNumber(_ text: Substring) -> Bool {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            let groups = (parts.first ?? "").split(separator: ",", omittingEmptySubsequences: false)
            guard parts.count <= 2, let first = groups.first, (parts + groups).allSatisfy({ !$0.isEmpty }) else {
                return false
            }
            return (groups.count == 1 || first.count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 })
                && text.allSatisfy { $0.isASCII && $0.isNumber || $0 == "," || $0 == "." }
        }
        if isNumber(text[...]) { return Message(.number(text)) }
        if text.hasSuffix(" %"), isNumber(text.dropLast(2)) { return "\(.number(String(text.dropLast(2)))) %" }
        let sign = text.hasPrefix("-") ? "-" : ""
        let amount = text.dropFirst(sign.count)
        if amount.hasPrefix("€"), isNumber(amount.dropFirst()) {
            return Message(.money(sign + amount.dropFirst(), currency: "EUR"))
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy(\.isNumber) }) {
            return Message(.date(text))
        }
        return nil
    }
}

extension Substring {
    /// Where a part, in ASCII, begins first; the search of the standard library sets up a table for each call.
    fileprivate func place(of part: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if utf8[start...].starts(with: part.utf8) {
                return start..<utf8.index(start, offsetBy: part.utf8.count)
            }
            start = utf8.index(after: start)
        }
        return nil
    }
}
