extension SelectionSearch {
    /// Looks for choices that no price of the budget reaches: demands that share parts enter and leave a closed set together, so
    /// between two prices half the budget can lie. With each profit changed a little at random, and those of a good choice
    /// raised, the sets that just fit are others; each is filled and traded as before.
    ///
    /// A noising method (Charon, Hudry, *Operations Research Letters* 14, 1993) around the minimum cut.
    mutating func searchChangedProfits(around price: Double) {
        var random = RandomSource(seed: 1)
        var elite: [SelectionChoice] = []
        for round in 0..<Self.changedRounds {
            let spread = Self.spreads[round % Self.spreads.count]
            let pull = Self.pulls[round / Self.spreads.count % Self.pulls.count]
            let leader = elite.isEmpty ? nil : elite[random.below(elite.count)]
            let factors = problem.demands.indices.map { demand in
                (1 + spread * (2 * random.unit() - 1)) * (leader?.isTaken[demand] == true ? 1 + pull : 1)
            }
            for chosen in setsAroundTheBudget(factors: factors, highest: 3 * price) {
                let choice = improve(from: chosen, trading: true)
                guard !elite.contains(where: { $0.profit == choice.profit }) else { continue }
                elite.append(choice)
                elite.sort { $0.profit > $1.profit }
                if elite.count > Self.eliteSize { elite.removeLast() }
            }
        }
    }

    /// The closed sets at prices next to each other of which one keeps to the budget and one does not.
    private mutating func setsAroundTheBudget(factors: [Double], highest: Double) -> [[Int]] {
        var (low, high) = (0.0, highest)
        var (within, beyond): ([Int], [Int]) = ([], [])
        for _ in 0..<10 {
            let middle = (low + high) / 2
            let chosen = heaviest(at: middle, factors: factors).chosen
            if isPayable(chosen) {
                (within, high) = (chosen, middle)
            } else {
                (beyond, low) = (chosen, middle)
            }
        }
        return [within, beyond]
    }

    private static let changedRounds = 300
    private static let eliteSize = 8
    private static let spreads = [0.1, 0.3, 0.6, 1]
    private static let pulls = [0, 0.1, 0.3, 0.6]
}
