internal import IntegrationModel

/// The weeks after a change beside those before it.
struct SeriesComparison {
    let baseline: SeriesBaseline
    let weeks: [MeasuredWeek]
    /// On the scale of the baseline.
    let level: Double
    let value: Double
    /// How likely a difference of this size or more is by ordinary variation alone, 0–1.
    let chance: Double
    /// The standard error of the difference, on the scale.
    let error: Double
    private let freedom: Double

    /// - Parameter after: the weeks after the change, at least one.
    init?(_ baseline: SeriesBaseline, after: [MeasuredWeek]) {
        let sorted = after.filter { $0.records > 0 }.sorted { $0.monday < $1.monday }
        guard !sorted.isEmpty else { return nil }
        let scale = baseline.scale
        weeks = Outliers.drawnIn(sorted, scale: scale)
        level = scale.level(of: weeks)
        value = scale.value(of: weeks)
        self.baseline = baseline
        let weight = weeks.reduce(0) { $0 + scale.weight(of: $1) }
        (error, freedom) = baseline.standardError(after: weight, weeks: weeks.count)
        chance = StudentDistribution(freedom: freedom).chance(beyond: (level - baseline.level) / error)
    }

    /// Whether the value is lower than before.
    var isLower: Bool { level < baseline.level }

    /// Between which values the change lies with 95 % confidence.
    var interval: ChangeInterval {
        let reach = StudentDistribution(freedom: freedom).score(ofChance: 0.05) * error
        let scale = baseline.scale
        let before = scale.value(at: baseline.level)
        return ChangeInterval(
            low: scale.value(at: level - reach) - before,
            high: scale.value(at: level + reach) - before
        )
    }

    /// How likely a change to another value would have been seen, 0–1.
    func power(toward target: Double, at chance: Double) -> Double {
        let distribution = StudentDistribution(freedom: freedom)
        let expected = abs(baseline.scale.level(of: target) - baseline.level) / error
        return distribution.cumulative(expected - distribution.score(ofChance: chance))
    }

    /// How likely the true value now is above another one, 0–1.
    func chance(above value: Double) -> Double {
        StudentDistribution(freedom: freedom).cumulative((level - baseline.scale.level(of: value)) / error)
    }

    /// Whether the season explains the change: a year before, in the same weeks, the value was more than half as far from
    /// the year's as it is now. false where the baseline holds fewer than eight of those weeks.
    var isSeasonal: Bool {
        let earlier = Set(weeks.flatMap { week in [-7, 0, 7].map { week.monday - 364 + $0 } })
        let same = baseline.weeks.filter { earlier.contains($0.monday) }
        guard same.count >= SeriesBaseline.leastWeeks else { return false }
        let change = level - baseline.level
        return (level - baseline.scale.level(of: same)) / change < 0.5
    }
}

/// Several comparisons at once: the more there are, the likelier one of them looks like a change by chance.
enum SimultaneousTests {
    /// Which of the chances are small enough that all of those together are wrong with at most `level` (S. Holm, *A
    /// simple sequentially rejective multiple test procedure*, Scandinavian Journal of Statistics 6, 1979).
    static func significant(_ chances: [Double], at level: Double) -> [Bool] {
        var isSignificant = Array(repeating: false, count: chances.count)
        let order = chances.indices.sorted { (chances[$0], $0) < (chances[$1], $1) }
        for (rank, position) in order.enumerated() {
            guard chances[position] <= level / Double(chances.count - rank) else { break }
            isSignificant[position] = true
        }
        return isSignificant
    }
}
