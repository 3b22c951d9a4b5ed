import RoadmapOptimisation
import TestSupport

/// Small models of every sort, and the best plan by looking at all of them.
enum RandomModels {
    static func model(seed: UInt64, steps: Int, phases: Int, sharesDrivers: Bool) -> PlanModel {
        var random = SeededRandom(seed: seed)
        func number(_ range: ClosedRange<Int>) -> Double { Double(Int.random(in: range, using: &random)) }
        let model = PlanModel(
            steps: (0..<steps).map { step in
                PlanStep(
                    cost: number(2...9),
                    work: number(1...6),
                    duration: number(1...4),
                    disruption: number(0...3),
                    isDisruptive: number(0...3) == 0,
                    area: step % 3 == 0 ? nil : step % 3,
                    benefit: number(-1...5),
                    effects: sharesDrivers && step % 2 == 0
                        ? [DriverEffect(driver: step / 2 % 2, share: number(2...8) / 10)] : [],
                    demands: [ResourceDemand(resource: step % 2, amount: number(0...3))],
                    bonus: number(-1...1),
                    earliest: number(0...5) == 0 ? 1 : 0
                )
            },
            precedences: (1..<steps).compactMap { after in
                let before = Int.random(in: 0..<(2 * after), using: &random)
                return before < after ? PlanPrecedence(before: before, after: after, isStrict: before % 2 == 0) : nil
            },
            phases: Array(
                repeating: PhaseLimits(
                    minSpend: number(0...5),
                    budget: number(9...20),
                    work: number(6...14),
                    duration: number(4...7),
                    disruption: number(2...6),
                    disruptiveSteps: 1,
                    stepsPerArea: 2,
                    resources: [number(3...9)]
                ),
                count: phases
            ),
            spendFactors: (0..<phases).map { 1 / (1 + 0.1 * Double($0)) },
            gainFactors: (0..<phases).map { Double(phases + 2 - $0) },
            paybackPhases: number(0...1) == 0 ? 4 : nil,
            drivers: sharesDrivers ? [4, 6] : []
        )
        return model
    }

    /// The best plan of all there are.
    static func best(of model: PlanModel) -> (value: Double, plan: Plan) {
        var best = (value: 0.0, plan: Plan.nothing(model.steps.count))
        var plan = Plan.nothing(model.steps.count)
        func place(_ step: Int) {
            guard step < model.steps.count else {
                let value = model.value(of: plan)
                if value > best.value, model.faults(of: plan).isEmpty { best = (value, plan) }
                return
            }
            for phase in [nil] + model.phases.indices.map({ Int?.some($0) }) {
                plan.phases[step] = phase
                place(step + 1)
            }
            plan.phases[step] = nil
        }
        place(0)
        return best
    }
}
