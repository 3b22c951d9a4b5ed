/// A JSON value (RFC 8259) whose members keep their order and whose amounts keep their decimals.
indirect enum JSONText {
    case text(String)
    /// Written as it is.
    case number(String)
    case flag(Bool)
    case null
    case array([JSONText])
    case object([(String, JSONText)])

    static func amount(_ cents: Int) -> JSONText {
        var text = Spelling.amount(cents)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return .number(text)
    }

    var compact: String {
        var text = ""
        write(to: &text, depth: nil)
        return text
    }

    var indented: String {
        var text = ""
        write(to: &text, depth: 0)
        return text + "\n"
    }

    private func write(to text: inout String, depth: Int?) {
        switch self {
        case .text(let value): Self.quote(value, to: &text)
        case .number(let value): text += value
        case .flag(let value): text += value ? "true" : "false"
        case .null: text += "null"
        case .array(let elements):
            Self.list(elements.count, "[", "]", to: &text, depth: depth) { place, text, depth in
                elements[place].write(to: &text, depth: depth)
            }
        case .object(let members):
            Self.list(members.count, "{", "}", to: &text, depth: depth) { place, text, depth in
                Self.quote(members[place].0, to: &text)
                text += depth == nil ? ":" : ": "
                members[place].1.write(to: &text, depth: depth)
            }
        }
    }

    private static func list(
        _ count: Int,
        _ open: String,
        _ close: String,
        to text: inout String,
        depth: Int?,
        _ element: (Int, inout String, Int?) -> Void
    ) {
        text += open
        let inner = depth.map { $0 + 1 }
        for place in 0..<count {
            if place > 0 { text += "," }
            if let inner { text += "\n" + String(repeating: "  ", count: inner) }
            element(place, &text, inner)
        }
        if let depth, count > 0 { text += "\n" + String(repeating: "  ", count: depth) }
        text += close
    }

    private static func quote(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
