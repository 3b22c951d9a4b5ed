/// Solves a ``SelectionProblem``: the budget is given a price, what is left is a heaviest closed set, so a minimum cut
/// (Picard 1976); then branch and bound over demands with that bound.
public struct SelectionSearch {
    private let problem: SelectionProblem
    private let graph: ClosureGraph
    /// By part: all it needs, and by demand: all parts.
    private let closures: [[Int]]
    private var best: [Int] = []
    private var profit = 0
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
        closures = problem.demands.indices.map { problem.parts(for: [$0]).sorted() }
        weights = Array(repeating: 0, count: problem.demands.count + problem.costs.count)
        fates = Array(repeating: .open, count: problem.demands.count)
    }

    /// The best choice found, with a bound.
    public mutating func run() -> Selection {
        guard problem.budget >= 0, !problem.demands.isEmpty else { return Selection(demands: [], profit: 0, bound: 0) }
        let root = relax(around: nil)
        improve(from: root.within)
        improve(from: root.beyond)
        search(root, depth: 0)
        let isProof = nodes < mostNodes
        return Selection(
            demands: best.sorted(),
            profit: profit,
            bound: isProof ? profit : max(profit, Int(min(root.bound, 9e15).rounded(.down)))
        )
    }

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
        guard forced.isEmpty || cost(of: forced) <= problem.budget else {
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
            if cost(of: chosen) <= problem.budget {
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

    private mutating func heaviest(at price: Double) -> (chosen: [Int], weight: Double) {
        let certain = Int64(1) << 50
        var added: Int64 = 0
        for demand in problem.demands.indices {
            let weight = Int64(Double(problem.demands[demand].profit) * Self.scale)
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

    private func cost(of chosen: [Int]) -> Int {
        var paid = Array(repeating: false, count: problem.costs.count)
        var cost = 0
        for demand in chosen {
            for part in closures[demand] where !paid[part] {
                paid[part] = true
                cost += problem.costs[part]
            }
        }
        return cost
    }

    /// Depth first; the demand on which the two sides of the bound differ most is taken first, then left.
    private mutating func search(_ relaxation: Relaxation, depth: Int) {
        nodes += 1
        guard nodes < mostNodes, relaxation.isPossible, relaxation.bound >= Double(profit + 1) - 1e-6 else { return }
        improve(from: relaxation.within, quick: true)
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

    /// Fills the budget with the demands that bring most for what they add, then trades one for others.
    private mutating func improve(from chosen: [Int], quick: Bool = false) {
        var taken = Set(chosen)
        while cost(of: taken.sorted()) > problem.budget {
            guard let worst = taken.min(by: { (problem.demands[$0].profit, $0) < (problem.demands[$1].profit, $1) })
            else {
                return
            }
            taken.remove(worst)
        }
        taken = filled(taken)
        offer(taken)
        guard !quick, problem.demands.count <= 1_000 else { return }
        var isBetter = true
        var rounds = 0
        while isBetter, rounds < 3 {
            isBetter = false
            rounds += 1
            for demand in taken.sorted() where taken.contains(demand) {
                let others = filled(taken.subtracting([demand]), but: demand)
                if total(others) > total(taken) {
                    taken = others
                    isBetter = true
                }
            }
        }
        offer(taken)
    }

    private func total(_ chosen: Set<Int>) -> Int { chosen.reduce(0) { $0 + problem.demands[$1].profit } }

    private mutating func offer(_ chosen: Set<Int>) {
        if total(chosen) > profit { (best, profit) = (chosen.sorted(), total(chosen)) }
    }

    private func filled(_ start: Set<Int>, but barred: Int = -1) -> Set<Int> {
        var taken = start
        var paid = Array(repeating: false, count: problem.costs.count)
        var left = problem.budget
        for demand in taken {
            for part in closures[demand] where !paid[part] {
                paid[part] = true
                left -= problem.costs[part]
            }
        }
        while true {
            var next = -1
            var score = 0.0
            for demand in problem.demands.indices where demand != barred && !taken.contains(demand) {
                var added = 0
                for part in closures[demand] where !paid[part] { added += problem.costs[part] }
                guard added <= left else { continue }
                let its = Double(problem.demands[demand].profit) / Double(max(added, 1)) + (added == 0 ? 1e9 : 0)
                if its > score { (next, score) = (demand, its) }
            }
            guard next >= 0 else { return taken }
            taken.insert(next)
            for part in closures[next] where !paid[part] {
                paid[part] = true
                left -= problem.costs[part]
            }
        }
    }
}
