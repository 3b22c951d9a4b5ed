internal import IntegrationModel

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A scale on which the values of weeks vary alike whatever their size, so that they can be compared.
enum MeasuredScale {
    /// The share of records concerned: the arc sine of its root, with F. J. Anscombe's correction for small counts (*The
    /// transformation of Poisson, binomial and negative-binomial data*, Biometrika 35, 1948).
    case share
    /// Median delays: their logarithm.
    case delay

    /// Delays below it count as alike.
    private static let shortest = 60.0

    /// The value of some weeks together.
    func level(of weeks: some Sequence<MeasuredWeek>) -> Double {
        switch self {
        case .share:
            let (concerned, records) = sums(weeks)
            return asin(min(1, max(0, (concerned + 0.375) / (records + 0.75)).squareRoot()))
        case .delay:
            var (sum, weight) = (0.0, 0.0)
            for week in weeks {
                sum += self.weight(of: week) * level(of: week.value)
                weight += self.weight(of: week)
            }
            return weight > 0 ? sum / weight : 0
        }
    }

    /// A share of 0–1 or a delay in seconds, on the scale.
    func level(of value: Double) -> Double {
        switch self {
        case .share: asin(min(1, max(0, value)).squareRoot())
        case .delay: log(max(0, value) + Self.shortest)
        }
    }

    /// The share or delay of a level.
    func value(at level: Double) -> Double {
        switch self {
        case .share:
            let sine = sin(min(.pi / 2, max(0, level)))
            return sine * sine
        case .delay: return max(0, exp(min(level, 40)) - Self.shortest)
        }
    }

    /// What a reader is shown as the value of some weeks together.
    func value(of weeks: some Sequence<MeasuredWeek>) -> Double {
        guard case .share = self else { return value(at: level(of: weeks)) }
        let (concerned, records) = sums(weeks)
        return records > 0 ? concerned / records : 0
    }

    /// How much a week counts: for shares the inverse of its variance; medians of many records are not much surer than
    /// those of some, as weeks differ for other reasons too.
    func weight(of week: MeasuredWeek) -> Double {
        let records = Double(max(0, week.records))
        return switch self {
        case .share: 4 * records
        case .delay: records / (records + 10)
        }
    }

    private func sums(_ weeks: some Sequence<MeasuredWeek>) -> (concerned: Double, records: Double) {
        var (concerned, records) = (0.0, 0.0)
        for week in weeks {
            concerned += week.value
            records += Double(week.records)
        }
        return (concerned, records)
    }
}
