public import IntegrationModel

/// Replaces what names people and companies by pseudonyms that are the same wherever the same is named: in another
/// notation, in another file, in the next run.
///
/// What is a name is known from the columns of the exports, of which a workspace keeps keyed hashes; so that no export
/// is read again, and a name is found inside of other texts as well. Pseudonyms come from an HMAC with a key of the
/// workspace, so that nobody without it can tell which name has which.
public struct Pseudonyms: Sendable {
    private let kinds: [UInt64: PseudonymKind]
    private let ownNames: Set<String>
    private let hashing: any ValueHashing
    private let authentication: MessageAuthentication

    /// - Parameters:
    ///   - kinds: what the values of the exports' columns name, by their hashes.
    ///   - ownNames: names of systems, datasets and fields, which stay.
    ///   - key: the secret behind the pseudonyms.
    public init(
        of kinds: [UInt64: PseudonymKind],
        keeping ownNames: Set<String>,
        hashing: any ValueHashing,
        key: [UInt8]
    ) {
        self.kinds = kinds
        self.ownNames = ownNames
        self.hashing = hashing
        authentication = MessageAuthentication(key: key)
    }

    /// Names of more words than this are found only where they are all of a text.
    private static let mostWords = 8

    /// A text with pseudonyms for all that it names. O(length).
    public func text(_ text: String) -> String {
        guard !text.isEmpty, !ownNames.contains(text) else { return text }
        if let pseudonym = pseudonym(of: text[...], isWhole: true) { return pseudonym }
        let words = Self.words(of: text)
        guard !words.isEmpty else { return text }
        var result = ""
        var end = text.startIndex
        var place = 0
        while place < words.count {
            guard let (count, pseudonym) = longest(at: place, words, text) else {
                place += 1
                continue
            }
            result += text[end..<words[place].lowerBound] + pseudonym
            end = words[place + count - 1].upperBound
            place += count
        }
        return result + text[end...]
    }

    /// The longest name that begins with a word.
    private func longest(at place: Int, _ words: [Range<String.Index>], _ text: String) -> (Int, String)? {
        for count in stride(from: min(Self.mostWords, words.count - place), through: 1, by: -1) {
            let candidate = text[words[place].lowerBound..<words[place + count - 1].upperBound]
            if let pseudonym = pseudonym(of: candidate, isWhole: false) { return (count, pseudonym) }
        }
        return nil
    }

    private func pseudonym(of candidate: Substring, isWhole: Bool) -> String? {
        let name = String(candidate)
        guard !ownNames.contains(name) else { return nil }
        let hash = hashing.hash(name)
        guard hash != 0 else { return nil }
        if let kind = kinds[hash], isWhole || Self.isTelling(candidate, kind) { return pseudonym(hash, kind) }
        // An address tells that it is one, whether a column has it or not.
        return Self.isAddress(candidate) ? pseudonym(hash, .mail) : nil
    }

    private func pseudonym(_ hash: UInt64, _ kind: PseudonymKind) -> String {
        let bytes = [kind.rawValue] + withUnsafeBytes(of: hash.littleEndian) { Array($0) }
        return kind.pseudonym(authentication.code(of: bytes))
    }

    /// Whether a part of a text is surely what a column holds as a whole: not a syllable, not a small number.
    private static func isTelling(_ candidate: Substring, _ kind: PseudonymKind) -> Bool {
        let letters = candidate.count { $0.isLetter }
        let digits = candidate.count { $0.isNumber }
        switch kind {
        case .company, .person, .street, .site: return letters >= 3
        case .mail: return true
        case .phone, .account, .enterprise: return digits >= 8
        }
    }

    private static func isAddress(_ candidate: Substring) -> Bool {
        let parts = candidate.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !candidate.contains(" ")
            && !candidate.hasSuffix("@mail.invalid")
    }

    /// Runs of letters and digits; an address is one word, and a plus sign belongs to its number.
    private static func words(of text: String) -> [Range<String.Index>] {
        var words: [Range<String.Index>] = []
        var start: String.Index?
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            let next = text.index(after: index)
            let follows = next < text.endIndex && (text[next].isLetter || text[next].isNumber)
            let joins = ".@_-+".contains(character) && start != nil && follows && isInAddress(text, index)
            if character.isLetter || character.isNumber || joins || character == "+" && start == nil && follows {
                start = start ?? index
            } else if let begin = start {
                words.append(begin..<index)
                start = nil
            }
            index = next
        }
        if let start { words.append(start..<text.endIndex) }
        return words
    }

    /// Whether the signs around a place, up to white space, hold an at sign.
    private static func isInAddress(_ text: String, _ place: String.Index) -> Bool {
        let ends: (Character) -> Bool = { $0.isWhitespace || "<>()\",;:".contains($0) }
        let before = text[..<place].reversed().prefix(80).prefix { !ends($0) }
        return before.contains("@") || text[place...].prefix(80).prefix { !ends($0) }.contains("@")
    }
}
