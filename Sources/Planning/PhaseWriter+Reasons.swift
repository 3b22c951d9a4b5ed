import IntegrationModel

extension PhaseWriter {
    /// The arithmetic of benefit, cost and payback, so that a reader can follow each figure.
    func arithmetic(_ planned: PhaseSequence.Planned, _ steps: [Step], _ gains: [Gain]) -> [String] {
        let figures = planned.candidate.figures
        var why: [String] = []
        for gain in gains.sorted(by: { ($1.yearly.likely, $0.gap.id) < ($0.yearly.likely, $1.gap.id) })
        where gain.yearly.likely > 0 {
            let basis = gain.gap.assumptions.first.map { " (\($0))" } ?? ""
            let share = gain.before.likely - gain.left.likely
            why.append(
                "\(gain.gap.title): \(euro(gain.gap.yearlyCost.likely)) a year\(basis); "
                    + "\(Wording.percent(share)) of it goes away: \(euro(gain.yearly.likely)) a year"
            )
        }
        let parts = steps.enumerated().map { "\(euro($1.cost.likely)) for step \($0 + 1)" }
        let sum = steps.count == 1 ? euro(steps[0].cost.likely) : "(\(parts.joined(separator: " + ")))"
        why.append(
            "cost: \(sum) + \(Wording.percent(problem.assumptions.overhead)) for analysis, tests, training and "
                + "measuring = \(euro(figures.cost.likely)), in \(Wording.weeks(Double(figures.weeks)))"
        )
        why.append(
            "payback: \(euro(figures.cost.likely)) ÷ \(euro(figures.yearlyBenefit.likely)) a year × 12 = "
                + Wording.months(figures.paybackMonths)
        )
        why += shares(of: planned)
        let upkeep = figures.yearlyUpkeep > 0 ? ", less \(euro(figures.yearlyUpkeep)) a year to keep it running" : ""
        why.append(
            "over \(problem.assumptions.horizonYears) years, discounted at "
                + "\(Wording.percent(problem.assumptions.discountRate))\(upkeep), it is worth "
                + "\(euro(figures.netBenefit)) more than it costs"
        )
        return why
            + steps.flatMap(\.reasons).filter {
                $0.contains("is not needed first") || $0.hasPrefix("learned")
            }
    }

    /// What each paying step of several would cost and bring by itself, so that one cannot hide behind another.
    private func shares(of planned: PhaseSequence.Planned) -> [String] {
        let paying = problem.inOrder(planned.candidate.steps).filter { !problem.steps[$0].enabler }
        guard paying.count > 1 else { return [] }
        return paying.map { step in
            let set = planned.candidate.steps.intersection(problem.prerequisites[step] + [step])
            let alone = problem.figures(of: set, after: planned.before)
            return "by itself \"\(problem.steps[step].title)\" costs \(euro(alone.cost.likely))"
                + (set.count > 1 ? " with what it needs" : "")
                + ", brings \(euro(alone.yearlyBenefit.likely)) a year and pays back in "
                + Wording.months(alone.paybackMonths)
        }
    }

    /// What the recommended phase has that its nearest alternatives lack.
    func reasonsAgainst(_ alternatives: [PhaseCandidate], first: PhaseCandidate) -> [String] {
        alternatives.prefix(1).map { "rather than \"\(problem.title(of: $0))\", which \(loses($0, to: first))" }
    }

    /// The alternatives that came nearest, each with the reason why it lost.
    func runnersUp(_ alternatives: [PhaseCandidate], first: PhaseCandidate) -> [RunnerUp] {
        alternatives.prefix(3).map {
            RunnerUp(
                steps: problem.inOrder($0.steps).map { problem.steps[$0].id },
                title: problem.title(of: $0),
                loses: loses($0, to: first)
            )
        }
    }

    private func loses(_ other: PhaseCandidate, to first: PhaseCandidate) -> String {
        var reasons: [String] = []
        if other.figures.paybackMonths > first.figures.paybackMonths {
            reasons.append(
                "pays back in \(Wording.months(other.figures.paybackMonths)) instead of "
                    + Wording.months(first.figures.paybackMonths)
            )
        }
        if other.figures.cost.likely < problem.constraints.minBudget {
            reasons.append(
                "costs \(euro(other.figures.cost.likely)), less than the smallest phase, "
                    + euro(problem.constraints.minBudget)
            )
        }
        if other.figures.netBenefit < first.figures.netBenefit {
            reasons.append(
                "is worth \(euro(other.figures.netBenefit)) over \(problem.assumptions.horizonYears) years instead of "
                    + euro(first.figures.netBenefit)
            )
        }
        let disruption = points(other)
        if disruption > points(first) {
            reasons.append("disrupts more (\(disruption) points instead of \(points(first)))")
        }
        if reasons.isEmpty, other.figures.rankingValue >= first.figures.rankingValue {
            reasons.append("leaves the other steps, if it comes first, in no order that is worth as much")
        } else if reasons.isEmpty {
            reasons.append(
                "rests on weaker evidence: weighted by it, it is worth \(euro(other.figures.rankingValue)) instead of "
                    + euro(first.figures.rankingValue)
            )
        }
        return Wording.list(reasons)
    }

    private func points(_ candidate: PhaseCandidate) -> Int {
        candidate.steps.reduce(0) { $0 + problem.steps[$1].disruption }
    }
}
