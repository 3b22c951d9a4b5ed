public import IntegrationModel

/// Finds the records of two tables, or of one, that are about the same thing, by their likeness alone.
///
/// Nothing is set up: which columns tell anything, what each comparison weighs, how many records are the same, whether
/// one has one partner or several, all of it comes from the records. The same records give the same links, on any number
/// of threads. Near-linear in time and memory.
public struct RecordLinker: Sendable {
    /// The probability from which a pair is a link.
    public static let linkThreshold = 0.5
    /// Pairs of a probability between these are doubtful.
    public static let doubt = 0.1..<0.9

    private let space: ComparisonSpace
    private let model: LinkModel
    private let blocking: Blocking
    private let competes: (left: Bool, right: Bool)
    private let threads: Int

    /// Learns to link the records of two tables.
    ///
    /// - Returns: nil where the tables have nothing that can be compared.
    public init?(_ left: RecordTable, _ right: RecordTable, threads: Int) {
        self.init(left, right, ColumnPairing.between(left, right), threads: threads)
    }

    /// Learns to link the records of one table that are about the same thing.
    ///
    /// - Returns: nil where there is nothing that can be compared.
    public init?(within table: RecordTable, threads: Int) {
        self.init(table, nil, ColumnPairing.within(table), threads: threads)
    }

    private init?(_ left: RecordTable, _ right: RecordTable?, _ pairs: [ColumnPairing.Pair], threads: Int) {
        let chosen = AttributeChoice(left, right, pairs, threads: threads)
        guard !chosen.attributes.isEmpty, left.count > 0, (right ?? left).count > 0 else { return nil }
        self.threads = threads
        space = ComparisonSpace(left.count, (right ?? left).count, isWithin: right == nil, chosen.attributes)
        blocking = Blocking(space, threads: threads)
        competes = (
            left: right != nil && !chosen.repeats(left: false), right: right != nil && !chosen.repeats(left: true)
        )
        model = ModelEstimation(space, blocking, competes: competes, threads: threads).model()
    }

    /// All links, and the pairs that are doubtful.
    public func links() -> RecordLinkage {
        let found = weighedPairs()
        let decision = LinkDecision(space, model, competes: competes)
        return space.isWithin ? decision.clusters(found) : decision.partners(found)
    }

    /// The candidates that are not out of the question, by left and right record.
    private func weighedPairs() -> [WeighedPair] {
        let chunks = max(16, min(256, space.left / 1_000))
        let found = parallelMap(chunks, threads: threads) { [space, model, blocking] chunk in
            let search = Blocking.Search(space.right)
            let scratch = ComparisonScratch()
            var found: [WeighedPair] = []
            for left in space.left * chunk / chunks..<space.left * (chunk + 1) / chunks {
                for right in search.candidates(of: left, in: blocking) {
                    let weight = model.weight(left, Int(right), in: space, scratch)
                    if weight > WeighedPair.least {
                        found.append(WeighedPair(left: UInt32(left), right: right, weight: Float(weight)))
                    }
                }
            }
            return found
        }
        return Array(found.joined())
    }

    /// What each comparison of two records says, and all together.
    public func comparison(_ left: Int, _ right: Int) -> PairComparison {
        let scratch = ComparisonScratch()
        let pattern = space.compare(left, right, scratch)
        let outcomes = space.attributes.indices.map { index in
            let attribute = space.attributes[index]
            let outcome = ComparisonSpace.outcome(index, in: pattern)
            var bits = model.bits(index, pattern)
            if outcome == Int(Outcome.same), model.countsRarity(of: index, pattern) {
                bits += attribute.rarity(attribute.values.left[left])
            }
            return PairComparison.Attribute(
                leftFields: attribute.leftFields,
                rightFields: attribute.rightFields,
                outcome: PairComparison.Outcome(outcome),
                bits: bits
            )
        }
        return PairComparison(prior: model.prior, attributes: outcomes)
    }

    /// Whether the records are those of one table.
    public var isWithin: Bool { space.isWithin }

    /// The pairs of columns that are compared.
    public var comparedFields: [(left: [String], right: [String])] {
        space.attributes.map { ($0.leftFields, $0.rightFields) }
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
