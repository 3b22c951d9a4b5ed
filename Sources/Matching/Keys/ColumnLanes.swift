import IntegrationModel

/// The lanes of the columns of all datasets: one of text for each, one of numbers for those that have numbers.
struct ColumnLanes {
    let profiles: [DatasetProfile]
    private(set) var lanes: [ValueLane] = []
    /// By lane of text the lane of numbers of its column, and the other way round; -1 where there is none.
    private var partner: [Int] = []

    init(_ profiles: [DatasetProfile]) {
        self.profiles = profiles
        for table in profiles.indices {
            for field in profiles[table].dataset.fields.indices {
                let profile = profiles[table].dataset.fields[field].profile
                let kind = ValueKind(profile)
                guard kind != .nothing, profile.count > profile.nulls else { continue }
                let values = profiles[table].columns.columns[field]
                func lane(_ reading: ValueLane.Reading) -> ValueLane {
                    ValueLane(table: table, field: field, reading: reading, values: values, profile: profile)
                }
                lanes.append(lane(.text))
                if kind == .text || values.numbers == nil {
                    partner.append(-1)
                } else {
                    lanes.append(lane(.number))
                    partner += [lanes.count - 1, lanes.count - 2]
                }
            }
        }
    }

    private func profile(_ lane: Int) -> FieldProfile {
        profiles[lanes[lane].table].dataset.fields[lanes[lane].field].profile
    }

    /// The pairs that the profiles don't rule out.
    func pairs(leastCoverage: Double) -> LanePairs {
        let known = lanes.indices.map { profile($0) }
        let allowed = known.map { profile in
            // More distinct values than records with one there can't be.
            Int(((1 - leastCoverage) * Double(profile.count - profile.nulls)).rounded(.down))
        }
        let isExact = leastCoverage == 1
        return LanePairs(allowed: allowed) { first, second in
            let (one, other) = (lanes[first], lanes[second])
            guard one.reading == other.reading, one.table != other.table || one.field != other.field else {
                return false
            }
            let isWorth = ValueKind.comparison(known[first], known[second]) == .worth
            if one.reading == .number && !isWorth { return false }
            return !isExact || Self.mayInclude(known[second], known[first], asWorth: isWorth)
        }
    }

    /// Whether all values of `part` may be among those of `whole`.
    private static func mayInclude(_ whole: FieldProfile, _ part: FieldProfile, asWorth: Bool) -> Bool {
        if part.distinctIsExact && asWorth == (ValueKind(part) != .text) && part.distinct > whole.count - whole.nulls {
            return false
        }
        guard asWorth, part.typeShare == 1, whole.typeShare == 1, let least = part.minNumber, let most = part.maxNumber,
            let wholeLeast = whole.minNumber, let wholeMost = whole.maxNumber
        else { return true }
        return least >= wholeLeast && most <= wholeMost
    }

    /// The inclusion that a pair of lanes proves, or nil where another pair of lanes has the say.
    func inclusion(_ first: Int, _ second: Int, _ counts: SharedCounts, leastCoverage: Double) -> FoundInclusion? {
        let (one, other) = (lanes[first], lanes[second])
        let kind = ValueKind.comparison(profile(first), profile(second))
        guard one.reading == (kind == .worth ? .number : .text) else { return nil }
        let shared = counts.shared(first, second)
        let distinct = counts.distinct[first]
        guard shared > 0, Double(shared) >= leastCoverage * Double(distinct) else { return nil }
        let areBothText = partner[first] < 0 || partner[second] < 0
        return FoundInclusion(
            dependent: ColumnPosition(table: one.table, field: one.field),
            referenced: ColumnPosition(table: other.table, field: other.field),
            kind: kind,
            dependentDistinct: distinct,
            referencedDistinct: counts.distinct[second],
            shared: shared,
            sharedAsText: areBothText || kind != .worth ? shared : counts.shared(partner[first], partner[second])
        )
    }

    /// What is told of an inclusion; nil where it means nothing.
    func dependency(_ found: FoundInclusion) -> InclusionDependency? {
        guard found.kind != .writtenText || found.isWrittenAlike == true else { return nil }
        func reference(_ position: ColumnPosition) -> FieldReference {
            let dataset = profiles[position.table].dataset
            return FieldReference(dataset: dataset.id, field: dataset.fields[position.field].path)
        }
        return InclusionDependency(
            dependent: reference(found.dependent),
            referenced: reference(found.referenced),
            shared: found.shared,
            dependentDistinct: found.dependentDistinct,
            referencedDistinct: found.referencedDistinct,
            isWrittenAlike: found.isWrittenAlike
        )
    }
}
