import IntegrationModel

/// How the advice depends on the assumptions.
struct RobustnessCheck {
    let problem: PlanningProblem

    /// Alternatives that take part, and assumptions that are named, at most.
    private static let alternatives = 12
    private static let named = 4

    init(_ problem: PlanningProblem) {
        self.problem = problem
    }

    /// The share of scenarios in which a phase has a higher value than its alternatives and is worth its cost, and the
    /// assumptions that would change the advice one by one.
    func robustness(of planned: PhaseSequence.Planned) -> Robustness {
        let rivals = Array(planned.alternatives.prefix(Self.alternatives))
        let race = Race(
            first: ValuedSteps(planned.candidate.steps, of: problem, after: planned.before),
            rivals: rivals.map { ValuedSteps($0.steps, of: problem, after: planned.before) }
        )
        var generator = SplitMix64(seed: problem.assumptions.seed)
        var stays = 0
        let scenarios = max(1, problem.assumptions.scenarios)
        for _ in 0..<scenarios {
            let scenario = Scenario(drawnFrom: problem, using: &generator)
            if winner(of: race, in: scenario) == .first { stays += 1 }
        }
        return Robustness(
            scenarios: scenarios,
            staysFirst: Double(stays) / Double(scenarios),
            wouldChangeIf: changes(planned, rivals, race)
        )
    }

    private enum Winner: Equatable {
        case first
        case nothing
        case rival(Int)
    }

    /// The recommended phase and its alternatives.
    private struct Race {
        var first: ValuedSteps
        var rivals: [ValuedSteps]
    }

    private func winner(of race: Race, in scenario: Scenario) -> Winner {
        let own = race.first.value(in: scenario, of: problem).ranking
        var best = (value: max(own, 0), winner: own > 0 ? Winner.first : Winner.nothing)
        for (position, rival) in race.rivals.enumerated() {
            let its = rival.value(in: scenario, of: problem).ranking
            // What counts as equal when the plan is made does so here.
            let needed = best.winner == .first ? best.value / PlanningProblem.near : best.value
            if its > needed { best = (its, .rival(position)) }
        }
        return best.winner
    }

    private func changes(_ planned: PhaseSequence.Planned, _ rivals: [PhaseCandidate], _ race: Race) -> [String] {
        var changes: [String] = []
        let set = planned.candidate.steps
        let own = Set(set.flatMap { problem.effects[$0].map(\.gap) }).sorted()
        let others = Set(rivals.flatMap { $0.steps }.flatMap { problem.effects[$0].map(\.gap) }).subtracting(own)
        func note(_ scenario: Scenario, _ words: String) {
            switch winner(of: race, in: scenario) {
            case .first: return
            case .nothing: changes.append("\(words): then it is not worth its cost")
            case .rival(let position):
                changes.append("\(words): then \"\(problem.title(of: rivals[position]))\" comes first")
            }
        }
        for gap in own where problem.costs[gap].likely > 0 {
            var scenario = problem.likely
            scenario.gapCosts[gap] = problem.costs[gap].low
            note(scenario, "\"\(problem.gaps[gap].title)\" costs \(euro(problem.costs[gap].low)) a year")
        }
        for gap in others.sorted() where problem.costs[gap].high > problem.costs[gap].likely {
            var scenario = problem.likely
            scenario.gapCosts[gap] = problem.costs[gap].high
            note(scenario, "\"\(problem.gaps[gap].title)\" costs \(euro(problem.costs[gap].high)) a year")
        }
        for step in set.sorted() {
            var scenario = problem.likely
            scenario.stepCosts[step] = problem.steps[step].cost.high
            note(scenario, "\"\(problem.steps[step].title)\" costs \(euro(problem.steps[step].cost.high))")
        }
        return Array(changes.prefix(Self.named)) + [breakEven(race.first)].compactMap(\.self)
    }

    /// The share of the likely benefit at which the phase is no longer worth its cost.
    private func breakEven(_ first: ValuedSteps) -> String? {
        var none = problem.likely
        none.gapCosts = none.gapCosts.map { _ in 0 }
        let without = first.value(in: none, of: problem).ranking
        let with = first.value(in: problem.likely, of: problem).ranking
        guard with > without, with > 0 else { return nil }
        return
            "its benefit is below \(Wording.decimal((-without / (with - without) * 100).rounded())) % of what is likely: "
            + "then it is not worth its cost"
    }

    private func euro(_ value: Double) -> String { Wording.euro(value, problem.constraints.currency) }
}

extension PlanningProblem {
    /// A phase's name: that of its dearest paying step, and how many come with it.
    func title(of candidate: PhaseCandidate) -> String {
        let main = candidate.steps.sorted().max {
            (steps[$0].yearlyBenefit.likely, steps[$1].id) < (steps[$1].yearlyBenefit.likely, steps[$0].id)
        }
        let title = steps[main ?? candidate.core].title
        let others = candidate.steps.count - 1
        return others == 0 ? title : "\(title), with \(others) smaller step\(others == 1 ? "" : "s")"
    }
}
