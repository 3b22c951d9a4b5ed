import IntegrationModel

/// A set of steps that could be a phase.
struct PhaseCandidate {
    /// The step for the sake of which it is there.
    var core: Int
    var steps: Set<Int>
    var figures: PhaseFigures
}

/// What a phase costs and brings.
struct PhaseFigures {
    /// With the overhead.
    var cost: Range3
    var weeks: Int
    var yearlyBenefit: Range3
    /// Running cost in a year, likely.
    var yearlyUpkeep: Double
    /// What it is worth over the horizon, likely, discounted, less cost and running cost.
    var netBenefit: Double
    /// The same with the benefit weighted by evidence and confidence, and less the penalty for disruption: what phases
    /// are ranked by.
    var rankingValue: Double

    var paybackMonths: Double { PhaseFigures.payback(cost.likely, yearlyBenefit.likely) ?? .infinity }

    /// nil where the benefit is nil.
    static func payback(_ cost: Double, _ yearlyBenefit: Double) -> Double? {
        yearlyBenefit > 0 ? cost / yearlyBenefit * 12 : nil
    }
}

extension PlanningProblem {
    /// The figures of a set of steps after what is done already.
    func figures(of set: Set<Int>, after state: PlanState) -> PhaseFigures {
        let valued = ValuedSteps(set, of: self, after: state)
        var left: [Int: Range3] = [:]
        var benefit = Range3.zero
        for step in valued.order {
            for effect in effects[step] {
                let before = left[effect.gap] ?? state.remaining[effect.gap]
                benefit = benefit + costs[effect.gap] * before * effect.share
                left[effect.gap] = before * effect.share.complement
            }
        }
        let value = valued.value(in: likely, of: self)
        return PhaseFigures(
            cost: valued.order.reduce(Range3.zero) { $0 + steps[$1].cost } * (1 + assumptions.overhead),
            weeks: valued.weeks,
            yearlyBenefit: benefit,
            yearlyUpkeep: value.upkeep,
            netBenefit: value.net,
            rankingValue: value.ranking
        )
    }

    /// Weeks from start to end: steps that need each other go one after the other, the others as the teams and the hours
    /// of the company's people allow.
    func weeks(of set: Set<Int>) -> Int {
        var ends: [Int: Double] = [:]
        for step in inOrder(set) {
            let start = prerequisites[step].compactMap { ends[$0] }.max() ?? 0
            ends[step] = start + steps[step].weeks.likely
        }
        let work = set.sorted().reduce(0) { $0 + steps[$1].weeks.likely } / Double(max(1, assumptions.teams))
        let weeks = max(ends.values.max() ?? 0, work, weeksOfPeople(for: set)).rounded(.up)
        return weeks.isFinite ? Int(min(weeks, 100_000)) : 100_000
    }

    /// Why a set of steps is too much for one phase; nil where it is not.
    func excess(of set: Set<Int>) -> String? {
        let cost = set.sorted().reduce(0) { $0 + steps[$1].cost.likely } * (1 + assumptions.overhead)
        if !(cost <= constraints.maxBudget) {
            return "\(Wording.euro(cost, constraints.currency)) is more than a phase may cost, "
                + Wording.euro(constraints.maxBudget, constraints.currency)
        }
        if let people = overworked(by: set) {
            return "it asks \(Wording.decimal(people.hours)) hours of \(people.who), who have "
                + "\(Wording.decimal(people.available)) in a phase"
        }
        let weeks = weeks(of: set)
        if weeks > mostWork {
            let rest = mostWork < constraints.maxWeeks ? " beside the weeks in which nothing may change" : ""
            return "\(weeks) weeks are more than a phase may take, \(mostWork)\(rest)"
        }
        if set.filter({ steps[$0].disruption >= assumptions.disruptiveFrom }).count > 1 {
            return "two disruptive changes would come at the same time"
        }
        return nil
    }

    /// Whether the steps ask too much of the people of one process.
    func crowds(_ set: Set<Int>) -> Bool {
        let byProcess = Dictionary(grouping: set.compactMap(crowdable)) { $0 }
        return byProcess.values.contains { $0.count > assumptions.stepsPerProcess }
    }

    /// The process of whose people a step asks for time that nobody stated; where the vision says what hours they have,
    /// those are the limit.
    func crowdable(_ step: Int) -> BusinessProcess? {
        guard !steps[step].enabler, let process = steps[step].process else { return nil }
        return capacities.contains { $0.isAsked(by: steps[step]) } ? nil : process
    }
}
