import IntegrationModel

/// Finds the fields of two datasets that hold the same thing.
struct FieldMatching {
    let profiles: [DatasetProfile]
    private let traits: [[FieldTraits]]
    private let names: [[FieldName]]
    private let said: CorrectedMatches?

    /// Pairs that are less sure than this are not told of.
    static let leastConfidence = 0.01

    /// - Parameters:
    ///   - tables: the positions of the datasets that will be compared; nil for all.
    ///   - said: what a person said of their fields.
    init(profiles: [DatasetProfile], tables: Set<Int>? = nil, said: CorrectedMatches? = nil) {
        self.profiles = profiles
        self.said = said
        let reading = NameReading()
        let isCompared = profiles.indices.map { tables?.contains($0) ?? true }
        let names = profiles.indices.map { table in
            isCompared[table] ? reading.names(profiles[table].dataset.fields.map(\.path)) : []
        }
        traits = profiles.indices.map { isCompared[$0] ? Self.traits(profiles[$0], names[$0]) : [] }
        self.names = names
    }

    private static func traits(_ profile: DatasetProfile, _ names: [FieldName]) -> [FieldTraits] {
        let fields = meaningful(profile.dataset.fields, names)
        let whole = Set(
            fields.flatMap { field -> [String] in
                let segments = NameReading.segments(field.path)
                return (1..<max(1, segments.count)).map { segments.prefix($0).joined(separator: "\u{1}") }
            }
        )
        return fields.indices.map { index in
            FieldTraits(
                fields[index],
                index < profile.columns.columns.count ? profile.columns.columns[index] : nil,
                place: fields.count > 1 ? Double(index) / Double(fields.count - 1) : 0,
                hasParts: whole.contains(NameReading.segments(fields[index].path).joined(separator: "\u{1}"))
            )
        }
    }

    /// The fields, where those that are called the same in several parts of a record mean the same: a dataset has one city
    /// by its meaning, and those of the addresses for invoice and delivery are cities all the same.
    private static func meaningful(_ fields: [Field], _ names: [FieldName]) -> [Field] {
        var meanings: [[NameElement]: CanonicalField] = [:]
        for (field, name) in zip(fields, names) where field.meaning == .inferred && !name.parents.isEmpty {
            if let meaning = field.canonical { meanings[name.leaf] = meanings[name.leaf] ?? meaning }
        }
        return zip(fields, names).map { field, name in
            guard field.canonical == nil, !name.parents.isEmpty, let meaning = meanings[name.leaf] else {
                return field
            }
            var field = field
            field.canonical = meaning
            field.meaning = .inferred
            return field
        }
    }

    /// Matches ranked per left field; those of the one-to-one assignment are chosen.
    ///
    /// - Parameters:
    ///   - transforms: names what has to become of values that are written otherwise; nil to leave that out.
    ///   - joined: fields that join several of the other dataset; nil to leave that out.
    ///   - least: the least confidence of those that are told of.
    func matches(
        _ left: Int,
        _ right: Int,
        links: RecordLinks?,
        transforms: FieldTransforms? = nil,
        joined: JoinedFields? = nil,
        least: Double = leastConfidence
    ) -> [FieldMatch] {
        let pairs = scored(left, right, links: links, transforms: transforms, joined: joined)
        let chosen = FieldAssignment.chosen(pairs)
        return pairs.enumerated().filter { $0.element.confidence >= least || chosen.contains($0.offset) }
            .sorted { one, other in
                (one.element.left, other.element.confidence, one.element.right)
                    < (other.element.left, one.element.confidence, other.element.right)
            }
            .map { index, pair in
                FieldMatch(
                    left: reference(left, pair.left),
                    right: reference(right, pair.right),
                    confidence: pair.confidence,
                    chosen: chosen.contains(index),
                    transform: pair.transform?.words,
                    evidence: FieldEvidence(
                        pair.features,
                        traits[left][pair.left],
                        traits[right][pair.right],
                        isConfirmed: pair.verdict == .confirmed,
                        transform: pair.transform
                    ).statements
                )
            }
    }

    /// A pair of fields with what speaks for it.
    struct Pair {
        let left: Int
        let right: Int
        let features: FieldFeatures
        let logit: Double
        var confidence = 0.0
        var verdict: Verdict?
        var transform: FieldTransforms.Found?
        /// The number of the field that joins several, whose parts are no rivals of each other.
        var group: Int?
    }

    /// All pairs of fields, in order.
    func scored(
        _ left: Int,
        _ right: Int,
        links: RecordLinks?,
        transforms: FieldTransforms? = nil,
        joined: JoinedFields? = nil
    ) -> [Pair] {
        let fields = (left: profiles[left].dataset.fields, right: profiles[right].dataset.fields)
        var comparison = NameComparison(names[left], names[right])
        let agreement = LinkedAgreement(profiles[left], profiles[right], links)
        var pairs: [Pair] = []
        for first in traits[left].indices {
            for second in traits[right].indices {
                var features = FieldFeatures(
                    traits[left][first],
                    traits[right][second],
                    name: comparison.likeness(first, second)
                )
                var transform = transforms?.transform(
                    first,
                    second,
                    share: traits[left][first].overlap(traits[right][second]).share
                )
                if let coverage = transform?.coverage { features.addTransformed(coverage) }
                if let rates = agreement?.rates(first, second) { features.add(rates) }
                let part = joined?.transform(first, second, names: fields)
                if let part, part.coverage > features[.containment] {
                    features.addJoined(part.coverage)
                    transform = part.transform
                }
                let verdict = said?.verdict(
                    ColumnPosition(table: left, field: first),
                    ColumnPosition(table: right, field: second)
                )
                pairs.append(
                    Pair(
                        left: first,
                        right: second,
                        features: features,
                        logit: FieldScore.logit(features),
                        verdict: verdict,
                        transform: transform,
                        group: transform?.isJoined == true ? part?.group : nil
                    )
                )
            }
        }
        FieldAssignment.addConfidence(to: &pairs)
        return pairs.filter { $0.verdict != .forbidden }
    }

    private func reference(_ table: Int, _ field: Int) -> FieldReference {
        let dataset = profiles[table].dataset
        return FieldReference(dataset: dataset.id, field: dataset.fields[field].path)
    }
}
