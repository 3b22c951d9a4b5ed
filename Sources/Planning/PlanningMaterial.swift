import IntegrationModel
import RoadmapOptimisation

/// What a plan is made of: the steps that the gaps give reason for, those that are left after the guards, and the model
/// that is optimised.
struct PlanningMaterial {
    let counted: CountedCosts
    let path: VisionPath
    /// With all steps, and with those that are not refused.
    let all: PlanningProblem
    let problem: PlanningProblem
    let refused: [RefusedStep]

    var model: PlanModel { PlanModelMaker(problem, path).model }

    init(_ planner: Planner, gaps: [Gap], map: FlowMap) {
        let open = gaps.open
        let limits = planner.vision?.limits ?? VisionLimits()
        let maker = StepMaker(
            catalogue: planner.catalogue,
            constraints: planner.constraints,
            assumptions: planner.assumptions
        )
        counted = CountedCosts(open)
        path = VisionPath(planner.vision, gaps: open, map: map)
        all = PlanningProblem(
            steps: maker.steps(for: open, map: map),
            gaps: open,
            counted: counted,
            constraints: planner.constraints,
            assumptions: planner.assumptions,
            capacities: limits.people,
            calendar: PlanCalendar(limits, today: planner.today)
        )
        let screening = StepScreening(all, path, untouchable: Set(limits.untouchable), excluded: planner.excluded)
        refused = screening.refused
        problem = all.keeping(screening.isAllowed, counted: counted)
    }
}
