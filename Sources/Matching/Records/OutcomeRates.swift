import Glibc

/// How often each outcome occurs, by attribute and state of its parent, among records that are the same or that are not.
struct OutcomeRates {
    /// By attribute, state of the parent and outcome; those of one state add up to 1.
    private(set) var rates: [[[Double]]]

    /// Counts of outcomes by attribute, state of the parent and outcome.
    struct Counts {
        fileprivate let counts: [[[Double]]]

        /// Nothing was counted.
        init(_ attributes: Int) {
            self.init(
                attributes,
                [Double](repeating: 0, count: attributes * LinkModel.Parent.allCases.count * Outcome.count)
            )
        }

        /// - Parameter cells: counts by attribute, state of the parent and outcome, one after the other, each pair in one
        ///   state. What is counted in any state is counted where the parent is unknown too.
        init(_ attributes: Int, _ cells: [Double]) {
            let states = LinkModel.Parent.allCases.count
            counts = (0..<attributes).map { attribute in
                var counts = (0..<states).map { state in
                    let first = (attribute * states + state) * Outcome.count
                    var row = Array(cells[first..<first + Outcome.count])
                    row[Int(Outcome.absent)] = 0
                    return row
                }
                for state in 1..<states {
                    for outcome in 0..<Outcome.count { counts[0][outcome] += counts[state][outcome] }
                }
                return counts
            }
        }
    }

    /// - Parameters:
    ///   - expected: by attribute and outcome, rates that count as much as `strength` pairs.
    ///   - mostDifferent: the most that values which have nothing in common can be, unless their parents differ too.
    init(_ counts: Counts, expected: [[Double]], strength: Double, mostDifferent: Double = 1) {
        rates = counts.counts.indices.map { attribute in
            let all = Self.rates(counts.counts[attribute][0], expected[attribute], strength)
            return LinkModel.Parent.allCases.map { state in
                switch state {
                case .unknown: Self.capped(all, mostDifferent)
                case .agrees: Self.capped(Self.rates(counts.counts[attribute][state.rawValue], all, 25), mostDifferent)
                case .differs: Self.rates(counts.counts[attribute][state.rawValue], all, 25)
                }
            }
        }
    }

    /// The rates with agreements no likelier than told, where nothing is known of the parent.
    ///
    /// - Parameter most: by attribute and outcome; empty where nothing is told.
    func limited(to most: [[Double]]) -> OutcomeRates {
        var limited = self
        for (attribute, rates) in most.enumerated() {
            for (outcome, rate) in rates.enumerated() {
                let known = limited.rates[attribute][LinkModel.Parent.unknown.rawValue][outcome]
                limited.rates[attribute][LinkModel.Parent.unknown.rawValue][outcome] = min(known, rate)
            }
        }
        return limited
    }

    private static func capped(_ rates: [Double], _ mostDifferent: Double) -> [Double] {
        let different = rates[Int(Outcome.different)]
        guard different > mostDifferent else { return rates }
        var capped = rates.map { $0 * (1 - mostDifferent) / max(1 - different, 1e-12) }
        capped[Int(Outcome.different)] = mostDifferent
        return capped
    }

    private static func rates(_ counts: [Double], _ expected: [Double], _ strength: Double) -> [Double] {
        let all = counts.reduce(0, +)
        return zip(counts, expected).map { ($0 + $1 * strength) / (all + strength) }
    }

    /// How often values have at least as much in common as a level says, whatever the parent.
    func rate(ofAgreementIn attribute: Int, upTo level: Int) -> Double {
        let rates = rates[attribute][LinkModel.Parent.unknown.rawValue]
        return rates[0...level].reduce(0, +) + rates[Int(Outcome.swapped)]
    }

    /// What outcomes to expect of records that are the same while nothing is known: mostly alike.
    static let alike: [Double] = {
        var rates = [0.62, 0.1, 0.07, 0.05, 0.04, 0.03, 0.02, 0.05] + [Double](repeating: 0, count: Outcome.count - 8)
        rates[Int(Outcome.swapped)] = 0.02
        return rates
    }()

    /// The weight of each outcome. What has more in common never weighs less.
    static func weights(same: OutcomeRates, other: OutcomeRates) -> [Double] {
        same.rates.indices.flatMap { attribute in
            LinkModel.Parent.allCases.flatMap { state in
                weights(same.rates[attribute][state.rawValue], other.rates[attribute][state.rawValue])
            }
        }
    }

    private static func weights(_ same: [Double], _ other: [Double]) -> [Double] {
        // Pools neighbours in the wrong order (Ayer et al., An empirical distribution function for sampling with
        // incomplete information, 1955).
        var pools: [(same: Double, other: Double, outcomes: Int)] = []
        for outcome in 0...Int(Outcome.different) {
            pools.append((same[outcome], other[outcome], 1))
            while pools.count > 1, ratio(pools[pools.count - 1]) > ratio(pools[pools.count - 2]) {
                let last = pools.removeLast()
                let before = pools.removeLast()
                pools.append(
                    (before.same + last.same, before.other + last.other, before.outcomes + last.outcomes)
                )
            }
        }
        var weights = pools.flatMap { pool in
            [Double](repeating: min(max(log2(ratio(pool)), -12), 30), count: pool.outcomes)
        }
        weights += [Double](repeating: 0, count: Outcome.count - weights.count)
        let swapped = Int(Outcome.swapped)
        if other[swapped] > 0, same[swapped] > 0 {
            weights[swapped] = min(max(log2(same[swapped] / other[swapped]), -2), 24)
        }
        return weights
    }

    private static func ratio(_ pool: (same: Double, other: Double, outcomes: Int)) -> Double {
        (pool.same + 1e-12) / (pool.other + 1e-12)
    }
}
