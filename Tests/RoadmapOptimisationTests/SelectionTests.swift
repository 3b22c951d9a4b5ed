import RoadmapOptimisation
import TestSupport
import Testing

@Suite("Choosing for one budget")
struct SelectionTests {
    static func problem(seed: UInt64) -> SelectionProblem {
        var random = SeededRandom(seed: seed)
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        let parts = 8
        return SelectionProblem(
            costs: (0..<parts).map { _ in number(1...9) },
            needs: (1..<parts).compactMap { part in
                let needed = number(0...(2 * part))
                return needed < part ? (part, needed) : nil
            },
            demands: (0..<9).map { _ in
                SelectionProblem.Demand(
                    profit: number(1...20),
                    parts: (0..<number(1...3)).map { _ in number(0...(parts - 1)) }
                )
            },
            budget: number(5...30)
        )
    }

    @Test("finds the best of all choices and proves it", arguments: UInt64(1)...30)
    func bruteForce(seed: UInt64) {
        let problem = Self.problem(seed: seed)
        var best = 0
        for mask in 0..<(1 << problem.demands.count) {
            let chosen = problem.demands.indices.filter { mask >> $0 & 1 == 1 }
            if problem.cost(of: chosen) <= problem.budget {
                best = max(best, chosen.reduce(0) { $0 + problem.demands[$1].profit })
            }
        }
        var search = SelectionSearch(problem)
        let selection = search.run()
        #expect(selection.profit == best)
        #expect(selection.isProved)
        #expect(problem.cost(of: selection.demands) <= problem.budget)
        #expect(selection.demands.reduce(0) { $0 + problem.demands[$1].profit } == selection.profit)
    }
}
