/// Weighs pairs, and stops as soon as nothing that is left to compare can make a pair worth keeping.
///
/// Most candidates share a key and nothing else. Which values are the same is known at once; of the others those are
/// compared first that tell most for what it costs to compare them, and most pairs are out of the question after a few.
struct WeightBounds: Sendable {
    private let space: ComparisonSpace
    private let model: LinkModel
    /// By attribute and outcome: the most that it can weigh, whatever its parent's outcome is and wherever else its value
    /// stands.
    private let most: [Double]
    /// By attribute: the most that values weigh which differ, and which are absent on a side.
    private let mostOfDifferent: [Double]
    /// By attribute: what the same value weighs where its rarity counts, and where it does not.
    private let same: [(counted: Double, plain: Double)]
    /// The attributes in the order in which they are compared.
    private let order: [Int]

    init(_ space: ComparisonSpace, _ model: LinkModel) {
        (self.space, self.model) = (space, model)
        let attributes = space.attributes
        let exchanged = Set(space.swaps.flatMap { [$0.0, $0.1] })
        func weights(_ attribute: Int, _ outcome: Int) -> [Double] {
            LinkModel.Parent.allCases.map { state in
                let row =
                    attribute * LinkModel.Parent.allCases.count + (model.parents[attribute] == nil ? 0 : state.rawValue)
                return model.weights[row * Outcome.count + outcome]
            }
        }
        let most = attributes.indices.map { attribute in
            let swapped = exchanged.contains(attribute) ? weights(attribute, Int(Outcome.swapped)) + [0] : []
            return (0..<Outcome.count).map { outcome in
                let own = weights(attribute, outcome)
                return (outcome >= 3 ? own + swapped : own).max() ?? 0
            }
        }
        mostOfDifferent = attributes.indices.map { attribute in
            let isOfCodes = attributes[attribute].kind == .sharedCodes
            let first = isOfCodes ? 0 : 1
            return max(most[attribute][first...Int(Outcome.different)].max() ?? 0, isOfCodes ? 0 : -.infinity)
        }
        self.most = most.flatMap(\.self)
        same = attributes.indices.map { attribute in
            let own = weights(attribute, Int(Outcome.same))
            let isAlone = model.parents[attribute] == nil
            let agreeing = own[LinkModel.Parent.agrees.rawValue]
            let others = LinkModel.Parent.allCases.filter { isAlone || $0 != .agrees }.map { own[$0.rawValue] }
            return (others.max() ?? 0, isAlone ? -.infinity : agreeing)
        }
        let different = mostOfDifferent
        let gains = attributes.indices.map { attribute in
            (different[attribute] - most[attribute][Int(Outcome.different)]) / Self.cost(attributes[attribute].kind)
        }
        order = attributes.indices.sorted { (gains[$1], $0) < (gains[$0], $1) }
    }

    /// What comparing two values costs, measured by what two dates cost.
    private static func cost(_ kind: AttributeKind) -> Double {
        switch kind {
        case .date, .number: 1
        case .code: 2
        case .text, .sharedCodes: 4
        }
    }

    /// For what rounding may differ by where the same is added up in another order.
    private static let slack = 1e-6

    /// The weight of two records; nil if it is not above the least.
    func weight(_ left: Int, _ right: Int, above least: Double, _ scratch: ComparisonScratch) -> Double? {
        let (one, other) = space.values(left, right)
        let least = least - Self.slack
        var bound = model.prior
        var pattern: UInt64 = 0
        var open: UInt32 = 0
        for index in order {
            let value = one[index]
            if value == 0 || other[index] == 0 {
                pattern |= UInt64(Outcome.absent) << UInt64(4 * index)
                bound += most[index * Outcome.count + Int(Outcome.absent)]
            } else if value == other[index], space.attributes[index].kind != .sharedCodes {
                let weights = same[index]
                bound += max(weights.counted + space.attributes[index].rarity(value), weights.plain)
            } else {
                open |= 1 << UInt32(index)
                bound += mostOfDifferent[index]
            }
        }
        guard bound > least else { return nil }
        for index in order where open >> UInt32(index) & 1 != 0 {
            let outcome = space.outcome(index, one[index], other[index], scratch)
            pattern |= UInt64(outcome) << UInt64(4 * index)
            bound += most[index * Outcome.count + Int(outcome)] - mostOfDifferent[index]
            guard bound > least else { return nil }
        }
        let weight = model.weight(left, space.swapping(pattern, left, right), in: space)
        return weight > least + Self.slack ? weight : nil
    }
}
