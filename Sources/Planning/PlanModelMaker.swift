import IntegrationModel
import RoadmapOptimisation

/// A planning problem as the optimiser sees it. Money is in thousands, time in phases of the greatest length.
struct PlanModelMaker {
    let model: PlanModel

    init(_ problem: PlanningProblem, _ path: VisionPath) {
        let assumptions = problem.assumptions
        let length = max(1, problem.constraints.maxWeeks)
        let work = problem.mostWork
        let bonuses = Self.bonuses(problem, path)
        let steps = problem.steps.indices.map { position -> PlanStep in
            let step = problem.steps[position]
            let cost = step.cost.likely * (1 + assumptions.overhead)
            return PlanStep(
                cost: cost / 1_000,
                work: step.weeks.likely,
                duration: step.weeks.likely,
                disruption: Double(step.disruption),
                isDisruptive: step.disruption >= assumptions.disruptiveFrom,
                area: problem.crowdable(position).flatMap { BusinessProcess.allCases.firstIndex(of: $0) },
                benefit: -step.cost.likely * step.upkeep / 1_000,
                effects: problem.effects[position].map {
                    DriverEffect(driver: $0.gap, share: min(1, $0.share.likely * problem.weights[position]))
                },
                demands: [ResourceDemand(resource: 0, amount: 1)] + problem.demands(of: position),
                bonus: bonuses[position] - Double(step.disruption) * assumptions.disruptionPenalty / 1_000
            )
        }
        let limits = PhaseLimits(
            minSpend: problem.constraints.minBudget / 1_000,
            budget: problem.constraints.maxBudget / 1_000,
            work: Double(work * max(1, assumptions.teams)),
            duration: Double(work),
            disruptiveSteps: 1,
            stepsPerArea: assumptions.stepsPerProcess,
            resources: [Double(PhaseMaker.mostSteps)] + problem.capacities.map { $0.hoursPerWeek * Double(work) }
        )
        let phases = Self.phases(problem, length: length, steps: steps)
        let years = (0...phases).map { Double($0 * length) / 52 }
        model = PlanModel(
            steps: steps,
            precedences: problem.steps.indices.flatMap { after in
                problem.direct[after].map { PlanPrecedence(before: $0, after: after) }
            },
            phases: Array(repeating: limits, count: phases),
            spendFactors: years.dropLast().map { assumptions.discount(years: $0) },
            gainFactors: years.dropFirst().map { problem.annuity * assumptions.discount(years: $0) },
            paybackPhases: Double(assumptions.horizonYears),
            drivers: problem.costs.indices.map { problem.costs[$0].likely * problem.confidences[$0] / 1_000 }
        )
    }

    /// The phases that the time of the roadmap has room for, but no more than all steps could fill.
    private static func phases(_ problem: PlanningProblem, length: Int, steps: [PlanStep]) -> Int {
        let room = problem.calendar.freeWeeks(until: problem.assumptions.roadmapWeeks) / length
        let least = max(problem.constraints.minBudget / 1_000, steps.map(\.cost).min() ?? 1, 1e-3)
        let filled = steps.reduce(0) { $0 + $1.cost } / least
        return max(1, min(room, Int(min(filled, 1_000)), steps.count))
    }

    /// What nearing the vision counts for, by step: the worth of each part of a goal is shared by the steps that bring it
    /// nearer, so that it is never counted twice. An earlier goal counts for more.
    private static func bonuses(_ problem: PlanningProblem, _ path: VisionPath) -> [Double] {
        var bonuses = problem.steps.map { _ in 0.0 }
        for part in path.parts where !part.blocking.isEmpty && (part.now ?? 0) < 1 {
            let siblings = path.parts.count { $0.goal == part.goal }
            let urgency = min(2, 48 / Double(max(1, path.goals[part.goal].months)))
            let worth = problem.assumptions.goalWorth * urgency / Double(siblings) / 1_000
            let shares = problem.effects.map { effects in
                effects.reduce(0) { $0 + (part.blocking.contains($1.gap) ? $1.share.likely : 0) }
                    / Double(part.blocking.count)
            }
            let all = max(1, shares.reduce(0, +))
            for step in bonuses.indices { bonuses[step] += worth * shares[step] / all }
        }
        return bonuses
    }
}

extension PlanningProblem {
    /// The hours that a step asks of the company's people, by group, after the number of steps as the first resource.
    func demands(of step: Int) -> [ResourceDemand] {
        capacities.enumerated().compactMap { group, capacity in
            guard capacity.isAsked(by: steps[step]) else { return nil }
            return ResourceDemand(resource: group + 1, amount: hours(of: step))
        }
    }

    /// Hours of each group of people that a step asks for.
    func hours(of step: Int) -> Double { steps[step].weeks.likely * assumptions.ownHoursPerWeek }

    /// Weeks in which the busiest group of people has the hours that steps ask of it.
    func weeksOfPeople(for set: Set<Int>) -> Double {
        capacities.indices.map { hours(of: set, from: $0) / max(capacities[$0].hoursPerWeek, 1e-6) }.max() ?? 0
    }

    private func hours(of set: Set<Int>, from group: Int) -> Double {
        set.sorted().reduce(0) { sum, step in
            sum + demands(of: step).reduce(0) { $0 + ($1.resource == group + 1 ? $1.amount : 0) }
        }
    }

    /// The group of people that steps of one phase ask too much of.
    func overworked(by set: Set<Int>) -> (who: String, hours: Double, available: Double)? {
        for (group, capacity) in capacities.enumerated() {
            let hours = hours(of: set, from: group)
            let available = capacity.hoursPerWeek * Double(mostWork)
            if hours > available + 1e-6 { return (capacity.who, hours, available) }
        }
        return nil
    }
}
