/// A text for a reader, kept as what it says: sentences in English with what is filled into them.
///
/// A stage writes it as an English literal, `"\(count) orders of \(system)"`, and knows no other language; who shows it
/// looks the sentence up in a language by its ``Part/key`` and writes numbers and dates as readers of it do
/// (``text(in:)``). As a plain string, in ``description``, it is English.
public struct Message: Sendable, Hashable {
    /// Something filled into a sentence. Figures are in their English form, so that how far they are rounded is decided
    /// where they are known, and are rewritten for other languages.
    public enum Argument: Codable, Sendable, Hashable {
        /// A name, an id, a value: the same in every language.
        case text(String)
        /// `1,330`, `2.5`.
        case number(String)
        /// `84,210` of a currency, ISO 4217.
        case money(String, currency: String)
        /// `2026-03-12`.
        case date(String)
        case message(Message)
        /// A message that begins a sentence.
        case capitalized(Message)
        /// A message, which is a sentence by itself, inside of one.
        case uncapitalized(Message)
    }

    /// One sentence, or a part of it.
    public struct Part: Codable, Sendable, Hashable {
        /// The English text with `{1}`, `{2}` for its arguments and `{1?is|are}` for words that depend on whether an
        /// argument is one.
        public var key: String
        public var arguments: [Argument]

        public init(key: String, arguments: [Argument] = []) {
            self.key = key
            self.arguments = arguments
        }

        /// Whether there is anything to translate: a letter outside of the arguments.
        public var hasWords: Bool {
            var depth = 0
            var isChoice = false
            for character in key {
                switch character {
                case "{": (depth, isChoice) = (1, false)
                case "}": depth = 0
                case "?" where depth > 0: isChoice = true
                default: if (depth == 0 || isChoice) && character.isLetter { return true }
                }
            }
            return false
        }
    }

    public private(set) var parts: [Part]

    public init(parts: [Part]) { self.parts = parts }

    /// A text that is the same in every language: a name, or what a user wrote.
    public init(verbatim text: String) { self.init(.text(text)) }

    public init(_ argument: Argument) { parts = [Part(key: "{1}", arguments: [argument])] }

    /// An English text that is looked up as a whole: one of a catalogue, which may have a translation.
    public init(key: String, _ arguments: [Argument] = []) { parts = [Part(key: key, arguments: arguments)] }

    public var isEmpty: Bool { description.isEmpty }

    public static func + (left: Message, right: Message) -> Message { Message(parts: left.parts + right.parts) }

    public static func += (left: inout Message, right: Message) { left.parts += right.parts }

    /// The message at the begin of a sentence.
    public var capitalized: Message { Message(.capitalized(self)) }
}

extension Sequence<Message> {
    /// The messages one after the other.
    public func joined(separator: Message) -> Message {
        var parts: [Message.Part] = []
        for (index, message) in enumerated() { parts += (index > 0 ? separator.parts : []) + message.parts }
        return Message(parts: parts)
    }

    /// `a`, `a and b`, `a, b and c`.
    public var listed: Message {
        let all = Array(self)
        guard all.count > 1, let last = all.last else { return all.first ?? "" }
        return "\(all.dropLast().joined(separator: ", ")) and \(last)"
    }
}

extension Message: Codable {
    /// A message, or the plain text that an earlier version kept.
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let text = try? value.decode(String.self) {
            self.init(verbatim: text)
        } else {
            self.init(parts: try value.decode([Part].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(parts)
    }
}
