public import IntegrationModel
internal import RoadmapOptimisation

/// Chooses the next phase, and the phases that may follow.
///
/// It works back from the goals of the vision: gaps between the map and the goals, steps that close them, what these
/// need. Of these the optimiser chooses phases that are worth most together: the benefit over the horizon, discounted
/// and weighted by how sure it is, what nearing a goal counts for, less cost, upkeep and disruption; and says how much
/// better any other plan could be. Then phases that hold unrelated steps are taken apart and early wins brought to the
/// front, as far as that costs next to nothing. It stops where nothing pays back any more.
public struct Planner: Sendable {
    public var catalogue: [StepTemplate]
    public var constraints: PlanningConstraints
    public var assumptions: PlanningAssumptions
    public var vision: Vision?
    public var today: Double?
    public var excluded: Set<String>

    /// - Parameters:
    ///   - vision: where the company wants to be; without goals all that pays is planned.
    ///   - today: seconds since 1970, from when on phases are dated where the vision names no day to begin on.
    ///   - excluded: ids of steps or of templates to do without.
    public init(
        catalogue: [StepTemplate],
        constraints: PlanningConstraints = PlanningConstraints(),
        assumptions: PlanningAssumptions = PlanningAssumptions(),
        vision: Vision? = nil,
        today: Double? = nil,
        excluded: Set<String> = []
    ) {
        self.catalogue = catalogue
        self.constraints = constraints
        self.assumptions = assumptions
        self.vision = vision
        self.today = today
        self.excluded = excluded
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
    ///
    /// - Parameter solution: the answer of a solver to ``solverText(for:map:)``, to take where it is at least as good.
    public func roadmap(for gaps: [Gap], map: FlowMap, solution: String? = nil) -> Roadmap {
        let material = PlanningMaterial(self, gaps: gaps, map: map)
        let (all, problem) = (material.all, material.problem)
        let sequence = PhaseSequence(problem, material.path, solution: solution)
        let writer = PhaseWriter(problem: problem, map: map)
        var phases: [Phase] = []
        for planned in sequence.planned { phases.append(writer.phase(planned, after: phases)) }
        if let first = sequence.planned.first {
            phases[0].robustness = RobustnessCheck(problem).robustness(of: first)
            phases[0].why += writer.reasonsAgainst(first.others, first: first.candidate)
        }
        let outlook = PlanOutlookWriter(
            problem: problem,
            path: material.path,
            sequence: sequence,
            phases: phases,
            refused: material.refused
        )
        for position in phases.indices { phases[position].visionContribution = outlook.contributions(of: position) }
        return Roadmap(
            constraints: constraints,
            steps: all.steps.sorted {
                (-$0.yearlyBenefit.likely, $0.id) < (-$1.yearlyBenefit.likely, $1.id)
            },
            phases: phases,
            reasonForNone: phases.isEmpty ? EmptyPlan(problem, refused: material.refused).reason : nil,
            runnersUp: sequence.planned.first.map { writer.runnersUp($0.others, first: $0.candidate) } ?? [],
            notPlanned: UnplannedGaps(
                problem,
                counted: material.counted,
                sequence: sequence,
                all: all.steps,
                refused: material.refused
            ).reasons,
            outlook: outlook.outlook
        )
    }

    /// The plan as a mixed-integer program in the LP format of CPLEX, for those who want a solver's certificate.
    ///
    /// Money is in thousands. `yI_T` is 1 where step I is live by the end of phase T; the steps are named in comments.
    public func solverText(for gaps: [Gap], map: FlowMap) -> String {
        let material = PlanningMaterial(self, gaps: gaps, map: map)
        let names = material.problem.steps.enumerated().map { number, step in
            "\\ y\(number + 1)_T: \(step.id.filter { $0.isASCII && !$0.isNewline })"
        }
        return (names + [LPText(material.model).text]).joined(separator: "\n")
    }
}
