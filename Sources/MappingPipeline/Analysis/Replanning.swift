public import IntegrationModel
internal import Planning

/// Plans for what a snapshot found, under other constraints or without some steps. Exports are not needed.
public struct Replanning: Sendable {
    private let gaps: [Gap]
    private let map: FlowMap
    private let planner: Planner

    /// - Parameters:
    ///   - constraints: nil for those that the snapshot's plan was made under.
    ///   - excluded: ids of steps, or of steps of the catalogue, to do without.
    public init(
        _ snapshot: Snapshot,
        catalogue: [StepTemplate],
        constraints: PlanningConstraints? = nil,
        excluding excluded: Set<String> = []
    ) {
        gaps = snapshot.gaps
        map = snapshot.map
        planner = Planner(
            catalogue: catalogue,
            constraints: constraints ?? snapshot.roadmap.constraints,
            assumptions: PlanningAssumptions(learned: snapshot.learned),
            vision: snapshot.vision,
            today: snapshot.dataUntil ?? snapshot.takenAt,
            excluded: excluded
        )
    }

    /// The plan.
    ///
    /// - Parameter solution: the answer of a solver to ``solverText``, taken where it is at least as good.
    public func roadmap(solution: String? = nil) -> Roadmap { planner.roadmap(for: gaps, map: map, solution: solution) }

    /// The plan as a mixed-integer program in the LP format of CPLEX.
    public var solverText: String { planner.solverText(for: gaps, map: map) }
}
