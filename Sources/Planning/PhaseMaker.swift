import IntegrationModel

/// Puts steps together to phases that keep to the limits.
///
/// Around each step that pays it gathers what that step needs, then steps on the same systems that pay, until the phase
/// reaches the smallest budget; beyond that only steps that pay back at least as fast, and quick wins from elsewhere.
struct PhaseMaker {
    let problem: PlanningProblem

    init(_ problem: PlanningProblem) { self.problem = problem }

    /// Steps of a phase, at most: more could not be followed.
    static let mostSteps = 6
    /// Months of payback up to which a step goes along wherever there is room.
    private static let quickWin = 6.0

    /// The phases that could come next, each set of steps once, in the order of their first steps.
    func candidates(after state: PlanState) -> [PhaseCandidate] {
        var seen: Set<Set<Int>> = []
        var candidates: [PhaseCandidate] = []
        for core in problem.steps.indices where !problem.steps[core].enabler && !state.live.contains(core) {
            guard let candidate = phase(around: core, after: state), isPhase(candidate, after: state) else { continue }
            if seen.insert(candidate.steps).inserted { candidates.append(candidate) }
        }
        return candidates
    }

    /// The sets around steps outside a phase that bring something and yet are no phase, best first.
    func nearMisses(to phase: PhaseCandidate, after state: PlanState) -> [PhaseCandidate] {
        let others = problem.steps.indices.filter {
            !problem.steps[$0].enabler && !phase.steps.contains($0) && !state.live.contains($0)
        }
        var seen: Set<Set<Int>> = [phase.steps]
        let sets = others.compactMap { core -> PhaseCandidate? in
            let set = needed(for: core, after: state)
            guard problem.excess(of: set) == nil, seen.insert(set).inserted else { return nil }
            let candidate = PhaseCandidate(core: core, steps: set, figures: problem.figures(of: set, after: state))
            return candidate.figures.yearlyBenefit.likely > 0 && !isPhase(candidate, after: state) ? candidate : nil
        }
        let ranked = problem.ranked(sets)
        let near = ranked.filter { $0.figures.paybackMonths <= 2 * horizonMonths }
        return near.isEmpty ? Array(ranked.prefix(1)) : near
    }

    /// Whether a set keeps to all limits, the smallest budget included, and is worth its cost.
    private func isPhase(_ candidate: PhaseCandidate, after state: PlanState) -> Bool {
        problem.isPhase(candidate.steps, candidate.figures, after: state)
    }

    private var horizonMonths: Double { Double(problem.assumptions.horizonYears * 12) }

    /// The phase that grows around a step, be it too cheap; nil where the step with what it needs is too much, or does
    /// not pay back within the horizon.
    func phase(around core: Int, after state: PlanState) -> PhaseCandidate? {
        var set = needed(for: core, after: state)
        guard problem.excess(of: set) == nil, !problem.crowds(set) else { return nil }
        var figures = problem.figures(of: set, after: state)
        guard figures.yearlyBenefit.likely > 0, figures.paybackMonths <= horizonMonths else { return nil }
        while set.count < Self.mostSteps, let (larger, its) = enlarged(set, figures, after: state) {
            set = larger
            figures = its
        }
        return PhaseCandidate(core: core, steps: set, figures: figures)
    }

    /// A step and all that it needs and that is not done yet.
    func needed(for step: Int, after state: PlanState) -> Set<Int> {
        Set([step] + problem.prerequisites[step]).subtracting(state.live)
    }

    /// The set with the step that adds most for its cost, or nil where none is worth adding.
    ///
    /// To reach the smallest budget a step also fills up that pays back within the horizon by its likely figures alone,
    /// though its running cost, its evidence or its disruption speak against it.
    private func enlarged(
        _ set: Set<Int>,
        _ figures: PhaseFigures,
        after state: PlanState
    ) -> (Set<Int>, PhaseFigures)? {
        let tooCheap = figures.cost.likely < problem.constraints.minBudget
        let systems = Set(set.flatMap { problem.steps[$0].systems })
        let gaps = Set(set.flatMap { problem.effects[$0].map(\.gap) })
        let processes = Set(set.compactMap { problem.steps[$0].process })
        var best: (set: Set<Int>, figures: PhaseFigures, rank: (Int, Int, Double))?
        for step in problem.steps.indices where !set.contains(step) && !state.live.contains(step) {
            if problem.steps[step].enabler, problem.steps[step].yearlyBenefit.likely <= 0 { continue }
            let nearness = nearness(of: step, systems, gaps, processes)
            let limit =
                tooCheap ? horizonMonths : nearness == 2 ? max(figures.paybackMonths, Self.quickWin) : Self.quickWin
            guard soonestPayback(of: step, after: state) <= limit else { continue }
            let larger = set.union(needed(for: step, after: state))
            guard larger.count <= Self.mostSteps, problem.excess(of: larger) == nil, !problem.crowds(larger) else {
                continue
            }
            let its = problem.figures(of: larger, after: state)
            let gain = its.rankingValue - figures.rankingValue
            let cost = its.cost.likely - figures.cost.likely
            let payback =
                PhaseFigures.payback(cost, its.yearlyBenefit.likely - figures.yearlyBenefit.likely) ?? .infinity
            let isWelcome = nearness == 2 && payback <= figures.paybackMonths || payback <= Self.quickWin
            let fills = tooCheap && payback <= horizonMonths && its.rankingValue > 0
            guard gain > 0 && (tooCheap || isWelcome) || fills else { continue }
            let rank = (gain > 0 ? 1 : 0, nearness, cost > 0 ? gain / cost : .infinity)
            if let best, best.rank >= rank { continue }
            best = (larger, its, rank)
        }
        return best.map { ($0.set, $0.figures) }
    }

    /// Months of payback that a step can't do better than: its own cost against all that it and what it needs bring.
    /// Quick to tell, so that most steps need no closer look.
    private func soonestPayback(of step: Int, after state: PlanState) -> Double {
        var benefit = 0.0
        for other in [step] + problem.prerequisites[step] where !state.live.contains(other) {
            for effect in problem.effects[other] {
                benefit += problem.costs[effect.gap].likely * state.remaining[effect.gap].likely * effect.share.likely
            }
        }
        let cost = problem.steps[step].cost.likely * (1 + problem.assumptions.overhead)
        return PhaseFigures.payback(cost, benefit) ?? .infinity
    }

    /// 2 on the same systems or gaps, 1 in the same process, 0 elsewhere.
    private func nearness(
        of step: Int,
        _ systems: Set<String>,
        _ gaps: Set<Int>,
        _ processes: Set<BusinessProcess>
    ) -> Int {
        let own = problem.steps[step]
        if problem.effects[step].contains(where: { gaps.contains($0.gap) }) { return 2 }
        if !own.systems.isEmpty, systems.isSuperset(of: own.systems) { return 2 }
        return own.process.map(processes.contains) ?? false ? 1 : 0
    }
}

extension PlanningProblem {
    /// The candidates with the best first: by net benefit, weighted; of those within a tenth of the best, the one that
    /// pays back soonest; then the cheaper one, then by id.
    func ranked(_ candidates: [PhaseCandidate]) -> [PhaseCandidate] {
        var open = candidates.sorted { key($0, $0.figures.rankingValue) < key($1, $1.figures.rankingValue) }
        var ranked: [PhaseCandidate] = []
        while let best = open.first {
            let near = open.prefix { $0.figures.rankingValue >= best.figures.rankingValue * Self.near }
            let soonest = near.indices.min {
                key(open[$0], -open[$0].figures.paybackMonths) < key(open[$1], -open[$1].figures.paybackMonths)
            }
            ranked.append(open.remove(at: soonest ?? 0))
        }
        return ranked
    }

    /// Values of which one is at least this share of the other are called equal: the estimates are not that sharp.
    static let near = 0.9

    private func key(_ candidate: PhaseCandidate, _ value: Double) -> (Double, Double, String) {
        (-value, candidate.figures.cost.likely, inOrder(candidate.steps).map { steps[$0].id }.joined(separator: " "))
    }
}
