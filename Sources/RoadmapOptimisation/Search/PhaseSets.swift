/// The sets of steps that fit into one phase, valued by prices of steps: the sub-problem of ``PhaseSetBound``.
struct PhaseSets {
    private let compact: CompactModel
    private let phase: Int
    private let limits: PhaseLimits
    private let payback: Double
    /// By step, how much of the phase it takes: a sum of what it takes of each limit, weighted by the limits' prices.
    private let sizes: [Double]
    private let room: Double
    private var profits: [Double] = []
    private var order: [Int] = []
    private var areaUse: [Int]
    private var supplies: [Double]
    private var chosen: [Int] = []
    /// Sets looked at.
    private(set) var work = 0
    private let mostWork: Int
    private(set) var isComplete = true

    init(_ compact: CompactModel, phase: Int, prices: PhasePrices, mostWork: Int) {
        self.compact = compact
        self.phase = phase
        self.mostWork = mostWork
        limits = compact.model.phases[phase]
        payback = compact.model.paybackPhases ?? 0
        areaUse = Array(repeating: 0, count: max(1, compact.areaCount))
        supplies = limits.resources
        // Any weights give a right bound; those of the limits that bind give a sharp one.
        func weight(_ price: Double, _ limit: Double) -> Double {
            guard limit.isFinite, limit > 0 else { return 0 }
            return price + 1e-4 * (prices.budget + prices.work + 1) / limit
        }
        let weights = (
            cost: weight(prices.budget, compact.model.phases[phase].budget),
            work: weight(prices.work, compact.model.phases[phase].work),
            disruption: weight(prices.disruption, compact.model.phases[phase].disruption)
        )
        sizes = (0..<compact.count).map {
            compact.cost[$0] * weights.cost + compact.work[$0] * weights.work
                + compact.disruption[$0] * weights.disruption
        }
        func part(_ weight: Double, _ limit: Double) -> Double { weight > 0 ? weight * limit : 0 }
        room =
            part(weights.cost, limits.budget) + part(weights.work, limits.work)
            + part(weights.disruption, limits.disruption)
    }

    /// The most profitable set, which may be empty.
    mutating func best(_ profits: [Double]) -> (set: [Int], profit: Double) {
        var best: (set: [Int], profit: Double) = ([], 0)
        prepare(profits)
        search(from: 0, Sums(), above: { best.profit }) { set, profit in best = (set, profit) }
        return best
    }

    /// All sets of at least a profit, but the empty one; incomplete where there are more than the most.
    mutating func all(_ profits: [Double], atLeast least: Double, most: Int) -> [(set: [Int], profit: Double)] {
        var found: [(set: [Int], profit: Double)] = []
        prepare(profits)
        search(from: 0, Sums(), above: { found.count >= most ? .infinity : least - 1e-9 }) { set, profit in
            found.append((set, profit))
        }
        if found.count >= most { isComplete = false }
        return found
    }

    private mutating func prepare(_ profits: [Double]) {
        self.profits = profits
        work = 0
        isComplete = true
        let possible = (0..<compact.count).filter {
            compact.earliest[$0] <= phase && compact.cost[$0] <= limits.budget + 1e-9
                && compact.work[$0] <= limits.work + 1e-9 && compact.disruption[$0] <= limits.disruption + 1e-9
                && compact.duration[$0] <= limits.duration + 1e-9
                && (!compact.isDisruptive[$0] || limits.disruptiveSteps > 0)
        }
        func density(_ step: Int) -> Double {
            profits[step] > 0 ? profits[step] / max(sizes[step], 1e-9) : profits[step]
        }
        order = possible.sorted { (density($1), $0) < (density($0), $1) }
    }

    private struct Sums {
        var profit = 0.0
        var cost = 0.0
        var work = 0.0
        var disruption = 0.0
        var disruptive = 0
        var surplus = 0.0
        var size = 0.0
    }

    /// Depth first over the steps in the order of profit for size; the bound of a node fills what is left with parts of
    /// the next steps (Dantzig 1957).
    private mutating func search(
        from start: Int,
        _ sums: Sums,
        above: () -> Double,
        found: ([Int], Double) -> Void
    ) {
        work += 1
        guard work <= mostWork else {
            isComplete = false
            return
        }
        let isPaying = compact.model.paybackPhases == nil || sums.surplus >= -1e-9
        let isLarge = sums.cost >= limits.minSpend - 1e-9
        if !chosen.isEmpty, isPaying, isLarge, sums.profit > above() { found(chosen, sums.profit) }
        for position in start..<order.count {
            let step = order[position]
            guard bound(from: position, sums) > above() else { return }
            let cost = sums.cost + compact.cost[step]
            let work = sums.work + compact.work[step]
            let disruption = sums.disruption + compact.disruption[step]
            let disruptive = sums.disruptive + (compact.isDisruptive[step] ? 1 : 0)
            let area = compact.area[step]
            guard cost <= limits.budget + 1e-9, work <= limits.work + 1e-9, disruption <= limits.disruption + 1e-9,
                disruptive <= limits.disruptiveSteps, area < 0 || areaUse[area] < limits.stepsPerArea,
                supplies.isEmpty || compact.hasSupply(for: step, in: supplies)
            else { continue }
            if area >= 0 { areaUse[area] += 1 }
            if !supplies.isEmpty { compact.take(step, from: &supplies) }
            chosen.append(step)
            search(
                from: position + 1,
                Sums(
                    profit: sums.profit + profits[step],
                    cost: cost,
                    work: work,
                    disruption: disruption,
                    disruptive: disruptive,
                    surplus: sums.surplus + compact.benefit[step] * payback - compact.cost[step],
                    size: sums.size + sizes[step]
                ),
                above: above,
                found: found
            )
            chosen.removeLast()
            if area >= 0 { areaUse[area] -= 1 }
            if !supplies.isEmpty { compact.take(step, from: &supplies, factor: -1) }
        }
    }

    private func bound(from start: Int, _ sums: Sums) -> Double {
        var room = room - sums.size + 1e-9
        var profit = sums.profit
        for position in start..<order.count {
            let step = order[position]
            guard profits[step] > 0 else { break }
            if sizes[step] > room { return profit + profits[step] * room / max(sizes[step], 1e-12) }
            room -= sizes[step]
            profit += profits[step]
        }
        // A step with a loss may still be taken, to spend enough; it only lowers the profit.
        return profit
    }
}
