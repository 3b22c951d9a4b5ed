/// Solves a ``SelectionProblem``: the budget is given a price, what is left is a heaviest closed set, so a minimum cut
/// (Picard 1976); where that leaves a gap the same is asked with profits changed at random; then branch and bound over
/// demands with that bound.
public struct SelectionSearch {
    let problem: SelectionProblem
    let table: SelectionChoice.Table
    private let graph: ClosureGraph
    private var best: [Int] = []
    private(set) var profit = 0
    private var nodes = 0
    private let mostNodes: Int
    private var weights: [Int64]

    private enum Fate: Int8 { case open, taken, left }
    private var fates: [Fate]

    private static let scale = Double(1 << 20)

    /// - Parameter mostNodes: branches looked at, at most.
    public init(_ problem: SelectionProblem, mostNodes: Int = 20_000) {
        self.problem = problem
        self.mostNodes = mostNodes
        graph = ClosureGraph(nodes: problem.demands.count + problem.costs.count)
        let first = problem.demands.count
        for (demand, its) in problem.demands.enumerated() {
            for part in Set(its.parts).sorted() { graph.add(demand, needs: first + part) }
        }
        for need in problem.needs { graph.add(first + need.part, needs: first + need.needed) }
        table = SelectionChoice.Table(problem)
        weights = Array(repeating: 0, count: problem.demands.count + problem.costs.count)
        fates = Array(repeating: .open, count: problem.demands.count)
    }

    /// The best choice found, with a bound.
    public mutating func run() -> Selection {
        guard problem.budget >= 0, !problem.demands.isEmpty else { return Selection(demands: [], profit: 0, bound: 0) }
        let root = relax(around: nil)
        improve(from: root.within, trading: problem.demands.count <= 1_000)
        improve(from: root.beyond, trading: problem.demands.count <= 1_000)
        if root.bound > Double(profit) * (1 + Self.smallGap) { searchChangedProfits(around: root.price) }
        search(root, depth: 0)
        let isProof = nodes < mostNodes
        return Selection(
            demands: best.sorted(),
            profit: profit,
            bound: isProof ? profit : max(profit, Int(min(root.bound, 9e15).rounded(.down)))
        )
    }

    /// A bound that is nearer than this share is left to branch and bound alone.
    private static let smallGap = 0.01

    private struct Relaxation {
        var bound = Double.infinity
        var price = 0.0
        /// The demands of the closed sets that keep to the budget and that just do not.
        var within: [Int] = []
        var beyond: [Int] = []
        var isPossible = true
    }

    /// The lowest bound over the prices of the budget, by halving the range of prices.
    private mutating func relax(around price: Double?, rounds: Int = 26) -> Relaxation {
        var relaxation = Relaxation()
        let forced = fates.indices.filter { fates[$0] == .taken }
        guard forced.isEmpty || isPayable(forced) else {
            relaxation.isPossible = false
            return relaxation
        }
        var low = 0.0
        var high = 0.0
        var current = price ?? 1
        for _ in 0..<rounds {
            let (chosen, weight) = heaviest(at: current)
            let bound = weight + current * Double(problem.budget)
            if bound < relaxation.bound { (relaxation.bound, relaxation.price) = (bound, current) }
            if isPayable(chosen) {
                relaxation.within = chosen
                high = current
            } else {
                relaxation.beyond = chosen
                low = current
            }
            if relaxation.bound < Double(profit + 1) - 1e-6 { break }
            if high == 0 {
                current = max(low * 2, 1e-6)
            } else if low == 0, price != nil, high == current {
                current = high / 2
            } else {
                current = (low + high) / 2
            }
            if high > 0, high - low < 1e-9 * high { break }
        }
        return relaxation
    }

    /// The demands of the heaviest closed set at a price of the budget.
    ///
    /// - Parameter factors: what the profit of each demand is multiplied by; nothing where profits are as they are.
    mutating func heaviest(at price: Double, factors: [Double] = []) -> (chosen: [Int], weight: Double) {
        let certain = Int64(1) << 50
        var added: Int64 = 0
        for demand in problem.demands.indices {
            let profit = Double(problem.demands[demand].profit) * (factors.isEmpty ? 1 : factors[demand])
            let weight = Int64(profit * Self.scale)
            switch fates[demand] {
            case .open: weights[demand] = weight
            case .taken:
                weights[demand] = weight + certain
                added += certain
            case .left: weights[demand] = -certain
            }
        }
        // Rounded down, so that the bound is never too low.
        for part in problem.costs.indices {
            weights[problem.demands.count + part] = -Int64(
                (Double(problem.costs[part]) * price * Self.scale).rounded(.down)
            )
        }
        let (members, weight) = graph.heaviest(weights)
        return (problem.demands.indices.filter { members[$0] }, Double(weight - added) / Self.scale)
    }

    func isPayable(_ chosen: [Int]) -> Bool { SelectionChoice(table, demands: chosen).left >= 0 }

    /// Depth first; the demand on which the two sides of the bound differ most is taken first, then left.
    private mutating func search(_ relaxation: Relaxation, depth: Int) {
        nodes += 1
        guard nodes < mostNodes, relaxation.isPossible, relaxation.bound >= Double(profit + 1) - 1e-6 else { return }
        improve(from: relaxation.within, trading: false)
        let within = Set(relaxation.within)
        let differing = relaxation.beyond.filter { !within.contains($0) && fates[$0] == .open }
        let candidates = differing.isEmpty ? fates.indices.filter { fates[$0] == .open } : differing
        guard
            let branch = candidates.max(by: {
                (problem.demands[$0].profit, $1) < (problem.demands[$1].profit, $0)
            })
        else { return }
        for fate in [Fate.taken, .left] {
            fates[branch] = fate
            search(relax(around: relaxation.price, rounds: 12), depth: depth + 1)
            fates[branch] = .open
            if nodes >= mostNodes { return }
        }
    }

    /// The choice that keeps to the budget near a set of demands; kept if it is the best so far.
    @discardableResult
    mutating func improve(from chosen: [Int], trading: Bool) -> SelectionChoice {
        var choice = SelectionChoice(table, demands: chosen)
        choice.peel()
        choice.fill()
        if trading { choice.trade() }
        if choice.profit > profit { (best, profit) = (choice.demands, choice.profit) }
        return choice
    }
}
