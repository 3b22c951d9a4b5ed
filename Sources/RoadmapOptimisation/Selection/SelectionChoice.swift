/// Demands that are met within a budget, and the parts that this pays for: what one demand more would add, and what leaving one
/// would save, without counting all parts anew.
struct SelectionChoice {
    private let table: Table
    private(set) var isTaken: [Bool]
    /// By part: how many of the demands taken ask for it.
    private var uses: [Int32]
    /// Below 0 where the choice is too dear.
    private(set) var left: Int
    private(set) var profit = 0

    /// What does not change while choices are searched.
    final class Table: Sendable {
        let problem: SelectionProblem
        /// By demand: all parts that it asks for, with all that these need.
        let closures: [[Int]]

        init(_ problem: SelectionProblem) {
            self.problem = problem
            closures = problem.demands.indices.map { problem.parts(for: [$0]).sorted() }
        }
    }

    init(_ table: Table) {
        self.table = table
        isTaken = Array(repeating: false, count: table.problem.demands.count)
        uses = Array(repeating: 0, count: table.problem.costs.count)
        left = table.problem.budget
    }

    init(_ table: Table, demands: [Int]) {
        self.init(table)
        for demand in demands { take(demand) }
    }

    /// Rising.
    var demands: [Int] { isTaken.indices.filter { isTaken[$0] } }

    /// - Precondition: it is not taken.
    mutating func take(_ demand: Int) {
        isTaken[demand] = true
        profit += table.problem.demands[demand].profit
        for part in table.closures[demand] {
            if uses[part] == 0 { left -= table.problem.costs[part] }
            uses[part] += 1
        }
    }

    /// - Precondition: it is taken.
    mutating func leave(_ demand: Int) {
        isTaken[demand] = false
        profit -= table.problem.demands[demand].profit
        for part in table.closures[demand] {
            uses[part] -= 1
            if uses[part] == 0 { left += table.problem.costs[part] }
        }
    }

    /// Leaves demands until the budget is kept, first those that bring least for their part of what is paid together.
    mutating func peel() {
        while left < 0 {
            var worst = -1
            var least = Double.infinity
            for demand in isTaken.indices where isTaken[demand] {
                var share = 0.0
                for part in table.closures[demand] {
                    share += Double(table.problem.costs[part]) / Double(uses[part] * uses[part])
                }
                let score = Double(table.problem.demands[demand].profit) / max(share, 1e-3)
                if score < least { (worst, least) = (demand, score) }
            }
            guard worst >= 0 else { return }
            leave(worst)
        }
    }

    /// Takes the demands that bring most for what they add, until none fits.
    mutating func fill(without barred: Int = -1) {
        while true {
            var next = -1
            var best = 0.0
            for demand in isTaken.indices where !isTaken[demand] && demand != barred {
                guard let added = added(by: demand) else { continue }
                let its = table.problem.demands[demand].profit
                let score = Double(its) / Double(max(added, 1)) + (added == 0 ? 1e9 : 0)
                if score > best { (next, best) = (demand, score) }
            }
            guard next >= 0 else { return }
            take(next)
        }
    }

    /// What a demand costs beside what is paid already; nil if that is more than is left.
    private func added(by demand: Int) -> Int? {
        var added = 0
        for part in table.closures[demand] where uses[part] == 0 {
            added += table.problem.costs[part]
            if added > left { return nil }
        }
        return added
    }

    /// Trades single demands for others while that brings more.
    mutating func trade(rounds: Int = 3) {
        for _ in 0..<rounds {
            let before = profit
            for demand in isTaken.indices where isTaken[demand] {
                var other = self
                other.leave(demand)
                other.fill(without: demand)
                if other.profit > profit { self = other }
            }
            if profit == before { return }
        }
    }
}
