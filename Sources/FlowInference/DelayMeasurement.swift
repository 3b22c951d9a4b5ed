import IntegrationModel

/// How long a flow takes, also where an export has dates without times.
enum DelayMeasurement {
    /// Office hours have their middle here: half past twelve.
    private static let officeMiddle = 12.5 * 3600
    /// Nightly jobs run in the first hours of the day.
    private static let night = 2 * 3600.0

    /// The delay of each pair, with the likeliest time of day where a side has only a date.
    static func lags(_ link: LinkContext, _ mechanism: Mechanism) -> [Double] {
        guard let left = link.leftMoments, let right = link.rightMoments else { return [] }
        guard left.hasTimes != right.hasTimes || left.precision != right.precision else { return link.lags }
        if left.hasTimes && right.hasTimes {
            // A moment cut to the minute is half a minute early on average.
            return link.lags.map { $0 + (right.precision - left.precision) / 2 }
        }
        let time: Double =
            switch mechanism {
            case .manual, .external, .unknown: officeMiddle
            case .batch: night
            case .automated: 0
            }
        if !right.hasTimes {
            if mechanism == .automated {
                return link.links.pairs.map { pair in
                    let from = left.seconds[pair.left]
                    return right.seconds[pair.right] - (from - Calendar.timeOfDay(from))
                }
            }
            return link.lags.map { max(0, $0 + time) }
        }
        return link.lags.map { max(0, $0 - officeMiddle) }
    }

    /// - Parameter precision: of the coarser of both sides, in seconds.
    static func lag(_ lags: [Double], precision: Double) -> Lag? {
        let known = lags.filter(\.isFinite).sorted()
        guard known.count >= 3 else { return nil }
        return Lag(median: Statistics.quantile(known, 0.5), p95: Statistics.quantile(known, 0.95), precision: precision)
    }
}
