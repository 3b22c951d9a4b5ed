/// Finds the best plan of a model, and says how far from the best possible it can be at most.
///
/// Start orders from a Lagrangian bound and from the return on cost, annealing over lists and over plans, then a sharper
/// bound; where the model is small enough a depth-first search proves the optimum. All efforts are counts and all random
/// numbers have a seed: the same model gives the same plan on every machine.
public struct PlanOptimiser: Sendable {
    public var effort: Effort
    public var seed: UInt64

    public init(effort: Effort = .standard, seed: UInt64 = 1) {
        self.effort = effort
        self.seed = seed
    }

    /// How much is tried.
    public struct Effort: Sendable, Hashable {
        /// Minimum cuts for the first bound.
        public var cuts: Int
        /// Lists that are made plans of.
        public var lists: Int
        /// Rounds of annealing over plans, and the moves of each.
        public var rounds: Int
        public var moves: Int
        /// How often the knapsacks of all phases are solved for the sharper bound.
        public var knapsacks: Int
        /// Sets of steps that are listed for a proof; a proof may look at ten times as many.
        public var nodes: Int
        /// Ways from one set of finished steps to another that are looked at for a proof where steps share drivers.
        public var states: Int

        /// - Parameter states: nil for ten times as many as nodes.
        public init(
            cuts: Int,
            lists: Int,
            rounds: Int,
            moves: Int,
            knapsacks: Int,
            nodes: Int,
            states: Int? = nil
        ) {
            self.cuts = cuts
            self.lists = lists
            self.rounds = rounds
            self.moves = moves
            self.knapsacks = knapsacks
            self.nodes = nodes
            self.states = states ?? 10 * nodes
        }

        /// Some tenths of a second for 60 steps.
        public static let standard = Effort(
            cuts: 400,
            lists: 6_000,
            rounds: 3,
            moves: 200_000,
            knapsacks: 150,
            nodes: 2_000_000
        )
        /// Up to ten seconds for 200 steps in 16 phases.
        public static let thorough = Effort(
            cuts: 1_500,
            lists: 30_000,
            rounds: 14,
            moves: 2_500_000,
            knapsacks: 60,
            nodes: 20_000_000
        )
    }

    /// - Returns: the best plan found; doing nothing where the model is not sound.
    public func optimise(_ model: PlanModel) -> PlanResult {
        let nothing = PlanResult(plan: .nothing(model.steps.count), value: 0, bound: 0, isProved: model.isSound)
        guard model.isSound, !model.steps.isEmpty, !model.phases.isEmpty else { return nothing }
        let compact = CompactModel(model)
        var lists = ListSearch(compact, seed: seed)
        let byReturn = Self.orderByReturn(compact)
        var result = nothing
        result.isProved = false
        result.greedyValue = max(0, lists.offer(byReturn))
        var closure = ClosureBound(compact)
        closure.improve(iterations: effort.cuts, known: lists.value)
        let guided = (0..<compact.count).sorted { (closure.expectedPhase[$0], $0) < (closure.expectedPhase[$1], $1) }
            .map { Int32($0) }
        let isGuidedBetter = lists.offer(guided) >= result.greedyValue
        lists.anneal(from: isGuidedBetter ? guided : byReturn, tries: effort.lists, heat: 0.003)
        (result.plan, result.value) = (lists.best, lists.value)
        if !compact.hasEffects {
            var plans = PlanSearch(compact, plan: lists.best, seed: seed &+ 1)
            for round in 0..<effort.rounds {
                plans.restart()
                plans.anneal(tries: effort.moves, heat: Self.heats[round % Self.heats.count])
            }
            if plans.value > result.value { (result.plan, result.value) = (plans.best, plans.value) }
        }
        result.bound = max(closure.bound, result.value)
        result.prices = closure.prices.map { LimitPrices(budget: $0.budget, work: $0.work, disruption: $0.disruption) }
        if compact.hasEffects, result.gap >= 1e-4 {
            var states = StateSearch(compact, known: result.plan, value: result.value, mostLooks: effort.states)
            states.run()
            (result.plan, result.value) = (states.best, states.value)
            result.bound = max(min(result.bound, states.bound), result.value)
        }
        if result.gap >= 1e-4 { prove(&result, compact, closure) }
        // The value is told as the checker counts it.
        result.value = model.value(of: result.plan)
        result.bound = max(result.bound, result.value)
        result.isProved = result.gap < 1e-4
        return result
    }

    /// Sharpens the bound phase by phase, and proves a plan the best where the distance is small enough for that.
    private func prove(_ result: inout PlanResult, _ compact: CompactModel, _ closure: ClosureBound) {
        var sharper = PhaseSetBound(compact, from: closure)
        sharper.improve(iterations: effort.knapsacks, known: result.value)
        if sharper.isComplete, sharper.bound < result.bound { result.bound = max(sharper.bound, result.value) }
        var exact = ExactSearch(
            compact,
            bound: sharper,
            known: result.plan,
            value: result.value,
            mostNodes: effort.nodes
        )
        exact.run(prices: closure.prices, mostSets: 200_000)
        if exact.value > result.value { (result.plan, result.value) = (exact.best, exact.value) }
        if exact.isProof { result.bound = result.value }
    }

    private static let heats = [0.003, 0.002, 0.001]

    /// Steps by their benefit for their cost, those they need included, best first; each after those it needs.
    private static func orderByReturn(_ compact: CompactModel) -> [Int32] {
        let scores = (0..<compact.count).map { step -> Double in
            var all: Set<Int> = [step]
            var stack = [step]
            while let next = stack.popLast() {
                for need in compact.needs[next] where all.insert(need.step).inserted { stack.append(need.step) }
            }
            let cost = all.sorted().reduce(0) { $0 + compact.cost[$1] }
            return all.sorted().reduce(0) { $0 + compact.benefit[$1] } / max(cost, 1e-9)
        }
        var order: [Int32] = []
        var placed: Set<Int> = []
        func place(_ step: Int, _ depth: Int) {
            guard depth <= compact.count, !placed.contains(step) else { return }
            for need in compact.needs[step].sorted(by: { $0.step < $1.step }) { place(need.step, depth + 1) }
            if placed.insert(step).inserted { order.append(Int32(step)) }
        }
        for step in (0..<compact.count).sorted(by: { (-scores[$0], $0) < (-scores[$1], $1) }) { place(step, 0) }
        return order
    }
}

/// A plan, and what is known of how good it is.
public struct PlanResult: Sendable, Hashable {
    public var plan: Plan
    public var value: Double
    /// No plan is worth more.
    public var bound: Double
    /// Whether no plan is worth more than this one, but for a ten-thousandth.
    public var isProved: Bool
    /// What a plan by return on cost alone is worth.
    public var greedyValue = 0.0
    /// By phase, what one more of a limit would be worth.
    public var prices: [LimitPrices] = []

    public init(plan: Plan, value: Double, bound: Double, isProved: Bool) {
        self.plan = plan
        self.value = value
        self.bound = bound
        self.isProved = isProved
    }

    /// By how much of its value the best possible plan may be better, 0 for not at all.
    public var gap: Double { value > 0 ? max(0, bound / value - 1) : bound > 1e-9 ? .infinity : 0 }
}

/// What a unit more of the limits of a phase would be worth: the Lagrange multipliers of the bound.
public struct LimitPrices: Sendable, Hashable {
    public var budget: Double
    public var work: Double
    public var disruption: Double
}
