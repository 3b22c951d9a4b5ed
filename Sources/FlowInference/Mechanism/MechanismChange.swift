import Glibc
import IntegrationModel

/// Finds when a flow was put on another footing: before it records took hours, say, and since then seconds.
struct MechanismChange {
    /// Between the last record of the old way and the first of the new one, by the moment of the source.
    let at: Double
    /// Half the time between these two, in seconds.
    let uncertainty: Double
    /// Positions of the pairs before and after, rising.
    let before: [Int]
    let after: [Int]

    /// How surely a delay of one part must be above one of the other.
    private static let leastSeparation = 0.9

    init(at: Double, uncertainty: Double, before: [Int], after: [Int]) {
        (self.at, self.uncertainty, self.before, self.after) = (at, uncertainty, before, after)
    }

    /// The place where delays before and after differ most (Pettitt, *A non-parametric approach to the change-point
    /// problem*, 1979), if nearly all of one side are above nearly all of the other. O(n log n).
    init?(_ link: LinkContext) {
        guard let moments = link.leftMoments, link.links.pairs.count >= 40, !link.lags.isEmpty else { return nil }
        let ordered = link.links.pairs.indices.filter { position in
            link.lags[position].isFinite && moments.seconds[link.links.pairs[position].left].isFinite
        }.sorted {
            let (one, other) = (link.links.pairs[$0].left, link.links.pairs[$1].left)
            return (moments.seconds[one], $0) < (moments.seconds[other], $1)
        }
        let count = ordered.count
        guard count >= 40 else { return nil }
        let ranks = Self.ranks(ordered.map { max(0, link.lags[$0]) })
        let least = max(12, count / 25)
        var sum = 0.0
        var best = (separation: 0.0, place: 0)
        for place in 1..<count {
            sum += ranks[place - 1]
            guard place >= least, count - place >= least else { continue }
            // The probability that a delay of before is above one of after, of Mann and Whitney.
            let above = (sum - Double(place) * Double(place + 1) / 2) / (Double(place) * Double(count - place))
            let separation = abs(2 * above - 1)
            if separation > best.separation { best = (separation, place) }
        }
        guard best.separation >= 2 * Self.leastSeparation - 1, best.place > 0 else { return nil }
        let early = ordered[..<best.place].map { max(0, link.lags[$0]) }.sorted()
        let late = ordered[best.place...].map { max(0, link.lags[$0]) }.sorted()
        // A way of working differs by more than a busier month.
        let (one, other) = (Statistics.quantile(early, 0.5), Statistics.quantile(late, 0.5))
        let clear = max(link.precision, 60.0)
        guard max(one, other) >= 8 * min(one, other) + clear else { return nil }
        let last = moments.seconds[link.links.pairs[ordered[best.place - 1]].left]
        let first = moments.seconds[link.links.pairs[ordered[best.place]].left]
        at = (last + first) / 2
        uncertainty = (first - last) / 2
        before = ordered[..<best.place].sorted()
        after = ordered[best.place...].sorted()
    }

    /// The ranks of values from 1, equal ones sharing the mean of theirs.
    private static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start
            while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
            let rank = Double(start + end) / 2 + 1
            for place in start...end { ranks[order[place]] = rank }
            start = end + 1
        }
        return ranks
    }
}
