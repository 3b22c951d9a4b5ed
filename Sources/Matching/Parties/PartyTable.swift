import IntegrationModel

/// What is compared of the parties of one dataset.
struct PartyTable {
    /// The position of the dataset among the profiles.
    let table: Int
    let count: Int
    let names: [PartyName]
    /// Hashes by kind of identifier; a kind that the dataset lacks is absent.
    let identifiers: [PartyIdentifier: [UInt64]]
    let streets: [[UInt8]]
    let postcodes: RecordValues<UInt64>
    let cities: RecordValues<UInt64>
    /// How many records have each value, for each kind of identifier.
    let frequencies: [PartyIdentifier: [UInt64: Int]]
    let nameFrequency: [[UInt8]: Int]
    let coreFrequency: [[UInt8]: Int]

    init(_ table: Int, _ profile: DatasetProfile, texts: any TextSource) throws {
        self.table = table
        let count = profile.columns.count
        self.count = count
        let dataset = profile.dataset
        let nameFields = Self.nameFields(dataset)
        let streetField = dataset.fieldIndex(.street)
        let columns = try texts.texts(of: dataset.id, fields: nameFields + (streetField.map { [$0] } ?? []))
        names = (0..<count).map { record in
            PartyName(nameFields.indices.map { columns[$0][record] }.joined(separator: " "))
        }
        streets = (0..<count).map { record in
            streetField == nil
                ? [] : Array(TextFolding.words(columns[nameFields.count][record]).joined(separator: " ").utf8)
        }
        var identifiers: [PartyIdentifier: [UInt64]] = [:]
        for kind in PartyIdentifier.allCases {
            let found = kind.fields.compactMap { profile.values($0) }
            if let first = found.first {
                var merged = Array(first.hashes)
                for other in found.dropFirst() {
                    for record in 0..<count where merged[record] == 0 { merged[record] = other.hashes[record] }
                }
                identifiers[kind] = merged
            }
        }
        self.identifiers = identifiers
        frequencies = identifiers.mapValues { hashes in
            var counts: [UInt64: Int] = [:]
            for hash in hashes where hash != 0 { counts[hash, default: 0] += 1 }
            return counts
        }
        postcodes = RecordValues(profile.values(.postcode)?.hashes, absent: 0)
        cities = RecordValues(profile.values(.city)?.hashes, absent: 0)
        var nameFrequency: [[UInt8]: Int] = [:]
        var coreFrequency: [[UInt8]: Int] = [:]
        for name in names {
            nameFrequency[name.full, default: 0] += 1
            coreFrequency[name.core, default: 0] += 1
        }
        self.nameFrequency = nameFrequency
        self.coreFrequency = coreFrequency
    }

    private static func nameFields(_ dataset: Dataset) -> [Int] {
        if let name = dataset.fieldIndex(.name) { return [name] }
        let parts = [CanonicalField.firstName, .lastName].compactMap { dataset.fieldIndex($0) }
        return parts.isEmpty ? [CanonicalField.partyName, .title].compactMap { dataset.fieldIndex($0) } : parts
    }
}

/// A party's name as it is compared.
struct PartyName {
    /// All words, folded.
    let full: [UInt8]
    /// Without legal forms.
    let core: [UInt8]
    let coreWords: [String]
    let forms: [String]

    init(_ text: String) {
        let words = TextFolding.words(text)
        let split = LegalForms.split(words)
        full = Array(words.joined(separator: " ").utf8)
        core = Array(split.core.joined(separator: " ").utf8)
        coreWords = split.core
        forms = split.forms
    }

    var isEmpty: Bool { full.isEmpty }
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
