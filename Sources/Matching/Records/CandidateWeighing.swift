/// Weighs candidates and keeps those that are not out of the question.
struct CandidateWeighing {
    private let space: ComparisonSpace
    private let model: LinkModel
    private let threads: Int

    init(_ space: ComparisonSpace, _ model: LinkModel, threads: Int) {
        (self.space, self.model, self.threads) = (space, model, threads)
    }

    /// Those of a sample, by left and right record.
    func weighed(_ sample: CandidateSample) -> [WeighedPair] {
        sample.pairs.compactMap { pair in
            let weight = model.weight(Int(pair.left), pair.pattern, in: space)
            return weight > WeighedPair.least
                ? WeighedPair(left: pair.left, right: pair.right, weight: Float(weight)) : nil
        }
    }

    /// Those of all records that some forms of keys find, by left and right record; without those that their class tells to
    /// be others.
    func weighed(_ blocking: Blocking, _ forms: [Int], _ classes: CandidateClasses) -> [WeighedPair] {
        let indexes = blocking.indexes(forms, sample: nil)
        let chunks = max(16, min(256, space.left / 1_000))
        let bounds = WeightBounds(space, model)
        let found = parallelMap(chunks, threads: threads) { [space] chunk in
            let search = CandidateSearch(space, indexes, most: blocking.most, tellsForms: false)
            let scratch = ComparisonScratch()
            var found: [WeighedPair] = []
            var pairs: [(left: Int, right: Int)] = []
            let lefts = space.left * chunk / chunks..<space.left * (chunk + 1) / chunks
            for first in stride(from: lefts.lowerBound, to: lefts.upperBound, by: Self.batch) {
                pairs.removeAll(keepingCapacity: true)
                for left in first..<min(first + Self.batch, lefts.upperBound) {
                    for right in search.candidates(of: left, at: left) { pairs.append((left, Int(right))) }
                }
                pairs.removeAll { classes.isHopeless(space.agreement($0.left, $0.right)) }
                for (left, right) in pairs {
                    let weight = bounds.weight(left, right, above: WeighedPair.least, scratch)
                    if let weight {
                        found.append(WeighedPair(left: UInt32(left), right: UInt32(right), weight: Float(weight)))
                    }
                }
            }
            return found
        }
        return Array(found.joined())
    }

    /// Left records whose candidates are looked at together, so that the memory of one is fetched while others are looked at.
    private static let batch = 64
}

/// A pair of records and its weight in bits, the prior included.
struct WeighedPair: Sendable {
    var left: UInt32
    var right: UInt32
    var weight: Float

    /// Pairs of less are not kept.
    static let least = -6.0
}
