public import FoundationEssentials

/// A check of JSON against a JSON Schema (draft 2020-12), for the keywords that Koppel's own schemas use, and those of
/// SARIF's (draft 4).
///
/// A keyword it does not know is itself a fault, so that no part of a schema goes unchecked.
public struct JSONSchemaCheck {
    /// Any JSON value.
    public indirect enum Value: Decodable, Equatable, Sendable {
        case null, bool(Bool), number(Double), text(String), array([Value]), object([String: Value])

        public init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let value = try? container.decode(Bool.self) {
                self = .bool(value)
            } else if let value = try? container.decode(Double.self) {
                self = .number(value)
            } else if let value = try? container.decode(String.self) {
                self = .text(value)
            } else if let value = try? container.decode([Value].self) {
                self = .array(value)
            } else {
                self = .object(try container.decode([String: Value].self))
            }
        }

        public subscript(key: String) -> Value? {
            if case .object(let members) = self { members[key] } else { nil }
        }
    }

    private let schema: Value

    public init(schema: String) throws { self.schema = try Self.parse(Data(schema.utf8)) }

    public static func parse(_ json: Data) throws -> Value { try JSONDecoder().decode(Value.self, from: json) }

    /// What is wrong with a document, each with the path to it; empty where it is valid.
    public func faults(in document: Data) throws -> [String] { faults(in: try Self.parse(document), schema, at: "$") }

    private func faults(in value: Value, _ schema: Value, at path: String) -> [String] {
        guard case .object(let keywords) = schema else { return ["\(path): a schema is no object"] }
        return keywords.sorted { $0.key < $1.key }.flatMap { keyword, argument in
            switch (keyword, argument, value) {
            case ("$schema", _, _), ("$id", _, _), ("id", .text, _), ("title", _, _), ("description", _, _),
                ("$defs", _, _), ("definitions", _, _), ("default", _, _):
                return [String]()
            case ("$ref", .text(let reference), _):
                let steps = reference.split(separator: "/").map(String.init)
                guard steps.count == 3, let definition = self.schema[steps[1]]?[steps[2]] else {
                    return ["\(path): no definition \(reference)"]
                }
                return faults(in: value, definition, at: path)
            case ("type", .text(let type), _): return has(type, value) ? [] : ["\(path): is no \(type)"]
            case ("type", .array(let types), _):
                let fits = types.contains { if case .text(let type) = $0 { has(type, value) } else { false } }
                return fits ? [] : ["\(path): is of no type of \(types)"]
            case ("anyOf", .array(let options), _):
                return options.contains { faults(in: value, $0, at: path).isEmpty } ? [] : ["\(path): fits no option"]
            case ("const", _, _): return value == argument ? [] : ["\(path): is not \(argument)"]
            case ("enum", .array(let values), _):
                return values.contains(value) ? [] : ["\(path): \(value) is not in the list"]
            case ("required", .array(let names), .object(let members)):
                return names.compactMap {
                    if case .text(let name) = $0, members[name] == nil { "\(path): has no \(name)" } else { nil }
                }
            case ("properties", .object(let properties), .object(let members)):
                return properties.sorted { $0.key < $1.key }.flatMap { name, schema in
                    members[name].map { faults(in: $0, schema, at: "\(path).\(name)") } ?? []
                }
            case ("additionalProperties", .object, .object(let members)):
                let known = schema["properties"]
                return members.sorted { $0.key < $1.key }.filter { known?[$0.key] == nil }.flatMap {
                    faults(in: $0.value, argument, at: "\(path).\($0.key)")
                }
            case ("uniqueItems", .bool, .array(let elements)):
                return argument == .bool(true) && elements.indices.contains { elements[..<$0].contains(elements[$0]) }
                    ? ["\(path): has an element twice"] : []
            case ("format", .text("uri-reference"), .text(let text)), ("format", .text("uri"), .text(let text)):
                let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && !"\"<>\\^`{|}".utf8.contains($0) }
                return isPlain ? [] : ["\(path): \(text) is no reference"]
            case ("additionalProperties", .bool(true), _), ("additionalProperties", .object, _), ("uniqueItems", _, _):
                return []
            case ("additionalProperties", .bool(false), .object(let members)):
                guard case .object(let known) = schema["properties"] ?? .object([:]) else { return [] }
                return members.keys.sorted().filter { known[$0] == nil }.map { "\(path): has an unknown \($0)" }
            case ("minLength", .number(let least), .text(let text)):
                return Double(text.unicodeScalars.count) >= least ? [] : ["\(path): is shorter than \(least)"]
            case ("maxLength", .number(let most), .text(let text)):
                return Double(text.unicodeScalars.count) <= most ? [] : ["\(path): is longer than \(most)"]
            case ("items", _, .array(let elements)):
                return elements.enumerated().flatMap { faults(in: $1, argument, at: "\(path)[\($0)]") }
            case ("minItems", .number(let least), .array(let elements)):
                return Double(elements.count) >= least ? [] : ["\(path): has fewer than \(least) elements"]
            case ("maxItems", .number(let most), .array(let elements)):
                return Double(elements.count) <= most ? [] : ["\(path): has more than \(most) elements"]
            case ("minimum", .number(let least), .number(let number)):
                return number >= least ? [] : ["\(path): is less than \(least)"]
            case ("maximum", .number(let most), .number(let number)):
                return number <= most ? [] : ["\(path): is more than \(most)"]
            case ("pattern", .text("^[A-Z]{3}$"), .text(let text)):
                return text.utf8.count == 3 && text.utf8.allSatisfy { (65...90).contains($0) }
                    ? [] : ["\(path): is no code"]
            case ("format", .text("date-time"), .text(let text)):
                return Self.isDateTime(text) ? [] : ["\(path): \(text) is no time with offset"]
            case ("format", .text("date"), .text(let text)):
                return Self.isDateTime(text + "T00:00:00Z") ? [] : ["\(path): \(text) is no date"]
            case ("required", _, _), ("properties", _, _), ("items", _, _), ("minItems", _, _), ("maxItems", _, _),
                ("minimum", _, _), ("maximum", _, _), ("minLength", _, _), ("maxLength", _, _),
                ("additionalProperties", .bool(false), _), ("pattern", .text("^[A-Z]{3}$"), _),
                ("format", .text("date-time"), _), ("format", .text("date"), _):
                return []
            default: return ["\(path): the keyword \(keyword) is not checked"]
            }
        }
    }

    private func has(_ type: String, _ value: Value) -> Bool {
        switch (type, value) {
        case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .text), ("array", .array),
            ("object", .object):
            true
        case ("integer", .number(let number)): number == number.rounded()
        default: false
        }
    }

    /// `2026-10-30T17:00:00Z`, or with an offset (RFC 3339).
    private static func isDateTime(_ text: String) -> Bool {
        let shape = String(text.map { $0.isASCII && $0.isNumber ? "9" : $0 })
        return ["9999-99-99T99:99:99Z", "9999-99-99T99:99:99+99:99", "9999-99-99T99:99:99-99:99"].contains(shape)
    }
}
