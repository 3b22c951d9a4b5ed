/// How messages are written in a language.
public protocol MessageLanguage {
    /// The sentence for a key, with the same arguments; nil where the key itself, in English, is to be taken.
    func template(for key: String) -> String?
    /// A number in the form of the language.
    func number(_ english: String) -> String
    func money(_ english: String, currency: String) -> String
    /// - Parameter iso: `2026-03-12`.
    func date(_ iso: String) -> String
    /// Whether the words for one go with a number.
    func isSingular(_ english: String) -> Bool
    /// A sentence as a part of another one, where only what is always so has a capital.
    func uncapitalized(_ sentence: String) -> String
    /// Adds an argument to what is written before it, where the language joins the two.
    func append(_ argument: String, to text: inout String)
}

/// English, in which messages are written.
public struct EnglishLanguage: MessageLanguage {
    public init() {}

    public func template(for key: String) -> String? { nil }
    public func number(_ english: String) -> String { english }

    public func money(_ english: String, currency: String) -> String {
        let (sign, amount) = english.hasPrefix("-") ? ("-", String(english.dropFirst())) : ("", english)
        return sign + (currency == "EUR" ? "€" : currency + " ") + amount
    }

    public func date(_ iso: String) -> String { iso }
    public func isSingular(_ english: String) -> Bool { english == "1" }
    public func append(_ argument: String, to text: inout String) { text += argument }
    public func uncapitalized(_ sentence: String) -> String { sentence.prefix(1).lowercased() + sentence.dropFirst() }
}

extension Message: CustomStringConvertible {
    /// The message in English.
    public var description: String { text(in: EnglishLanguage()) }

    /// The message in a language. O(length).
    public func text(in language: some MessageLanguage) -> String {
        parts.map { $0.text(in: language) }.joined()
    }
}

extension Message.Part {
    fileprivate func text(in language: some MessageLanguage) -> String {
        let template = hasWords ? language.template(for: key) ?? key : key
        guard template.utf8.contains(UInt8(ascii: "{")) else { return template }
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let place = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            let pieces = place.split(separator: "?", maxSplits: 1)
            guard let number = pieces.first.flatMap({ Int($0) }), arguments.indices.contains(number - 1) else {
                text += "{\(place)}"
                continue
            }
            let argument = arguments[number - 1]
            if pieces.count == 1 {
                language.append(argument.text(in: language), to: &text)
            } else {
                let words = pieces[1].split(separator: "|", omittingEmptySubsequences: false)
                text += argument.isSingular(in: language) ? words[0] : words[words.count - 1]
            }
        }
        return text + rest
    }
}

extension Message.Argument {
    fileprivate func text(in language: some MessageLanguage) -> String {
        switch self {
        case .text(let text): return text
        case .number(let number): return language.number(number)
        case .money(let amount, let currency): return language.money(amount, currency: currency)
        case .date(let date): return language.date(date)
        case .message(let message): return message.text(in: language)
        case .capitalized(let message):
            let text = message.text(in: language)
            return text.prefix(1).uppercased() + text.dropFirst()
        case .uncapitalized(let message): return language.uncapitalized(message.text(in: language))
        }
    }

    fileprivate func isSingular(in language: some MessageLanguage) -> Bool {
        switch self {
        case .number(let number), .text(let number): language.isSingular(number)
        default: false
        }
    }
}
