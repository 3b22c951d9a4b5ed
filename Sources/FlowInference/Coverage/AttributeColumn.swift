import IntegrationModel

/// A value that sorts records into kinds: their own, or that of the party they are about.
struct AttributeColumn {
    let path: String
    private let texts: TextColumn
    /// The row of the text for each record, -1 where there is none; nil where it is the record's own.
    private let places: [Int]?

    /// The value of a record; nil where it has none, or its party is not known.
    subscript(record: Int) -> String? {
        let place = places.map { record < $0.count ? $0[record] : -1 } ?? record
        return place >= 0 && place < texts.count ? texts[place] : nil
    }

    /// Those of a dataset, and for documents those of their parties.
    static func columns(
        of source: DatasetProfile,
        _ parties: [DatasetProfile],
        _ texts: any TextSource
    ) throws -> [AttributeColumn] {
        var columns = try own(source, texts)
        guard source.dataset.entity.isDocument else { return columns }
        for party in parties {
            let fields = party.dataset.fields.indices.filter { isAttribute(party.dataset.fields[$0]) }
            guard !fields.isEmpty, let places = places(of: source, in: party) else { continue }
            for (field, column) in zip(fields, try texts.texts(of: party.dataset.id, fields: fields)) {
                let path = "\(party.dataset.id).\(party.dataset.fields[field].path)"
                columns.append(AttributeColumn(path: path, texts: column, places: places))
            }
        }
        return columns
    }

    private static func own(_ source: DatasetProfile, _ texts: any TextSource) throws -> [AttributeColumn] {
        let fields = source.dataset.fields.indices.filter { isAttribute(source.dataset.fields[$0]) }
        guard !fields.isEmpty else { return [] }
        return zip(fields, try texts.texts(of: source.dataset.id, fields: fields)).map { field, column in
            AttributeColumn(path: source.dataset.fields[field].path, texts: column, places: nil)
        }
    }

    /// For each document its party, by the surest of the ways to name one that holds for most of them.
    static func places(of source: DatasetProfile, in party: DatasetProfile) -> [Int]? {
        for (field, keys) in PartyNaming.ways {
            guard let named = source.values(field) else { continue }
            for key in keys {
                guard let values = party.values(key) else { continue }
                var rows: [UInt64: Int] = [:]
                for (row, hash) in values.hashes.enumerated() where hash != 0 { rows[hash] = rows[hash] ?? row }
                let places = named.hashes.map { $0 == 0 ? -1 : rows[$0] ?? -1 }
                if 10 * places.count(where: { $0 >= 0 }) >= 7 * places.count { return places }
            }
        }
        return nil
    }

    /// Whether a field sorts records into kinds, and is not what becomes of them.
    private static func isAttribute(_ field: Field) -> Bool {
        guard field.profile.distinct >= 2, field.profile.distinct <= 60,
            field.profile.type == .text || field.profile.type == .boolean || field.profile.type == .integer
        else { return false }
        switch field.canonical {
        case .type, .category, .tags, .language, .country, .region, .currency, .recordSource, .journal, .legalForm:
            return true
        case nil:
            return 20 * field.profile.distinct <= field.profile.count
        default: return false
        }
    }
}

/// How documents name parties of their own system, the surest way first.
enum PartyNaming {
    static let ways: [(document: CanonicalField, party: [CanonicalField])] = [
        (.partyNumber, [.number, .id]), (.partyID, [.id, .number]), (.partyVATNumber, [.vatNumber]),
        (.partyEmail, [.email]), (.partyName, [.name]),
    ]
}
