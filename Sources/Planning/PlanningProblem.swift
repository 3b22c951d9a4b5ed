import IntegrationModel

/// Steps and gaps by position, so that sets of steps can be valued many times.
///
/// A class because all of its parts are handed around together, often and unchanged.
final class PlanningProblem: Sendable {
    /// What a step takes away of a gap.
    struct Effect: Sendable {
        var gap: Int
        var share: Range3
    }

    /// Sorted by id.
    let steps: [Step]
    /// Sorted by id.
    let gaps: [Gap]
    let assumptions: PlanningAssumptions
    let constraints: PlanningConstraints
    /// What of each gap's cost counts.
    let costs: [Range3]
    /// By step.
    let effects: [[Effect]]
    /// By step: the steps that must come before it, directly.
    let direct: [[Int]]
    /// By step: the steps that must come before it, directly or not; sorted, without itself.
    let prerequisites: [[Int]]
    /// By step: how many steps must come before it; a step has more than each of those it needs.
    let ranks: [Int]
    /// By gap, 0–1.
    let confidences: [Double]
    /// By step: the share of its benefit that counts in the ranking, by the grade of its evidence.
    let weights: [Double]
    let annuity: Double
    let likely: Scenario
    /// Groups of people whose time is limited.
    let capacities: [Capacity]
    let calendar: PlanCalendar
    /// Weeks of work that a phase can have, at most.
    let mostWork: Int

    init(
        steps: [Step],
        gaps: [Gap],
        counted: CountedCosts,
        constraints: PlanningConstraints,
        assumptions: PlanningAssumptions,
        capacities: [Capacity] = [],
        calendar: PlanCalendar = PlanCalendar()
    ) {
        self.steps = steps
        self.gaps = gaps
        self.assumptions = assumptions
        self.constraints = constraints
        self.capacities = capacities
        self.calendar = calendar
        mostWork = calendar.mostWork(in: constraints.maxWeeks, until: assumptions.roadmapWeeks)
        costs = gaps.map { counted.costs[$0.id] ?? .zero }
        let gapPositions = Dictionary(gaps.enumerated().map { ($1.id, $0) }) { first, _ in first }
        effects = steps.map { step in
            step.benefits.compactMap { benefit in
                gapPositions[benefit.gap].map { Effect(gap: $0, share: benefit.share) }
            }
        }
        let stepPositions = Dictionary(steps.enumerated().map { ($1.id, $0) }) { first, _ in first }
        direct = steps.map { $0.prerequisites.compactMap { stepPositions[$0] } }
        prerequisites = Self.closures(direct)
        ranks = prerequisites.map(\.count)
        confidences = gaps.map { $0.confidence.isFinite ? min(max($0.confidence, 0), 1) : 0 }
        weights = steps.map { Self.weight(of: $0, assumptions) }
        annuity = assumptions.annuity
        likely = Scenario(
            gapCosts: costs.map(\.likely),
            stepCosts: steps.map(\.cost.likely),
            shares: effects.map { $0.map(\.share.likely) }
        )
    }

    /// The share of a step's benefit that counts: by the grade of its evidence, from which outcomes of finished steps of
    /// the family lead away, as they are evidence of its own.
    private static func weight(of step: Step, _ assumptions: PlanningAssumptions) -> Double {
        let unproved = assumptions.evidenceWeights["D"] ?? 0.75
        let weight = assumptions.evidenceWeights[step.evidenceGrade] ?? unproved
        let outcomes = step.family.flatMap { assumptions.learned[$0]?.outcomes } ?? 0
        return weight + (1 - weight) * Double(outcomes) / (Double(outcomes) + Self.outcomesForHalf)
    }

    /// Outcomes after which half of the doubt about the evidence is gone: an assumption.
    private static let outcomesForHalf = 6.0

    /// All that is reached from each position, but the position itself. Circles do no harm.
    private static func closures(_ direct: [[Int]]) -> [[Int]] {
        direct.indices.map { start in
            var reached: Set<Int> = []
            var stack = direct[start]
            while let next = stack.popLast() {
                if next != start, reached.insert(next).inserted { stack += direct[next] }
            }
            return reached.sorted()
        }
    }

    /// The same problem with some of the steps only; those that they need must be among them.
    func keeping(_ isKept: [Bool], counted: CountedCosts) -> PlanningProblem {
        PlanningProblem(
            steps: zip(steps, isKept).compactMap { $1 ? $0 : nil },
            gaps: gaps,
            counted: counted,
            constraints: constraints,
            assumptions: assumptions,
            capacities: capacities,
            calendar: calendar
        )
    }

    /// The steps in an order in which each comes after those it needs.
    func inOrder(_ set: Set<Int>) -> [Int] {
        set.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    }
}

/// What is done already at a moment of the plan.
struct PlanState {
    var live: Set<Int> = []
    /// By gap: the share of its cost that is left; for low, likely and high effects of what was done.
    var remaining: [Range3]

    init(_ problem: PlanningProblem) {
        remaining = Array(repeating: Range3(1, 1, 1), count: problem.gaps.count)
    }

    mutating func add(_ set: Set<Int>, of problem: PlanningProblem) {
        for step in problem.inOrder(set.subtracting(live)) {
            live.insert(step)
            for effect in problem.effects[step] {
                remaining[effect.gap] = remaining[effect.gap] * effect.share.complement
            }
        }
    }
}

extension Range3 {
    /// What a share leaves, component by component.
    var complement: Range3 { Range3(1 - low, 1 - likely, 1 - high) }
}
