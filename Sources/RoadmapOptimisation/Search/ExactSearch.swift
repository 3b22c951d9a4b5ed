/// Proves a plan the best, or finds a better one: all sets of steps whose loss against the best set of their phase is
/// within the distance between bound and known plan, put together depth first, phase after phase.
///
/// At the prices of a ``PhaseSetBound`` a plan is worth the bound less its losses: those of its sets, the prices of steps
/// it leaves out, and the prices of needs that are met before they must be. So a branch is cut where its losses reach the
/// distance. With drivers that steps share a plan is worth less than that, which cuts nothing wrongly.
struct ExactSearch {
    private(set) var best: Plan
    private(set) var value: Double
    /// Whether everything was looked at, so that no plan is better than ``best``.
    private(set) var isProof = false

    private let compact: CompactModel
    private let bound: PhaseSetBound
    private var columns: [[Column]] = []
    /// Sets looked at.
    private var looks = 0
    private var mostLooks: Int { 10 * mostNodes }
    private let mostNodes: Int
    private var chosen: [Column] = []

    private struct Column {
        var steps: [Int]
        var mask: UInt64
        var needed: UInt64
        var strictlyNeeded: UInt64
        var loss: Double
    }

    /// Steps that the search can tell apart.
    static let mostSteps = 64

    init(_ compact: CompactModel, bound: PhaseSetBound, known: Plan, value: Double, mostNodes: Int) {
        self.compact = compact
        self.bound = bound
        self.mostNodes = mostNodes
        best = known
        self.value = value
    }

    /// - Parameters:
    ///   - prices: those of the limits, which make the listing of sets quick.
    ///   - mostSets: the sets of a phase that are kept, at most; with more there is no proof.
    mutating func run(prices: [PhasePrices], mostSets: Int) {
        guard compact.count <= Self.mostSteps, bound.isComplete, bound.bound.isFinite else { return }
        let profits = PhaseSetBound.profits(compact, bound.needPrices, bound.stepPrices)
        let slack = bound.bound - value
        for phase in 0..<compact.phaseCount {
            var sets = PhaseSets(
                compact,
                phase: phase,
                prices: prices[phase],
                mostWork: max(10_000, mostNodes / compact.phaseCount)
            )
            let best = bound.phaseProfits[phase]
            let found = sets.all(profits[phase], atLeast: best - slack, most: mostSets)
            guard sets.isComplete else { return }
            columns.append(found.map { column($0.set, loss: best - $0.profit) }.sorted { $0.loss < $1.loss })
        }
        // What is lost from a phase on where it and all after it are not used.
        var unused = Array(repeating: 0.0, count: compact.phaseCount + 1)
        for phase in (0..<compact.phaseCount).reversed() {
            unused[phase] = unused[phase + 1] + bound.phaseProfits[phase]
        }
        search(0, done: 0, loss: 0, unused)
        isProof = looks <= mostLooks
    }

    private func column(_ steps: [Int], loss: Double) -> Column {
        var column = Column(steps: steps, mask: 0, needed: 0, strictlyNeeded: 0, loss: loss)
        for step in steps {
            column.mask |= 1 << UInt64(step)
            for need in compact.needs[step] {
                if need.isStrict {
                    column.strictlyNeeded |= 1 << UInt64(need.step)
                } else {
                    column.needed |= 1 << UInt64(need.step)
                }
            }
        }
        return column
    }

    private mutating func search(_ phase: Int, done: UInt64, loss: Double, _ unused: [Double]) {
        guard looks <= mostLooks else { return }
        finish(phase, done: done, loss: loss, unused)
        guard phase < compact.phaseCount else { return }
        for position in columns[phase].indices {
            looks += 1
            let slack = bound.bound - value - 1e-9
            if loss + columns[phase][position].loss >= slack { return }
            guard columns[phase][position].mask & done == 0, columns[phase][position].strictlyNeeded & ~done == 0,
                columns[phase][position].needed & ~(done | columns[phase][position].mask) == 0
            else { continue }
            let column = columns[phase][position]
            let after = done | column.mask
            let total = loss + column.loss + earlyNeeds(phase, before: done, after: after)
            guard total < slack else { continue }
            chosen.append(column)
            search(phase + 1, done: after, loss: total, unused)
            chosen.removeLast()
            if looks > mostLooks { return }
        }
    }

    /// The prices of needs that are met in a phase though nothing asks for them yet.
    private func earlyNeeds(_ phase: Int, before: UInt64, after: UInt64) -> Double {
        var loss = 0.0
        for (number, rule) in compact.model.precedences.enumerated() where bound.needPrices[number][phase] > 0 {
            let met = (rule.isStrict ? before : after) >> UInt64(rule.before) & 1
            let asked = after >> UInt64(rule.after) & 1
            if met > asked { loss += bound.needPrices[number][phase] }
        }
        return loss
    }

    /// Takes the plan that ends before a phase, where it is better.
    private mutating func finish(_ phase: Int, done: UInt64, loss: Double, _ unused: [Double]) {
        var total = loss + unused[phase]
        let slack = bound.bound - value - 1e-9
        guard total < slack else { return }
        for step in 0..<compact.count where done >> UInt64(step) & 1 == 0 { total += bound.stepPrices[step] }
        guard total < slack, phase > 0 else { return }
        var plan = Plan.nothing(compact.count)
        for (number, column) in chosen.enumerated() {
            for step in column.steps { plan.phases[step] = number }
        }
        let worth = compact.model.value(of: plan)
        guard worth > value, compact.model.faults(of: plan).isEmpty else { return }
        value = worth
        best = plan
    }
}
