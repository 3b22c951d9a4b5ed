import IntegrationModel

/// Finds the fields by which the documents of two datasets name each other.
struct DocumentKeyDetection {
    let profiles: [DatasetProfile]
    let overlap: OverlapIndex
    let texts: any TextSource
    let hashing: any ValueHashing

    func keys(_ left: DocumentTable, _ right: DocumentTable) throws -> [DocumentKey] {
        let found = try columnKeys(left, right) + embeddedKeys(left, right)
        // Where most documents of the smaller side name another as it is, nothing is gained by looking for parts of it.
        let most = found.map { DocumentLinkage.unique($0.pairs).count }.max() ?? 0
        guard 2 * most < min(left.count, right.count) else { return found }
        return try found + NumberCores(texts: texts).keys(left, right)
    }

    private func columnKeys(_ left: DocumentTable, _ right: DocumentTable) -> [DocumentKey] {
        var found: [DocumentKey] = []
        for first in overlap.runsOfTable[left.table] {
            for second in overlap.runsOfTable[right.table] {
                let (leftRun, rightRun) = (overlap.runs[first], overlap.runs[second])
                let shared = overlap.shared(first, second)
                let smaller = min(leftRun.distinct, rightRun.distinct)
                guard shared >= 3, Double(shared) >= 0.1 * Double(smaller) else { continue }
                let leftField = left.dataset.fields[leftRun.field]
                let rightField = right.dataset.fields[rightRun.field]
                guard DocumentKey.canName(leftField), DocumentKey.canName(rightField),
                    Self.isUnique(leftField) || Self.isUnique(rightField)
                else { continue }
                found.append(
                    DocumentKey(
                        leftField: leftRun.field,
                        rightField: rightRun.field,
                        match: .exact,
                        namedBy: namedBy(leftField, rightField),
                        specificity: min(
                            DocumentKey.specificity(of: leftField.profile),
                            DocumentKey.specificity(of: rightField.profile)
                        ),
                        pairs: join(
                            left.profile.columns.columns[leftRun.field].hashes,
                            right.profile.columns.columns[rightRun.field].hashes
                        )
                    )
                )
            }
        }
        return found
    }

    /// Numbers of one side inside free text of the other: "betaling factuur F2026-00012".
    private func embeddedKeys(_ left: DocumentTable, _ right: DocumentTable) throws -> [DocumentKey] {
        let rightNames = try embedded(numbersOf: left, inTextsOf: right).map { number, text, pairs in
            DocumentKey(
                leftField: number,
                rightField: text,
                match: .embedded,
                namedBy: .right,
                specificity: DocumentKey.specificity(of: left.dataset.fields[number].profile),
                pairs: pairs
            )
        }
        let leftNames = try embedded(numbersOf: right, inTextsOf: left).map { number, text, pairs in
            DocumentKey(
                leftField: text,
                rightField: number,
                match: .embedded,
                namedBy: .left,
                specificity: DocumentKey.specificity(of: right.dataset.fields[number].profile),
                pairs: pairs.map { ($0.1, $0.0) }.sorted { $0 < $1 }
            )
        }
        return rightNames + leftNames
    }

    /// Pairs of (owner's record, text's record), by field of the number and of the text.
    private func embedded(
        numbersOf owner: DocumentTable,
        inTextsOf other: DocumentTable
    ) throws -> [(number: Int, text: Int, pairs: [(Int, Int)])] {
        let numbers = owner.dataset.fields.indices.filter { index in
            let field = owner.dataset.fields[index]
            // A program names a document by its id, which is long and no mere count.
            let isLongID = field.canonical == .id && field.profile.type == .text && field.profile.maxLength >= 8
            return (field.canonical == .number || field.canonical == .structuredCommunication)
                && field.profile.maxLength >= 4 || isLongID
        }
        let textFields = other.dataset.fields.indices.filter { Self.isFreeText(other.dataset.fields[$0]) }
        guard !numbers.isEmpty, !textFields.isEmpty else { return [] }
        let columns = try texts.texts(of: other.dataset.id, fields: textFields)
        var found: [(Int, Int, [(Int, Int)])] = []
        for number in numbers {
            var records: [UInt64: Int] = [:]
            for (record, hash) in owner.profile.columns.columns[number].hashes.enumerated() where hash != 0 {
                records[hash] = records[hash] == nil ? record : -1
            }
            for (position, text) in textFields.enumerated() {
                var pairs: [(Int, Int)] = []
                for record in 0..<columns[position].count {
                    let tokens = columns[position].withUTF8(of: record) { ReferenceTokens.hashes(in: $0, hashing) }
                    let named = Set(tokens.compactMap { records[$0] }.filter { $0 >= 0 })
                    pairs += named.sorted().map { ($0, record) }
                }
                if pairs.count >= 3 { found.append((number, text, pairs)) }
            }
        }
        return found
    }

    private static func isFreeText(_ field: Field) -> Bool {
        switch field.canonical {
        case .remittanceText, .description, .title, .reference, .sourceDocument, .structuredCommunication:
            field.profile.type == .text && field.profile.maxLength >= 4
        case nil:
            field.profile.type == .text && field.profile.semanticType == nil && field.profile.maxLength >= 10
                && field.profile.distinct > 10
        default: false
        }
    }

    private static func isUnique(_ field: Field) -> Bool {
        let filled = field.profile.count - field.profile.nulls
        return filled >= 3 && Double(field.profile.distinct) >= 0.9 * Double(filled)
    }

    private func namedBy(_ left: Field, _ right: Field) -> LinkSide? {
        switch (DocumentKey.isOwn(left), DocumentKey.isOwn(right)) {
        case (true, false): .right
        case (false, true): .left
        default: nil
        }
    }

    /// Pairs of records with the same value, where a value has at most a few records on either side.
    private func join(_ left: MappedArray<UInt64>, _ right: MappedArray<UInt64>) -> [(Int, Int)] {
        var records: [UInt64: [Int]] = [:]
        for (record, hash) in left.enumerated() where hash != 0 { records[hash, default: []].append(record) }
        var pairs: [(Int, Int)] = []
        for (record, hash) in right.enumerated() where hash != 0 {
            guard let lefts = records[hash], lefts.count <= 16 else { continue }
            pairs += lefts.map { ($0, record) }
        }
        return pairs.sorted { $0 < $1 }
    }
}
