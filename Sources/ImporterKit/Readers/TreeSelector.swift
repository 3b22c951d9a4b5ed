/// The path of a field that takes one of several repeated elements or objects by the value of another leaf:
/// `Address[@type=INV]/City`, `emails[type=primary].email`, `PartyIdentification/ID[@schemeID=0208]`.
struct TreeSelector: Equatable {
    /// The path as it was written; the name of the field.
    var path: String
    /// The path of the repeated element, from the record.
    var base: String
    /// The path of the leaf that is compared, from the record.
    var condition: String
    /// The text it must have.
    var expected: [UInt8]
    /// The path of the leaf that is taken, from the record; the same as `base` for its own text.
    var value: String

    /// Reads a selector; nil where the path has not exactly one condition in square brackets.
    init?(_ path: String, separator: String) {
        let parts = path.split(separator: "[", omittingEmptySubsequences: false)
        guard parts.count == 2, let close = parts[1].lastIndex(of: "]") else { return nil }
        let inside = parts[1][..<close]
        guard let equals = inside.firstIndex(of: "=") else { return nil }
        let name = inside[..<equals].trimmed
        var text = inside[inside.index(after: equals)...].trimmed
        for quote in ["'", "\""] where text.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote) {
            text = text.dropFirst().dropLast()
        }
        var rest = parts[1][parts[1].index(after: close)...]
        if rest.hasPrefix(separator) { rest = rest.dropFirst(separator.count) } else if !rest.isEmpty { return nil }
        let base = String(parts[0])
        guard !name.isEmpty else { return nil }
        func below(_ part: Substring) -> String {
            part.isEmpty ? base : base.isEmpty ? String(part) : base + separator + part
        }
        self.path = path
        self.base = base
        condition = below(name)
        expected = Array(text.utf8)
        value = below(rest)
    }
}

/// What a node has to do with a selector.
enum TreeSelectorRole {
    /// Each of its elements or objects is asked anew.
    case base(Int)
    /// Its text is compared.
    case condition(Int)
    /// Its text is taken.
    case value(Int)
}

extension Substring {
    fileprivate var trimmed: Substring {
        var result = self
        while result.first == " " { result.removeFirst() }
        while result.last == " " { result.removeLast() }
        return result
    }
}
