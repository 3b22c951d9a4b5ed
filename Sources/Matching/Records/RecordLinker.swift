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
    /// The candidates that are not out of the question, by left and right record.
    private let candidates: [WeighedPair]
    private let competes: (left: Bool, right: Bool)
    /// Nil within one table, and where the records of both tables are often the same.
    private let chance: ChanceLikeness?
    /// Nil between two tables.
    private let related: RelatedRecords?

    /// Learns to link the records of two tables.
    ///
    /// - Returns: nil where the tables have nothing that can be compared.
    public init?(_ left: RecordTable, _ right: RecordTable, threads: Int) {
        self.init(left, right, ColumnPairing.between(left, right, threads: threads), threads: threads)
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
        space = ComparisonSpace(left.count, (right ?? left).count, isWithin: right == nil, chosen.attributes)
        competes = (
            left: right != nil && !chosen.repeats(left: false), right: right != nil && !chosen.repeats(left: true)
        )
        let blocking = Blocking(space, threads: threads)
        let sample = CandidateSample(space, blocking, threads: threads)
        let estimation = ModelEstimation(space, sample, competes: competes, threads: threads)
        model = estimation.model
        let weighing = CandidateWeighing(space, estimation.model, threads: threads)
        var candidates =
            sample.isWhole
            ? weighing.weighed(sample)
            : weighing.weighed(
                blocking,
                sample.forms(estimation.probabilities),
                CandidateClasses(space, sample, estimation.probabilities)
            )
        let different =
            (competes.right ? [ComparedTable(left, chosen.attributes, isLeft: true)] : [])
            + (competes.left ? right.map { [ComparedTable($0, chosen.attributes, isLeft: false)] } ?? [] : [])
        chance =
            different.isEmpty
            ? nil
            : ChanceLikeness(different, estimation.model, candidates, most: blocking.most, threads: threads)
        if let chance {
            for index in candidates.indices {
                candidates[index].weight = Float(chance.limited(Double(candidates[index].weight)))
            }
        }
        related =
            space.isWithin
            ? RelatedRecords(space, model, limiting: &candidates, drawn: estimation.drawn, threads: threads) : nil
        self.candidates = candidates
    }

    /// All links, and the pairs that are doubtful.
    public func links() -> RecordLinkage {
        let decision = LinkDecision(space, model, competes: competes, related)
        return space.isWithin ? decision.clusters(candidates) : decision.partners(candidates)
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
                bits: bits,
                isOfNumbersInside: attribute.kind == .sharedCodes
            )
        }
        let weight = PairComparison(prior: model.prior, attributes: outcomes).weight
        let most = chance?.limited(weight) ?? related?.limited(weight, pattern) ?? weight
        return PairComparison(prior: model.prior, attributes: outcomes, chance: most - weight)
    }

    /// Whether the records are those of one table.
    public var isWithin: Bool { space.isWithin }

    /// The columns that are compared, several where they are read as one.
    public var comparedFields: [(left: [String], right: [String])] {
        space.attributes.filter { $0.kind != .sharedCodes }.map { ($0.leftFields, $0.rightFields) }
    }
}
