/// Finds for each record of the left table those of the right one that are worth comparing: they share keys, each of
/// which few records have.
///
/// Keys are whole values, parts of them that outlive a typing error, rare words and pairs of words, how words sound, and
/// coarse keys of two attributes together. Candidates that share more and rarer keys go before others (Papadakis et al.,
/// *Meta-blocking: taking entity resolution to the next level*, 2014). Near-linear in time and memory.
struct Blocking: Sendable {
    /// A way to key records.
    private enum Form {
        case one(Int, BlockingKeys.Form)
        case two(Int, Int)
    }

    private let space: ComparisonSpace
    private let forms: [Form]
    /// By attribute, the key of each record of a side that many values share; empty where it is not needed.
    private let coarse: [(left: [UInt32], right: [UInt32])]
    private let threads: Int
    /// Pairs that a block may have.
    private let largest: Int
    /// At most so many candidates for a record.
    let most: Int

    init(_ space: ComparisonSpace, threads: Int) {
        self.space = space
        self.threads = threads
        let records = space.left + space.right
        largest = max(200, min(20_000, 40_000_000 / max(records, 1)))
        most = max(24, min(200, 2_000_000 / max(space.left, 1)))
        let attributes = space.attributes
        let combined = Self.combinations(attributes)
        let single = attributes.indices.flatMap { index in
            BlockingKeys.forms(of: attributes[index].kind).map { Form.one(index, $0) }
        }
        forms = Array((single + combined.map { Form.two($0.0, $0.1) }).prefix(FormSet.most))
        let used = Set(combined.flatMap { [$0.0, $0.1] })
        coarse = parallelMap(attributes.count, threads: threads) { index in
            guard used.contains(index) else { return ([], []) }
            let keys = BlockingKeys.coarse(attributes[index])
            let values = attributes[index].values
            return (values.left.map { keys[Int($0)] }, space.isWithin ? [] : values.right.map { keys[Int($0)] })
        }
    }

    /// The numbers of all forms of keys.
    var allForms: Range<Int> { forms.indices }

    /// The blocks of some forms of keys, in the order given.
    ///
    /// - Parameter sample: the left records that blocks will be asked of, ascending; nil for all.
    func indexes(_ chosen: some Collection<Int>, sample: [Int]?) -> [BlockIndex] {
        let chosen = Array(chosen)
        return parallelMap(chosen.count, threads: threads) { number in
            let left: KeySource
            let right: KeySource?
            switch forms[chosen[number]] {
            case .one(let attribute, let form):
                let values = space.attributes[attribute].values
                let keys = BlockingKeys(space.attributes[attribute], form)
                left = KeySource(keys, values.left, counts: values.leftCounts)
                right = space.isWithin ? nil : KeySource(keys, values.right, counts: values.rightCounts)
            case .two(let one, let other):
                left = KeySource(coarse[one].left, coarse[other].left)
                right = space.isWithin ? nil : KeySource(coarse[one].right, coarse[other].right)
            }
            return BlockIndex(left, right, sample: sample, largest: largest)
        }
    }

    /// Pairs of attributes, of those that tell records apart best.
    private static func combinations(_ attributes: [Attribute]) -> [(Int, Int)] {
        let best = attributes.indices.filter { attributes[$0].kind != .sharedCodes }
            .sorted { (attributes[$0].coincidence, $0) < (attributes[$1].coincidence, $1) }.prefix(8).sorted()
        return best.enumerated().flatMap { position, one in best[(position + 1)...].map { (one, $0) } }
    }
}
