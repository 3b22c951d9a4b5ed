import Glibc

/// Learns from the records themselves how much each outcome says, without any example of records that are the same.
///
/// How often outcomes occur among different records comes from pairs drawn by chance; how often among same ones, and how
/// many of those there are, from expectation–maximisation over the candidates (Winkler, *Using the EM algorithm for
/// weight computation in the Fellegi–Sunter model of record linkage*, 1988). Where a record can have one partner only,
/// its candidates compete for it.
struct ModelEstimation {
    /// What was learnt.
    let model: LinkModel
    /// The probability of each pair of the sample to be the same records.
    let probabilities: [Double]

    private static let rounds = 40

    /// First as if attributes were independent, then with those that agree together by accident depending on each other.
    /// Who they are can't be seen before it is known which records are the same, as those agree in all.
    ///
    /// - Parameter competes: whether a left record has one right partner at most, and a right record one left partner.
    init(_ space: ComparisonSpace, _ sample: CandidateSample, competes: (left: Bool, right: Bool), threads: Int) {
        let chance = ChancePatterns.count(space, threads: threads)
        let pairs = LearntPairs(space, sample, chance, competes: competes)
        let count = space.attributes.count
        let records = Double(max(1, min(space.left, space.right)))
        let alike = [[Double]](repeating: OutcomeRates.alike, count: count)
        var learning = Learning(
            pairs: pairs,
            model: LinkModel(prior: 0, parents: [Int?](repeating: nil, count: count), weights: []),
            same: OutcomeRates(OutcomeRates.Counts(count), expected: alike, strength: 1),
            expected: max(1, 0.2 * records) * sample.comparedPairs / max(1, space.pairs)
        )
        learning.improve(rounds: Self.rounds / 2)
        let bits = learning.cells.bits(learning.model)
        learning.depend(
            DependenceTree.parents(
                count,
                chance.indices.map {
                    (chance[$0].pattern, Double(chance[$0].pairs) * (1 - Logarithm.probability(bits[$0])))
                }
            )
        )
        learning.improve(rounds: Self.rounds)
        model = learning.model
        probabilities = learning.probabilities()
    }
}

/// The pairs that are learnt from: those drawn by chance and the candidates.
private struct LearntPairs {
    let space: ComparisonSpace
    let comparedPairs: Double
    let competes: (left: Bool, right: Bool)
    /// All patterns, those of the pairs drawn by chance first.
    let patterns: [UInt64]
    /// How many of the pairs drawn by chance have each of the first patterns.
    let chanceCounts: [Double]
    /// By candidate: its records, and the number of its pattern.
    let lefts: [UInt32]
    let rights: [UInt32]
    let numbers: [UInt32]

    init(
        _ space: ComparisonSpace,
        _ sample: CandidateSample,
        _ chance: [(pattern: UInt64, pairs: Int)],
        competes: (left: Bool, right: Bool)
    ) {
        var table = PatternTable()
        chanceCounts = chance.map { Double($0.pairs) }
        for one in chance { _ = table.number(one.pattern) }
        numbers = sample.pairs.map { table.number($0.pattern) }
        lefts = sample.pairs.map(\.left)
        rights = sample.pairs.map(\.right)
        patterns = table.patterns
        comparedPairs = sample.comparedPairs
        (self.space, self.competes) = (space, space.isWithin ? (false, false) : competes)
    }

    /// By candidate, how much the rarity of what its records share multiplies its odds.
    func rarities(_ model: LinkModel) -> [Double] {
        numbers.indices.map { index in
            let pattern = patterns[Int(numbers[index])]
            return exp2(space.rarity(Int(lefts[index]), pattern) { model.countsRarity(of: $0, pattern) })
        }
    }
}

/// A model that is improved round by round.
private struct Learning {
    let pairs: LearntPairs
    private(set) var model: LinkModel
    private(set) var cells: PatternCells
    private var same: OutcomeRates
    private var other: OutcomeRates?
    /// How many of the pairs are the same records.
    private var expected: Double
    private var rarities: [Double]

    init(pairs: LearntPairs, model: LinkModel, same: OutcomeRates, expected: Double) {
        (self.pairs, self.model, self.same, self.expected) = (pairs, model, same, expected)
        cells = PatternCells(pairs.patterns, model)
        rarities = pairs.rarities(model)
        other = otherRates(nil)
    }

    /// Expectation and maximisation in turns, until the weights stay as they are.
    mutating func improve(rounds: Int) {
        for _ in 0..<rounds {
            let former = model
            if let other { model.weights = OutcomeRates.weights(same: same, other: other) }
            model.prior = Logarithm.bits(expected / max(1, pairs.comparedPairs - expected))
            if Self.isSettled(former, model) { break }
            learn()
        }
    }

    private static func isSettled(_ former: LinkModel, _ model: LinkModel) -> Bool {
        former.weights.count == model.weights.count && abs(former.prior - model.prior) < 1e-5
            && zip(former.weights, model.weights).allSatisfy { abs($0 - $1) < 1e-5 }
    }

    /// Lets attributes depend on others.
    mutating func depend(_ parents: [Int?]) {
        model.parents = parents
        cells = PatternCells(pairs.patterns, model)
        rarities = pairs.rarities(model)
        learn()
    }

    private mutating func learn() {
        let bits = cells.bits(model)
        var byPattern = [Double](repeating: 0, count: pairs.patterns.count)
        var sum = 0.0
        for (number, probability) in zip(pairs.numbers, probabilities(bits)) {
            byPattern[Int(number)] += probability
            sum += probability
        }
        let alike = [[Double]](repeating: OutcomeRates.alike, count: pairs.space.attributes.count)
        same = OutcomeRates(cells.counts(byPattern), expected: alike, strength: 8)
        other = otherRates(bits)
        expected = max(0.5, sum)
    }

    /// The probability of each candidate to be the same records.
    func probabilities() -> [Double] { probabilities(cells.bits(model)) }

    private func probabilities(_ bits: [Double]) -> [Double] {
        let odds = bits.map(Logarithm.odds)
        return Rivals(pairs.competes).probabilities(
            zip(pairs.numbers, rarities).map { odds[Int($0)] * $1 },
            left: pairs.lefts,
            right: pairs.rights,
            counts: (pairs.space.left, pairs.space.right)
        )
    }

    /// How often outcomes occur among records that are not the same.
    ///
    /// - Parameter bits: the weight of each pattern, which tells of the pairs drawn by chance which are the same records,
    ///   and don't count; nil where nothing is known.
    private func otherRates(_ bits: [Double]?) -> OutcomeRates {
        let counts = pairs.chanceCounts.enumerated().map { pattern, count in
            count * (bits.map { 1 - Logarithm.probability($0[pattern]) } ?? 1)
        }
        // What never came up among so many pairs may do so in one of twice as many.
        let expected = pairs.space.attributes.map { attribute in
            var rates = [Double](repeating: 0.1, count: Outcome.count)
            rates[0] = min(0.1, max(attribute.coincidence, 1e-9))
            rates[Int(Outcome.different)] = 0.3
            return rates
        }
        return OutcomeRates(cells.counts(counts), expected: expected, strength: 1)
    }
}
