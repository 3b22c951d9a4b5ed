/// How pairs of records drawn by chance compare.
enum ChancePatterns {
    private static let most = 600_000
    /// Pairs of records that were drawn before. Each is in many pairs, so that more of these tell little more.
    private static let mostOfMany = 160_000

    /// The patterns of outcomes with how many pairs have each, ascending; of all pairs where these are few.
    static func count(_ space: ComparisonSpace, threads: Int) -> [(pattern: UInt64, pairs: Int)] {
        let isAll = space.pairs <= Double(most)
        let counted = parallelMap(16, threads: threads) { chunk in
            let scratch = ComparisonScratch()
            var counts: [UInt64: Int] = [:]
            if isAll {
                for left in stride(from: chunk, to: space.left, by: 16) {
                    for right in (space.isWithin ? left + 1 : 0)..<max(space.right, left + 1)
                    where right < space.right {
                        counts[space.compare(left, right, scratch), default: 0] += 1
                    }
                }
            } else {
                var draw = RecordDraw(left: space.left, right: space.right, seed: UInt64(chunk) + 1)
                for _ in 0..<(draw.isOfSome ? mostOfMany : most) / 16 {
                    let (left, right) = draw.next()
                    if !space.isWithin || left != right { counts[space.compare(left, right, scratch), default: 0] += 1 }
                }
            }
            return counts
        }
        var all: [UInt64: Int] = [:]
        for counts in counted { all.merge(counts, uniquingKeysWith: +) }
        return all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
