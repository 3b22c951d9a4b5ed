import IntegrationModel

/// Finds which columns of two tables hold the same, by their names, meanings and values.
struct ColumnPairing {
    /// Columns of each table, or of a single table, and how they are compared. Several are read as one text.
    struct Pair {
        var left: [Int]
        var right: [Int]
        var kind: AttributeKind
        /// Whether one is a number that the other table may only share by accident.
        var isDoubtful = false
    }

    /// Each column of a table with itself.
    static func within(_ table: RecordTable) -> [Pair] {
        table.columns.indices.compactMap { column in
            AttributeKind(of: table.columns[column]).map { Pair(left: [column], right: [column], kind: $0) }
        }
    }

    /// The pairs of the best assignment, in the order of the left columns; and codes that many records share without it, as
    /// where one table has the numbers of the other beside its own.
    static func between(_ left: RecordTable, _ right: RecordTable, threads: Int) -> [Pair] {
        let (one, other) = (PairableColumn.all(left, threads: threads), PairableColumn.all(right, threads: threads))
        var names = NameComparison(names(one, left), names(other, right))
        var found: [Candidate] = []
        var shared: [Pair] = []
        for (first, mine) in one.enumerated() {
            for (second, yours) in other.enumerated() where AttributeKind.common(mine.kind, yours.kind) != nil {
                let (column, partner) = (left.columns[mine.column], right.columns[yours.column])
                let alike = max(
                    HeaderSimilarity.between(column.name, partner.name),
                    names.likeness(first, second).whole
                )
                let score = score(column, mine, partner, yours, namedAlike: alike)
                if score >= 0.4 { found.append(Candidate(first, second, score)) }
                if mine.kind == .code || yours.kind == .code, mine.values.share(in: yours.values) >= 0.4 {
                    shared.append(Pair(left: [mine.column], right: [yours.column], kind: .code, isDoubtful: true))
                }
            }
        }
        let pairs = OneToOne.assign(found).sorted { $0.left < $1.left }.compactMap { match in
            let (mine, yours) = (one[match.left], other[match.right])
            return AttributeKind.common(mine.kind, yours.kind).map {
                Pair(left: [mine.column], right: [yours.column], kind: $0)
            }
        }
        return JoinedColumns(one, other).joined(pairs)
            + shared.filter { pair in !pairs.contains { $0.left == pair.left && $0.right == pair.right } }
    }

    private static func names(_ columns: [PairableColumn], _ table: RecordTable) -> [FieldName] {
        NameReading().names(columns.map { table.columns[$0.column].name })
    }

    private static func score(
        _ left: RecordColumn,
        _ one: PairableColumn,
        _ right: RecordColumn,
        _ other: PairableColumn,
        namedAlike: Double
    ) -> Double {
        var doubt = 1 - 0.5 * namedAlike
        // A last name may be a part of the name.
        if let meaning = left.kin, let otherMeaning = right.kin, Set([meaning, otherMeaning]) != [.name, .lastName] {
            doubt *= meaning == otherMeaning ? 0.4 : 1.3
        }
        let areOfOneType = left.semanticType != nil && left.semanticType == right.semanticType
        if areOfOneType || left.isRegistration && right.isRegistration { doubt *= 0.6 }
        let shared = max(one.values.share(in: other.values), 0.7 * one.words.share(in: other.words))
        // Small numbers are in every column of numbers.
        let trust = one.kind == .number || other.kind == .number ? 0.4 : 0.8
        return 1 - doubt * (1 - trust * shared / (shared + 0.1))
    }
}
