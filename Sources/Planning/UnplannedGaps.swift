import IntegrationModel

/// The gaps that no phase deals with, each with the reason.
struct UnplannedGaps {
    let problem: PlanningProblem
    let counted: CountedCosts
    let sequence: PhaseSequence
    /// By gap: why the steps that would close it are refused.
    private let refusals: [String: [String]]

    init(
        _ problem: PlanningProblem,
        counted: CountedCosts,
        sequence: PhaseSequence,
        all: [Step],
        refused: [RefusedStep]
    ) {
        self.problem = problem
        self.counted = counted
        self.sequence = sequence
        let reasons = Dictionary(refused.map { ($0.step, $0.reason) }) { first, _ in first }
        var refusals: [String: [String]] = [:]
        for step in all.sorted(by: { (-$0.yearlyBenefit.likely, $0.id) < (-$1.yearlyBenefit.likely, $1.id) }) {
            guard let reason = reasons[step.id] else { continue }
            for benefit in step.benefits { refusals[benefit.gap, default: []].append(reason) }
        }
        self.refusals = refusals
    }

    /// Sorted by gap.
    var reasons: [UnplannedGap] {
        let maker = PhaseMaker(problem)
        let dealtWith = Set(sequence.end.live.flatMap { problem.effects[$0].map(\.gap) })
        return problem.gaps.indices.filter { !dealtWith.contains($0) }.map {
            UnplannedGap(gap: problem.gaps[$0].id, reason: reason($0, maker))
        }
    }

    private func reason(_ gap: Int, _ maker: PhaseMaker) -> String {
        let steps = problem.steps.indices.filter { problem.effects[$0].contains { $0.gap == gap } }
        let refusal = refusals[problem.gaps[gap].id]?.first
        guard !steps.isEmpty else { return refusal ?? "no step of the catalogue closes it" }
        let paying = steps.filter { !problem.steps[$0].enabler }
        if problem.costs[gap].likely <= 0 {
            if let other = counted.countedWith[problem.gaps[gap].id] { return "its cost is counted with \(other)" }
            if let first = steps.first(where: { problem.steps[$0].enabler }) {
                return "it has no price; find out more with \"\(problem.steps[first].title)\""
            }
            return "it has no price, so nothing shows that closing it pays"
        }
        if paying.isEmpty, let refusal { return refusal }
        guard !paying.isEmpty else {
            let title = steps.first.map { problem.steps[$0].title } ?? ""
            return "\"\(title)\" narrows it, but pays only together with a step that needs it"
        }
        return paying.map { self.reason(step: $0, maker) }.min { $0.rank < $1.rank }?.words ?? ""
    }

    /// Why a step is in no phase; the lower the rank, the nearer it came.
    private func reason(step: Int, _ maker: PhaseMaker) -> (rank: Double, words: String) {
        let title = problem.steps[step].title
        let needed = maker.needed(for: step, after: sequence.end)
        if let excess = problem.excess(of: needed) {
            return (10_000, "\"\(title)\" is too big for one step, a big bang: \(excess)")
        }
        let figures = problem.figures(of: needed, after: sequence.end)
        let cost = euro(figures.cost.likely)
        let horizon = Double(problem.assumptions.horizonYears * 12)
        if figures.yearlyBenefit.likely <= 0 {
            return (9_000, "\"\(title)\" brings nothing beyond what the phases bring")
        }
        let months = figures.paybackMonths
        if months > horizon {
            return (
                1_000 + min(months, 1_000),
                "\"\(title)\" costs \(cost) and pays back in \(Wording.months(months)), beyond "
                    + Wording.months(horizon)
            )
        }
        if figures.rankingValue <= 0 {
            return (
                months,
                "\"\(title)\" costs \(cost) and pays back in \(Wording.months(months)), too little for its running "
                    + "cost, its disruption and the weak evidence of its effect"
            )
        }
        return (
            0,
            "\"\(title)\" pays back in \(Wording.months(months)), but with all that could join it costs less than the "
                + "smallest phase, \(euro(problem.constraints.minBudget)), or does not fit into a phase any more"
        )
    }

    private func euro(_ value: Double) -> String { Wording.euro(value, problem.constraints.currency) }
}
