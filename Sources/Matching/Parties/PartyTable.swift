import IntegrationModel

/// What is compared of the parties of one dataset.
struct PartyTable {
    /// The position of the dataset among the profiles.
    let table: Int
    let count: Int
    let names: PartyNames
    /// Hashes by kind of identifier; a kind that the dataset lacks is absent.
    let identifiers: [PartyIdentifier: MappedArray<UInt64>]
    /// Folded; empty where the dataset has none.
    let streets: TextColumn
    let postcodes: RecordValues<UInt64>
    let cities: RecordValues<UInt64>
    /// How many records have each value, for each kind of identifier.
    let frequencies: [PartyIdentifier: ValueFrequency]

    init(_ table: Int, _ profile: DatasetProfile, texts: any TextSource) throws {
        self.table = table
        let count = profile.columns.count
        self.count = count
        let dataset = profile.dataset
        let nameFields = Self.nameFields(dataset)
        // Of people in a list of companies there is no other name.
        let personFields = Self.personFields(dataset).filter { !nameFields.contains($0) }
        let streetField = dataset.fieldIndex(.street)
        let columns = try texts.texts(
            of: dataset.id,
            fields: nameFields + personFields + (streetField.map { [$0] } ?? [])
        )
        names = PartyNames(
            Array(columns.prefix(nameFields.count)),
            or: Array(columns.dropFirst(nameFields.count).prefix(personFields.count)),
            count: count
        )
        streets = streetField == nil ? TextColumn(blanks: count) : Self.folded(columns[columns.count - 1], count)
        var identifiers: [PartyIdentifier: MappedArray<UInt64>] = [:]
        for kind in PartyIdentifier.allCases {
            let found = kind.fields.compactMap { profile.values($0)?.hashes }
            guard let first = found.first else { continue }
            guard found.count > 1 else {
                identifiers[kind] = first
                continue
            }
            identifiers[kind] = MappedArray(
                (0..<count).map { record in found.first { $0[record] != 0 }?[record] ?? 0 }
            )
        }
        self.identifiers = identifiers
        frequencies = identifiers.mapValues { hashes in ValueFrequency((0..<count).map { hashes[$0] }) }
        postcodes = RecordValues(profile.values(.postcode)?.hashes, absent: 0)
        cities = RecordValues(profile.values(.city)?.hashes, absent: 0)
    }

    private static func folded(_ column: TextColumn, _ count: Int) -> TextColumn {
        var folded = TextColumn()
        for record in 0..<count {
            folded.append(utf8: TextFolding.words(column[record]).joined(separator: " ").utf8)
        }
        folded.trim()
        return folded
    }

    private static func nameFields(_ dataset: Dataset) -> [Int] {
        if let name = dataset.fieldIndex(.name) { return [name] }
        let parts = personFields(dataset)
        return parts.isEmpty ? [CanonicalField.partyName, .title].compactMap { dataset.fieldIndex($0) } : parts
    }

    private static func personFields(_ dataset: Dataset) -> [Int] {
        [CanonicalField.firstName, .lastName].compactMap { dataset.fieldIndex($0) }
    }
}

/// A value that names a party, whatever the system.
enum PartyIdentifier: CaseIterable {
    case vat, iban, email, phone, website

    var fields: [CanonicalField] {
        switch self {
        case .vat: [.vatNumber, .enterpriseNumber]
        case .iban: [.iban]
        case .email: [.email]
        case .phone: [.phone, .mobile]
        case .website: [.website]
        }
    }

    /// The chance that two different parties have the same value by accident, while no value is shared in a list.
    var accident: Double {
        switch self {
        case .vat: 1e-6
        case .iban: 1e-5
        case .email, .phone: 1e-4
        case .website: 1e-3
        }
    }

    /// The chance that one party has two values in two systems.
    var change: Double {
        switch self {
        case .vat: 0.04
        case .iban: 0.3
        case .email: 0.25
        case .phone: 0.35
        case .website: 0.3
        }
    }
}
