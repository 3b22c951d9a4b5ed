/// What to take for one budget: demands that bring their profit only when all parts they ask for are paid, parts that need
/// other parts. Software engineering calls it the next release problem (Bagnall, Rayward-Smith, Whittley, *Information and
/// Software Technology* 43, 2001).
public struct SelectionProblem: Sendable {
    /// What each part costs.
    public var costs: [Int]
    /// A part and one that it needs.
    public var needs: [(part: Int, needed: Int)]
    public var demands: [Demand]
    public var budget: Int

    public struct Demand: Sendable, Hashable {
        public var profit: Int
        public var parts: [Int]

        public init(profit: Int, parts: [Int]) {
            self.profit = profit
            self.parts = parts
        }
    }

    public init(costs: [Int], needs: [(part: Int, needed: Int)], demands: [Demand], budget: Int) {
        self.costs = costs
        self.needs = needs
        self.demands = demands
        self.budget = budget
    }

    /// The parts that a set of demands asks for, with all that these need.
    public func parts(for chosen: [Int]) -> Set<Int> {
        let needed = Dictionary(grouping: needs, by: \.part).mapValues { $0.map(\.needed) }
        var parts: Set<Int> = []
        var stack = chosen.flatMap { demands[$0].parts }
        while let part = stack.popLast() {
            if parts.insert(part).inserted { stack += needed[part] ?? [] }
        }
        return parts
    }

    public func cost(of chosen: [Int]) -> Int { parts(for: chosen).reduce(0) { $0 + costs[$1] } }
}

/// Demands to meet, and what is known of how good the choice is.
public struct Selection: Sendable, Hashable {
    /// Rising.
    public var demands: [Int]
    public var profit: Int
    /// No choice brings more.
    public var bound: Int
    public var isProved: Bool { profit >= bound }
}
