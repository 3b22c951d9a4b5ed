import RoadmapOptimisation

extension SelectionProblem {
    /// The problem as a program of zeros and ones in the LP format: `d` for demands, `p` for parts.
    var solverText: String {
        var lines = ["Maximize", " obj: \(Self.sum(demands.map(\.profit), "d"))", "Subject To"]
        lines.append(" budget: \(Self.sum(costs, "p")) <= \(budget)")
        for (demand, its) in demands.enumerated() {
            for part in Set(its.parts).sorted() {
                lines.append(" d\(demand + 1)_\(part + 1): d\(demand + 1) - p\(part + 1) <= 0")
            }
        }
        for (number, need) in needs.enumerated() {
            lines.append(" n\(number + 1): p\(need.part + 1) - p\(need.needed + 1) <= 0")
        }
        lines.append("Binaries")
        lines += demands.indices.map { " d\($0 + 1)" } + costs.indices.map { " p\($0 + 1)" }
        return lines.joined(separator: "\n") + "\nEnd\n"
    }

    /// The demands that a solver's answer takes: the lines with their variable and a value near 1.
    func demands(in answer: String) -> [Int] {
        let taken = answer.split(whereSeparator: \.isNewline).compactMap { line -> Int? in
            let words = line.split(whereSeparator: \.isWhitespace)
            guard
                let position = words.firstIndex(where: { $0.first == "d" && $0.dropFirst().allSatisfy(\.isNumber) }),
                position + 1 < words.count, let value = Double(words[position + 1]), value > 0.5,
                let number = Int(words[position].dropFirst()), demands.indices.contains(number - 1)
            else { return nil }
            return number - 1
        }
        return Set(taken).sorted()
    }

    /// Terms with few on a line, as some solvers read no long ones.
    private static func sum(_ factors: [Int], _ letter: String) -> String {
        factors.enumerated().map { number, factor in
            "\(factor) \(letter)\(number + 1)" + (number % 10 == 9 ? "\n" : "")
        }.joined(separator: " + ")
    }
}
