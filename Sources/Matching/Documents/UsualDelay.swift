import Glibc
import IntegrationModel

/// How much more often a delay occurs between records that belong together than between any two: what a date says of a
/// pair, in bits.
struct UsualDelay {
    /// Delays of pairs that are taken for right, rising, in seconds.
    private let delays: [Double]
    /// A delay is as likely as any other between records that have nothing to do with each other, over this span.
    private let span: Double
    /// Half a step of the coarser of the two clocks.
    private let blur: Double

    /// nil where too few pairs have two moments.
    init?(_ left: DocumentTable, _ right: DocumentTable, _ pairs: [(Int, Int)]) {
        let delays = pairs.map { right.moments[$0.1] - left.moments[$0.0] }.filter(\.isFinite).sorted()
        guard delays.count >= 20 else { return nil }
        let lefts = Self.range(left)
        let rights = Self.range(right)
        guard let lefts, let rights else { return nil }
        self.delays = delays
        span = max(86_400, max(lefts.upperBound, rights.upperBound) - min(lefts.lowerBound, rights.lowerBound))
        blur = max(Self.step(left), Self.step(right)) / 2
    }

    /// The delays within which nearly all right pairs lie.
    var usual: ClosedRange<Double> {
        let count = delays.count
        let (low, high) = (delays[count / 100], delays[count - 1 - count / 100])
        return low - blur...high + blur
    }

    /// How far apart in time the records of the pairs are: 0 at once, 1/2 for a median of three days, to 1; 1 where not known.
    static func remoteness(_ left: DocumentTable, _ right: DocumentTable, _ pairs: [RecordPair]) -> Double {
        let delays = pairs.map { abs(right.moments[$0.right] - left.moments[$0.left]) }.filter(\.isFinite).sorted()
        guard !delays.isEmpty else { return 1 }
        let days = delays[delays.count / 2] / 86_400
        return days / (days + 3)
    }

    /// The two datasets at those of their moments between which the delay varies least: an order follows the day on which the
    /// deal was won, not the day on which it was begun.
    static func closest(
        _ left: DocumentTable,
        _ right: DocumentTable,
        _ pairs: [(Int, Int)]
    ) -> (DocumentTable, DocumentTable) {
        var best = (left, right)
        var least = spread(left, right, pairs)
        for one in left.possibleMoments {
            for other in right.possibleMoments {
                let tables = (left.at(one), right.at(other))
                guard let spread = spread(tables.0, tables.1, pairs), spread < (least ?? .infinity) / 2 else {
                    continue
                }
                (best, least) = (tables, spread)
            }
        }
        return best
    }

    /// The time within which nine of ten delays lie, at least a day; nil where few pairs have two moments.
    private static func spread(_ left: DocumentTable, _ right: DocumentTable, _ pairs: [(Int, Int)]) -> Double? {
        let delays = pairs.map { right.moments[$0.1] - left.moments[$0.0] }.filter(\.isFinite).sorted()
        guard delays.count >= 20, delays.count * 10 >= pairs.count * 9 else { return nil }
        return max(86_400, delays[delays.count - 1 - delays.count / 20] - delays[delays.count / 20])
    }

    /// Positive for usual delays, negative for unusual ones; 0 where the delay is not known.
    func weight(_ delay: Double) -> Double {
        guard delay.isFinite else { return 0 }
        // Short delays are compared more finely than long ones.
        let width = max(blur, 30, abs(delay) / 5)
        let near = index(after: delay + width) - index(after: delay - width - 0.001)
        let density = (Double(near) + 0.05) / (Double(delays.count) + 1) / (2 * width)
        return min(16, log2(density * span))
    }

    /// How many of the delays are not above a value.
    private func index(after value: Double) -> Int {
        var (low, high) = (0, delays.count)
        while low < high {
            let middle = (low + high) / 2
            if delays[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func range(_ table: DocumentTable) -> ClosedRange<Double>? {
        var (low, high) = (Double.infinity, -Double.infinity)
        for record in 0..<table.count where table.moments[record].isFinite {
            low = min(low, table.moments[record])
            high = max(high, table.moments[record])
        }
        return low <= high ? low...high : nil
    }

    /// A day where all moments are midnights, else a minute or a second.
    private static func step(_ table: DocumentTable) -> Double {
        var isOfDays = true
        for record in 0..<table.count where table.moments[record].isFinite {
            let moment = table.moments[record]
            if moment.truncatingRemainder(dividingBy: 60) != 0 { return 1 }
            if moment.truncatingRemainder(dividingBy: 86_400) != 0 { isOfDays = false }
        }
        return isOfDays ? 86_400 : 60
    }
}
