/// Weighs pairs, and stops as soon as nothing that is left to compare can make a pair worth keeping.
///
/// Most candidates share a key and nothing else. Which values are the same is known at once; of the others those are
/// compared first that tell most for what it costs to compare them, and most pairs are out of the question after a few.
struct WeightBounds: Sendable {
    private let space: ComparisonSpace
    private let model: LinkModel
    /// By attribute and outcome: the most that it can weigh, whatever its parent's outcome is and wherever else its value
    /// stands.
    private let most: FixedTable<Double>
    /// The attributes in the order in which they are compared.
    private let order: FixedTable<Bound>

    /// What an attribute can weigh.
    private struct Bound: BitwiseCopyable {
        var attribute: Int
        var isOfCodes: Bool
        /// The most that values weigh which differ.
        var different: Double
        /// The most where a side has no value.
        var absent: Double
        /// What the same value weighs where its rarity counts, and where it does not, and the most with any rarity.
        var counted: Double
        var plain: Double
        var rarest: Double
    }

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
        self.most = FixedTable(most.flatMap(\.self))
        let bounds = attributes.indices.map { attribute in
            let isOfCodes = attributes[attribute].kind == .sharedCodes
            let own = weights(attribute, Int(Outcome.same))
            let isAlone = model.parents[attribute] == nil
            let agreeing = own[LinkModel.Parent.agrees.rawValue]
            let others = LinkModel.Parent.allCases.filter { isAlone || $0 != .agrees }.map { own[$0.rawValue] }
            let counted = others.max() ?? 0
            let plain = isAlone ? -.infinity : agreeing
            let different = most[attribute][(isOfCodes ? 0 : 1)...Int(Outcome.different)].max() ?? 0
            return Bound(
                attribute: attribute,
                isOfCodes: isOfCodes,
                different: isOfCodes ? max(different, 0) : different,
                absent: most[attribute][Int(Outcome.absent)],
                counted: counted,
                plain: plain,
                rarest: max(counted + Attribute.mostRarity, plain)
            )
        }
        let gains = bounds.map { bound in
            (bound.different - most[bound.attribute][Int(Outcome.different)])
                / Self.cost(attributes[bound.attribute].kind)
        }
        order = FixedTable(bounds.indices.sorted { (gains[$1], $0) < (gains[$0], $1) }.map { bounds[$0] })
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
        guard let pattern = bounded(left, right, lacking: 0, above: least, scratch) else { return nil }
        let weight = model.weight(left, space.swapping(pattern, left, right), in: space)
        return weight > least ? weight : nil
    }

    /// The outcomes of all attributes of two records; nil if they can't weigh more than the least, with some of their values
    /// or without.
    ///
    /// - Parameter absences: a pattern in which the values are absent that may be left out, and all bits of others are 0.
    func pattern(
        _ left: Int,
        _ right: Int,
        lacking absences: UInt64,
        above least: Double,
        _ scratch: ComparisonScratch
    ) -> UInt64? {
        bounded(left, right, lacking: absences, above: least, scratch).map { _ in space.compare(left, right, scratch) }
    }

    /// The outcomes of all attributes but those that may be left out, without a look at where else a value stands; nil where
    /// their weight can't be above the least.
    @inline(__always)
    private func bounded(
        _ left: Int,
        _ right: Int,
        lacking absences: UInt64,
        above least: Double,
        _ scratch: ComparisonScratch
    ) -> UInt64? {
        let (one, other) = space.values(left, right)
        let least = least - Self.slack
        var bound = model.prior
        var pattern: UInt64 = 0
        var (open, same): (UInt32, UInt32) = (0, 0)
        for place in 0..<order.count {
            let own = order.start + place
            let index = own.pointee.attribute
            let value = one[index]
            let mayLack = absences >> UInt64(4 &* index) & 15 != 0
            var weight: Double
            if value == 0 || other[index] == 0 {
                pattern |= UInt64(Outcome.absent) << UInt64(4 &* index)
                weight = own.pointee.absent
            } else if value == other[index], !own.pointee.isOfCodes {
                weight = own.pointee.rarest
                if !mayLack { same |= 1 << UInt32(place) }
            } else {
                weight = own.pointee.different
                if !mayLack { open |= 1 << UInt32(place) }
            }
            if mayLack { weight = max(weight, own.pointee.absent) }
            bound += weight
        }
        guard bound > least else { return nil }
        // How many records have a value is looked up only where that may decide.
        while same != 0 {
            let own = order.start + same.trailingZeroBitCount
            let rarity = space.attributes[own.pointee.attribute].rarity(one[own.pointee.attribute])
            bound += max(own.pointee.counted + rarity, own.pointee.plain) - own.pointee.rarest
            same &= same - 1
            guard bound > least else { return nil }
        }
        while open != 0 {
            let own = order.start + open.trailingZeroBitCount
            let index = own.pointee.attribute
            let outcome = space.outcome(index, one[index], other[index], scratch)
            pattern |= UInt64(outcome) << UInt64(4 &* index)
            bound += most[index &* Outcome.count &+ Int(outcome)] - own.pointee.different
            open &= open - 1
            guard bound > least else { return nil }
        }
        return pattern
    }
}
