extension LPText {
    /// The plan in the answer of a solver: the lines that hold a variable and a value near 1.
    ///
    /// - Returns: nil where the answer names no variable of the model.
    public static func plan(from answer: String, for model: PlanModel) -> Plan? {
        var live: [Int: Int] = [:]
        for line in answer.split(whereSeparator: \.isNewline) {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let position = words.firstIndex(where: { $0.first == "y" && $0.contains("_") }),
                position + 1 < words.count, let value = Double(words[position + 1]), value > 0.5
            else { continue }
            let parts = words[position].dropFirst().split(separator: "_")
            guard parts.count == 2, let step = Int(parts[0]), let phase = Int(parts[1]),
                model.steps.indices.contains(step - 1), model.phases.indices.contains(phase - 1)
            else { continue }
            live[step - 1] = min(live[step - 1] ?? .max, phase - 1)
        }
        guard !live.isEmpty else { return nil }
        return Plan(phases: model.steps.indices.map { live[$0] })
    }

    /// The value of the optimum where an answer of `cbc`, `highs` or `scip` says that it found one; no plan is worth more.
    public static func optimum(in answer: String) -> Double? {
        let head = answer.split(whereSeparator: \.isNewline).prefix(8).map { $0.lowercased() }
        guard head.contains(where: { $0.contains("optimal") && !$0.contains("limit") && !$0.contains("stopped") }),
            let line = head.first(where: { $0.contains("objective") })
        else { return nil }
        // Some solvers turn a maximum into a minimum of the opposite; doing nothing is worth 0, so an optimum is never less.
        return line.split(whereSeparator: \.isWhitespace).last.flatMap { Double($0) }?.magnitude
    }
}
