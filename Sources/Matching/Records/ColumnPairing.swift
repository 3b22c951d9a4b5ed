import IntegrationModel

/// Finds which columns of two tables hold the same, by their names, meanings and values.
struct ColumnPairing {
    /// A column of each table, or one of a single table, and how it is compared.
    struct Pair {
        var left: Int
        var right: Int
        var kind: AttributeKind
    }

    private struct Usable {
        var column: Int
        var kind: AttributeKind
        var sample: Set<UInt64>
        var words: Set<UInt64>
    }

    /// Each column of a table with itself.
    static func within(_ table: RecordTable) -> [Pair] {
        table.columns.indices.compactMap { column in
            AttributeKind(of: table.columns[column]).map { Pair(left: column, right: column, kind: $0) }
        }
    }

    /// The pairs of the best assignment, in the order of the left columns.
    static func between(_ left: RecordTable, _ right: RecordTable) -> [Pair] {
        let (one, other) = (usable(left), usable(right))
        var found: [Candidate] = []
        for (first, mine) in one.enumerated() {
            for (second, yours) in other.enumerated() where AttributeKind.common(mine.kind, yours.kind) != nil {
                let score = score(left.columns[mine.column], mine, right.columns[yours.column], yours)
                if score >= 0.4 { found.append(Candidate(first, second, score)) }
            }
        }
        return OneToOne.assign(found).sorted { $0.left < $1.left }.compactMap { match in
            let (mine, yours) = (one[match.left], other[match.right])
            return AttributeKind.common(mine.kind, yours.kind).map {
                Pair(left: mine.column, right: yours.column, kind: $0)
            }
        }
    }

    private static func score(_ left: RecordColumn, _ one: Usable, _ right: RecordColumn, _ other: Usable) -> Double {
        var doubt = 1 - 0.5 * HeaderSimilarity.between(left.name, right.name)
        if let meaning = left.meaning, let otherMeaning = right.meaning {
            doubt *= meaning == otherMeaning ? 0.4 : 1.3
        }
        if let semantic = left.semanticType, semantic == right.semanticType { doubt *= 0.6 }
        let shared = max(share(one.sample, other.sample), 0.7 * share(one.words, other.words))
        // Small numbers are in every column of numbers.
        let trust = one.kind == .number || other.kind == .number ? 0.4 : 0.8
        return 1 - doubt * (1 - trust * shared / (shared + 0.1))
    }

    private static func share(_ one: Set<UInt64>, _ other: Set<UInt64>) -> Double {
        let smaller = min(one.count, other.count)
        return smaller < 5 ? 0 : Double(one.intersection(other).count) / Double(smaller)
    }

    private static func usable(_ table: RecordTable) -> [Usable] {
        table.columns.indices.compactMap { column in
            guard let kind = AttributeKind(of: table.columns[column]) else { return nil }
            let (values, words) = sample(table.columns[column].texts)
            return Usable(column: column, kind: kind, sample: values, words: words)
        }
    }

    /// Hashes of values and of words, in both tables the same part of all there can be.
    private static func sample(_ texts: TextColumn) -> (values: Set<UInt64>, words: Set<UInt64>) {
        var shift = 0
        while texts.count >> shift > 8_000 { shift += 1 }
        var values: Set<UInt64> = []
        var words: Set<UInt64> = []
        var folded: [UInt8] = []
        func add(_ bytes: UnsafeBufferPointer<UInt8>, to set: inout Set<UInt64>) {
            let hash = ByteHash.hash(bytes)
            if hash >> (64 - UInt64(shift)) == 0 || shift == 0 { set.insert(hash) }
        }
        for record in 0..<texts.count {
            folded.removeAll(keepingCapacity: true)
            texts.withUTF8(of: record) { FoldedValue.appendWords($0, to: &folded) }
            guard !folded.isEmpty else { continue }
            folded.withUnsafeBufferPointer { bytes in
                add(bytes, to: &values)
                for word in bytes.split(separator: FoldedValue.space) {
                    add(UnsafeBufferPointer(rebasing: word), to: &words)
                }
            }
        }
        return (values, words)
    }
}
