/// Improves a plan by moving one step to another phase, or two against each other, by simulated annealing. On the way it may
/// break limits, at a price that rises; only plans that keep to all of them count. A move costs as much as the steps of
/// two phases, far less than making a plan anew.
///
/// It values each step by itself, so it is for models whose steps share no drivers.
struct PlanSearch {
    private let compact: CompactModel
    private var random: RandomSource
    private var phaseOf: [Int]
    private var use: [PhaseUse]
    private var members: [[Int]]
    private(set) var best: Plan
    private(set) var value: Double
    private var current: Double
    private let payback: Double
    private var excess = 0.0
    private var penalty = 0.0

    /// The price of breaking a limit wholly, as a share of the plan's value: at first and at last.
    private static let leastPenalty = 0.05
    private static let mostPenalty = 0.3

    /// What the steps of a phase take together.
    private struct PhaseUse {
        var cost = 0.0
        var work = 0.0
        var disruption = 0.0
        var disruptive = 0
        var surplus = 0.0
        var areas: [Int]
    }

    init(_ compact: CompactModel, plan: Plan, seed: UInt64) {
        self.compact = compact
        random = RandomSource(seed: seed)
        payback = compact.model.paybackPhases ?? 0
        phaseOf = plan.phases.map { $0 ?? -1 }
        use = Array(
            repeating: PhaseUse(areas: Array(repeating: 0, count: compact.areaCount)),
            count: compact.phaseCount
        )
        members = Array(repeating: [], count: compact.phaseCount)
        best = plan
        current = 0
        value = 0
        for step in phaseOf.indices where phaseOf[step] >= 0 {
            add(step, to: phaseOf[step])
            current += compact.value[step * compact.phaseCount + phaseOf[step]]
        }
        value = current
    }

    /// - Parameters:
    ///   - tries: how many moves are looked at.
    ///   - heat: the first temperature, as a share of the plan's value.
    mutating func anneal(tries: Int, heat: Double) {
        guard compact.count > 1, compact.phaseCount > 0, !compact.hasEffects else { return }
        let scale = value.magnitude
        excess = compact.model.phases.indices.reduce(0) { $0 + excess(of: $1) }
        for attempt in 0..<tries {
            let rest = 1 - Double(attempt) / Double(tries)
            let temperature = scale * heat * rest * rest
            penalty = scale * (Self.leastPenalty + (Self.mostPenalty - Self.leastPenalty) * (1 - rest))
            let step = random.below(compact.count)
            let from = phaseOf[step]
            var to = random.below(compact.phaseCount + 1) - 1
            if from >= 0, random.below(2) == 0 { to = from + (random.below(2) == 0 ? 1 : -1) }
            guard to != from, to < compact.phaseCount, to >= -1, to < 0 || to >= compact.earliest[step] else {
                continue
            }
            var other = -1
            if to >= 0, !members[to].isEmpty, random.below(2) == 0 {
                other = members[to][random.below(members[to].count)]
                if from >= 0, from < compact.earliest[other] { other = -1 }
            }
            change(step, from, to, other, above: -temperature * random.exponential())
            if attempt & 4095 == 0 { recount() }
            if excess < 1e-7, current > value + 1e-7 { keep() }
        }
    }

    /// Sums that were added to and taken from many times drift.
    private mutating func recount() {
        let plan = phaseOf
        start(from: plan)
    }

    private mutating func start(from phases: [Int]) {
        phaseOf = Array(repeating: -1, count: compact.count)
        for phase in members.indices {
            members[phase].removeAll(keepingCapacity: true)
            use[phase] = PhaseUse(areas: Array(repeating: 0, count: compact.areaCount))
        }
        current = 0
        for step in phases.indices where phases[step] >= 0 {
            put(step, phases[step])
            current += worth(step, phases[step])
        }
        excess = compact.model.phases.indices.reduce(0) { $0 + excess(of: $1) }
        for step in phases.indices {
            for need in compact.needs[step] where phaseOf[step] >= 0 {
                let its = phaseOf[need.step]
                if its < 0 || its > phaseOf[step] || (need.isStrict && its == phaseOf[step]) { excess += 1 }
            }
        }
    }

    /// Goes back to the best plan.
    mutating func restart() { start(from: best.phases.map { $0 ?? -1 }) }

    private mutating func keep() {
        let plan = Plan(phases: phaseOf.map { $0 < 0 ? nil : $0 })
        // The checker has the last word.
        guard compact.model.faults(of: plan).isEmpty else { return }
        value = current
        best = plan
    }

    /// Moves a step, and another one the other way, where that changes the plan for the better, or not for much worse.
    private mutating func change(_ step: Int, _ from: Int, _ to: Int, _ other: Int, above threshold: Double) {
        var gain = worth(step, to) - worth(step, from)
        if other >= 0 { gain += worth(other, from) - worth(other, to) }
        // Faults can go away by what is in them only.
        guard gain + penalty * excess > threshold else { return }
        let before = faults(step, from, to, other)
        move(step, from, to)
        if other >= 0 { move(other, to, from) }
        let added = faults(step, from, to, other) - before
        if gain - penalty * added > threshold {
            current += gain
            excess += added
        } else {
            if other >= 0 { move(other, from, to) }
            move(step, to, from)
        }
    }

    private mutating func move(_ step: Int, _ from: Int, _ to: Int) {
        take(step, from)
        put(step, to)
    }

    private func faults(_ step: Int, _ from: Int, _ to: Int, _ other: Int) -> Double {
        var faults = Double(misplaced(step))
        if other >= 0 { faults += Double(misplaced(other, but: step)) }
        if from >= 0 { faults += excess(of: from) }
        if to >= 0 { faults += excess(of: to) }
        // Whether a phase may be empty depends on the one after it, of which only these two change.
        if from > 0, from - 1 != to, members[from - 1].isEmpty { faults += excess(of: from - 1) }
        if to > 0, to - 1 != from, members[to - 1].isEmpty { faults += excess(of: to - 1) }
        return faults
    }

    private func worth(_ step: Int, _ phase: Int) -> Double {
        phase < 0 ? 0 : compact.value[step * compact.phaseCount + phase]
    }

    private mutating func take(_ step: Int, _ phase: Int) {
        phaseOf[step] = -1
        guard phase >= 0 else { return }
        if let position = members[phase].firstIndex(of: step) {
            members[phase].swapAt(position, members[phase].count - 1)
            members[phase].removeLast()
        }
        use[phase].cost -= compact.cost[step]
        use[phase].work -= compact.work[step]
        use[phase].disruption -= compact.disruption[step]
        if compact.isDisruptive[step] { use[phase].disruptive -= 1 }
        use[phase].surplus -= compact.benefit[step] * payback - compact.cost[step]
        if compact.area[step] >= 0 { use[phase].areas[compact.area[step]] -= 1 }
    }

    private mutating func put(_ step: Int, _ phase: Int) {
        phaseOf[step] = phase
        if phase >= 0 { add(step, to: phase) }
    }

    private mutating func add(_ step: Int, to phase: Int) {
        members[phase].append(step)
        use[phase].cost += compact.cost[step]
        use[phase].work += compact.work[step]
        use[phase].disruption += compact.disruption[step]
        if compact.isDisruptive[step] { use[phase].disruptive += 1 }
        use[phase].surplus += compact.benefit[step] * payback - compact.cost[step]
        if compact.area[step] >= 0 { use[phase].areas[compact.area[step]] += 1 }
    }

    /// How many needs of a step and for a step are not kept.
    ///
    /// - Parameter counted: a step whose needs are counted already.
    private func misplaced(_ step: Int, but counted: Int = -1) -> Int {
        let phase = phaseOf[step]
        var count = 0
        if phase >= 0 {
            for need in compact.needs[step] where need.step != counted {
                let its = phaseOf[need.step]
                if its < 0 || its > phase || (need.isStrict && its == phase) { count += 1 }
            }
        }
        for after in compact.neededBy[step] where after != counted {
            let its = phaseOf[after]
            guard its >= 0 else { continue }
            if phase < 0 || phase > its {
                count += 1
            } else if phase == its, compact.needs[after].contains(where: { $0.step == step && $0.isStrict }) {
                count += 1
            }
        }
        return count
    }

    /// By how much a phase breaks its limits, each as a share of the limit.
    private func excess(of phase: Int) -> Double {
        if members[phase].isEmpty { return phase + 1 < compact.phaseCount && !members[phase + 1].isEmpty ? 1 : 0 }
        let limits = compact.model.phases[phase]
        let use = use[phase]
        var excess = 0.0
        if use.cost > limits.budget + 1e-9 { excess += 0.02 + (use.cost - limits.budget) / max(limits.budget, 1e-9) }
        if use.cost < limits.minSpend - 1e-9 { excess += 0.02 + (limits.minSpend - use.cost) / limits.minSpend }
        if use.work > limits.work + 1e-9 { excess += 0.02 + (use.work - limits.work) / max(limits.work, 1e-9) }
        if use.disruption > limits.disruption + 1e-9 {
            excess += 0.02 + (use.disruption - limits.disruption) / max(limits.disruption, 1)
        }
        if use.disruptive > limits.disruptiveSteps { excess += Double(use.disruptive - limits.disruptiveSteps) * 0.5 }
        if compact.model.paybackPhases != nil, use.surplus < -1e-9 {
            excess += 0.02 - use.surplus / max(use.cost, 1e-9)
        }
        for (resource, limit) in limits.resources.enumerated() {
            let used = members[phase].reduce(0) { sum, step in
                compact.model.steps[step].demands.reduce(sum) { $0 + ($1.resource == resource ? $1.amount : 0) }
            }
            if used > limit + 1e-9 { excess += 0.02 + (used - limit) / max(limit, 1) }
        }
        for area in use.areas where area > limits.stepsPerArea { excess += Double(area - limits.stepsPerArea) * 0.3 }
        if limits.duration.isFinite {
            let longest = members[phase].reduce(0) { max($0, chain(to: $1, phase, 0)) }
            if longest > limits.duration + 1e-9 {
                excess += longest.isFinite ? 0.02 + (longest - limits.duration) / max(limits.duration, 1) : 10
            }
        }
        return excess
    }

    private func chain(to step: Int, _ phase: Int, _ depth: Int) -> Double {
        guard depth <= members[phase].count else { return .infinity }
        var before = 0.0
        for need in compact.needs[step] where phaseOf[need.step] == phase {
            before = max(before, chain(to: need.step, phase, depth + 1))
        }
        return before + compact.duration[step]
    }
}
