import IntegrationModel

/// How sure a weight can make it at most that records are the same, as the records of one table tell, which are different
/// ones.
///
/// Expectation–maximisation takes what agrees most for the same records, also where two lists have none in common and only
/// people of the same family, street or trade are alike. What a record that is in one table only finds in the other is like what a
/// record finds among the others of its own table: so many of the best partners of a weight are there by chance (the local
/// false discovery rate: Efron, *Large-scale simultaneous hypothesis testing: the choice of a null hypothesis*, 2004). How
/// many records are in one table only, those tell that find nothing better than is usual (Storey, *A direct approach to
/// false discovery rates*, 2002).
struct ChanceLikeness: Sendable {
    /// By step of weight: the most that a pair may weigh.
    private let most: [Double]

    /// How sure it ever is that a pair is no link.
    private static let surest = 0.97

    /// - Parameters:
    ///   - tables: those whose records are believed to be different ones.
    ///   - candidates: of the records of both, and `most` how many of them a record can have.
    init(_ tables: [ComparedTable], _ model: LinkModel, _ candidates: [WeighedPair], most: Int, threads: Int) {
        var expected = WeightSteps()
        var found = WeightSteps()
        for table in tables {
            let own = table.bestPartners(candidates)
            guard let usual = table.usualPartners(model, most: most, threads) else { continue }
            let middle = usual.middle
            let alone = min(1, own.share(upTo: middle) / max(usual.share(upTo: middle), 1e-9))
            expected.add(usual, times: alone * own.count / max(1, usual.count))
            found.add(own, times: 1)
        }
        self.most = Self.shares(expected: expected.counts, found: found.counts).map { share in
            let share = min(share, Self.surest)
            return share <= 0 ? .infinity : Logarithm.bits((1 - share) / share)
        }
    }

    /// The weight of a pair, no more than chance allows.
    func limited(_ weight: Double) -> Double { min(weight, most[WeightSteps.step(weight)]) }

    /// By step of weight, the share of what was found that is to be expected by chance. It falls with the weight:
    /// neighbours in the wrong order are pooled (Ayer et al., 1955).
    private static func shares(expected: [Double], found: [Double]) -> [Double] {
        var pools: [(expected: Double, found: Double, steps: Int)] = []
        for step in expected.indices {
            pools.append((expected[step], found[step], 1))
            while pools.count > 1, share(pools[pools.count - 1]) >= share(pools[pools.count - 2]) {
                let last = pools.removeLast()
                let before = pools.removeLast()
                pools.append(
                    (before.expected + last.expected, before.found + last.found, before.steps + last.steps)
                )
            }
        }
        return pools.flatMap { [Double](repeating: share($0), count: $0.steps) }
    }

    private static func share(_ pool: (expected: Double, found: Double, steps: Int)) -> Double {
        pool.expected == 0 ? 0 : min(1, pool.expected / max(pool.found, 0.5))
    }
}

/// How many records have a best partner of each weight, in steps of a bit; the first step has those without any.
struct WeightSteps {
    private(set) var counts = [Double](repeating: 0, count: 48)

    static func step(_ weight: Double) -> Int {
        min(max(Int((weight - WeighedPair.least).rounded(.down)) + 1, 0), 47)
    }

    mutating func add(_ weight: Double) { counts[Self.step(weight)] += 1 }

    mutating func add(_ other: WeightSteps, times factor: Double) {
        for step in counts.indices { counts[step] += factor * other.counts[step] }
    }

    var count: Double { counts.reduce(0, +) }

    /// The first step that half of the records don't exceed.
    var middle: Int {
        let half = count / 2
        var sum = 0.0
        for step in counts.indices {
            sum += counts[step]
            if sum >= half { return step }
        }
        return counts.count - 1
    }

    func share(upTo step: Int) -> Double { counts[...step].reduce(0, +) / max(count, 1) }

    /// What the best of so many times as many partners would be.
    func amongMore(_ times: Double) -> WeightSteps {
        var more = self
        let all = max(count, 1)
        var (below, belowMore) = (0.0, 0.0)
        for step in counts.indices {
            below += counts[step]
            let share = Logarithm.power(min(1, below / all), times)
            more.counts[step] = (share - belowMore) * all
            belowMore = share
        }
        return more
    }
}
