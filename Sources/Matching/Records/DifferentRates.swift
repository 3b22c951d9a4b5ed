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
    init(_ space: ComparisonSpace, sides: [LinkSide], threads: Int) {
        let counted = parallelMap(sides.count, threads: threads) { Self.counts(space, sides[$0]) }
        var most = [[Double]](repeating: [], count: space.attributes.count)
        for (side, counts) in zip(sides, counted) {
            let records = side == .left ? space.left : space.right
            guard records > 1 else { continue }
            let all = Double(records) * Double(records - 1) / 2
            for (index, attribute) in space.attributes.enumerated() {
                let counts = counts[index * Outcome.count..<(index + 1) * Outcome.count].map(Double.init)
                let known = counts.reduce(0, +) - counts[Int(Outcome.absent)]
                var rates = (0...2).map { (counts[$0] + 0.5) / (known + 1) }
                rates[Int(Outcome.same)] = max(attribute.coincidence, 0.5 / all)
                most[index] = most[index].isEmpty ? rates : zip(most[index], rates).map { max($0, $1) }
            }
        }
        self.most = most
    }

    /// How many pairs of records of a side have each outcome of each attribute, one after the other.
    private static func counts(_ space: ComparisonSpace, _ side: LinkSide) -> [Int] {
        let records = side == .left ? space.left : space.right
        var counts = [Int](repeating: 0, count: Outcome.count * space.attributes.count)
        guard records > 1 else { return counts }
        let scratch = ComparisonScratch()
        var draw = RecordDraw(left: records, right: records, seed: 7)
        for _ in 0..<min(pairs, 30 * records) {
            let (one, other) = draw.next()
            guard one != other else { continue }
            let pattern = space.compare(one, other, ofSide: side, scratch)
            for index in space.attributes.indices {
                counts[index * Outcome.count + ComparisonSpace.outcome(index, in: pattern)] += 1
            }
        }
        return counts
    }
}
