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
        /// For the first phase: phases around other steps that are too cheap or not worth their cost, best first.
        var nearMisses: [PhaseCandidate]

        /// What to tell of when asked what else there was.
        var others: [PhaseCandidate] {
            let told = Set(alternatives.map(\.core))
            return alternatives + nearMisses.filter { !told.contains($0.core) }
        }
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
        var maker = PhaseMaker(problem)
        while let next = next(&maker, at: week) {
            planned.append(next)
            end.add(next.candidate.steps, of: problem)
            maker.forget(next.candidate.steps)
            week += next.candidate.figures.weeks
        }
    }

    private func next(_ maker: inout PhaseMaker, at week: Int) -> Planned? {
        let inTime = maker.candidates(after: end).filter { week + $0.figures.weeks <= problem.assumptions.roadmapWeeks }
        let ranked = problem.ranked(inTime)
        guard let best = ranked.first else { return nil }
        return Planned(
            candidate: best,
            before: end,
            startWeek: week,
            alternatives: ranked.dropFirst().filter { !$0.steps.contains(best.core) },
            nearMisses: planned.isEmpty ? maker.nearMisses(to: best, after: end) : []
        )
    }
}
