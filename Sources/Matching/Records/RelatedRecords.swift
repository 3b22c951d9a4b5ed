/// How sure it can be at most that two records of one table are the same, as those tell that have all else in common and
/// differ in what names them.
///
/// Families, branches of a company, variants of an article, colleagues: they share so much that chance is no explanation,
/// and are different all the same. ``MistakenPairs`` says how many of those that differ can be the same.
struct RelatedRecords: Sendable {
    private typealias Difference = NamingAttributes.Difference
    private let naming: NamingAttributes
    /// By difference: the most that such a pair may weigh.
    private let most: [Difference: Double]

    /// How sure it ever is that a pair is no link.
    private static let surest = 0.97

    /// Learns from the candidates of a table how alike related records are, and lets them weigh no more than that allows.
    ///
    /// - Parameter drawn: how pairs drawn by chance compare.
    init(
        _ space: ComparisonSpace,
        _ model: LinkModel,
        limiting candidates: inout [WeighedPair],
        drawn: [(pattern: UInt64, pairs: Int)],
        threads: Int
    ) {
        let alike = candidates.indices.filter { candidates[$0].weight > WeighedPair.doubtful }
        let pairs = alike.map { candidates[$0] }
        let patterns = parallelMap(16, threads: threads) { chunk in
            let scratch = ComparisonScratch()
            return pairs[pairs.count * chunk / 16..<pairs.count * (chunk + 1) / 16].map {
                space.compare(Int($0.left), Int($0.right), scratch)
            }
        }.flatMap(\.self)
        var counts: [UInt64: Int] = [:]
        for (pair, pattern) in zip(pairs, patterns) where pair.weight > 0 { counts[pattern, default: 0] += 1 }
        let counted = counts.sorted { $0.key < $1.key }.map { (pattern: $0.key, pairs: $0.value) }
        naming = NamingAttributes(space.attributes, alike: counted, drawn: drawn)
        let mistaken = MistakenPairs(naming, groups: Self.groups(space, model), alike: counted)
        var most: [Difference: Double] = [:]
        for (difference, _) in mistaken.found {
            let same = max(mistaken.share(difference), 1 - Self.surest)
            if same < 1 { most[difference] = Logarithm.bits(same / (1 - same)) }
        }
        self.most = most
        for (index, pattern) in zip(alike, patterns) {
            candidates[index].weight = Float(limited(Double(candidates[index].weight), pattern))
        }
    }

    /// The weight of a pair with such a pattern, no more than its like allow.
    func limited(_ weight: Double, _ pattern: UInt64) -> Double {
        most[naming.difference(pattern)].map { min(weight, $0) } ?? weight
    }

    /// The attributes that depend on each other, or whose values are sometimes in each other's place.
    private static func groups(_ space: ComparisonSpace, _ model: LinkModel) -> [[Int]] {
        var trees = DisjointSets(count: model.parents.count)
        for (attribute, parent) in model.parents.enumerated() {
            if let parent { trees.join(attribute, parent) }
        }
        for (one, other) in space.swaps { trees.join(one, other) }
        return trees.groups
    }
}
