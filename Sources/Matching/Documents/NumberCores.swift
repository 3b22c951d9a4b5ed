import IntegrationModel

/// Finds numbers that lost or changed their prefix on the way: `ORD2405002` that became `WEB-2405002`.
///
/// Only digits are compared, so it needs witnesses: `DocumentLinkage` believes such a key where amounts or parties agree.
struct NumberCores {
    let texts: any TextSource

    /// - Returns: keys between the own numbers of one side and the references of the other.
    func keys(_ left: DocumentTable, _ right: DocumentTable) throws -> [DocumentKey] {
        let (leftFields, rightFields) = (Self.fields(left), Self.fields(right))
        guard !leftFields.isEmpty, !rightFields.isEmpty else { return [] }
        let leftCores = try cores(left, leftFields)
        let rightCores = try cores(right, rightFields)
        let leftPrefixes = try prefixes(left, leftFields)
        let rightPrefixes = try prefixes(right, rightFields)
        var found: [DocumentKey] = []
        for (place, field) in leftFields.enumerated() {
            for (otherPlace, otherField) in rightFields.enumerated() {
                let (one, other) = (left.dataset.fields[field], right.dataset.fields[otherField])
                guard DocumentKey.isOwn(one) != DocumentKey.isOwn(other) else { continue }
                let pairs = Self.join(leftCores[place], rightCores[otherPlace])
                guard pairs.count >= 5 else { continue }
                let isLeftOwn = DocumentKey.isOwn(one)
                let own = Self.filled(isLeftOwn ? one : other)
                let named =
                    isLeftOwn
                    ? Self.named(pairs.map(\.1), among: rightPrefixes[otherPlace])
                    : Self.named(pairs.map(\.0), among: leftPrefixes[place])
                guard 2 * pairs.count >= min(own, named) else { continue }
                found.append(
                    DocumentKey(
                        leftField: field,
                        rightField: otherField,
                        match: .normalised,
                        namedBy: DocumentKey.isOwn(one) ? .right : .left,
                        specificity: .low,
                        pairs: pairs
                    )
                )
            }
        }
        return found
    }

    private static func filled(_ field: Field) -> Int { field.profile.count - field.profile.nulls }

    private static func fields(_ table: DocumentTable) -> [Int] {
        table.dataset.fields.indices.filter { index in
            let field = table.dataset.fields[index]
            guard DocumentKey.canName(field), field.profile.maxLength >= 3, field.profile.maxLength <= 64 else {
                return false
            }
            return field.canonical != nil && field.canonical != .title && field.canonical != .description
                && field.canonical != .structuredCommunication
                && Double(field.profile.distinct) >= 0.8 * Double(filled(field)) && field.profile.distinct >= 5
        }
    }

    /// The digits of each value without leading zeros; empty where fewer than three are written.
    private func cores(_ table: DocumentTable, _ fields: [Int]) throws -> [[[UInt8]]] {
        try texts.texts(of: table.dataset.id, fields: fields).map { column in
            (0..<min(column.count, table.count)).map { record in
                column.withUTF8(of: record) { bytes in
                    let digits = bytes.filter { $0 >= 0x30 && $0 <= 0x39 }
                    return digits.count >= 3 ? Array(digits.drop { $0 == 0x30 }) : []
                }
            }
        }
    }

    /// What stands before the first digit of each value; nil where nothing is written.
    private func prefixes(_ table: DocumentTable, _ fields: [Int]) throws -> [[String?]] {
        try texts.texts(of: table.dataset.id, fields: fields).map { column in
            (0..<min(column.count, table.count)).map { record in
                let text = column[record]
                return text.isEmpty ? nil : String(text.prefix { !$0.isNumber })
            }
        }
    }

    /// How many references are written like those of the records: a list that is made from several systems names each in
    /// a way of its own.
    private static func named(_ records: [Int], among prefixes: [String?]) -> Int {
        let counts = Dictionary(records.compactMap { prefixes[$0] }.map { ($0, 1) }, uniquingKeysWith: +)
        let own = Set(counts.filter { 10 * $0.value >= records.count }.keys)
        return prefixes.count { $0.map(own.contains) ?? false }
    }

    /// Pairs of records whose digits are the same, where nobody else on either side has them.
    private static func join(_ left: [[UInt8]], _ right: [[UInt8]]) -> [(Int, Int)] {
        func unique(_ cores: [[UInt8]]) -> [[UInt8]: Int] {
            var records: [[UInt8]: Int] = [:]
            for (record, core) in cores.enumerated() where !core.isEmpty {
                records[core] = records[core] == nil ? record : -1
            }
            return records
        }
        let rights = unique(right)
        return unique(left).compactMap { core, record in
            guard record >= 0, let other = rights[core], other >= 0 else { return nil }
            return (record, other)
        }.sorted { $0 < $1 }
    }
}
