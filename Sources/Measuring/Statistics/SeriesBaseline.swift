internal import IntegrationModel

/// The weeks before a change: their value, and how much it varies by itself.
///
/// Records of one week have a cause in common, and so have weeks that follow each other (somebody is ill, a season). So
/// the variation is measured and not derived from the number of records: from week to week, and between stretches as long
/// as the one after the change, which shows what weeks have in common (overlapping batch means; M. S. Meketon and
/// B. Schmeiser, Winter Simulation Conference 1984). The larger one counts; for shares at least that of chance.
struct SeriesBaseline {
    let scale: MeasuredScale
    /// In order of time; at most the last year, so that each season counts once.
    let weeks: [MeasuredWeek]
    /// On the scale.
    let level: Double
    /// As a reader is shown it.
    let value: Double
    let weight: Double

    /// Fewer weeks tell nothing of their variation.
    static let leastWeeks = 8
    private static let mostWeeks = 52
    private static let mostWait = 104

    /// nil where there are too few weeks.
    init?(_ weeks: [MeasuredWeek], scale: MeasuredScale) {
        let sorted = weeks.filter { $0.records > 0 }.sorted { $0.monday < $1.monday }.suffix(Self.mostWeeks)
        guard sorted.count >= Self.leastWeeks else { return nil }
        self.scale = scale
        let settled = Outliers.drawnIn(Array(sorted), scale: scale)
        self.weeks = settled
        level = scale.level(of: settled)
        value = scale.value(of: settled)
        weight = settled.reduce(0) { $0 + scale.weight(of: $1) }
    }

    var weightPerWeek: Double { weight / Double(weeks.count) }

    /// How much larger the variation of stretches of some weeks is than their weights say, and how many degrees of
    /// freedom that estimate has.
    func dispersion(over length: Int) -> (value: Double, freedom: Double) {
        let count = weeks.count
        let weekly = Double(count - 1)
        var estimates = [(value: spread(over: 1), freedom: weekly)]
        let length = max(2, min(length, count / 3))
        let free = 1.5 * (Double(count) / Double(length) - 1)
        estimates.append((spread(over: length), max(2, free)))
        let least: Double =
            switch scale {
            case .share: 1
            // A twentieth of a delay is nothing that anybody would notice.
            case .delay: 0.05 * 0.05 * weightPerWeek
            }
        estimates.append((least, weekly))
        return estimates.max { $0.value < $1.value } ?? (least, weekly)
    }

    /// The mean weighted square by which overlapping stretches differ from the whole.
    private func spread(over length: Int) -> Double {
        let count = weeks.count
        var sum = 0.0
        for start in 0...(count - length) {
            let stretch = weeks[start..<start + length]
            switch scale {
            case .share:
                // Pearson's, which holds for small counts too, where a transformation does not.
                let records = stretch.reduce(0.0) { $0 + Double($1.records) }
                let concerned = stretch.reduce(0.0) { $0 + $1.value }
                let share = smoothedShare
                let expected = records * share
                sum += (concerned - expected) * (concerned - expected) / (expected * (1 - share))
            case .delay:
                let weight = stretch.reduce(0.0) { $0 + scale.weight(of: $1) }
                let difference = scale.level(of: stretch) - level
                sum += weight * difference * difference
            }
        }
        return sum / Double(count - length + 1) * Double(count) / Double(count - length)
    }

    /// Away from 0 and 1, where nothing varies.
    private var smoothedShare: Double {
        let records = weeks.reduce(0.0) { $0 + Double($1.records) }
        return min(1 - 0.5 / (records + 1), max(0.5 / (records + 1), value))
    }

    /// How far a stretch after the change may lie from the level by itself: one standard error.
    func standardError(after weight: Double, weeks length: Int) -> (value: Double, freedom: Double) {
        let (dispersion, freedom) = dispersion(over: length)
        let own: Double = if case .share = scale { 2 } else { 0 }
        let variance = dispersion * (1 / (weight + own) + 1 / (self.weight + own))
        return (variance.squareRoot(), freedom)
    }

    /// How likely a change to another value would be told from ordinary variation after some weeks, 0–1.
    ///
    /// - Parameter level: the chance of a false alarm that is accepted.
    func power(toward target: Double, after weeks: Int, at level: Double) -> Double {
        guard weeks > 0 else { return 0 }
        let (error, freedom) = standardError(after: weightPerWeek * Double(weeks), weeks: weeks)
        let distribution = StudentDistribution(freedom: freedom)
        let expected = abs(scale.level(of: target) - self.level) / error
        return distribution.cumulative(expected - distribution.score(ofChance: level))
    }

    /// The least number of weeks after which a change to another value would be told; nil where two years are not enough.
    func weeksNeeded(toward target: Double, power wanted: Double, at level: Double) -> Int? {
        var (few, enough) = (Self.leastWeeks - 1, Self.mostWait)
        guard power(toward: target, after: enough, at: level) >= wanted else { return nil }
        while enough - few > 1 {
            let middle = (few + enough) / 2
            if power(toward: target, after: middle, at: level) >= wanted { enough = middle } else { few = middle }
        }
        return enough
    }
}

/// Weeks far from all others: of delays, those in which nobody was there say nothing of the others.
enum Outliers {
    /// The weeks with the delays of such weeks drawn in to four robust standard deviations.
    static func drawnIn(_ weeks: [MeasuredWeek], scale: MeasuredScale) -> [MeasuredWeek] {
        guard case .delay = scale, weeks.count >= 5 else { return weeks }
        let levels = weeks.map { scale.level(of: $0.value) }
        let middle = median(levels)
        let deviation = 1.4826 * median(levels.map { abs($0 - middle) })
        guard deviation > 0 else { return weeks }
        return zip(weeks, levels).map { week, level in
            var week = week
            let drawn = min(middle + 4 * deviation, max(middle - 4 * deviation, level))
            if drawn != level { week.value = scale.value(at: drawn) }
            return week
        }
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let half = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half]
    }
}
