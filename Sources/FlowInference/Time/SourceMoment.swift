import IntegrationModel

/// Which of its moments a record is copied after.
enum SourceMoment {
    /// The moment of a source that its copies follow most closely, and hardly ever precede; where none does better, the
    /// moment at which the records were made.
    ///
    /// - Parameter pairs: records of the source and of the other side.
    static func best(_ source: DatasetProfile, before target: Moments?, _ pairs: [(Int, Int)]) -> Moments? {
        let candidates = Moments.candidates(source)
        guard let made = candidates.first, let target, made.hasTimes else { return candidates.first }
        var best = made
        var nearest = spread(made, target, pairs)?.median ?? .infinity
        for other in candidates.dropFirst() {
            guard let found = spread(other, target, pairs), found.before <= 0.02, found.known >= 0.9 else { continue }
            // A date without a time is the better one only where what was made long before follows it within a day or so.
            let isNearer =
                other.hasTimes
                ? found.median < 0.5 * nearest : nearest >= 2 * Calendar.day && found.median < 0.25 * nearest
            if isNearer { (best, nearest) = (other, found.median) }
        }
        return best
    }

    private static func spread(
        _ source: Moments,
        _ target: Moments,
        _ pairs: [(Int, Int)]
    ) -> (median: Double, before: Double, known: Double)? {
        let lags = pairs.map { target.seconds[$0.1] - source.seconds[$0.0] }.filter(\.isFinite).sorted()
        guard lags.count >= 5 else { return nil }
        let slack = max(source.precision, target.precision)
        let before = Double(lags.count { $0 < -slack }) / Double(lags.count)
        return (max(Statistics.quantile(lags, 0.5), 0), before, Double(lags.count) / Double(pairs.count))
    }
}
