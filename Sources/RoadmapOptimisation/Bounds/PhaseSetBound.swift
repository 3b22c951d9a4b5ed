/// A sharper upper bound: only what ties phases to each other is given prices, that a step is done once and after those
/// it needs. What is left falls apart into one knapsack for each phase, which is solved exactly with all its limits, least
/// spend and payback included (Lagrangian decomposition; Guignard, Kim, *Mathematical Programming* 39, 1987).
///
/// It starts from the prices of a ``ClosureBound``.
struct PhaseSetBound {
    private(set) var bound: Double
    /// By step: the price of doing it.
    private(set) var stepPrices: [Double]
    /// By precedence and phase.
    private(set) var needPrices: [[Double]]
    /// By phase: the best profit of its sets at these prices.
    private(set) var phaseProfits: [Double]
    /// Whether every knapsack was solved to the end, without which nothing is proved.
    private(set) var isComplete = true

    private let compact: CompactModel
    private let prices: [PhasePrices]
    private let mostWork: Int

    init(_ compact: CompactModel, from closure: ClosureBound, mostWork: Int = 200_000) {
        self.compact = compact
        self.mostWork = mostWork
        bound = .infinity
        prices = closure.prices
        needPrices = closure.needPrices
        phaseProfits = Array(repeating: 0, count: compact.phaseCount)
        stepPrices = Array(repeating: 0, count: compact.count)
        // What the best phase for a step is worth at the prices of limits and needs: what the closure bound pays for it.
        let profits = Self.profits(compact, needPrices, stepPrices)
        for step in 0..<compact.count {
            for phase in 0..<compact.phaseCount where phase >= compact.earliest[step] {
                let worth = profits[phase][step] - prices[phase].charge(step, compact)
                stepPrices[step] = max(stepPrices[step], worth)
            }
        }
    }

    /// By phase and step, the worth of doing a step in a phase less what is paid for it.
    static func profits(_ compact: CompactModel, _ needPrices: [[Double]], _ stepPrices: [Double]) -> [[Double]] {
        let phases = compact.phaseCount
        var profits = (0..<phases).map { phase in
            (0..<compact.count).map { compact.value[$0 * phases + phase] - stepPrices[$0] }
        }
        for (number, rule) in compact.model.precedences.enumerated() {
            var later = 0.0
            for phase in (0..<phases).reversed() {
                // The need of a phase counts for all that comes up to it, and for what is needed up to it or before it.
                if rule.isStrict { profits[phase][rule.before] += later }
                later += needPrices[number][phase]
                if !rule.isStrict { profits[phase][rule.before] += later }
                profits[phase][rule.after] -= later
            }
        }
        return profits
    }

    /// - Parameters:
    ///   - iterations: how often all knapsacks are solved, at most.
    ///   - known: the value of a plan that is known.
    mutating func improve(iterations: Int, known: Double) {
        let (count, phases) = (compact.count, compact.phaseCount)
        var steps = stepPrices
        var needs = needPrices
        var factor = 0.5
        var sinceBetter = 0
        var sets = (0..<phases).map { PhaseSets(compact, phase: $0, prices: prices[$0], mostWork: mostWork) }
        for _ in 0..<iterations {
            let profits = Self.profits(compact, needs, steps)
            var current = steps.reduce(0, +)
            var bests: [Double] = []
            var phasesOf: [[Int]] = Array(repeating: [], count: count)
            var complete = true
            for phase in 0..<phases {
                let best = sets[phase].best(profits[phase])
                complete = complete && sets[phase].isComplete
                bests.append(best.profit)
                current += best.profit
                for step in best.set { phasesOf[step].append(phase) }
            }
            guard complete else {
                isComplete = bound.isFinite
                return
            }
            if current < bound - 1e-9 {
                if bound - current > 1e-5 * current.magnitude { sinceBetter = 0 }
                bound = current
                stepPrices = steps
                needPrices = needs
                phaseProfits = bests
            } else {
                sinceBetter += 1
            }
            if sinceBetter >= 10 {
                factor *= 0.7
                sinceBetter = 0
                steps = stepPrices
                needs = needPrices
                if factor < 1e-3 { break }
            }
            // Slopes: how much more than once a step is done, and how much more often what needs than what is needed.
            var norm = 0.0
            let doubled = (0..<count).map { step -> Double in
                let slope = Double(phasesOf[step].count) - 1
                return steps[step] <= 0 && slope < 0 ? 0 : slope
            }
            for slope in doubled { norm += slope * slope }
            var needSlopes: [[Double]] = []
            for (number, rule) in compact.model.precedences.enumerated() {
                var slopes: [Double] = []
                var (after, before) = (0.0, 0.0)
                for phase in 0..<phases {
                    let earlier = before
                    if phasesOf[rule.after].contains(phase) { after += 1 }
                    if phasesOf[rule.before].contains(phase) { before += 1 }
                    let slope = after - (rule.isStrict ? earlier : before)
                    slopes.append(needs[number][phase] <= 0 && slope < 0 ? 0 : slope)
                }
                for slope in slopes { norm += slope * slope }
                needSlopes.append(slopes)
            }
            let distance = current - known
            guard norm > 1e-12, distance > 1e-9 else { break }
            let length = factor * distance / norm
            for step in 0..<count { steps[step] = max(0, steps[step] + length * doubled[step]) }
            for number in needSlopes.indices {
                for phase in 0..<phases {
                    needs[number][phase] = max(0, needs[number][phase] + length * needSlopes[number][phase])
                }
            }
        }
    }
}
