/// What changed in the same weeks where nobody did anything (differences in differences).
struct SharedChange {
    /// The mean change on the scale, the surer ones weighing more, and its standard error.
    let change: Double
    let error: Double

    /// nil without comparisons.
    init?(_ comparisons: [SeriesComparison]) {
        var (sum, weight) = (0.0, 0.0)
        for one in comparisons where one.error > 0 {
            let own = 1 / (one.error * one.error)
            sum += own * (one.level - one.baseline.level)
            weight += own
        }
        guard weight > 0 else { return nil }
        let mean = sum / weight
        // Flows differ by more than each varies.
        let spread = comparisons.reduce(0.0) { sum, one in
            let rest = one.level - one.baseline.level - mean
            return sum + rest * rest
        }
        let count = Double(comparisons.count)
        let between = count > 1 ? (spread / (count - 1) / count).squareRoot() : 0
        change = mean
        error = max((1 / weight).squareRoot(), between)
    }

    /// Whether it explains another change: it goes the same way, beyond its own variation, by half as much or more.
    func explains(_ other: SeriesComparison) -> Bool {
        let difference = other.level - other.baseline.level
        return change * difference > 0 && abs(change) > 2 * error && abs(change) >= 0.5 * abs(difference)
    }
}
