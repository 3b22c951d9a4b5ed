import IntegrationModel

/// Finds the fields of two datasets that hold the same thing.
struct FieldMatching {
    let profiles: [DatasetProfile]
    private let traits: [[FieldTraits]]
    private let names: [[FieldName]]
    private let said: CorrectedMatches?

    /// Pairs that are less sure than this are not told of.
    static let leastConfidence = 0.01
    /// Pairs that are less sure than this are not chosen.
    static let leastChosen = 0.5

    /// - Parameters:
    ///   - tables: the positions of the datasets that will be compared; nil for all.
    ///   - said: what a person said of their fields.
    init(profiles: [DatasetProfile], tables: Set<Int>? = nil, said: CorrectedMatches? = nil) {
        self.profiles = profiles
        self.said = said
        let reading = NameReading()
        let isCompared = profiles.indices.map { tables?.contains($0) ?? true }
        names = profiles.indices.map { table in
            isCompared[table] ? reading.names(profiles[table].dataset.fields.map(\.path)) : []
        }
        traits = profiles.indices.map { isCompared[$0] ? Self.traits(profiles[$0]) : [] }
    }

    private static func traits(_ profile: DatasetProfile) -> [FieldTraits] {
        let fields = profile.dataset.fields
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

    /// Matches ranked per left field; those of the one-to-one assignment are chosen.
    ///
    /// - Parameters:
    ///   - transforms: names what has to become of values that are written otherwise; nil to leave that out.
    ///   - least: the least confidence of those that are told of.
    func matches(
        _ left: Int,
        _ right: Int,
        links: RecordLinks?,
        transforms: FieldTransforms? = nil,
        least: Double = leastConfidence
    ) -> [FieldMatch] {
        let pairs = scored(left, right, links: links, transforms: transforms)
        let chosen = chosen(pairs)
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
    }

    /// All pairs of fields, in order.
    func scored(_ left: Int, _ right: Int, links: RecordLinks?, transforms: FieldTransforms? = nil) -> [Pair] {
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
                let transform = transforms?.transform(
                    first,
                    second,
                    share: traits[left][first].overlap(traits[right][second]).share
                )
                if let coverage = transform?.coverage { features.addTransformed(coverage) }
                if let rates = agreement?.rates(first, second) { features.add(rates) }
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
                        transform: transform
                    )
                )
            }
        }
        addConfidence(to: &pairs)
        return pairs.filter { $0.verdict != .forbidden }
    }

    private func addConfidence(to pairs: inout [Pair]) {
        // What is not the same is no rival.
        let rivals = pairs.filter { $0.verdict != .forbidden }
        let lefts = FieldRivals(rivals.map { ($0.left, $0.logit) })
        let rights = FieldRivals(rivals.map { ($0.right, $0.logit) })
        for index in pairs.indices {
            let pair = pairs[index]
            guard pair.verdict == nil else {
                pairs[index].confidence = pair.verdict == .confirmed ? 1 : 0
                continue
            }
            pairs[index].confidence = FieldScore.confidence(
                pair.logit,
                rivals: (
                    lefts.best(of: pair.left, besides: pair.logit), rights.best(of: pair.right, besides: pair.logit)
                )
            )
        }
    }

    /// The positions of the pairs of the assignment: the surest pairs whose fields are both free.
    private func chosen(_ pairs: [Pair]) -> Set<Int> {
        let candidates = pairs.map { Candidate($0.left, $0.right, $0.confidence) }.filter {
            $0.weight >= Self.leastChosen
        }
        let assigned = Set(OneToOne.assign(candidates).map { [$0.left, $0.right] })
        return Set(pairs.indices.filter { assigned.contains([pairs[$0].left, pairs[$0].right]) })
    }

    private func reference(_ table: Int, _ field: Int) -> FieldReference {
        let dataset = profiles[table].dataset
        return FieldReference(dataset: dataset.id, field: dataset.fields[field].path)
    }
}

/// The two best pairs of each field.
private struct FieldRivals {
    private var best: [Int: (first: Double, second: Double?)] = [:]

    init(_ pairs: [(field: Int, logit: Double)]) {
        for (field, logit) in pairs {
            guard let known = best[field] else {
                best[field] = (logit, nil)
                continue
            }
            if logit > known.first {
                best[field] = (logit, known.first)
            } else {
                best[field] = (known.first, max(logit, known.second ?? -.infinity))
            }
        }
    }

    /// The best pair of a field but one with this score.
    func best(of field: Int, besides logit: Double) -> Double? {
        guard let known = best[field] else { return nil }
        return logit == known.first ? known.second : known.first
    }
}
