import IntegrationModel

/// Names what has to become of the values of a field before they are those of another: matched fields are often written
/// in other ways.
struct FieldTransforms {
    /// A transform with the share of the different values that it explains, 0–1; nil where only the form tells it.
    struct Found {
        let words: String
        let coverage: Double?
        /// Whether values of several fields are joined.
        var isJoined = false
    }

    private let left: DatasetProfile
    private let right: DatasetProfile
    private let codes: [[Int: CodeColumn]]

    /// Datasets with more records are not read again for this.
    private static let mostRecords = 1_000_000
    /// Where so many values are the same as they are, nothing needs to become of them.
    private static let mostAsTheyAre = 0.9
    private static let leastCoverage = 0.4

    /// - Parameter texts: reads codes again; nil to look at the forms of values alone.
    /// - Throws: what `texts` throws.
    init(_ left: DatasetProfile, _ right: DatasetProfile, texts: (any TextSource)?) throws {
        (self.left, self.right) = (left, right)
        guard let texts, max(left.columns.count, right.columns.count) <= Self.mostRecords else {
            codes = [[:], [:]]
            return
        }
        codes = try [left, right].enumerated().map { table, profile in
            let fields = profile.dataset.fields.indices.filter { CodeColumn.isCode(profile.dataset.fields[$0]) }
            guard !fields.isEmpty, profile.columns.count > 0 else { return [:] }
            let columns = try texts.texts(of: profile.dataset.id, fields: fields)
            var found: [Int: CodeColumn] = [:]
            for (field, column) in zip(fields, columns) {
                found[field] = CodeColumn(ColumnPosition(table: table, field: field), column)
            }
            return found
        }
    }

    /// What has to become of the values of two fields; nil where nothing has, or it is not known.
    ///
    /// - Parameter share: of the values of the one with fewer, those that the other has.
    func transform(_ first: Int, _ second: Int, share: Double) -> Found? {
        let (one, other) = (left.dataset.fields[first].profile, right.dataset.fields[second].profile)
        if share < Self.mostAsTheyAre, let cut = cut(first, second), cut.coverage ?? 0 > share + 0.1 { return cut }
        return share > 0 ? notation(one, other) : nil
    }

    private func cut(_ first: Int, _ second: Int) -> Found? {
        guard let one = codes[0][first], let other = codes[1][second] else { return nil }
        let search = TransformSearch()
        let candidates = [(one, other, "left"), (other, one, "right")].compactMap { from, to, side -> Found? in
            guard let found = search.transform(from, to), !(found.isNumeric && found.transform.isWithoutZeros) else {
                return nil
            }
            // Of the values that come out, or of those that they are to become, whichever are fewer.
            let coverage = Double(found.shared) / Double(max(1, min(found.distinct, to.count)))
            guard coverage >= Self.leastCoverage else { return nil }
            let words = TransformWording(transform: found.transform, column: from).text
            return Found(words: "\(side): \(words)", coverage: coverage)
        }
        return candidates.max { $0.coverage ?? 0 < $1.coverage ?? 0 }
    }

    /// What differs in how the same values are written.
    private func notation(_ one: FieldProfile, _ other: FieldProfile) -> Found? {
        let kinds = [one.type, other.type]
        if kinds.allSatisfy({ $0 == .date || $0 == .dateTime }) {
            if one.type != other.type { return Found(words: "the day of a date with time", coverage: nil) }
            if let order = one.dateOrder, let otherOrder = other.dateOrder, order != otherOrder {
                return Found(words: "dates in another order", coverage: nil)
            }
        }
        if let mark = one.decimalMark, let otherMark = other.decimalMark, mark != otherMark {
            return Found(words: "decimal comma for decimal point", coverage: nil)
        }
        guard kinds.allSatisfy({ $0 == .text }), !one.patterns.isEmpty, !other.patterns.isEmpty,
            Set(one.patterns.map(\.pattern)).isDisjoint(with: other.patterns.map(\.pattern))
        else { return nil }
        func folded(_ profile: FieldProfile) -> Set<String> {
            Set(profile.patterns.map { $0.pattern.lowercased().filter { $0 == "9" || $0 == "a" } })
        }
        guard !folded(one).isDisjoint(with: folded(other)) else { return nil }
        return Found(words: "other case or punctuation", coverage: nil)
    }
}
