import IntegrationModel

/// Changes made on one side show on the other soon after: who follows was fed by who was changed.
///
/// That changes are not followed says nothing: many flows carry a record once.
struct LaterEditsRule: DirectionRule {
    static let id = "edits-followed"

    /// How soon a change must show on the other side to be the same change.
    private static let soon = 3 * Calendar.day
    private static let leastEdits = 5

    func finding(in link: LinkContext) -> DirectionFinding? {
        guard let left = Edits(link.left, link.leftMoments), let right = Edits(link.right, link.rightMoments) else {
            return nil
        }
        let lags = link.links.pairs.compactMap { pair -> Double? in
            guard let one = left.moment(of: pair.left), let other = right.moment(of: pair.right) else { return nil }
            return other - one
        }
        let followed = ClockOffset.removed(from: lags).filter { abs($0) <= Self.soon && abs($0) >= 1 }
        let after = followed.count { $0 > 0 }
        let more = max(after, followed.count - after)
        guard followed.count >= Self.leastEdits, 20 * more >= 17 * followed.count else { return nil }
        let share = Double(more) / Double(followed.count)
        let sure = Double(followed.count) / Double(followed.count + 5)
        let isForward = 2 * after > followed.count
        let (first, second) =
            isForward ? (link.left.dataset, link.right.dataset) : (link.right.dataset, link.left.dataset)
        let delay = Words.duration(Statistics.median(followed.map { abs($0) }))
        let words: Message =
            "\(more) records were changed in \(first.id), and \(delay) later as median in \(second.id)"
        return DirectionFinding(Self.id, (isForward ? 1 : -1) * 0.7 * (2 * share - 1) * sure, words)
    }
}

/// When the records of a dataset were changed after they were made.
private struct Edits {
    private let changed: MappedArray<Double>
    private let made: [Double]

    /// nil where the export doesn't tell both, with a time of day.
    init?(_ profile: DatasetProfile, _ moments: Moments?) {
        guard let index = profile.dataset.fieldIndex(.modifiedAt),
            profile.dataset.fields[index].profile.type == .dateTime,
            let changed = profile.columns.columns[index].numbers, let moments, moments.hasTimes
        else { return nil }
        self.changed = changed
        made = moments.seconds
    }

    /// nil where the record is as it was made.
    func moment(of record: Int) -> Double? {
        let moment = changed[record]
        guard moment.isFinite, moment > made[record] + 3600 else { return nil }
        return moment
    }
}
