import IntegrationModel

/// Finds fields whose values are those of a key after a part of one of them is cut off: a prefix, leading zeros, some
/// of the characters.
struct TransformedReferenceDetection {
    let profiles: [DatasetProfile]
    let scoring: ReferenceScoring

    /// Datasets with more records are not read again for this.
    private static let mostRecords = 1_000_000
    /// How much less sure a reference is for needing a transform, and for needing zeros left out as well.
    private static let doubt = 0.03

    /// - Parameter known: claims that hold as the values are.
    /// - Throws: what `texts` throws.
    func claims(_ texts: any TextSource, besides known: [ReferenceScoring.Claim]) throws -> [ReferenceScoring.Claim] {
        let columns = try columns(texts)
        let settled = Set(
            known.filter { $0.coverage >= 0.9 }.flatMap { claim in
                [[claim.child, claim.parent], [claim.parent, claim.child]]
            }
        )
        let search = TransformSearch()
        var found: [ReferenceScoring.Claim] = []
        for first in columns {
            for second in columns {
                guard mayRefer(first.position, second.position),
                    !settled.contains([first.position, second.position]),
                    let transform = search.transform(first, second)
                else { continue }
                found += claims(first, second, transform)
            }
        }
        return found
    }

    /// The claims that say more than the others.
    ///
    /// A field that refers to a dataset as it is needs no transform for it, and of the fields of a dataset that a field
    /// of another is joined with, one is meant.
    static func needed(_ claims: [ReferenceScoring.Claim], besides known: [ReferenceScoring.Claim])
        -> [ReferenceScoring.Claim]
    {
        let plain = Set(known.map { [$0.child.table, $0.child.field, $0.parent.table] })
        var joined: Set<[Int]> = []
        return claims.filter { claim in
            let (child, parent) = (claim.child, claim.parent)
            return !plain.contains([child.table, child.field, parent.table])
                && (!claim.isBetweenKeys || !plain.contains([parent.table, parent.field, child.table]))
        }
        // Codes say more than numbers.
        .sorted { one, other in
            let (first, second) = (one.transform?.isNumeric ?? false, other.transform?.isNumeric ?? false)
            return first == second
                ? (other.score, one.child, one.parent) < (one.score, other.child, other.parent) : second
        }
        .filter { claim in
            let (child, parent) = (claim.child, claim.parent)
            let isFirst =
                !joined.contains([child.table, child.field, parent.table])
                && (!joined.contains([parent.table, parent.field, child.table]) || !claim.isBetweenKeys)
            guard isFirst else { return false }
            joined.insert([child.table, child.field, parent.table])
            if claim.isBetweenKeys { joined.insert([parent.table, parent.field, child.table]) }
            return true
        }
    }

    /// The claims that a transform of the values of `changed` proves, in either direction.
    private func claims(_ changed: CodeColumn, _ plain: CodeColumn, _ found: TransformSearch.Found)
        -> [ReferenceScoring.Claim]
    {
        let words = TransformWording(transform: found.transform, column: changed).text
        let one = ColumnRun(table: changed.position.table, field: changed.position.field, distinct: found.distinct)
        let other = ColumnRun(table: plain.position.table, field: plain.position.field, distinct: plain.count)
        let doubt = Self.doubt * (found.transform.isWithoutZeros ? 2 : 1)
        let claims = [
            scoring.claim(one, other, found.shared, through: .init(words, isNumeric: found.isNumeric, doubt: doubt)),
            scoring.claim(
                other,
                one,
                found.shared,
                through: .init("the other's " + words, isNumeric: found.isNumeric, doubt: doubt)
            ),
        ].compactMap(\.self)
        return claims.max { ($0.score, $1.parent) < ($1.score, $0.parent) }.map { [$0] } ?? []
    }

    private func field(_ position: ColumnPosition) -> Field { profiles[position.table].dataset.fields[position.field] }

    /// Whether one of two fields may refer to the other. The parts of a record belong to it whatever their values are, and
    /// whole numbers become no others.
    private func mayRefer(_ first: ColumnPosition, _ second: ColumnPosition) -> Bool {
        let (one, other) = (profiles[first.table].dataset, profiles[second.table].dataset)
        return first.table != second.table && one.parent != other.id && other.parent != one.id
            && (field(first).profile.type != .integer || field(second).profile.type != .integer)
    }

    /// The columns of codes that may refer to another one, or be referred to.
    private func columns(_ texts: any TextSource) throws -> [CodeColumn] {
        let codes = profiles.indices.map { table -> [ColumnPosition] in
            let dataset = profiles[table].dataset
            guard dataset.records <= Self.mostRecords else { return [] }
            return dataset.fields.indices.filter { CodeColumn.isCode(dataset.fields[$0]) }.map {
                ColumnPosition(table: table, field: $0)
            }
        }
        let all = codes.flatMap(\.self)
        return try codes.indices.flatMap { table -> [CodeColumn] in
            let positions = codes[table].filter { position in all.contains { mayRefer(position, $0) } }
            // To read an export again costs as much as to read it.
            guard !positions.isEmpty else { return [] }
            let plain = try texts.texts(of: profiles[table].dataset.id, fields: positions.map(\.field))
            return zip(positions, plain).compactMap { CodeColumn($0, $1) }
        }
    }
}
