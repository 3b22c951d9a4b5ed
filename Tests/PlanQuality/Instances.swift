import Foundation
import RoadmapOptimisation
import TestSupport

/// A generated roadmap with the best value known.
struct RoadmapInstance {
    var name: String
    var model: PlanModel
    var bestKnown: Double

    static func all() throws -> [RoadmapInstance] {
        guard let folder = SharedData.path("datasets/roadmap-generated") else { return [] }
        let rows = try String(contentsOfFile: folder + "/best-known.csv", encoding: .utf8).split(separator: "\n")
        return try rows.dropFirst().compactMap { row in
            let cells = row.split(separator: ",").map(String.init)
            guard cells.count > 3, let best = Double(cells[3]) else { return nil }
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(cells[0]).json"))
            let file = try JSONDecoder().decode(File.self, from: data)
            return RoadmapInstance(name: cells[0], model: file.model, bestKnown: best)
        }
    }

    /// The form of the files.
    private struct File: Decodable {
        struct Step: Decodable {
            var proc: Int
            var cost: Double
            var weeks: Double
            var ben: Double
            var dis: Double
        }
        struct Need: Decodable {
            var before: Int
            var after: Int
            var isStrict: Bool

            init(from decoder: any Decoder) throws {
                var list = try decoder.unkeyedContainer()
                before = try list.decode(Int.self)
                after = try list.decode(Int.self)
                isStrict = try list.decode(Bool.self)
            }
        }
        var phases: Int
        var steps: [Step]
        var prec: [Need]
        var budget: Double
        var minspend: Double
        var weekscap: Double
        var discap: Double
        var proccap: Int
        var rate: Double

        private enum CodingKeys: String, CodingKey {
            case phases = "T"
            case steps, prec, budget, minspend, weekscap, discap, proccap, rate
        }

        var model: PlanModel {
            let discount = (1...phases).map { pow(1 + rate, -12.0 / 52 * Double($0)) }
            return PlanModel(
                steps: steps.map {
                    PlanStep(cost: $0.cost, work: $0.weeks, disruption: $0.dis, area: $0.proc, benefit: $0.ben)
                },
                precedences: prec.map { PlanPrecedence(before: $0.before, after: $0.after, isStrict: $0.isStrict) },
                phases: Array(
                    repeating: PhaseLimits(
                        minSpend: minspend,
                        budget: budget,
                        work: weekscap,
                        disruption: discap,
                        stepsPerArea: proccap
                    ),
                    count: phases
                ),
                spendFactors: discount,
                gainFactors: discount.indices.map { discount[($0 + 1)...].reduce(0, +) },
                paybackPhases: 52.0 / 12
            )
        }
    }
}

/// A public next release problem with its optimum.
struct SelectionInstance {
    var name: String
    var ratio: String
    var problem: SelectionProblem
    var optimum: Int

    static func all() throws -> [SelectionInstance] {
        guard let folder = SharedData.path("datasets/nrp") else { return [] }
        let rows = try String(contentsOfFile: folder + "/optima.csv", encoding: .utf8).split(separator: "\n")
        return try rows.dropFirst().compactMap { row in
            let cells = row.split(separator: ",").map(String.init)
            guard cells.count > 5, let budget = Int(cells[4]), let optimum = Int(cells[5]) else { return nil }
            let part = cells[0].contains("-") ? "realistic-nrp" : "classic-nrp"
            let text = try String(contentsOfFile: "\(folder)/\(part)/\(cells[0]).txt", encoding: .utf8)
            return SelectionInstance(
                name: cells[0],
                ratio: cells[1],
                problem: problem(text, budget: budget),
                optimum: optimum
            )
        }
    }

    private static func problem(_ text: String, budget: Int) -> SelectionProblem {
        var numbers = text.split(whereSeparator: \.isWhitespace).lazy.compactMap { Int($0) }.makeIterator()
        func next() -> Int { numbers.next() ?? 0 }
        var costs: [Int] = []
        for _ in 0..<next() { for _ in 0..<next() { costs.append(next()) } }
        var needs: [(part: Int, needed: Int)] = []
        for _ in 0..<next() {
            let needed = next() - 1
            needs.append((part: next() - 1, needed: needed))
        }
        var demands: [SelectionProblem.Demand] = []
        for _ in 0..<next() {
            let profit = next()
            demands.append(SelectionProblem.Demand(profit: profit, parts: (0..<next()).map { _ in next() - 1 }))
        }
        return SelectionProblem(costs: costs, needs: needs, demands: demands, budget: budget)
    }
}
