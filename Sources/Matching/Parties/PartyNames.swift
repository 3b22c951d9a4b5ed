import IntegrationModel

/// The names of parties as they are compared.
struct PartyNames {
    /// All words, folded, with a space between them.
    private var full = TextColumn()
    /// Without legal forms.
    private var core = TextColumn()
    /// How many records have each name, and each name without legal forms.
    let fullFrequency: ValueFrequency
    let coreFrequency: ValueFrequency

    /// - Parameters:
    ///   - columns: those that make up the name: one, or those of first and last names.
    ///   - others: those that do so where there is none in these.
    init(_ columns: [TextColumn], or others: [TextColumn] = [], count: Int) {
        for record in 0..<count {
            var words = TextFolding.words(columns.map { $0[record] }.joined(separator: " "))
            if words.isEmpty { words = TextFolding.words(others.map { $0[record] }.joined(separator: " ")) }
            full.append(utf8: words.joined(separator: " ").utf8)
            core.append(utf8: LegalForms.split(words).core.joined(separator: " ").utf8)
        }
        full.trim()
        core.trim()
        fullFrequency = ValueFrequency(Self.hashes(full))
        coreFrequency = ValueFrequency(Self.hashes(core))
    }

    subscript(record: Int) -> PartyName { PartyName(full: bytes(full, record), core: bytes(core, record)) }

    private func bytes(_ column: TextColumn, _ record: Int) -> [UInt8] { column.withUTF8(of: record) { Array($0) } }

    /// The hash of a name without legal forms; 0 where there is no name.
    func coreHash(_ record: Int) -> UInt64 { Self.hash(core, record) }

    /// The hash of the beginning of a name without legal forms.
    func coreHash(_ record: Int, first count: Int) -> UInt64 {
        core.withUTF8(of: record) { ByteHash.hash(UnsafeBufferPointer(rebasing: $0.prefix(count))) }
    }

    /// Calls `body` with each word of a name without legal forms.
    func forEachCoreWord(_ record: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        core.withUTF8(of: record) { bytes in
            for word in bytes.split(separator: FoldedValue.space) { body(UnsafeBufferPointer(rebasing: word)) }
        }
    }

    private static func hashes(_ column: TextColumn) -> [UInt64] {
        (0..<column.count).map { hash(column, $0) }
    }

    private static func hash(_ column: TextColumn, _ record: Int) -> UInt64 {
        column.withUTF8(of: record) { $0.isEmpty ? 0 : ByteHash.hash($0) }
    }
}

/// A party's name as it is compared.
struct PartyName {
    /// All words, folded.
    let full: [UInt8]
    /// Without legal forms.
    let core: [UInt8]

    var isEmpty: Bool { full.isEmpty }

    var coreWords: [ArraySlice<UInt8>] { core.split(separator: FoldedValue.space) }

    /// The legal forms in it, in order.
    var forms: [String] {
        guard full.count != core.count else { return [] }
        return LegalForms.split(
            full.split(separator: FoldedValue.space).map { String(decoding: $0, as: UTF8.self) }
        ).forms
    }
}

/// How many records of a column have each value. It holds the values that repeat only.
struct ValueFrequency {
    private var repeated: [UInt64: Int] = [:]

    /// - Parameter hashes: of each record; 0 where it has no value.
    init(_ hashes: [UInt64]) {
        var sorted = hashes
        sorted.sort()
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
            if end - start > 1, sorted[start] != 0 { repeated[sorted[start]] = end - start }
            start = end
        }
    }

    /// How many records have a value that at least one has.
    subscript(hash: UInt64) -> Int { repeated[hash] ?? 1 }
}
