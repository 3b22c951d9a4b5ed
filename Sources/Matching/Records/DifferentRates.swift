import IntegrationModel

/// How often the values of an attribute agree among records of one table, which are different ones.
///
/// Pairs drawn by chance from two tables hold the same records too; where one attribute says nearly all, nothing else tells
/// which those are.
struct DifferentRates {
    /// By attribute and outcome: the most that records which are not the same have of it; of agreements only.
    let most: [[Double]]

    private static let pairs = 60_000

    /// - Parameter sides: those whose records are believed to be different ones.
    init(_ space: ComparisonSpace, sides: [LinkSide]) {
        let scratch = ComparisonScratch()
        var most = [[Double]](repeating: [], count: space.attributes.count)
        for side in sides {
            let records = side == .left ? space.left : space.right
            guard records > 1 else { continue }
            var counts = [[Int]](repeating: [Int](repeating: 0, count: Outcome.count), count: space.attributes.count)
            var sampler = PairSampler(seed: 7)
            for _ in 0..<min(Self.pairs, 30 * records) {
                let (one, other) = (sampler.next(below: records), sampler.next(below: records))
                guard one != other else { continue }
                let pattern = space.compare(one, other, ofSide: side, scratch)
                for index in counts.indices { counts[index][ComparisonSpace.outcome(index, in: pattern)] += 1 }
            }
            let all = Double(records) * Double(records - 1) / 2
            for (index, attribute) in space.attributes.enumerated() {
                let known = Double(counts[index].reduce(0, +) - counts[index][Int(Outcome.absent)])
                var rates = (0...2).map { (Double(counts[index][$0]) + 0.5) / (known + 1) }
                rates[Int(Outcome.same)] = max(attribute.coincidence, 0.5 / all)
                most[index] = most[index].isEmpty ? rates : zip(most[index], rates).map { max($0, $1) }
            }
        }
        self.most = most
    }
}
