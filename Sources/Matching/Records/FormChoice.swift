/// Chooses the forms of keys that find what all of them find, for the least work.
enum FormChoice {
    /// The share of the records that are the same which the chosen forms must find, of those that all forms find.
    private static let leastCoverage = 0.9995
    /// With fewer records that are the same nothing is learnt, and all forms are kept.
    private static let leastSame = 200.0
    /// What keeping and asking an index costs a record, measured by what comparing a pair costs.
    private static let costOfIndex = 0.15

    /// The chosen forms, ascending: one after the other the one that finds most for its cost of what is not found yet
    /// (Chvátal, *A greedy heuristic for the set-covering problem*, 1979), less those that the later ones make needless.
    ///
    /// - Parameters:
    ///   - pairs: the forms that found each pair of a sample, and the probability that it is the same record.
    ///   - pairsByForm: how many pairs each form gives for a record.
    static func forms(_ pairs: some Sequence<(forms: FormSet, probability: Double)>, pairsByForm: [Double]) -> [Int] {
        var weights: [FormSet: Double] = [:]
        for pair in pairs where pair.probability >= 0.1 { weights[pair.forms, default: 0] += pair.probability }
        let found = weights.sorted { $0.key < $1.key }
        let all = found.reduce(0) { $0 + $1.value }
        let costs = pairsByForm.map { $0 + costOfIndex }
        guard all >= leastSame else { return Array(costs.indices) }
        var chosen: [Int] = []
        var rest = found
        while rest.reduce(0, { $0 + $1.value }) > (1 - leastCoverage) * all {
            let gains = costs.indices.map { form in
                rest.reduce(0) { $1.key.contains(form) ? $0 + $1.value : $0 } / costs[form]
            }
            guard let best = gains.indices.max(by: { (gains[$0], $1) < (gains[$1], $0) }), gains[best] > 0 else {
                break
            }
            chosen.append(best)
            rest.removeAll { $0.key.contains(best) }
        }
        for form in chosen.sorted(by: { (costs[$1], $0) < (costs[$0], $1) }) {
            let others = chosen.filter { $0 != form }
            let missed = found.reduce(0) { sum, one in
                others.contains { one.key.contains($0) } ? sum : sum + one.value
            }
            if missed <= (1 - leastCoverage) * all { chosen = others }
        }
        return chosen.sorted()
    }
}
