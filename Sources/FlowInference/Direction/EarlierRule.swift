import Glibc
import IntegrationModel

/// The same record is older in one system: a copy comes after what it was copied from.
struct EarlierRule: DirectionRule {
    static let id = "earlier"

    func finding(in link: LinkContext) -> DirectionFinding? {
        let known = link.coarseLags.filter(\.isFinite)
        guard known.count >= 5 else { return nil }
        let after = known.count { $0 >= link.precision }
        let before = known.count { $0 <= -link.precision }
        let decided = after + before
        let middle = Statistics.median(known.map { abs($0) })
        guard decided >= 5, Double(decided) >= 0.2 * Double(known.count) else {
            return leaning(known, link)
        }
        let share = Double(max(after, before)) / Double(decided)
        // Copies can't come before: where both orders are usual, the records were made without each other.
        if share < 0.85 {
            guard decided >= 10, middle > 86_400 else { return nil }
            let words: Message =
                """
                \(after) records are older in \(link.left.dataset.system) and \(before) in \
                \(link.right.dataset.system), by \(Words.duration(middle)) as median: made without each other
                """
            return DirectionFinding("independent", 0, words, isIndependence: true)
        }
        let sure = Double(decided) / Double(decided + 10)
        // Lists that one company kept long before the other are older too: copies follow within weeks.
        let patience = link.isOfParties ? 45.0 : 180.0
        let prompt = middle <= patience * 86_400 ? 1 : 0.25
        let weight = 0.9 * (2 * share - 1) * sure * prompt
        let first = after > before ? link.left.dataset.system : link.right.dataset.system
        let words: Message =
            """
            of \(decided) linked records with two dates, \(max(after, before)) are older in \(first), \
            by \(Words.duration(middle)) as median
            """
        return DirectionFinding(Self.id, after > before ? weight : -weight, words)
    }

    /// Moments closer than their precision still lean to one side when they are many.
    private func leaning(_ lags: [Double], _ link: LinkContext) -> DirectionFinding? {
        let after = lags.count { $0 > 0 }
        let before = lags.count { $0 < 0 }
        guard after + before >= 20, link.precision < 86_400 else { return nil }
        let share = Double(max(after, before)) / Double(after + before)
        guard share >= 0.8 else { return nil }
        let first = after > before ? link.left.dataset.system : link.right.dataset.system
        let words: Message =
            "within the same minute, \(max(after, before)) of \(after + before) records are older in \(first)"
        return DirectionFinding(Self.id, (after > before ? 1 : -1) * 0.6 * (2 * share - 1), words)
    }
}
