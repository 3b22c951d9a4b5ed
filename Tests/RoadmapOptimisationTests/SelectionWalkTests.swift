import Testing

@testable import RoadmapOptimisation

@Suite("Walking through selections")
struct SelectionWalkTests {
    @Test("finds the best of small problems from nothing, and never leaves the budget", arguments: UInt64(1)...20)
    func best(seed: UInt64) {
        let problem = SelectionTests.problem(seed: seed)
        var search = SelectionSearch(problem)
        let optimum = search.run()
        let closures = problem.demands.indices.map { problem.parts(for: [$0]).sorted() }
        var walk = SelectionWalk(problem, closures: closures, start: [], seed: seed)
        walk.walk(steps: 2_000)
        #expect(walk.bestProfit == optimum.profit)
        #expect(problem.cost(of: walk.best) <= problem.budget)
        #expect(walk.best.reduce(0) { $0 + problem.demands[$1].profit } == walk.bestProfit)
    }

    @Test("takes all where all can be paid, and nothing of nothing")
    func ends() {
        var problem = SelectionTests.problem(seed: 1)
        problem.budget = problem.costs.reduce(0, +)
        let closures = problem.demands.indices.map { problem.parts(for: [$0]).sorted() }
        var walk = SelectionWalk(problem, closures: closures, start: [], seed: 1)
        walk.walk(steps: 100)
        #expect(walk.best.count == problem.demands.count)
        let nothing = SelectionProblem(costs: [], needs: [], demands: [], budget: 1)
        var idle = SelectionWalk(nothing, closures: [], start: [], seed: 1)
        idle.walk(steps: 10)
        #expect(idle.best.isEmpty && idle.bestProfit == 0)
    }
}
