/// An upper bound for the value of every plan: the limits of the phases are given prices (Lagrange multipliers) instead
/// of being kept, and what is left is a minimum cut over steps × phases.
///
/// Prices come from a subgradient method with Polyak's step (*USSR Computational Mathematics* 9, 1969). Least spends,
/// chains inside a phase and unused phases are left out, which makes the bound higher, not wrong.
struct ClosureBound {
    /// No plan is worth more.
    private(set) var bound = Double.infinity
    /// By phase: what a unit more of a limit would be worth.
    private(set) var prices: [PhasePrices]
    /// By precedence and phase: the price of that need; from the flow of the best cut.
    private(set) var needPrices: [[Double]]
    /// By step: the phase in which the relaxed plans complete it, on average; the phase count for never.
    private(set) var expectedPhase: [Double]

    /// Weights of nodes are whole multiples of this part of the largest value.
    private static let resolution = 1e9

    private let compact: CompactModel
    private let graph: ClosureGraph
    private let needArcs: [[Int]]

    init(_ compact: CompactModel) {
        self.compact = compact
        let (count, phases) = (compact.count, compact.phaseCount)
        prices = Array(repeating: PhasePrices(areas: compact.areaCount), count: phases)
        expectedPhase = Array(repeating: Double(phases), count: count)
        graph = ClosureGraph(nodes: count * phases)
        for step in 0..<count {
            for phase in 0..<max(0, phases - 1) { graph.add(step * phases + phase, needs: step * phases + phase + 1) }
        }
        var arcs: [[Int]] = []
        for rule in compact.model.precedences {
            var own: [Int] = []
            for phase in 0..<phases {
                let needed = rule.isStrict ? phase - 1 : phase
                own.append(
                    needed < 0 ? -1 : graph.add(rule.after * phases + phase, needs: rule.before * phases + needed)
                )
            }
            arcs.append(own)
        }
        needArcs = arcs
        needPrices = arcs.map { $0.map { _ in 0 } }
    }

    /// Improves the bound.
    ///
    /// - Parameters:
    ///   - iterations: minimum cuts to make, at most.
    ///   - known: the value of a plan that is known; steps are measured by the distance to it.
    mutating func improve(iterations: Int, known: Double) {
        let (count, phases) = (compact.count, compact.phaseCount)
        guard count > 0, phases > 0 else {
            bound = 0
            return
        }
        let largest = compact.value.reduce(1e-9) { max($0, $1.magnitude) }
        let scale = Self.resolution / largest
        var multipliers = prices
        var relaxed = Array(repeating: 0.0, count: count * phases)
        var average = Array(repeating: 0.0, count: count * phases)
        var weights = Array(repeating: Int64(0), count: count * phases)
        var factor = 1.0
        var sinceBetter = 0
        for iteration in 0..<iterations {
            var constant = 0.0
            for phase in 0..<phases { constant += multipliers[phase].worth(of: compact.model.phases[phase]) }
            for step in 0..<count {
                for phase in 0..<phases {
                    relaxed[step * phases + phase] =
                        compact.value[step * phases + phase] - multipliers[phase].charge(step, compact)
                }
                for phase in 0..<phases {
                    let next = phase + 1 < phases ? relaxed[step * phases + phase + 1] : 0
                    let weight = (relaxed[step * phases + phase] - next) * scale
                    weights[step * phases + phase] =
                        phase < compact.earliest[step]
                        ? -ClosureGraph.infinite / Int64(count * phases + 1)
                        : Int64(max(-1e15, min(1e15, weight.rounded())))
                }
            }
            let (members, heaviest) = graph.heaviest(weights)
            // Each node's weight was rounded by half a unit at most.
            let current = constant + (Double(heaviest) + 0.5 * Double(count * phases)) / scale
            let share = iteration == 0 ? 1 : 0.06
            for node in average.indices { average[node] += share * ((members[node] ? 1 : 0) - average[node]) }
            if current < bound - 1e-9 {
                if bound - current > 1e-4 * current.magnitude { sinceBetter = 0 }
                bound = current
                prices = multipliers
                for rule in needArcs.indices {
                    for phase in 0..<phases where needArcs[rule][phase] >= 0 {
                        needPrices[rule][phase] = Double(graph.flow(over: needArcs[rule][phase])) / scale
                    }
                }
            } else {
                sinceBetter += 1
            }
            if sinceBetter >= 20 {
                factor *= 0.7
                sinceBetter = 0
                multipliers = prices
                if factor < 1e-4 { break }
            }
            var slopes = Array(repeating: PhasePrices(areas: compact.areaCount), count: phases)
            for step in 0..<count {
                for phase in 0..<phases
                where members[step * phases + phase] && (phase == 0 || !members[step * phases + phase - 1]) {
                    slopes[phase].use(step, compact)
                    break
                }
            }
            var norm = 0.0
            for phase in 0..<phases {
                slopes[phase].subtract(compact.model.phases[phase], multipliers[phase])
                norm += slopes[phase].norm
            }
            let distance = current - known
            guard norm > 1e-12, distance > 1e-9 else { break }
            let length = factor * distance / norm
            for phase in 0..<phases {
                multipliers[phase].move(by: length, along: slopes[phase], of: compact.model.phases[phase])
            }
        }
        for step in 0..<count {
            expectedPhase[step] = (0..<phases).reduce(0) { $0 + 1 - average[step * phases + $1] }
        }
    }
}

/// Prices, or amounts, of what a phase limits.
struct PhasePrices: Sendable, Hashable {
    var budget = 0.0
    var work = 0.0
    var disruption = 0.0
    var disruptiveSteps = 0.0
    var payback = 0.0
    var areas: [Double]

    init(areas: Int) { self.areas = Array(repeating: 0, count: areas) }

    /// What a step pays for what it takes of a phase.
    func charge(_ step: Int, _ compact: CompactModel) -> Double {
        var charge = compact.cost[step] * budget + compact.work[step] * work + compact.disruption[step] * disruption
        if compact.isDisruptive[step] { charge += disruptiveSteps }
        if let phases = compact.model.paybackPhases {
            charge += (compact.cost[step] - compact.benefit[step] * phases) * payback
        }
        if compact.area[step] >= 0 { charge += areas[compact.area[step]] }
        return charge
    }

    /// What the limits of a phase are worth at these prices.
    func worth(of limits: PhaseLimits) -> Double {
        func product(_ price: Double, _ limit: Double) -> Double { price > 0 ? price * limit : 0 }
        return product(budget, limits.budget) + product(work, limits.work) + product(disruption, limits.disruption)
            + product(disruptiveSteps, Double(limits.disruptiveSteps))
            + areas.reduce(0) { $0 + product($1, Double(limits.stepsPerArea)) }
    }

    /// Adds what a step takes.
    mutating func use(_ step: Int, _ compact: CompactModel) {
        budget += compact.cost[step]
        work += compact.work[step]
        disruption += compact.disruption[step]
        if compact.isDisruptive[step] { disruptiveSteps += 1 }
        if let phases = compact.model.paybackPhases { payback += compact.cost[step] - compact.benefit[step] * phases }
        if compact.area[step] >= 0 { areas[compact.area[step]] += 1 }
    }

    /// Takes the limits away from what is used, as shares of the limits. A limit that is not reached and has no price
    /// has no slope.
    mutating func subtract(_ limits: PhaseLimits, _ prices: PhasePrices) {
        func slope(_ used: Double, _ limit: Double, _ price: Double, _ unit: Double) -> Double {
            guard limit.isFinite, limit < 1e12 else { return 0 }
            return price <= 0 && used <= limit ? 0 : (used - limit) / unit
        }
        let units = Self.units(limits)
        budget = slope(budget, limits.budget, prices.budget, units.budget)
        work = slope(work, limits.work, prices.work, units.work)
        disruption = slope(disruption, limits.disruption, prices.disruption, units.disruption)
        disruptiveSteps = slope(
            disruptiveSteps,
            Double(limits.disruptiveSteps),
            prices.disruptiveSteps,
            units.disruptiveSteps
        )
        payback = slope(payback, 0, prices.payback, units.budget)
        for area in areas.indices {
            areas[area] = slope(areas[area], Double(limits.stepsPerArea), prices.areas[area], units.area)
        }
    }

    /// What counts as one of each limit.
    private static func units(
        _ limits: PhaseLimits
    ) -> (budget: Double, work: Double, disruption: Double, disruptiveSteps: Double, area: Double) {
        func unit(_ limit: Double) -> Double { limit.isFinite && limit < 1e12 ? max(limit, 1e-3) : 1 }
        return (
            unit(limits.budget), unit(limits.work), unit(limits.disruption),
            max(1, unit(Double(limits.disruptiveSteps))), max(1, unit(Double(limits.stepsPerArea)))
        )
    }

    var norm: Double {
        budget * budget + work * work + disruption * disruption + disruptiveSteps * disruptiveSteps + payback * payback
            + areas.reduce(0) { $0 + $1 * $1 }
    }

    mutating func move(by length: Double, along slope: PhasePrices, of limits: PhaseLimits) {
        let units = Self.units(limits)
        budget = max(0, budget + length * slope.budget / units.budget)
        work = max(0, work + length * slope.work / units.work)
        disruption = max(0, disruption + length * slope.disruption / units.disruption)
        disruptiveSteps = max(0, disruptiveSteps + length * slope.disruptiveSteps / units.disruptiveSteps)
        payback = max(0, payback + length * slope.payback / units.budget)
        for area in areas.indices { areas[area] = max(0, areas[area] + length * slope.areas[area] / units.area) }
    }
}
