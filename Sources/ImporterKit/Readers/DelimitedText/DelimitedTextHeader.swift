import IntegrationModel

/// The names of the columns of a delimited text.
enum DelimitedTextHeader {
    /// Names that differ from each other: repeated ones become `Name [2]`, blank ones `column 4`.
    static func uniqueNames(_ raw: [String]) -> [String] {
        var taken = Set(raw.map(trimmed).filter { !$0.isEmpty })
        var used: Set<String> = []
        return raw.enumerated().map { position, text in
            let name = trimmed(text)
            let wanted = name.isEmpty ? "column \(position + 1)" : name
            let isOwn = !name.isEmpty && !used.contains(name)
            var unique = wanted
            var number = 2
            while !isOwn && (taken.contains(unique) || used.contains(unique)) {
                unique = "\(wanted) [\(number)]"
                number += 1
            }
            taken.insert(unique)
            used.insert(unique)
            return unique
        }
    }

    static func trimmed(_ text: String) -> String {
        var rest = Substring(text)
        while let first = rest.first, first.isWhitespace || first == "\u{FEFF}" { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return rest.contains(where: \.isNewline)
            ? rest.split(whereSeparator: \.isNewline).joined(separator: " ") : String(rest)
    }
}
