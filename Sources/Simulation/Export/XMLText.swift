/// Writes an XML document without line breaks between elements, or with them.
struct XMLText {
    private(set) var text: String
    private var depth = 0
    let indents: Bool

    init(encoding: String = "UTF-8", indents: Bool = false) {
        text = "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\n"
        self.indents = indents
    }

    mutating func element(_ name: String, _ value: String, _ attributes: [(String, String)] = []) {
        indent()
        text += "<" + name + Self.written(attributes)
        text += value.isEmpty ? "/>" : ">" + Self.escaped(value) + "</\(name)>"
        end()
    }

    mutating func element(
        _ name: String,
        _ attributes: [(String, String)] = [],
        _ content: (inout XMLText) -> Void
    ) {
        indent()
        text += "<" + name + Self.written(attributes) + ">"
        end()
        depth += 1
        content(&self)
        depth -= 1
        indent()
        text += "</\(name)>"
        end()
    }

    private mutating func indent() { if indents { text += String(repeating: "  ", count: depth) } }
    private mutating func end() { if indents { text += "\n" } }

    private static func written(_ attributes: [(String, String)]) -> String {
        attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
    }

    static func escaped(_ value: String) -> String {
        var result = ""
        for character in value {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }
}
