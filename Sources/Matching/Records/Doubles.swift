import IntegrationModel

/// Records of one table that are the same, and so no rivals: a record that is one of them is all of them.
struct Doubles {
    private let space: ComparisonSpace
    private let model: LinkModel
    private let pairs: [WeighedPair]
    /// The positions of the pairs of contested records that are likelier than not by themselves.
    private var byLeft: [UInt32: [Int]] = [:]
    private var byRight: [UInt32: [Int]] = [:]
    private let scratch = ComparisonScratch()

    /// - Parameter probabilities: of the pairs, with their rivals taken into account.
    init(_ space: ComparisonSpace, _ model: LinkModel, _ pairs: [WeighedPair], _ probabilities: [Double]) {
        (self.space, self.model, self.pairs) = (space, model, pairs)
        for (index, pair) in pairs.enumerated() where Self.isContested(pair, probabilities[index]) {
            byLeft[pair.left] = []
            byRight[pair.right] = []
        }
        guard !byLeft.isEmpty else { return }
        for (index, pair) in pairs.enumerated() where pair.weight > 0 {
            byLeft[pair.left]?.append(index)
            byRight[pair.right]?.append(index)
        }
    }

    /// Whether only its rivals make a pair doubtful.
    static func isContested(_ pair: WeighedPair, _ probability: Double) -> Bool {
        pair.weight > 0 && probability < 0.9 * Logarithm.probability(Double(pair.weight))
    }

    /// The positions of the pairs of one of the records with a double of the other one.
    func pairs(like index: Int, _ competes: (left: Bool, right: Bool)) -> [Int] {
        let pair = pairs[index]
        let rights = competes.left ? (byLeft[pair.left] ?? []).filter { $0 != index } : []
        let lefts = competes.right ? (byRight[pair.right] ?? []).filter { $0 != index } : []
        return rights.filter { isDouble(pair.right, pairs[$0].right, .right) }
            + lefts.filter { isDouble(pair.left, pairs[$0].left, .left) }
    }

    /// Whether all that names two records of one side agrees.
    private func isDouble(_ one: UInt32, _ other: UInt32, _ side: LinkSide) -> Bool {
        let pattern = space.compare(Int(one), Int(other), ofSide: side, scratch)
        return model.bits(pattern) > 0
            && space.attributes.indices.allSatisfy { index in
                let kind = space.attributes[index].kind
                let outcome = ComparisonSpace.outcome(index, in: pattern)
                return kind != .text && kind != .code || outcome == Int(Outcome.absent) || Outcome.isAgreement(outcome)
            }
    }
}
