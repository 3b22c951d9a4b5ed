public import IntegrationModel

/// Chooses the next phase, and the phases that may follow.
///
/// The order is greedy: each phase is the best that fits after those before it, by net benefit over the horizon,
/// discounted, the benefit weighted by the grade of its evidence and less a penalty for disruption; of phases that are
/// nearly equal the one that pays back soonest. It stops where nothing pays back any more.
public struct Planner: Sendable {
    public var catalogue: [StepTemplate]
    public var constraints: PlanningConstraints
    public var assumptions: PlanningAssumptions

    public init(
        catalogue: [StepTemplate],
        constraints: PlanningConstraints = PlanningConstraints(),
        assumptions: PlanningAssumptions = PlanningAssumptions()
    ) {
        self.catalogue = catalogue
        self.constraints = constraints
        self.assumptions = assumptions
    }

    /// The ids of the catalogue's steps that close or narrow each gap, by id of the gap, the one that takes away most
    /// first. Gaps that no step closes are absent.
    ///
    /// - Parameter map: The map that the gaps are of; without it kinds of systems and mechanisms of flows are unknown.
    public func closing(_ gaps: [Gap], map: FlowMap = FlowMap()) -> [String: [String]] {
        let matcher = GapMatcher(catalogue: catalogue, map: map)
        var closing: [String: [String]] = [:]
        for gap in gaps {
            let closings = matcher.closings(of: gap).sorted {
                ($1.rule.share.likely, $0.template.id) < ($0.rule.share.likely, $1.template.id)
            }
            if !closings.isEmpty { closing[gap.id] = closings.map(\.template.id) }
        }
        return closing
    }

    /// The roadmap for the gaps of a map.
    ///
    /// Every phase keeps to the constraints by its likely figures, and has all that its steps need in itself or before
    /// it. The benefit of the phases together is never above the cost of their gaps. The same gaps and map give the
    /// same roadmap.
    public func roadmap(for gaps: [Gap], map: FlowMap) -> Roadmap {
        let open = gaps.open
        let maker = StepMaker(catalogue: catalogue, constraints: constraints, assumptions: assumptions)
        let counted = CountedCosts(open)
        let problem = PlanningProblem(
            steps: maker.steps(for: open, map: map),
            gaps: open,
            counted: counted,
            constraints: constraints,
            assumptions: assumptions
        )
        var sequence = PhaseSequence(problem)
        sequence.plan()
        let writer = PhaseWriter(problem: problem, map: map)
        var phases: [Phase] = []
        for planned in sequence.planned { phases.append(writer.phase(planned, after: phases)) }
        if let first = sequence.planned.first {
            phases[0].robustness = RobustnessCheck(problem).robustness(of: first)
            phases[0].why += writer.reasonsAgainst(first.others, first: first.candidate)
        }
        return Roadmap(
            constraints: constraints,
            steps: problem.steps.sorted {
                (-$0.yearlyBenefit.likely, $0.id) < (-$1.yearlyBenefit.likely, $1.id)
            },
            phases: phases,
            reasonForNone: phases.isEmpty ? EmptyPlan(problem).reason : nil,
            runnersUp: sequence.planned.first.map { writer.runnersUp($0.others, first: $0.candidate) } ?? [],
            notPlanned: UnplannedGaps(problem, counted: counted, sequence: sequence).reasons
        )
    }
}
