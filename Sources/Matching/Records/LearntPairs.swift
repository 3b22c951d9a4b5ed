import Glibc
import IntegrationModel

/// The pairs that are learnt from: those drawn by chance and the candidates.
struct LearntPairs {
    let space: ComparisonSpace
    let comparedPairs: Double
    let competes: (left: Bool, right: Bool)
    /// How often different records agree.
    let different: DifferentRates
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
        competes: (left: Bool, right: Bool),
        threads: Int
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
        // A right record has one left partner where the left records are different ones.
        let sides: [LinkSide] = (competes.right ? [.left] : []) + (competes.left ? [.right] : [])
        different = DifferentRates(space, sides: space.isWithin ? [] : sides, threads: threads)
    }

    /// No more of the pairs drawn by chance than this are the same records, as no more of all are than one for each record,
    /// or where a list has them several times, three.
    var mostSameDrawn: Double {
        let most = Double(min(space.left, space.right)) * (space.isWithin ? 3 : 1)
        return chanceCounts.reduce(0, +) * most / max(1, space.pairs)
    }

    /// By candidate, how much the rarity of what its records share multiplies its odds.
    func rarities(_ model: LinkModel) -> [Double] {
        numbers.indices.map { index in
            let pattern = patterns[Int(numbers[index])]
            return exp2(space.rarity(Int(lefts[index]), pattern) { model.countsRarity(of: $0, pattern) })
        }
    }
}
