import IntegrationModel

/// Fields of one dataset whose values, one after the other, are those of a single field of the other: first and last name
/// and the name, street and house number and the street with both.
struct JoinedFields {
    /// A field and the fields of the other dataset that it joins.
    struct Found {
        /// Whether the joined values stand in the left dataset.
        let isLeft: Bool
        let whole: Int
        /// In the order of their values.
        let parts: [Int]
        /// The share of the values that are the others' joined, or of the joined ones, whichever are fewer, 0–1.
        let coverage: Double
    }

    let found: [Found]

    /// Datasets with more records are not read again for this.
    private static let mostRecords = 1_000_000
    private static let sampled = 600
    /// Different values that must be found, and the share of those sampled.
    private static let leastShared = 5
    private static let leastCoverage = 0.2
    private static let mostFields = 40

    /// - Throws: what `texts` throws.
    /// - Complexity: the values of the texts of both datasets once, then the pairs of texts times a few hundred values.
    init(_ left: DatasetProfile, _ right: DatasetProfile, texts: any TextSource) throws {
        guard max(left.columns.count, right.columns.count) <= Self.mostRecords else {
            found = []
            return
        }
        let (one, other) = (try Texts(left, texts), try Texts(right, texts))
        found = Self.found(one, in: other, isLeft: true) + Self.found(other, in: one, isLeft: false)
    }

    /// The fields of `whole` that join fields of `parts`.
    private static func found(_ whole: Texts, in parts: Texts, isLeft: Bool) -> [Found] {
        let joining = whole.fields.indices.filter { whole.hasSeveralWords[$0] }
        guard !joining.isEmpty, parts.fields.count > 1 else { return [] }
        let values = joining.map { whole.hashes(of: $0) }
        var best = [Found?](repeating: nil, count: joining.count)
        for first in parts.fields.indices {
            for second in parts.fields.indices where second != first {
                let joined = parts.joined(first, second, most: sampled)
                for (position, known) in values.enumerated() {
                    let shared = joined.count { known.contains($0) }
                    guard shared >= leastShared else { continue }
                    let coverage = Double(shared) / Double(max(1, min(joined.count, known.count)))
                    guard coverage >= leastCoverage, coverage > best[position]?.coverage ?? 0 else { continue }
                    best[position] = Found(
                        isLeft: isLeft,
                        whole: whole.fields[joining[position]],
                        parts: [parts.fields[first], parts.fields[second]],
                        coverage: coverage
                    )
                }
            }
        }
        return best.compactMap(\.self)
    }

    /// The texts of a dataset, folded.
    private struct Texts {
        private(set) var fields: [Int] = []
        private(set) var hasSeveralWords: [Bool] = []
        private var columns: [TextColumn] = []
        private let records: Int

        init(_ profile: DatasetProfile, _ texts: any TextSource) throws {
            records = profile.columns.count
            let used = profile.dataset.fields.indices.filter { index in
                let field = profile.dataset.fields[index].profile
                return (field.type == .text || field.type == .integer) && field.distinct >= JoinedFields.leastShared
                    && field.maxLength <= 200
            }.prefix(JoinedFields.mostFields)
            guard records > 0, used.count > 0 else { return }
            for (field, column) in zip(used, try texts.texts(of: profile.dataset.id, fields: Array(used)))
            where !column.isLeftOut {
                fields.append(field)
                columns.append(column)
            }
            hasSeveralWords = columns.indices.map { isOfSeveralWords($0) }
        }

        private func isOfSeveralWords(_ field: Int) -> Bool {
            var filled = 0
            var several = 0
            for record in sample(200) {
                let value = folded(field, record)
                guard !value.isEmpty else { continue }
                filled += 1
                if value.contains(FoldedValue.space) { several += 1 }
            }
            return several * 2 > filled
        }

        /// Records spread over the dataset.
        private func sample(_ most: Int) -> some Sequence<Int> {
            stride(from: 0, to: records, by: max(1, records / most))
        }

        private func folded(_ field: Int, _ record: Int) -> [UInt8] {
            var value: [UInt8] = []
            columns[field].withUTF8(of: record) { FoldedValue.appendWords($0, to: &value) }
            return value
        }

        func hashes(of field: Int) -> Set<UInt64> {
            var hashes: Set<UInt64> = []
            for record in 0..<records {
                let value = folded(field, record)
                if !value.isEmpty { hashes.insert(value.withUnsafeBufferPointer(ByteHash.hash)) }
            }
            return hashes
        }

        /// The hashes of some values of two fields, one after the other, where both have one.
        func joined(_ first: Int, _ second: Int, most: Int) -> Set<UInt64> {
            var hashes: Set<UInt64> = []
            for record in sample(most) {
                let (one, other) = (folded(first, record), folded(second, record))
                guard !one.isEmpty, !other.isEmpty else { continue }
                hashes.insert((one + [FoldedValue.space] + other).withUnsafeBufferPointer(ByteHash.hash))
            }
            return hashes
        }
    }
}

extension JoinedFields {
    /// What a left and a right field have to do with each other, and in which of ``found``; nil for nothing.
    func transform(_ left: Int, _ right: Int, names: (left: [Field], right: [Field])) -> (
        group: Int, coverage: Double, transform: FieldTransforms.Found
    )? {
        let group = found.firstIndex { one in
            one.whole == (one.isLeft ? left : right) && one.parts.contains(one.isLeft ? right : left)
        }
        guard let group else { return nil }
        let one = found[group]
        let fields = one.isLeft ? names.right : names.left
        let joined = one.parts.map { fields[$0].path }.joined(separator: " and ")
        return (
            group,
            one.coverage,
            FieldTransforms.Found(
                words: "\(one.isLeft ? "right" : "left"): joining \(joined)",
                coverage: one.coverage,
                isJoined: true
            )
        )
    }
}
