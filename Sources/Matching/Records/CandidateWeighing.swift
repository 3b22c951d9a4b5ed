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

    /// Those of all records that some forms of keys find, by left and right record.
    func weighed(_ blocking: Blocking, _ forms: [Int]) -> [WeighedPair] {
        let indexes = blocking.indexes(forms, sample: nil)
        let chunks = max(16, min(256, space.left / 1_000))
        let bounds = WeightBounds(space, model)
        let found = parallelMap(chunks, threads: threads) { [space] chunk in
            let search = CandidateSearch(space, indexes, most: blocking.most, tellsForms: false)
            let scratch = ComparisonScratch()
            var found: [WeighedPair] = []
            for left in space.left * chunk / chunks..<space.left * (chunk + 1) / chunks {
                for right in search.candidates(of: left, at: left) {
                    let weight = bounds.weight(left, Int(right), above: WeighedPair.least, scratch)
                    if let weight {
                        found.append(WeighedPair(left: UInt32(left), right: right, weight: Float(weight)))
                    }
                }
            }
            return found
        }
        return Array(found.joined())
    }
}

/// A pair of records and its weight in bits, the prior included.
struct WeighedPair: Sendable {
    var left: UInt32
    var right: UInt32
    var weight: Float

    /// Pairs of less are not kept.
    static let least = -6.0
}
