import IntegrationModel

/// Which steps a plan may be made of; the others are refused, each with its reason.
struct StepScreening {
    /// By step.
    private(set) var isAllowed: [Bool]
    private(set) var refused: [RefusedStep] = []

    /// - Parameter excluded: ids of steps or templates that the user wants to do without.
    init(_ problem: PlanningProblem, _ path: VisionPath, untouchable: Set<String>, excluded: Set<String>) {
        isAllowed = problem.steps.map { _ in true }
        let serving = Self.serving(problem, path)
        for (position, step) in problem.steps.enumerated() {
            let touched = step.systems.filter(untouchable.contains)
            if excluded.contains(step.id) || excluded.contains(step.template) {
                refuse(position, problem, .excluded, "left out on request")
            } else if !touched.isEmpty {
                refuse(
                    position,
                    problem,
                    .untouchable,
                    "\"\(step.title)\" changes \(Wording.list(touched)), which the vision says must stay as it is"
                )
            } else if let excess = problem.excess(of: [position]) {
                refuse(position, problem, .bigBang, "\"\(step.title)\" is too big for one step, a big bang: \(excess)")
            } else if !serving.contains(position) {
                let saving = Wording.euro(step.yearlyBenefit.likely, problem.constraints.currency)
                refuse(
                    position,
                    problem,
                    .island,
                    "\"\(step.title)\" serves no goal of the vision, an island: it would bring \(saving) a year, but "
                        + "nothing that a goal names gets nearer by it; add a goal if it matters"
                )
            }
        }
        refuseDependents(problem)
        refused.sort { $0.step < $1.step }
    }

    private mutating func refuse(
        _ step: Int,
        _ problem: PlanningProblem,
        _ cause: RefusedStep.Cause,
        _ reason: String
    ) {
        isAllowed[step] = false
        let its = problem.steps[step]
        refused.append(RefusedStep(step: its.id, title: its.title, cause: cause, reason: reason))
    }

    /// Steps that help a goal, and those that they need.
    private static func serving(_ problem: PlanningProblem, _ path: VisionPath) -> Set<Int> {
        let direct = problem.steps.indices.filter { step in
            !path.isGiven || problem.effects[step].contains { path.matters($0.gap) }
        }
        return Set(direct + direct.flatMap { problem.prerequisites[$0] })
    }

    private mutating func refuseDependents(_ problem: PlanningProblem) {
        for step in problem.steps.indices where isAllowed[step] {
            guard let lacking = problem.prerequisites[step].first(where: { !isAllowed[$0] }) else { continue }
            let title = problem.steps[step].title
            refuse(
                step,
                problem,
                .needsRefused,
                "\"\(title)\" needs \"\(problem.steps[lacking].title)\", which is refused"
            )
        }
    }
}
