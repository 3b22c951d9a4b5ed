public import IntegrationModel

/// A language that reports and pages are written in, as it is written in Belgium or, for German, in Germany.
public enum Language: String, Sendable, Hashable, CaseIterable {
    case english = "en"
    case dutch = "nl"
    case french = "fr"
    case german = "de"

    /// The language of what is being written: set for the time of writing one page, so that whatever takes part in it
    /// agrees about it.
    @TaskLocal static var current = Language.english

    /// The names of the systems that are written about: they are no words.
    @TaskLocal static var names: Set<String> = []

    /// Writes something about a snapshot in the language.
    public func write<Result>(about snapshot: Snapshot, _ body: () throws -> Result) rethrows -> Result {
        let names = Set(snapshot.map.systems.flatMap { [$0.name, $0.id] })
        return try Self.$names.withValue(names) { try writing(body) }
    }

    /// The language of a locale's name, `nl_BE.UTF-8`; nil where there are no texts in it.
    public init?(locale: String) {
        guard let language = Language(rawValue: locale.prefix(2).lowercased()),
            locale.count == 2 || "_-.@".contains(locale.dropFirst(2).first ?? " ")
        else { return nil }
        self = language
    }

    /// Writes something in the language: whatever is written inside is in it, where nothing else is asked for.
    public func writing<Result>(_ body: () throws -> Result) rethrows -> Result {
        try Self.$current.withValue(self, operation: body)
    }

    var groupSeparator: String {
        switch self {
        case .english: ","
        case .dutch, .german: "."
        case .french: "\u{202F}"
        }
    }

    var decimalMark: String { self == .english ? "." : "," }

    /// - Parameter amount: without a sign, in the form of the language.
    func money(_ amount: String, currency: String, sign: String) -> String {
        let symbol = ["EUR": "€", "USD": "$", "GBP": "£"][currency]
        switch self {
        case .english: return sign + (symbol ?? currency + " ") + amount
        case .dutch: return "\(sign)\(symbol ?? currency)\u{A0}\(amount)"
        case .french, .german: return "\(sign)\(amount)\u{A0}\(symbol ?? currency)"
        }
    }
}

extension Language {
    /// A message in the language of what is being written; see ``writing(_:)``.
    public static func text(of message: Message) -> String { localized(message) }

    /// An amount, in the language of what is being written.
    public static func text(ofMoney amount: Double, _ currency: String) -> String {
        NumberText.money(amount, currency)
    }

    /// A text that is kept as it was written in English, in the language of what is being written where it can be.
    public static func text(ofKnown text: String) -> String { localized(message(text)) }
}

/// A message in the language of what is being written.
func localized(_ message: Message) -> String { message.text(in: Language.current) }

extension Language: MessageLanguage {
    public func template(for key: String) -> String? {
        guard self != .english else { return nil }
        let template = Translations.bundled[self, key]
        if template == nil { Translations.missing?.note(key) }
        return template
    }

    public func number(_ english: String) -> String {
        guard self != .english else { return english }
        return english.map { $0 == "," ? groupSeparator : $0 == "." ? decimalMark : String($0) }.joined()
    }

    public func money(_ english: String, currency: String) -> String {
        guard self != .english else { return EnglishLanguage().money(english, currency: currency) }
        let isNegative = english.hasPrefix("-") || english.hasPrefix("−")
        let amount = number(isNegative ? String(english.dropFirst()) : english)
        return money(amount, currency: currency, sign: isNegative ? "−" : "")
    }

    public func date(_ iso: String) -> String {
        let parts = iso.split(separator: "-")
        guard self != .english, parts.count == 3 else { return iso }
        return parts.reversed().joined(separator: self == .german ? "." : "/")
    }

    public func isSingular(_ english: String) -> Bool {
        // In French all below two is one.
        guard self == .french else { return english == "1" }
        return english == "0" || english == "1" || english.hasPrefix("0.") || english.hasPrefix("1.")
    }

    /// German sentences may begin with a noun, which keeps its capital.
    public func uncapitalized(_ sentence: String) -> String {
        self == .german ? sentence : EnglishLanguage().uncapitalized(sentence)
    }

    /// In French "de" and "que" lose their vowel before another one: "d'Odoo", "d'avoirs".
    public func append(_ argument: String, to text: inout String) {
        if self == .french, let first = argument.unicodeScalars.first,
            "aeiouyàâéèêëîïôöùûüAEIOUÀÂÉÈÊÎÔ".unicodeScalars.contains(first),
            [" de ", " que ", "De ", "Que "].contains(where: text.hasSuffix) || text == "de " || text == "que "
        {
            text.removeLast(2)
            text += "’"
        }
        text += argument
    }
}
