import GapAnalysis
import IntegrationModel
import Profiling

/// Puts together what the gap rules look at.
struct FindingsAssembly {
    let profiles: [DatasetProfile]
    let texts: any TextSource
    let until: Double

    func findings(
        map: FlowMap,
        records: [String: [FlowRecord]],
        _ duplicates: [DuplicateGroup],
        _ references: [Reference],
        _ links: [RecordLinks]
    ) throws -> Findings {
        let seasons = SeasonShape(documents: DataPeriod.documentMoments(profiles, until: until))
        let missing = MissingExports(profiles: profiles, texts: texts, systems: map.systems, until: until)
        let peppol = PeppolReadiness(profiles: profiles, texts: texts, links: links, until: until)
        try texts.prepare(
            [missing.textFields, peppol.textFields, identifierFields].reduce(into: [:]) { all, more in
                all.merge(more) { Set($0).union($1).sorted() }
            }
        )
        return Findings(
            map: map,
            records: records,
            duplicates: try self.duplicates(duplicates),
            invalid: try invalidIdentifiers(),
            brokenReferences: try brokenReferences(references),
            yearlyRecords: Dictionary(
                uniqueKeysWithValues: profiles.compactMap { profile in
                    DataPeriod.yearlyRecords(profile, until: until, seasons).map { (profile.dataset.id, $0) }
                }
            ),
            dataUntil: until,
            seasons: seasons,
            missingExports: try missing.findings(),
            invoices: try peppol.findings()
        )
    }

    private func duplicates(_ groups: [DuplicateGroup]) throws -> [DuplicateFinding] {
        try Dictionary(grouping: groups, by: \.dataset).sorted { $0.key < $1.key }.compactMap { dataset, groups in
            guard let profile = profile(dataset) else { return nil }
            let field = profile.numberField
            let numbers = try field.map { try texts.texts(of: dataset, fields: [$0])[0] }
            return DuplicateFinding(
                dataset: dataset,
                groups: groups.map { $0.records.map { evidence(profile, $0, field, numbers?[$0]) } },
                confidence: groups.map(\.confidence).min() ?? 0
            )
        }
    }

    /// Fields of which nearly all values are right, and not all, by dataset.
    private var identifierFields: [String: [Int]] {
        let found = profiles.map { profile in
            profile.dataset.fields.indices.filter { index in
                let values = profile.dataset.fields[index].profile
                guard let type = values.semanticType else { return false }
                return (type.hasCheckDigits || type == .email) && values.semanticShare < 1
            }
        }
        return Dictionary(zip(profiles.map(\.dataset.id), found)) { first, _ in first }.filter { !$0.value.isEmpty }
    }

    /// Values with wrong check digits, in fields where nearly all values are right.
    private func invalidIdentifiers() throws -> [InvalidIdentifiers] {
        let fields = identifierFields
        return try profiles.flatMap { profile in
            try (fields[profile.dataset.id] ?? []).compactMap { index -> InvalidIdentifiers? in
                let field = profile.dataset.fields[index]
                guard let type = field.profile.semanticType else { return nil }
                let column = try texts.texts(of: profile.dataset.id, fields: [index])[0]
                let places = type.invalidRecords(in: column).filter { Self.isMeant(column[$0], as: type) }.map {
                    record in
                    evidence(profile, record, index, column[record])
                }
                return InvalidIdentifiers(
                    field: FieldReference(dataset: profile.dataset.id, field: field.path),
                    type: type,
                    places: places,
                    checked: field.profile.count - field.profile.nulls
                )
            }
        }
    }

    /// Whether a value was meant as an identifier: what a payer writes instead of a communication is no mistyped one.
    private static func isMeant(_ value: String, as type: SemanticType) -> Bool {
        switch type {
        case .structuredCommunication:
            value.utf8.count { $0 >= 0x30 && $0 <= 0x39 } == 12 && !value.contains(where: \.isLetter)
        case .creditorReference: value.uppercased().hasPrefix("RF")
        default: true
        }
    }

    /// References within a system that most records keep and some break.
    private func brokenReferences(_ references: [Reference]) throws -> [BrokenReferenceFinding] {
        try references.compactMap { reference in
            guard let child = profile(reference.child.dataset), let parent = profile(reference.parent.dataset),
                child.dataset.system == parent.dataset.system, reference.confidence >= 0.7,
                reference.coverage >= 0.8, reference.coverage < 1, reference.furtherFields == nil,
                reference.transform == nil,
                let field = child.dataset.fieldIndex(path: reference.child.field),
                let key = parent.dataset.fieldIndex(path: reference.parent.field)
            else { return nil }
            let known = Set(parent.columns.columns[key].hashes)
            let broken = child.columns.columns[field].hashes.indices.filter { record in
                let hash = child.columns.columns[field].hashes[record]
                return hash != 0 && !known.contains(hash)
            }
            let column = try texts.texts(of: child.dataset.id, fields: [field])[0]
            return BrokenReferenceFinding(
                reference: reference,
                places: broken.map { evidence(child, $0, field, column[$0]) }
            )
        }
    }

    private func profile(_ dataset: String) -> DatasetProfile? { profiles.first { $0.dataset.id == dataset } }

    private func evidence(_ profile: DatasetProfile, _ record: Int, _ field: Int?, _ value: String?) -> GapEvidence {
        let place = profile.location(of: record)
        return GapEvidence(
            file: place.file,
            line: place.line ?? 0,
            field: field.map { profile.dataset.fields[$0].path },
            value: value
        )
    }
}
