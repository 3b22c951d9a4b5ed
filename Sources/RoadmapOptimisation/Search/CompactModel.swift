/// A model in flat arrays, for the searches that value many plans.
struct CompactModel: Sendable {
    let model: PlanModel
    let count: Int
    let phaseCount: Int
    let areaCount: Int
    let cost: [Double]
    let work: [Double]
    let duration: [Double]
    let disruption: [Double]
    let isDisruptive: [Bool]
    /// −1 for none.
    let area: [Int]
    /// Benefit in each phase if no other step has an effect on the same drivers.
    let benefit: [Double]
    let hasEffects: Bool
    /// The first phase that its own limit and the steps it needs leave to a step.
    let earliest: [Int]
    /// By step, what it needs: the step, and whether in an earlier phase.
    let needs: [[(step: Int, isStrict: Bool)]]
    let neededBy: [[Int]]
    /// Worth of doing a step in a phase by itself: `value[step * phaseCount + phase]`; an upper bound where steps share
    /// drivers.
    let value: [Double]

    init(_ model: PlanModel) {
        self.model = model
        count = model.steps.count
        phaseCount = model.phases.count
        cost = model.steps.map(\.cost)
        work = model.steps.map(\.work)
        duration = model.steps.map(\.duration)
        disruption = model.steps.map(\.disruption)
        isDisruptive = model.steps.map(\.isDisruptive)
        // Areas are numbered by what they are called, so that any number will do.
        let names = Set(model.steps.compactMap(\.area)).sorted()
        let numbers = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
        area = model.steps.map { $0.area.flatMap { numbers[$0] } ?? -1 }
        areaCount = names.count
        benefit = model.steps.map { step in
            step.effects.reduce(step.benefit) { $0 + model.drivers[$1.driver] * $1.share }
        }
        hasEffects = model.steps.contains { !$0.effects.isEmpty }
        var needs = Array(repeating: [(step: Int, isStrict: Bool)](), count: count)
        var neededBy = Array(repeating: [Int](), count: count)
        for rule in model.precedences {
            needs[rule.after].append((rule.before, rule.isStrict))
            neededBy[rule.before].append(rule.after)
        }
        self.needs = needs
        self.neededBy = neededBy
        var earliest = model.steps.map { max(0, $0.earliest) }
        // At most as many rounds as there are steps; what still moves then is a circle, which is never possible.
        for round in 0...count {
            var moved = false
            for step in 0..<count {
                for need in needs[step] {
                    let least = earliest[need.step] + (need.isStrict ? 1 : 0)
                    if least > earliest[step] {
                        earliest[step] = round == count ? Int.max / 2 : least
                        moved = true
                    }
                }
            }
            if !moved { break }
        }
        self.earliest = earliest.map { min($0, model.phases.count) }
        var value: [Double] = []
        value.reserveCapacity(count * phaseCount)
        for step in 0..<count {
            for phase in 0..<phaseCount {
                value.append(
                    benefit[step] * model.gainFactors[phase]
                        + (model.steps[step].bonus - cost[step]) * model.spendFactors[phase]
                )
            }
        }
        self.value = value
    }
}

extension CompactModel {
    /// Whether what is left of the resources is enough for a step.
    func hasSupply(for step: Int, in supplies: [Double]) -> Bool {
        model.steps[step].demands.allSatisfy {
            $0.resource >= supplies.count || $0.amount <= supplies[$0.resource] + 1e-9
        }
    }

    /// Takes what a step needs from what is left; with a factor of −1 gives it back.
    func take(_ step: Int, from supplies: inout [Double], factor: Double = 1) {
        for demand in model.steps[step].demands where demand.resource < supplies.count {
            supplies[demand.resource] -= demand.amount * factor
        }
    }
}
