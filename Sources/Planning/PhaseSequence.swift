import IntegrationModel
import RoadmapOptimisation

/// The phases one after the other, as the optimiser found them, made small and with early wins first.
struct PhaseSequence {
    /// A phase, what was done before it, and what it won from.
    struct Planned {
        var candidate: PhaseCandidate
        var before: PlanState
        var startWeek: Int
        /// Of the calendar.
        var weeks: Int
        /// For the first phase: others that could have come first and do without the step for whose sake it is there,
        /// best first.
        var alternatives: [PhaseCandidate] = []
        /// For the first phase: phases around other steps that are too cheap or not worth their cost, best first.
        var nearMisses: [PhaseCandidate] = []

        /// What to tell of when asked what else there was.
        var others: [PhaseCandidate] {
            let told = Set(alternatives.map(\.core))
            return alternatives + nearMisses.filter { !told.contains($0.core) }
        }
    }

    let problem: PlanningProblem
    private(set) var planned: [Planned] = []
    private(set) var end: PlanState
    private(set) var quality: PlanQuality

    /// - Parameter solution: the answer of a solver: its plan is taken where it is at least as good, its optimum as a bound.
    init(_ problem: PlanningProblem, _ path: VisionPath, solution: String? = nil) {
        self.problem = problem
        end = PlanState(problem)
        let model = PlanModelMaker(problem, path).model
        var result = PlanOptimiser(effort: .planning(problem.assumptions.thoroughness), seed: problem.assumptions.seed)
            .optimise(model)
        if let solution { result.take(solution, model) }
        quality = PlanQuality(
            value: result.value * 1_000,
            bound: max(result.bound, result.value) * 1_000,
            isProved: result.isProved,
            byReturnAlone: result.greedyValue * 1_000
        )
        let found = model.phases.indices.map { Set(result.plan.steps(in: $0)) }.filter { !$0.isEmpty }
        let valid = Self.valid(found, problem)
        let maker = PhaseMaker(problem)
        let start = maker.candidates(after: end)
        var rhythm = PhaseRhythm(problem, phases: valid)
        rhythm.improve(candidates: start.map(\.steps))
        quality.forEarlyWins = max(0, rhythm.formerValue - rhythm.value)
        lay(rhythm.phases)
        tellAlternatives(start, maker)
    }

    /// The phases up to which all keep to what the figures say in full: the optimiser knows the weighted ones.
    private static func valid(_ phases: [Set<Int>], _ problem: PlanningProblem) -> [Set<Int>] {
        var kept: [Set<Int>] = []
        for phase in phases where Timeline(problem, kept + [phase]).isValid { kept.append(phase) }
        return kept
    }

    private mutating func lay(_ phases: [Set<Int>]) {
        let timeline = Timeline(problem, phases)
        for (set, place) in zip(phases, timeline.places) {
            let core = problem.core(of: set, after: place.before)
            planned.append(
                Planned(
                    candidate: PhaseCandidate(core: core, steps: set, figures: place.figures),
                    before: place.before,
                    startWeek: place.startWeek,
                    weeks: place.weeks
                )
            )
        }
        end = timeline.end
    }

    private mutating func tellAlternatives(_ start: [PhaseCandidate], _ maker: PhaseMaker) {
        guard let first = planned.first else { return }
        let later = planned.dropFirst().compactMap { phase -> PhaseCandidate? in
            let figures = problem.figures(of: phase.candidate.steps, after: first.before)
            guard problem.isPhase(phase.candidate.steps, figures, after: first.before) else { return nil }
            return PhaseCandidate(core: phase.candidate.core, steps: phase.candidate.steps, figures: figures)
        }
        var seen: Set<Set<Int>> = [first.candidate.steps]
        let others = (later + start).filter {
            !$0.steps.contains(first.candidate.core) && seen.insert($0.steps).inserted
        }
        planned[0].alternatives = problem.ranked(others)
        planned[0].nearMisses = maker.nearMisses(to: first.candidate, after: first.before)
    }
}

extension PlanningProblem {
    /// The step of a set that brings most after what is done, for whose sake the set is there.
    func core(of set: Set<Int>, after state: PlanState) -> Int {
        func benefit(_ step: Int) -> Double {
            effects[step].reduce(0) { $0 + costs[$1.gap].likely * state.remaining[$1.gap].likely * $1.share.likely }
        }
        return set.min { (-benefit($0), $0) < (-benefit($1), $1) } ?? 0
    }
}

extension PlanResult {
    /// Takes what is better in the answer of a solver.
    fileprivate mutating func take(_ solution: String, _ model: PlanModel) {
        if let answer = LPText.plan(from: solution, for: model), model.faults(of: answer).isEmpty,
            model.value(of: answer) >= value
        {
            (plan, value) = (answer, model.value(of: answer))
        }
        if let optimum = LPText.optimum(in: solution) { bound = min(bound, max(optimum, value)) }
        isProved = isProved || gap < 1e-4
    }
}

extension PlanOptimiser.Effort {
    /// For the steps of one company: a moment.
    static func planning(_ thoroughness: Double) -> PlanOptimiser.Effort {
        func share(_ count: Double) -> Int { max(1, Int(count * min(max(thoroughness, 0), 100))) }
        return PlanOptimiser.Effort(
            cuts: share(150),
            lists: share(3_000),
            rounds: 0,
            moves: 0,
            knapsacks: share(60),
            nodes: share(200_000),
            // A proof is all or nothing, so that little effort is hardly spent on it.
            states: share(5_000_000 * min(max(thoroughness, 0), 1))
        )
    }
}
