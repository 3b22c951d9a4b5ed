internal import Synchronization

/// The texts of all languages, from `Texts/*.txt`: blocks of an English text after `= ` and its translations after
/// `nl `, `fr ` and `de `.
struct Translations: Sendable {
    /// A line that is none of these, or a translation twice.
    struct Malformed: Error, CustomStringConvertible {
        var line: Int
        var text: String

        var description: String { "line \(line): \"\(text)\" is no text after \"= \", \"nl \", \"fr \" or \"de \"" }
    }

    private(set) var texts: [String: [Language: String]] = [:]

    init(_ source: String) throws(Malformed) {
        var key: String?
        for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let malformed = Malformed(line: index + 1, text: String(line))
            let pieces = line.split(separator: " ", maxSplits: 1)
            guard pieces.count == 2 else { throw malformed }
            // A space at the begin or end of a text is written as an underscore, so that it is seen.
            let text = Self.unescaped(String(pieces[1]))
            if pieces[0] == "=" {
                guard texts[text] == nil else { throw malformed }
                key = text
                texts[text] = [:]
            } else {
                guard let key, let language = Language(rawValue: String(pieces[0])), texts[key]?[language] == nil else {
                    throw malformed
                }
                texts[key]?[language] = language == .french ? Self.french(text) : text
            }
        }
    }

    /// Signs of two parts stay on the line of the word before them.
    private static func french(_ text: String) -> String {
        [
            (" :", "\u{A0}:"), (" ;", "\u{202F};"), (" ?", "\u{202F}?"), (" »", "\u{A0}»"), ("« ", "«\u{A0}"),
            (" %", "\u{A0}%"),
        ]
        .reduce(text) { text, pair in
            text.split(separator: pair.0, omittingEmptySubsequences: false).joined(separator: pair.1)
        }
    }

    private static func unescaped(_ text: String) -> String {
        var text = text
        if text.hasPrefix("_") { text = " " + text.dropFirst() }
        if text.hasSuffix("_") { text = text.dropLast() + " " }
        return text
    }

    subscript(language: Language, key: String) -> String? { texts[key]?[language] }

    /// The texts that come with the program.
    static let bundled: Translations = {
        do {
            return try Translations(bundledText)
        } catch {
            preconditionFailure("the texts of the program: \(error)")
        }
    }()

    static var bundledText: String {
        [
            PackageResources.names_txt, PackageResources.report_txt, PackageResources.terminal_txt,
            PackageResources.gaps_txt, PackageResources.prices_txt, PackageResources.steps_txt,
            PackageResources.planning_txt, PackageResources.measuring_txt, PackageResources.invoices_txt,
            PackageResources.inputs_txt, PackageResources.remarks_txt,
        ].map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    }

    /// Collects what has no translation, for those who check that all is there.
    final class Missing: Sendable {
        private let found = Mutex<Set<String>>([])

        func note(_ key: String) { found.withLock { _ = $0.insert(key) } }

        var keys: [String] { found.withLock { $0.sorted() } }
    }

    @TaskLocal static var missing: Missing?
}
