import IntegrationModel

/// Why a plan has no phase.
struct EmptyPlan {
    let problem: PlanningProblem
    let refused: [RefusedStep]

    init(_ problem: PlanningProblem, refused: [RefusedStep] = []) {
        self.problem = problem
        self.refused = refused
    }

    var reason: String {
        let years = problem.assumptions.horizonYears
        let minimum = euro(problem.constraints.minBudget)
        guard !problem.gaps.isEmpty else { return "stop here: the exports show no gap" }
        guard !problem.steps.isEmpty else {
            if let first = refused.first {
                let rest = refused.count > 1 ? "; \(refused.count - 1) more are refused too" : ""
                return "no step is left: \(first.reason)\(rest)"
            }
            return "no step of the catalogue closes any of the \(problem.gaps.count) gaps; add a catalogue of your own"
        }
        var all = PlanState(problem)
        all.add(Set(problem.steps.indices), of: problem)
        let yearly = problem.gaps.indices.reduce(0) {
            $0 + problem.costs[$1].likely * (1 - all.remaining[$1].likely)
        }
        guard yearly > 0 else {
            return "none of the gaps has a price that a step could save; find out first what is not known yet"
        }
        let saved = yearly * Double(years)
        if saved < problem.constraints.minBudget {
            return "stop here: what could be saved in \(years) years, \(euro(saved)), is less than the smallest phase "
                + "costs, \(minimum)"
        }
        let maker = PhaseMaker(problem)
        let start = PlanState(problem)
        let paying = problem.ranked(
            problem.steps.indices.filter { !problem.steps[$0].enabler }
                .compactMap { maker.phase(around: $0, after: start) }
        )
        let worthwhile = paying.filter { $0.figures.rankingValue > 0 && $0.figures.paybackMonths <= Double(years * 12) }
        if let best = worthwhile.first {
            let titles = problem.inOrder(best.steps).map { "\"\(problem.steps[$0].title)\"" }
            return "no phase: all that pays back together costs \(euro(best.figures.cost.likely)), less than the "
                + "smallest phase, \(minimum); do \(Wording.list(titles)) as a small task of its own, which brings "
                + "\(euro(best.figures.yearlyBenefit.likely)) a year"
        }
        if let best = paying.first {
            return "stop here: nothing pays back within \(years) years; the nearest, "
                + "\"\(problem.title(of: best))\", costs \(euro(best.figures.cost.likely)) and brings "
                + "\(euro(best.figures.yearlyBenefit.likely)) a year"
        }
        return "no phase: each step that saves anything is, with what it needs, too much for one phase"
    }

    private func euro(_ value: Double) -> String { Wording.euro(value, problem.constraints.currency) }
}
