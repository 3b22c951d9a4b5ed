/// Words for yes and no in Dutch, French, German and English.
enum BooleanWord {
    /// The token of a folded value of at most 7 letters, or nil where it is no such word.
    @inline(__always)
    static func token(_ folded: UnsafePointer<UInt8>, _ count: Int, in words: WordTable) -> ValueToken? {
        guard count >= 1, count <= 7 else { return nil }
        var word: UInt64 = 0
        for index in 0..<count { word = word << 8 | UInt64(folded[index]) }
        return words[word].map { ValueToken(bits: $0) }
    }

    /// The bits of their tokens, by the bytes of the words.
    static let words: WordTable = {
        let yes = ["true", "yes", "ja", "oui", "waar", "vrai", "wahr"]
        let no = ["false", "no", "nee", "neen", "non", "nein", "onwaar", "faux", "falsch"]
        var table: [UInt64: UInt64] = [:]
        func add(_ words: [String], _ token: ValueToken) {
            for word in words { table[word.utf8.reduce(0) { $0 << 8 | UInt64($1) }] = token.bits }
        }
        add(yes, .yes)
        add(no, .no)
        add(["y", "j", "o"], .yesLetter)
        add(["n"], .noLetter)
        return WordTable(table)
    }()
}
