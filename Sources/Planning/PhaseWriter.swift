import IntegrationModel

/// Writes a planned phase for a reader: the figures, the arithmetic behind them, and how success is measured.
struct PhaseWriter {
    let problem: PlanningProblem
    let map: FlowMap

    func phase(_ planned: PhaseSequence.Planned, after earlier: [Phase]) -> Phase {
        let candidate = planned.candidate
        let figures = candidate.figures
        let order = problem.inOrder(candidate.steps)
        let gains = gains(of: planned)
        let steps = order.map { problem.steps[$0] }
        let needed = Set(candidate.steps.flatMap { problem.prerequisites[$0] }.map { problem.steps[$0].id })
        return Phase(
            id: "phase-\(earlier.count + 1)",
            title: problem.title(of: candidate),
            steps: steps.map(\.id),
            startWeek: planned.startWeek,
            weeks: planned.weeks,
            cost: YearlyCost(figures.cost.rounded(to: 100), currency: problem.constraints.currency),
            yearlyBenefit: YearlyCost(figures.yearlyBenefit.rounded(to: 100), currency: problem.constraints.currency),
            paybackMonths: payback(figures),
            gapsClosed: gains.filter { $0.left.likely <= 1 - Share.closed + 1e-9 }.map(\.gap.id),
            gapsNarrowed: gains.filter { $0.left.likely > 1 - Share.closed + 1e-9 }.map(\.gap.id),
            prerequisites: earlier.filter { !needed.isDisjoint(with: $0.steps) }.map(\.id),
            standaloneValue: standaloneValue(figures, gains),
            disruption: disruption(of: steps),
            acceptance: acceptance(of: gains),
            why: arithmetic(planned, steps, gains),
            conduct: conduct(planned, number: earlier.count + 1)
        )
    }

    /// What a phase takes away of a gap.
    struct Gain {
        var gap: Gap
        /// The shares of the gap's cost that were left before and are left after.
        var before: Range3
        var left: Range3
        var yearly: Range3
    }

    private func gains(of planned: PhaseSequence.Planned) -> [Gain] {
        var after = planned.before
        after.add(planned.candidate.steps, of: problem)
        let touched = Set(planned.candidate.steps.flatMap { problem.effects[$0].map(\.gap) }).sorted()
        return touched.map { gap in
            let before = planned.before.remaining[gap]
            let left = after.remaining[gap]
            let taken = Range3(before.low - left.low, before.likely - left.likely, before.high - left.high)
            return Gain(gap: problem.gaps[gap], before: before, left: left, yearly: problem.costs[gap] * taken)
        }
    }

    /// What must be true of each gap in later exports. Gaps of one flow that are read from one figure ask the same of it:
    /// the most that any of them asks.
    private func acceptance(of gains: [Gain]) -> [AcceptanceCriterion] {
        let asked = gains.filter { $0.yearly.likely > 0 }
        let criteria = asked.map {
            AcceptanceCriterion(of: $0.gap, left: $0.left.likely, before: $0.before.likely, map: map)
        }
        return criteria.enumerated().map { position, criterion in
            let gap = asked[position].gap
            guard gap.source != nil, gap.target != nil, criterion.metric != "records" else { return criterion }
            let same = criteria.indices.filter {
                criteria[$0].metric == criterion.metric && criteria[$0].baseline == criterion.baseline
                    && asked[$0].gap.source == gap.source && asked[$0].gap.target == gap.target
            }
            let targets = same.map { criteria[$0].target }
            let isMore = criterion.metric == "coverage"
            var strict = criterion
            strict.target = (isMore ? targets.max() : targets.min()) ?? criterion.target
            return strict
        }
    }

    private func payback(_ figures: PhaseFigures) -> Range3? {
        guard let likely = PhaseFigures.payback(figures.cost.likely, figures.yearlyBenefit.likely),
            let low = PhaseFigures.payback(figures.cost.low, figures.yearlyBenefit.high)
        else { return nil }
        // Where the benefit may be nil there is no longest payback: a hundred years stands for never.
        let high = PhaseFigures.payback(figures.cost.high, figures.yearlyBenefit.low) ?? 1_200
        return Range3(low, likely, min(high, 1_200)).ordered.rounded(to: 10)
    }

    private func disruption(of steps: [Step]) -> Severity {
        switch steps.map(\.disruption).max() ?? 0 {
        case ...1: .low
        case 2...3: .medium
        default: .high
        }
    }

    private func standaloneValue(_ figures: PhaseFigures, _ gains: [Gain]) -> String {
        let closed = gains.filter { $0.left.likely <= 1 - Share.closed + 1e-9 }.count
        let narrowed = gains.count - closed
        let parts = [
            closed > 0 ? "\(closed) gap\(closed == 1 ? "" : "s") closed" : nil,
            narrowed > 0 ? "\(narrowed) narrowed" : nil,
        ].compactMap(\.self)
        return "\(euro(figures.yearlyBenefit.likely)) a year (\(euro(figures.yearlyBenefit.low)) to "
            + "\(euro(figures.yearlyBenefit.high))), also if nothing follows: \(Wording.list(parts))"
    }

    func euro(_ value: Double) -> String { Wording.euro(value, problem.constraints.currency) }
}

extension Range3 {
    /// Rounded to a part of the unit: to tenths with 10, to cents with 100.
    func rounded(to parts: Double) -> Range3 {
        func rounded(_ value: Double) -> Double { (value * parts).rounded() / parts }
        return Range3(rounded(low), rounded(likely), rounded(high))
    }
}
