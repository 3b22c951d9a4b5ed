/// The clock by which a scheduled job runs: records come in a small part of a period, whenever their sources were made.
struct RunningClock {
    /// Seconds between two runs.
    let period: Double
    /// The share of the records that come in the busiest stretch of the period, and when in the period that begins.
    let share: Double
    let start: Double

    /// Periods at which jobs are scheduled, the longest first: a nightly job also comes at the same minute of the hour.
    private static let periods: [Double] = [
        86_400, 43_200, 28_800, 21_600, 14_400, 10_800, 7_200, 3_600, 1_800, 1_200, 900, 600, 300,
    ]

    /// nil where records come at any time, or no more by the clock than their sources.
    ///
    /// - Parameter precision: of the arrivals, in seconds.
    init?(_ arrivals: [Double], sources: [Double], precision: Double) {
        let arrived = arrivals.filter(\.isFinite)
        let made = sources.filter(\.isFinite)
        guard arrived.count >= 8, precision < 3_600 else { return nil }
        for period in Self.periods where precision * 4 <= period {
            // A run is over within minutes; people begin the day with what came at night, and take longer.
            let width = max(min(period / 10, 900), precision)
            let found = Self.busiest(arrived, period, width)
            // The smaller the sample, the more of it must keep to the clock.
            guard found.share >= (arrived.count >= 20 ? 0.8 : 0.95) else { continue }
            let before = made.count >= 5 ? Self.busiest(made, period, width).share : 0
            guard before < 0.6, found.share - before >= 0.3 else { continue }
            (self.period, share, start) = (period, found.share, found.start)
            return
        }
        return nil
    }

    /// Whether many records come at any time: in no small part of any period are a good many of them.
    static func isFree(_ arrivals: [Double], precision: Double) -> Bool {
        let arrived = arrivals.filter(\.isFinite)
        guard arrived.count >= 20, precision <= 60 else { return false }
        return periods.filter { precision * 4 <= $0 }.allSatisfy { period in
            busiest(arrived, period, max(min(period / 10, 900), precision)).share < 0.4
        }
    }

    /// Whether records are made at one time of the day.
    static func isDaily(_ moments: [Double]) -> Bool {
        moments.count >= 8 && busiest(moments, 86_400, 900).share >= 0.6
    }

    /// Whether the clock strikes by night and in weekends for a good many of the sources, and hardly anything came then: that
    /// is a pile which people find on their desks, and no job.
    ///
    /// - Parameter sources: of the arrivals, in their order.
    func sparesPeople(_ arrivals: [Double], sources: [Double]) -> Bool {
        let pairs = zip(sources, arrivals).filter { $0.isFinite && $1.isFinite }
        let expected = pairs.count { made, _ in
            !Calendar.isOfficeTime(((made - start) / period).rounded(.up) * period + start)
        }
        let observed = pairs.count { _, came in !Calendar.isOfficeTime(came) }
        return expected >= 3 && 5 * observed <= expected
    }

    private static func busiest(_ moments: [Double], _ period: Double, _ width: Double) -> (
        share: Double, start: Double
    ) {
        let phases = moments.map { $0 - ($0 / period).rounded(.down) * period }.sorted()
        var best = (count: 0, start: 0.0)
        var end = 0
        for index in phases.indices {
            end = max(end, index)
            while end < index + phases.count {
                let next = end < phases.count ? phases[end] : phases[end - phases.count] + period
                guard next - phases[index] < width else { break }
                end += 1
            }
            if end - index > best.count { best = (end - index, phases[index]) }
        }
        return (Double(best.count) / Double(phases.count), best.start)
    }
}
