import IntegrationModel

extension MissingExports {
    /// Fields whose numbers come from one counter, rising with the date, that no other field of the exports has.
    func foreignNumbers(_ documents: [DatasetProfile]) throws -> [MissingExport] {
        try documents.flatMap { profile in
            try profile.dataset.fields.indices.compactMap { field -> MissingExport? in
                guard try isForeignSeries(field, of: profile) else { return nil }
                let column = try texts.texts(of: profile.dataset.id, fields: [field])[0]
                let filled = (0..<profile.columns.count).filter { !column[$0].isEmpty }
                guard let first = filled.first else { return nil }
                let path = profile.dataset.fields[field].path
                return MissingExport(
                    dataset: profile.dataset.id,
                    reason: .numbers(field: path, example: column[first]),
                    records: filled.count,
                    evidence: filled.prefix(10).map { record in
                        let place = profile.location(of: record)
                        return GapEvidence(file: place.file, line: place.line ?? 0, field: path, value: column[record])
                    },
                    confidence: 0.6
                )
            }
        }
    }

    private static let series: Set<CanonicalField> = [
        .reference, .sourceDocument, .orderNumber, .deliveryNumber, .quoteNumber, .dealNumber, .invoiceNumber,
    ]

    /// Whether a field refers to other documents by numbers of one form.
    func mayBeSeries(_ field: Field) -> Bool {
        let filled = field.profile.count - field.profile.nulls
        guard let meaning = field.canonical, Self.series.contains(meaning), filled >= 50,
            field.profile.semanticType == nil, field.profile.distinct * 10 >= filled * 6,
            field.profile.type == .text || field.profile.type == .integer, let shape = field.profile.patterns.first
        else { return false }
        return shape.count * 10 >= filled * 9 && shape.pattern.contains("9")
    }

    private func isForeignSeries(_ index: Int, of profile: DatasetProfile) throws -> Bool {
        let field = profile.dataset.fields[index]
        guard mayBeSeries(field) else { return false }
        // A list that has no other number of its own is counted by this one.
        let hasOwnNumber = [CanonicalField.number, .id].contains { profile.dataset.fieldIndex($0) != nil }
        guard hasOwnNumber || !field.profile.isKey else { return false }
        let filled = field.profile.count - field.profile.nulls
        guard let dates = (profile.values(.date) ?? profile.values(.createdAt))?.numbers else { return false }
        let column = try texts.texts(of: profile.dataset.id, fields: [index])[0]
        guard mayRise(column, dates) else { return false }
        let hashes = Set(profile.columns.columns[index].hashes.lazy.filter { $0 != 0 })
        guard !isKnown(hashes, but: index, of: profile) else { return false }
        let pairs = (0..<profile.columns.count).compactMap { record -> (Double, Double)? in
            guard dates[record].isFinite, let number = Self.lastNumber(column[record]) else { return nil }
            return (dates[record], number)
        }
        guard pairs.count * 10 >= filled * 9, Self.rankCorrelation(pairs) >= 0.95 else { return false }
        return try !areKnown(Set(pairs.map(\.1)), but: profile)
    }

    /// Whether numbers rise with the dates of their records, as far as some records spread over all tell: those of which a
    /// half do not are none of one counter, and to look at all takes long.
    private func mayRise(_ column: TextColumn, _ dates: MappedArray<Double>) -> Bool {
        let step = max(1, dates.count / 1000)
        let pairs = stride(from: 0, to: dates.count, by: step).compactMap { record -> (Double, Double)? in
            guard dates[record].isFinite, let number = Self.lastNumber(column[record]) else { return nil }
            return (dates[record], number)
        }
        return pairs.count < 200 || Self.rankCorrelation(pairs) >= 0.5
    }

    /// Whether another field of the exports has more than a few of some values.
    private func isKnown(_ hashes: Set<UInt64>, but index: Int, of profile: DatasetProfile) -> Bool {
        for other in profiles {
            for field in other.columns.columns.indices where other.dataset.id != profile.dataset.id || field != index {
                guard other.dataset.fields[field].profile.type != .decimal else { continue }
                var found: Set<UInt64> = []
                for hash in other.columns.columns[field].hashes where hashes.contains(hash) { found.insert(hash) }
                if found.count * 20 >= hashes.count { return true }
            }
        }
        return false
    }

    /// Whether the numbers of records of another dataset, without what stands before their digits, hold most of some.
    private func areKnown(_ numbers: Set<Double>, but profile: DatasetProfile) throws -> Bool {
        for other in profiles where other.dataset.id != profile.dataset.id && other.dataset.parent == nil {
            for meaning in [CanonicalField.number, .id, .reference] {
                guard let field = other.dataset.fieldIndex(meaning) else { continue }
                let column = try texts.texts(of: other.dataset.id, fields: [field])[0]
                var found: Set<Double> = []
                for record in 0..<other.columns.count {
                    if let number = Self.lastNumber(column[record]), numbers.contains(number) { found.insert(number) }
                }
                if found.count * 2 >= numbers.count { return true }
            }
        }
        return false
    }

    /// The last run of digits in a text: 123 of `PO-2026-00123`.
    static func lastNumber(_ text: String) -> Double? {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
            guard let last = text.utf8.lastIndex(where: isDigit) else { return nil }
            let digits = text.utf8[...last]
            let first = digits.lastIndex { !isDigit($0) }.map { digits.index(after: $0) } ?? digits.startIndex
            return Double(Substring(digits[first...]))
        }
        let digits = text.reversed().drop { !($0.isASCII && $0.isNumber) }.prefix { $0.isASCII && $0.isNumber }
        return Double(String(digits.reversed()))
    }

    /// Spearman's rank correlation, ties by order.
    private static func rankCorrelation(_ pairs: [(Double, Double)]) -> Double {
        guard pairs.count >= 30 else { return 0 }
        let byDate = pairs.indices.sorted { (pairs[$0].0, pairs[$0].1) < (pairs[$1].0, pairs[$1].1) }
        let ranked = byDate.indices.sorted { pairs[byDate[$0]].1 < pairs[byDate[$1]].1 }
        let count = Double(pairs.count)
        let squares = ranked.enumerated().reduce(0.0) { sum, pair in
            let distance = Double(pair.offset - pair.element)
            return sum + distance * distance
        }
        return 1 - 6 * squares / (count * (count * count - 1))
    }
}
