/// The candidates of some left records, or of all where these are few, and how they compare.
struct CandidateSample: Sendable {
    struct Pair: Sendable {
        var left: UInt32
        var right: UInt32
        /// The outcomes of all attributes.
        var pattern: UInt64
        var forms: FormSet
    }

    /// The left records, ascending.
    let lefts: [Int]
    /// By left record, and by right record for each.
    let pairs: [Pair]
    /// How many pairs each form of keys gives for a left record.
    let pairsByForm: [Double]
    /// Whether the left records are all there are.
    let isWhole: Bool
    /// All pairs of these left records.
    let comparedPairs: Double

    /// Left records of which candidates are compared to learn, of a table that is too large to compare all.
    private static let most = 10_000
    private static let mostWhole = 40_000

    init(_ space: ComparisonSpace, _ blocking: Blocking, threads: Int) {
        let step = space.left < Self.mostWhole ? 1 : space.left / Self.most
        var sampler = PairSampler(seed: 3)
        // One of every so many, by chance: tables are often in an order that comes back in steps.
        let lefts = stride(from: 0, to: space.left, by: step).map { first in
            first + sampler.next(below: min(step, space.left - first))
        }
        let indexes = blocking.indexes(blocking.allForms, sample: step == 1 ? nil : lefts)
        let chunks = parallelMap(16, threads: threads) { chunk in
            let search = CandidateSearch(space, indexes, most: blocking.most, tellsForms: true)
            let scratch = ComparisonScratch()
            var pairs: [Pair] = []
            for position in lefts.count * chunk / 16..<lefts.count * (chunk + 1) / 16 {
                let left = lefts[position]
                for found in search.foundCandidates(of: left, at: position) {
                    let pattern = space.compare(left, Int(found.right), scratch)
                    pairs.append(Pair(left: UInt32(left), right: found.right, pattern: pattern, forms: found.forms))
                }
            }
            return (pairs, search.pairs)
        }
        pairs = Array(chunks.map(\.0).joined())
        pairsByForm = blocking.allForms.map { form in
            Double(chunks.reduce(0) { $0 + $1.1[form] }) / Double(max(1, lefts.count))
        }
        isWhole = step == 1
        comparedPairs = lefts.reduce(0) { $0 + Double(space.isWithin ? space.right - $1 - 1 : space.right) }
        self.lefts = lefts
    }
    /// The forms of keys that are enough, by the probability of each pair to be the same record.
    func forms(_ probabilities: [Double]) -> [Int] {
        FormChoice.forms(
            zip(pairs, probabilities).lazy.map { (forms: $0.forms, probability: $1) },
            pairsByForm: pairsByForm
        )
    }
}
