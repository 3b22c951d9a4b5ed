import Glibc
import IntegrationModel

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
    /// How pairs drawn by chance compare, with how many have each pattern.
    let drawn: [(pattern: UInt64, pairs: Int)]

    private static let rounds = 40

    /// First as if attributes were independent, then with those that agree together by accident depending on each other.
    /// Who they are can't be seen before it is known which records are the same, as those agree in all. Where that leads to
    /// neighbours, as in a list without doubles, what to expect of any records stands.
    ///
    /// - Parameter competes: whether a left record has one right partner at most, and a right record one left partner.
    init(_ space: ComparisonSpace, _ sample: CandidateSample, competes: (left: Bool, right: Bool), threads: Int) {
        let chance = ChancePatterns.count(space, threads: threads)
        drawn = chance
        let pairs = LearntPairs(space, sample, chance, competes: competes, threads: threads)
        let count = space.attributes.count
        let records = Double(max(1, min(space.left, space.right)))
        let alike = space.attributes.map(ExpectedRates.alike)
        var learning = Learning(
            pairs: pairs,
            model: LinkModel(prior: 0, parents: [Int?](repeating: nil, count: count), weights: []),
            same: OutcomeRates(OutcomeRates.Counts(count), expected: alike, strength: 1),
            expected: max(1, 0.2 * records) * sample.comparedPairs / max(1, space.pairs)
        )
        func tree(_ learning: Learning, same: Double = 0) -> [Int?] {
            let bits = learning.cells.bits(learning.model)
            return DependenceTree.parents(
                count,
                chance.indices.map {
                    (chance[$0].pattern, Double(chance[$0].pairs) * (1 - Logarithm.probability(bits[$0])))
                },
                same: same
            )
        }
        var unlearnt = learning
        learning.improve(rounds: Self.rounds / 2)
        learning.depend(tree(learning))
        learning.learn()
        learning.improve(rounds: Self.rounds)
        if !learning.agreesInWhatTells {
            unlearnt.weigh()
            unlearnt.depend(tree(unlearnt, same: pairs.mostSameDrawn))
            unlearnt.weigh()
            learning = unlearnt
        }
        model = learning.model
        probabilities = learning.probabilities()
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
            weigh()
            if Self.isSettled(former, model) { break }
            learn()
        }
    }

    /// Makes weights of what was learnt.
    mutating func weigh() {
        if let other { model.weights = OutcomeRates.weights(same: same, other: other) }
        model.prior = Logarithm.bits(expected / max(1, pairs.comparedPairs - expected))
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
        other = otherRates(nil)
    }

    /// Records that are the same differ in each thing at most half of the time; others are neighbours, or of one kind.
    private static let mostDifferent = 0.5

    /// Maximisation after an expectation.
    mutating func learn() {
        let bits = cells.bits(model)
        var byPattern = [Double](repeating: 0, count: pairs.patterns.count)
        var sum = 0.0
        for (number, probability) in zip(pairs.numbers, probabilities(bits)) {
            byPattern[Int(number)] += probability
            sum += probability
        }
        let alike = pairs.space.attributes.map(ExpectedRates.alike)
        same = OutcomeRates(
            cells.counts(byPattern),
            expected: alike,
            strength: 8,
            mostDifferent: Self.mostDifferent
        )
        other = otherRates(bits)
        expected = max(0.5, sum)
    }

    /// Whether records that are said to be the same have the same where hardly any others have. Else neighbours were learnt,
    /// or those of one kind.
    var agreesInWhatTells: Bool {
        let records = Double(max(1, min(pairs.space.left, pairs.space.right)))
        let telling = pairs.space.attributes.indices.filter { index in
            let attribute = pairs.space.attributes[index]
            return attribute.coincidence * records <= 2 && attribute.kind != .sharedCodes
        }
        guard !telling.isEmpty else { return true }
        let known = telling.filter { ExpectedRates.isPublic(pairs.space.attributes[$0]) }
        return (known.isEmpty ? telling : known).contains { index in
            let level = pairs.space.attributes[index].kind == .text ? 4 : 2
            let agreeing = same.rate(ofAgreementIn: index, upTo: level)
            return agreeing >= 0.3 && agreeing >= 3 * (other?.rate(ofAgreementIn: index, upTo: level) ?? 0)
        }
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
        // What more pairs agree in than can be the same is agreement by accident.
        let same = zip(pairs.chanceCounts, bits ?? []).map { $0 * Logarithm.probability($1) }
        let share = min(1, pairs.mostSameDrawn / max(1e-9, same.reduce(0, +)))
        let counts = pairs.chanceCounts.indices.map { pattern in
            pairs.chanceCounts[pattern] - (same.isEmpty ? 0 : share * same[pattern])
        }
        // What never came up among so many pairs may do so in one of twice as many.
        let expected = pairs.space.attributes.map { attribute in
            var rates = [Double](repeating: 0.1, count: Outcome.count)
            rates[0] = min(0.1, max(attribute.coincidence, 1e-9))
            rates[Int(Outcome.different)] = 0.3
            return rates
        }
        return OutcomeRates(cells.counts(counts), expected: expected, strength: 1).limited(to: pairs.different.most)
    }
}
