import IntegrationModel

/// The time of day of a daily run, where copies have dates only: what is made before it comes on the same day, the rest
/// on the next.
struct DailyCutoff {
    /// Seconds after midnight.
    let time: Double

    init?(_ link: LinkContext) {
        guard let left = link.leftMoments, let right = link.rightMoments, left.hasTimes, !right.hasTimes else {
            return nil
        }
        var same: [Double] = []
        var next: [Double] = []
        var others = 0
        for pair in link.links.pairs {
            let (made, came) = (left.seconds[pair.left], right.seconds[pair.right])
            guard made.isFinite, came.isFinite, abs(came - made) < 1e9 else { continue }
            let time = Calendar.timeOfDay(made)
            switch Int(((came - made + time) / Calendar.day).rounded()) {
            case 0: same.append(time)
            case 1: next.append(time)
            default: others += 1
            }
        }
        let count = same.count + next.count + others
        guard same.count >= 5, next.count >= 5, 50 * others <= count else { return nil }
        let (latest, earliest) = (same.sorted(), next.sorted())
        // All but a few of the one lie before all but a few of the other.
        let last = latest[latest.count - 1 - latest.count / 50]
        let first = earliest[earliest.count / 50]
        // A copy of the last minutes of a day may be of the next day without any cutoff.
        guard last <= first, first < 86_400 - 900 else { return nil }
        time = (last + first) / 2
    }
}
