/// The terms of `vocabulary.tsv`: data, so that a language or a word more is no code.
struct Vocabulary: Sendable {
    static let bundled = Vocabulary(PackageResources.vocabulary_tsv)

    /// The concepts of each term, folded and without spaces. Where two languages disagree, the first line counts.
    private let concepts: [[UInt8]: [HeaderConcept]]
    let longestTerm: Int

    /// Reads lines of concepts (with commas), language and term, separated by tabs. Lines that name an unknown concept
    /// are left out; `VocabularyTests` sees to it that there are none.
    init(_ table: [UInt8]) {
        var concepts: [[UInt8]: [HeaderConcept]] = [:]
        for line in table.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            guard cells.count == 3 else { continue }
            let names = cells[0].split(separator: UInt8(ascii: ","))
            let known = names.compactMap { HeaderConcept(rawValue: String(decoding: $0, as: UTF8.self)) }
            guard known.count == names.count, !known.isEmpty else { continue }
            for spelling in Self.spellings(of: String(decoding: cells[2], as: UTF8.self)) {
                let term = HeaderWords(spelling).letters
                if !term.isEmpty, concepts[term] == nil { concepts[term] = known }
            }
        }
        self.concepts = concepts
        longestTerm = concepts.keys.reduce(0) { max($0, $1.count) }
    }

    /// A term, and the term with ae, oe and ue for umlauts, as names of files and technical fields write them.
    private static func spellings(of term: String) -> [String] {
        var plain = ""
        for letter in term {
            switch letter {
            case "ä": plain += "ae"
            case "ö": plain += "oe"
            case "ü": plain += "ue"
            default: plain.append(letter)
            }
        }
        return plain == term ? [term] : [term, plain]
    }

    func concepts(of term: ArraySlice<UInt8>) -> [HeaderConcept]? { concepts[Array(term)] }
}
