import IntegrationModel
import RoadmapOptimisation

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
        let first = ValuedSteps(planned.candidate.steps, of: problem, after: planned.before)
        func valued(_ rival: PhaseCandidate) -> ValuedSteps {
            ValuedSteps(rival.steps, of: problem, after: planned.before)
        }
        // What would come first by its own figures does not because of the phases that are left; figures don't change that.
        let rivals = Array(
            planned.alternatives.filter {
                winner(of: Race(first: first, rivals: [valued($0)]), in: problem.likely) == .first
            }.prefix(Self.alternatives)
        )
        let race = Race(first: first, rivals: rivals.map(valued))
        var generator = RandomSource(seed: problem.assumptions.seed)
        var stays = 0
        let scenarios = max(1, problem.assumptions.scenarios)
        for _ in 0..<scenarios {
            let scenario = Scenario(drawnFrom: problem, using: &generator)
            if winner(of: race, in: scenario) == .first { stays += 1 }
        }
        return Robustness(
            scenarios: scenarios,
            staysFirst: Double(stays) / Double(scenarios),
            wouldChangeIf: changes(planned, rivals, race),
            mattersMost: mattersMost(planned, first)
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

    /// What comes first by the rule of the plan: what pays back soonest, unless the two phases are worth clearly more the
    /// other way round.
    private func winner(of race: Race, in scenario: Scenario) -> Winner {
        let own = race.first.value(in: scenario, of: problem)
        // Whether it is worth its cost is a matter of money; which comes first, of evidence and disruption too.
        guard own.net > 0 else { return .nothing }
        var best: (soonest: Double, winner: Winner) = (own.paybackMonths, .first)
        for (position, rival) in race.rivals.enumerated() {
            let its = rival.value(in: scenario, of: problem)
            guard its.ranking > 0 else { continue }
            let gain = its.ranking * waiting(for: race.first) - own.ranking * waiting(for: rival)
            let tolerance = (own.ranking.magnitude + its.ranking) * problem.assumptions.earlyWins
            let isSooner = its.paybackMonths < best.soonest * 0.95
            if gain > tolerance || (isSooner && gain >= -tolerance) {
                best = (min(best.soonest, its.paybackMonths), .rival(position))
            }
        }
        return best.winner
    }

    /// The share of its worth that a phase loses by waiting for another one.
    private func waiting(for other: ValuedSteps) -> Double {
        1 - problem.assumptions.discount(years: Double(other.weeks) / 52)
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
        let without = first.value(in: none, of: problem).net
        let with = first.value(in: problem.likely, of: problem).net
        guard with > without, with > 0 else { return nil }
        return
            "its benefit were less than \(Wording.decimal((-without / (with - without) * 100).rounded())) % of what is "
            + "likely: then it is not worth its cost"
    }

    func euro(_ value: Double) -> String { Wording.euro(value, problem.constraints.currency) }
}

extension PlanningProblem {
    /// A phase's name: that of its paying steps, the one that brings most first.
    func title(of candidate: PhaseCandidate) -> String {
        let ordered = candidate.steps.sorted {
            (-steps[$0].yearlyBenefit.likely, $0) < (-steps[$1].yearlyBenefit.likely, $1)
        }
        let paying = ordered.filter { !steps[$0].enabler }
        let titles = (paying.isEmpty ? ordered : paying).map { steps[$0].title }
        guard let first = titles.first else { return "" }
        switch titles.count {
        case 1: return first
        case 2: return "\(first), and \(titles[1].prefix(1).lowercased())\(titles[1].dropFirst())"
        default: return "\(first), and \(titles.count - 1) steps more"
        }
    }
}
