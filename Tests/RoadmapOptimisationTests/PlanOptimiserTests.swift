import RoadmapOptimisation
import Testing

@Suite("The optimiser of plans")
struct PlanOptimiserTests {
    static let effort = PlanOptimiser.Effort(
        cuts: 150,
        lists: 600,
        rounds: 2,
        moves: 3_000,
        knapsacks: 60,
        nodes: 200_000
    )

    @Test("finds what looking at all plans finds, and proves it", arguments: UInt64(1)...24)
    func bruteForce(seed: UInt64) {
        let size = [(4, 3), (5, 3), (6, 2), (5, 2)][Int(seed % 4)]
        let model = RandomModels.model(seed: seed, steps: size.0, phases: size.1, sharesDrivers: false)
        let best = RandomModels.best(of: model)
        let result = PlanOptimiser(effort: Self.effort).optimise(model)
        #expect(abs(result.value - best.value) < 1e-6, "\(result) rather than \(best)")
        #expect(result.bound >= best.value - 1e-6)
        #expect(result.isProved)
        #expect(model.faults(of: result.plan).isEmpty)
    }

    @Test("never counts twice what two steps save, and its bound holds", arguments: UInt64(1)...12)
    func sharedDrivers(seed: UInt64) {
        let model = RandomModels.model(seed: seed, steps: 5, phases: 2, sharesDrivers: true)
        let best = RandomModels.best(of: model)
        let result = PlanOptimiser(effort: Self.effort).optimise(model)
        #expect(abs(result.value - best.value) < 1e-6, "\(result) rather than \(best)")
        #expect(result.bound >= best.value - 1e-6)
        #expect(result.isProved)
        #expect(
            model.benefit(after: 1, of: result.plan) <= model.drivers.reduce(0, +)
                + model.steps.reduce(0) { $0 + max(0, $1.benefit) }
        )
    }

    @Test("a bound holds however early the effort ends", arguments: UInt64(1)...12)
    func littleEffort(seed: UInt64) {
        let model = RandomModels.model(seed: seed, steps: 6, phases: 2, sharesDrivers: true)
        let best = RandomModels.best(of: model)
        for nodes in [1, 3, 10, 30, 100] {
            let effort = PlanOptimiser.Effort(cuts: 1, lists: 1, rounds: 0, moves: 0, knapsacks: 1, nodes: nodes)
            let result = PlanOptimiser(effort: effort).optimise(model)
            #expect(result.bound >= best.value - 1e-6, "\(nodes) nodes: \(result)")
            #expect(!result.isProved || result.value >= best.value - 1e-3)
        }
    }

    @Test("eight steps in two phases", arguments: [UInt64(101), 102])
    func eightSteps(seed: UInt64) {
        let model = RandomModels.model(seed: seed, steps: 8, phases: 2, sharesDrivers: false)
        let result = PlanOptimiser(effort: Self.effort).optimise(model)
        #expect(abs(result.value - RandomModels.best(of: model).value) < 1e-6)
    }

    @Test("the same model and seed give the same plan", arguments: UInt64(1)...4)
    func deterministic(seed: UInt64) {
        let model = RandomModels.model(seed: seed, steps: 14, phases: 4, sharesDrivers: seed % 2 == 0)
        let optimiser = PlanOptimiser(effort: Self.effort, seed: 7)
        #expect(optimiser.optimise(model) == optimiser.optimise(model))
    }

    @Test("does nothing where nothing pays")
    func stopping() {
        var model = RandomModels.model(seed: 3, steps: 6, phases: 3, sharesDrivers: false)
        for step in model.steps.indices {
            model.steps[step].benefit = -1
            model.steps[step].bonus = 0
        }
        let result = PlanOptimiser(effort: Self.effort).optimise(model)
        #expect(result.plan == .nothing(6) && result.value == 0 && result.isProved)
    }

    @Test("steps that wait for each other are never done")
    func circle() {
        let step = PlanStep(cost: 1, work: 1, benefit: 5)
        let model = PlanModel(
            steps: [step, step, step],
            precedences: [
                PlanPrecedence(before: 0, after: 1, isStrict: true),
                PlanPrecedence(before: 1, after: 0, isStrict: true),
            ],
            phases: [PhaseLimits(), PhaseLimits(), PhaseLimits()],
            spendFactors: [1, 1, 1],
            gainFactors: [3, 2, 1]
        )
        let result = PlanOptimiser(effort: Self.effort).optimise(model)
        #expect(result.plan.phases == [nil, nil, 0])
    }

    @Test("a model that is not sound has no plan")
    func unsound() {
        let model = PlanModel(
            steps: [PlanStep(cost: .nan, work: 1, benefit: 1)],
            phases: [PhaseLimits()],
            spendFactors: [1],
            gainFactors: [1]
        )
        #expect(PlanOptimiser().optimise(model).plan == .nothing(1))
    }
}

@Suite("The checker of plans")
struct PlanCheckTests {
    let model = PlanModel(
        steps: [
            PlanStep(cost: 10, work: 4, duration: 4, disruption: 1, isDisruptive: true, area: 1, benefit: 6),
            PlanStep(cost: 10, work: 4, duration: 4, disruption: 1, isDisruptive: true, area: 1, benefit: 6),
            PlanStep(cost: 3, work: 1, duration: 3, disruption: 0, area: 2, benefit: 0, earliest: 1),
        ],
        precedences: [PlanPrecedence(before: 0, after: 1)],
        phases: Array(
            repeating: PhaseLimits(
                minSpend: 5,
                budget: 21,
                work: 8,
                duration: 8,
                disruption: 2,
                disruptiveSteps: 1,
                stepsPerArea: 1
            ),
            count: 3
        ),
        spendFactors: [1, 0.9, 0.8],
        gainFactors: [3, 2, 1],
        paybackPhases: 3
    )

    @Test(
        "names the rule that a plan breaks",
        arguments: [
            ([0, 0, nil], "disruptive"), ([0, 0, nil], "area"), ([1, 0, nil], "before"), ([0, nil, 0], "too early"),
            ([0, nil, 2], "unused"), ([0, nil, 1], "at least"), ([0, nil, 1], "pay back"), ([7, nil, nil], "exists"),
        ] as [([Int?], String)]
    )
    func faults(phases: [Int?], word: String) {
        let faults = model.faults(of: Plan(phases: phases))
        #expect(faults.contains { $0.description.contains(word) }, "\(faults)")
    }

    @Test("a plan that keeps to all of them has none, and is worth what it brings less what it costs")
    func sound() {
        let plan = Plan(phases: [0, 1, nil])
        #expect(model.faults(of: plan).isEmpty)
        #expect(abs(model.value(of: plan) - (6 * 3 - 10 + 6 * 2 - 9)) < 1e-9)
    }
}
