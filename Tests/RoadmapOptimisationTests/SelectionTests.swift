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

@Suite("A model as text for solvers")
struct LPTextTests {
    @Test("names steps and phases, and reads an answer back")
    func roundTrip() {
        let model = RandomModels.model(seed: 5, steps: 5, phases: 3, sharesDrivers: true)
        let text = LPText(model).text
        for word in ["Maximize", "Subject To", "Binary", "y5_3", "z3", "s1_1", "End"] { #expect(text.contains(word)) }
        // As cbc writes it: number, name, value, reduced cost.
        let answer =
            "Optimal - objective value 12\n  0 y1_1 1 0\n  1 y1_2 1 0\n  2 y2_3 0.9999 0\n  3 y3_1 0 0\n  4 z1 1 0\n"
        #expect(LPText.plan(from: answer, for: model)?.phases == [0, 2, nil, nil, nil])
        #expect(LPText.plan(from: "Infeasible", for: model) == nil)
        #expect(LPText.plan(from: "1 y99_1 1 0", for: model) == nil)
    }

    @Test("takes each variable once in the objective, as cbc asks", arguments: 1...5)
    func objective(_ seed: UInt64) throws {
        let text = LPText(RandomModels.model(seed: seed, steps: 6, phases: 3, sharesDrivers: true)).text
        let end = try #require(text.firstRange(of: "Subject To"))
        let variables = text[..<end.lowerBound].split(whereSeparator: \.isWhitespace).filter {
            ["y", "s"].contains($0.first) && $0.contains("_")
        }
        #expect(!variables.isEmpty)
        #expect(Set(variables).count == variables.count)
    }

    @Test(
        "reads the optimum of each solver, and none where there is none",
        arguments: [
            ("Optimal - objective value -139.5\n 0 y1_1 1 0", 139.5), ("Stopped on time - objective value 12", nil),
            ("Model status\nOptimal\n\n# Primal solution values\nFeasible\nObjective 42.5\n", 42.5),
            ("solution status: optimal solution found\nobjective value:     7.25\ny1_1 1", 7.25),
            ("Infeasible - objective value 0", nil), ("", nil),
        ] as [(String, Double?)]
    )
    func optimum(answer: String, value: Double?) {
        #expect(LPText.optimum(in: answer) == value)
    }
}
