public import IntegrationModel

/// Finds the fields of any two datasets that hold the same thing: from their names, their values, what they mean, and
/// the records that were found to be the same.
public struct FieldMatcher: Sendable {
    private let profiles: [DatasetProfile]
    private let said: CorrectedMatches

    /// - Parameter corrections: what a person said of fields; it wins.
    public init(_ profiles: [DatasetProfile], corrections: [MatchCorrection] = []) {
        self.profiles = profiles
        var stale: [StaleCorrection] = []
        said = CorrectedMatches(corrections, profiles, stale: &stale)
    }

    public var datasets: [Dataset] { profiles.map(\.dataset) }

    /// All pairs of fields that are not all too unlikely, ranked per left field; those of the assignment are chosen.
    ///
    /// - Parameters:
    ///   - left: a dataset's id; so is `right`.
    ///   - links: the records that the two share, the left ones of the left dataset.
    ///   - texts: reads codes again, for values that are the other's after a part is cut off; nil to leave that out.
    /// - Returns: nothing where there is no such dataset.
    /// - Throws: what `texts` throws.
    /// - Complexity: the values of both datasets once, then the number of pairs of fields.
    public func matches(
        _ left: String,
        _ right: String,
        links: RecordLinks? = nil,
        texts: (any TextSource)? = nil
    ) throws -> [FieldMatch] {
        guard let (first, second) = tables(left, right) else { return [] }
        let matching = FieldMatching(profiles: profiles, tables: [first, second], said: said)
        let transforms = try FieldTransforms(profiles[first], profiles[second], texts: texts)
        let joined = try texts.map { try JoinedFields(profiles[first], profiles[second], texts: $0) }
        return matching.matches(first, second, links: links, transforms: transforms, joined: joined)
    }

    /// What speaks for each pair of fields, for fitting the weights.
    package func features(_ left: String, _ right: String, links: RecordLinks? = nil) -> [(
        left: Int, right: Int, features: FieldFeatures
    )] {
        guard let (first, second) = tables(left, right) else { return [] }
        return FieldMatching(profiles: profiles, tables: [first, second]).scored(first, second, links: links)
            .map { ($0.left, $0.right, $0.features) }
    }

    private func tables(_ left: String, _ right: String) -> (Int, Int)? {
        guard let first = profiles.firstIndex(where: { $0.dataset.id == left }),
            let second = profiles.firstIndex(where: { $0.dataset.id == right }), first != second
        else { return nil }
        return (first, second)
    }
}
