import IntegrationModel

/// The phases one after the other.
struct PhaseSequence {
    /// A phase, what was done before it, and what it won from.
    struct Planned {
        var candidate: PhaseCandidate
        var before: PlanState
        var startWeek: Int
        /// The other candidates that do without the step for whose sake this phase is there, best first.
        var alternatives: [PhaseCandidate]
    }

    let problem: PlanningProblem
    private(set) var planned: [Planned] = []
    private(set) var end: PlanState

    init(_ problem: PlanningProblem) {
        self.problem = problem
        end = PlanState(problem)
    }

    /// Adds phases while one pays back within the horizon and ends within the roadmap.
    mutating func plan() {
        var week = 0
        let maker = PhaseMaker(problem: problem)
        while let next = next(maker.candidates(after: end), at: week) {
            planned.append(next)
            end.add(next.candidate.steps, of: problem)
            week += next.candidate.figures.weeks
        }
    }

    private func next(_ candidates: [PhaseCandidate], at week: Int) -> Planned? {
        let inTime = candidates.filter { week + $0.figures.weeks <= problem.assumptions.roadmapWeeks }
        let ranked = problem.ranked(inTime)
        guard let best = ranked.first else { return nil }
        return Planned(
            candidate: best,
            before: end,
            startWeek: week,
            alternatives: ranked.dropFirst().filter { !$0.steps.contains(best.core) }
        )
    }
}
