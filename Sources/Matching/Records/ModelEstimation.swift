/// Learns from the records themselves how much each outcome says, without any example of records that are the same.
///
/// How often outcomes occur among different records comes from pairs drawn by chance; how often among same ones, and how
/// many of those there are, from expectation–maximisation over the candidates (Winkler, *Using the EM algorithm for
/// weight computation in the Fellegi–Sunter model of record linkage*, 1988). Where a record can have one partner only,
/// its candidates compete for it.
struct ModelEstimation {
    private let space: ComparisonSpace
    /// Patterns of outcomes of the pairs that are learnt from.
    private var patterns: [UInt64] = []
    /// How many of the pairs drawn by chance have each pattern.
    private var chanceCounts: [Double] = []
    private var pairs: [Pair] = []
    /// All pairs of the left records that candidates were sought for.
    private var comparedPairs = 0.0
    private let competes: (left: Bool, right: Bool)

    private struct Pair {
        var left: UInt32
        var right: UInt32
        var pattern: UInt32
    }

    private static let mostChancePairs = 600_000
    private static let mostPairs = 800_000
    private static let rounds = 40

    /// - Parameter competes: whether a left record has one right partner at most, and a right record one left partner.
    init(_ space: ComparisonSpace, _ blocking: Blocking, competes: (left: Bool, right: Bool), threads: Int) {
        self.space = space
        self.competes = competes
        var numbers: [UInt64: UInt32] = [:]
        func number(_ pattern: UInt64, _ patterns: inout [UInt64]) -> UInt32 {
            if let known = numbers[pattern] { return known }
            numbers[pattern] = UInt32(patterns.count)
            patterns.append(pattern)
            return UInt32(patterns.count - 1)
        }
        let chance = Self.chancePatterns(space, threads: threads)
        for (pattern, count) in chance {
            _ = number(pattern, &patterns)
            chanceCounts.append(Double(count))
        }
        let lefts = Self.sample(space)
        comparedPairs = lefts.reduce(0) { $0 + Double(space.isWithin ? space.right - $1 - 1 : space.right) }
        let chunks = parallelMap(16, threads: threads) { chunk in
            let search = Blocking.Search(space.right)
            let scratch = ComparisonScratch()
            let range = lefts.count * chunk / 16..<lefts.count * (chunk + 1) / 16
            return range.flatMap { position in
                search.candidates(of: lefts[position], in: blocking).map { right in
                    (UInt32(lefts[position]), right, space.compare(lefts[position], Int(right), scratch))
                }
            }
        }
        for (left, right, pattern) in chunks.joined() {
            pairs.append(Pair(left: left, right: right, pattern: number(pattern, &patterns)))
        }
        chanceCounts += [Double](repeating: 0, count: patterns.count - chanceCounts.count)
    }

    /// Left records, evenly, of which candidates are compared to learn.
    private static func sample(_ space: ComparisonSpace) -> [Int] {
        let most = max(1_000, mostPairs / 40)
        let step = max(1, space.left / most)
        return Array(stride(from: 0, to: space.left, by: step))
    }

    private static func chancePatterns(_ space: ComparisonSpace, threads: Int) -> [(UInt64, Int)] {
        let isAll = space.pairs <= Double(mostChancePairs)
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
                var sampler = PairSampler(seed: UInt64(chunk) + 1)
                for _ in 0..<mostChancePairs / 16 {
                    let (left, right) = (sampler.next(below: space.left), sampler.next(below: space.right))
                    if !space.isWithin || left != right { counts[space.compare(left, right, scratch), default: 0] += 1 }
                }
            }
            return counts
        }
        var all: [UInt64: Int] = [:]
        for counts in counted { all.merge(counts, uniquingKeysWith: +) }
        return all.sorted { $0.key < $1.key }
    }

    /// The model that the records tell: first as if attributes were independent, then with those that agree together by
    /// accident depending on each other. Who they are can't be seen before it is known which records are the same, as
    /// those agree in all.
    func model() -> LinkModel {
        let count = space.attributes.count
        let records = Double(max(1, min(space.left, space.right)))
        var state = State(
            model: LinkModel(prior: 0, parents: [Int?](repeating: nil, count: count), weights: []),
            same: OutcomeRates(OutcomeRates.Counts(count), expected: alike, strength: 1),
            expected: max(1, 0.2 * records) * comparedPairs / max(1, space.pairs)
        )
        state.other = otherRates(state.model)
        improve(&state, rounds: Self.rounds / 2)
        state.model.parents = DependenceTree.parents(
            count,
            zip(patterns, chanceCounts).map { ($0, $1 * (1 - Logarithm.probability(state.model.bits($0)))) }
        )
        learn(&state, probabilities(state.model), excluding: state.model)
        improve(&state, rounds: Self.rounds)
        return state.model
    }

    private struct State {
        var model: LinkModel
        var same: OutcomeRates
        var other: OutcomeRates?
        /// How many of the pairs are the same records.
        var expected: Double
    }

    private var alike: [[Double]] { [[Double]](repeating: OutcomeRates.alike, count: space.attributes.count) }

    private func improve(_ state: inout State, rounds: Int) {
        for _ in 0..<rounds {
            if let other = state.other { state.model.weights = OutcomeRates.weights(same: state.same, other: other) }
            state.model.prior = Logarithm.bits(state.expected / max(1, comparedPairs - state.expected))
            learn(&state, probabilities(state.model), excluding: state.model)
        }
    }

    private func learn(_ state: inout State, _ probabilities: [Double], excluding known: LinkModel) {
        var counts = OutcomeRates.Counts(space.attributes.count)
        var byPattern = [Double](repeating: 0, count: patterns.count)
        for (pair, probability) in zip(pairs, probabilities) { byPattern[Int(pair.pattern)] += probability }
        for (pattern, weight) in zip(patterns, byPattern) where weight > 0 { counts.add(pattern, weight, state.model) }
        state.same = OutcomeRates(counts, expected: alike, strength: 8)
        state.other = otherRates(known)
        state.expected = max(0.5, probabilities.reduce(0, +))
    }

    /// The probability of each pair to be the same records.
    private func probabilities(_ model: LinkModel) -> [Double] {
        let bits = patterns.map(model.bits)
        let odds = pairs.map { pair in
            let pattern = patterns[Int(pair.pattern)]
            let rarity = space.rarity(Int(pair.left), pattern) { model.countsRarity(of: $0, pattern) }
            return Logarithm.odds(bits[Int(pair.pattern)] + rarity)
        }
        let rivals = Rivals(competes, isWithin: space.isWithin)
        return rivals.probabilities(
            odds,
            left: pairs.map(\.left),
            right: pairs.map(\.right),
            counts: (space.left, space.right)
        )
    }

    /// How often outcomes occur among records that are not the same.
    ///
    /// - Parameter model: tells of the pairs drawn by chance which are the same records, and don't count; without
    ///   weights all count.
    private func otherRates(_ model: LinkModel) -> OutcomeRates {
        var counts = OutcomeRates.Counts(space.attributes.count)
        for (pattern, count) in zip(patterns, chanceCounts) where count > 0 {
            let share = model.weights.isEmpty ? 1 : 1 - Logarithm.probability(model.bits(pattern))
            counts.add(pattern, count * share, model)
        }
        // What never came up among so many pairs may do so in one of twice as many.
        let expected = space.attributes.map { attribute in
            var rates = [Double](repeating: 0.1, count: Outcome.count)
            rates[0] = min(0.1, max(attribute.coincidence, 1e-9))
            rates[Int(Outcome.different)] = 0.3
            return rates
        }
        return OutcomeRates(counts, expected: expected, strength: 1)
    }
}

/// Turns odds of pairs into probabilities, where partners compete for a record that can have one only.
struct Rivals {
    private let competes: (left: Bool, right: Bool)

    init(_ competes: (left: Bool, right: Bool), isWithin: Bool) {
        self.competes = isWithin ? (false, false) : competes
    }

    func probabilities(_ odds: [Double], left: [UInt32], right: [UInt32], counts: (left: Int, right: Int)) -> [Double] {
        var leftSums = [Double](repeating: 0, count: competes.left ? counts.left : 0)
        var rightSums = [Double](repeating: 0, count: competes.right ? counts.right : 0)
        for (index, odd) in odds.enumerated() {
            if competes.left { leftSums[Int(left[index])] += odd }
            if competes.right { rightSums[Int(right[index])] += odd }
        }
        return odds.enumerated().map { index, odd in
            var rivals = 0.0
            if competes.left { rivals += leftSums[Int(left[index])] - odd }
            if competes.right { rivals += rightSums[Int(right[index])] - odd }
            return odd / (1 + odd + max(0, rivals))
        }
    }
}
