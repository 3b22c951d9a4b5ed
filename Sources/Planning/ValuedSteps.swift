import IntegrationModel

/// A set of steps prepared to be valued in many scenarios.
struct ValuedSteps {
    /// Each step after those it needs.
    let order: [Int]
    let weeks: Int
    /// By gap: the likely share of its cost that is left before.
    private let remaining: [Double]
    private let annuity: Double
    private let disruption: Double

    init(_ set: Set<Int>, of problem: PlanningProblem, after state: PlanState) {
        order = problem.inOrder(set)
        weeks = problem.weeks(of: set)
        remaining = state.remaining.map(\.likely)
        annuity = problem.annuity * problem.assumptions.discount(years: Double(weeks) / 52)
        disruption = order.reduce(0) { $0 + Double(problem.steps[$1].disruption) }
    }

    /// What the steps are worth over the horizon: net, and as phases are ranked, together with the running cost of a
    /// year and the payback. Linear in the effects of the steps.
    func value(in scenario: Scenario, of problem: PlanningProblem) -> Value {
        var left = remaining
        var benefit = 0.0
        var weighted = 0.0
        var cost = 0.0
        var upkeep = 0.0
        for step in order {
            for (position, effect) in problem.effects[step].enumerated() {
                let share = scenario.shares[step][position]
                let gain = scenario.gapCosts[effect.gap] * left[effect.gap] * share
                left[effect.gap] *= 1 - share
                benefit += gain
                weighted += gain * problem.confidences[effect.gap] * problem.weights[step]
            }
            cost += scenario.stepCosts[step]
            upkeep += scenario.stepCosts[step] * problem.steps[step].upkeep
        }
        cost *= 1 + problem.assumptions.overhead
        return Value(
            net: (benefit - upkeep) * annuity - cost,
            ranking: (weighted - upkeep) * annuity - cost - disruption * problem.assumptions.disruptionPenalty,
            upkeep: upkeep,
            paybackMonths: PhaseFigures.payback(cost, benefit) ?? .infinity
        )
    }

    struct Value {
        var net: Double
        var ranking: Double
        var upkeep: Double
        var paybackMonths: Double
    }
}
