extension Message: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { self.init(parts: value.isEmpty ? [] : [Part(key: value)]) }

    public init(stringInterpolation: StringInterpolation) {
        self.init(key: stringInterpolation.key, stringInterpolation.arguments)
    }

    /// The literal becomes the key, what is interpolated the arguments.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var key = ""
        fileprivate var arguments: [Argument] = []

        public init(literalCapacity: Int, interpolationCount: Int) { key.reserveCapacity(literalCapacity) }

        public mutating func appendLiteral(_ literal: String) { key += literal }

        public mutating func appendInterpolation(_ argument: Argument) {
            arguments.append(argument)
            key += "{\(arguments.count)}"
        }

        public mutating func appendInterpolation(_ text: String) { appendInterpolation(.text(text)) }

        public mutating func appendInterpolation(_ text: Substring) { appendInterpolation(.text(String(text))) }

        /// A whole number without separators: a year, a position.
        public mutating func appendInterpolation(_ number: Int) { appendInterpolation(.text("\(number)")) }

        public mutating func appendInterpolation(_ message: Message) {
            if message.parts.count == 1, message.parts[0].key == "{1}" {
                appendInterpolation(message.parts[0].arguments[0])
            } else {
                appendInterpolation(.message(message))
            }
        }

        /// The word that fits a number: `\(count, one: "is", other: "are")`.
        public mutating func appendInterpolation(_ number: Int, one: StaticString, other: StaticString) {
            appendInterpolation("\(number)", one: one, other: other)
        }

        /// - Parameter number: in its English form.
        public mutating func appendInterpolation(_ number: String, one: StaticString, other: StaticString) {
            arguments.append(.number(number))
            key += "{\(arguments.count)?\(one)|\(other)}"
        }
    }
}
