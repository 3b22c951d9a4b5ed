/// A walk through allowed selections: a demand that is not met is taken, those that bring least for what they alone pay
/// for make room, and what still fits is filled in. A worse selection is kept now and then, ever less often (simulated
/// annealing; Kirkpatrick, Gelatt, Vecchi, *Science* 220, 1983).
struct SelectionWalk {
    private let problem: SelectionProblem
    /// By demand: all parts it pays for.
    private let closures: [[Int]]
    private var random: RandomSource
    private var isTaken: [Bool]
    /// By part: how many of the demands taken need it.
    private var users: [Int]
    private var cost = 0
    private var profit = 0
    private(set) var best: [Int]
    private(set) var bestProfit: Int

    /// - Parameters:
    ///   - closures: by demand, all parts that it needs, each once.
    ///   - start: demands that together keep to the budget.
    init(_ problem: SelectionProblem, closures: [[Int]], start: [Int], seed: UInt64) {
        self.problem = problem
        self.closures = closures
        random = RandomSource(seed: seed)
        isTaken = Array(repeating: false, count: problem.demands.count)
        users = Array(repeating: 0, count: problem.costs.count)
        best = start
        bestProfit = 0
        for demand in start { take(demand) }
        bestProfit = profit
    }

    /// Walks so many steps. Linear in them, times the parts of all demands taken.
    mutating func walk(steps: Int) {
        guard !problem.demands.isEmpty else { return }
        let typical = problem.demands.reduce(0.0) { $0 + Double($1.profit) } / Double(problem.demands.count)
        for step in 0..<steps {
            let warmth = typical * Self.warmth * (1 - Double(step) / Double(steps))
            let before = (isTaken, users, cost, profit)
            guard let next = open() else { return }
            take(next)
            makeRoom(keeping: next)
            fill()
            if Double(before.3 - profit) > warmth * random.exponential() {
                (isTaken, users, cost, profit) = before
            } else if profit > bestProfit {
                bestProfit = profit
                best = isTaken.indices.filter { isTaken[$0] }
            }
        }
    }

    /// The first temperature, in profits of a typical demand.
    private static let warmth = 0.3
    /// How far chance moves a comparison of demands, as a share.
    private static let blur = 0.3
    /// Demands that are tried to be filled in after each step.
    private static let tries = 60

    /// A demand that is not taken; nil where all are.
    private mutating func open() -> Int? {
        let start = random.below(isTaken.count)
        return isTaken[start...].firstIndex(of: false) ?? isTaken[..<start].firstIndex(of: false)
    }

    private mutating func take(_ demand: Int) {
        isTaken[demand] = true
        profit += problem.demands[demand].profit
        for part in closures[demand] {
            if users[part] == 0 { cost += problem.costs[part] }
            users[part] += 1
        }
    }

    private mutating func leave(_ demand: Int) {
        isTaken[demand] = false
        profit -= problem.demands[demand].profit
        for part in closures[demand] {
            users[part] -= 1
            if users[part] == 0 { cost -= problem.costs[part] }
        }
    }

    private mutating func makeRoom(keeping kept: Int) {
        while cost > problem.budget {
            var worst = kept
            var least = Double.infinity
            for demand in isTaken.indices where isTaken[demand] && demand != kept {
                var saved = 0
                for part in closures[demand] where users[part] == 1 { saved += problem.costs[part] }
                guard saved > 0 else { continue }
                let worth = Double(problem.demands[demand].profit) / Double(saved) * (1 + Self.blur * random.unit())
                if worth < least { (worst, least) = (demand, worth) }
            }
            // Where no demand pays for anything alone, any of them brings others nearer to it.
            if worst == kept { worst = isTaken.indices.first { isTaken[$0] && $0 != kept } ?? kept }
            leave(worst)
            if worst == kept { return }
        }
    }

    private mutating func fill() {
        for _ in 0..<Self.tries {
            var next = -1
            var most = 0.0
            for _ in 0..<8 {
                let demand = random.below(isTaken.count)
                guard !isTaken[demand] else { continue }
                var added = 0
                for part in closures[demand] where users[part] == 0 { added += problem.costs[part] }
                guard cost + added <= problem.budget else { continue }
                let worth = Double(problem.demands[demand].profit) / Double(max(1, added))
                if worth > most { (next, most) = (demand, worth) }
            }
            if next < 0 { continue }
            take(next)
        }
    }
}
