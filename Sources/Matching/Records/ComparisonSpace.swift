import IntegrationModel

/// The attributes by which the records of two tables, or of one, are compared.
final class ComparisonSpace: Sendable {
    let left: Int
    let right: Int
    let isWithin: Bool
    let attributes: [Attribute]
    /// Attributes whose values are sometimes in each other's place.
    let swaps: [(Int, Int)]

    /// A comparison takes four bits.
    static let mostAttributes = 16

    init(_ left: Int, _ right: Int, isWithin: Bool, _ attributes: [Attribute]) {
        (self.left, self.right, self.isWithin) = (left, right, isWithin)
        self.attributes = attributes
        swaps = Self.swaps(attributes)
    }

    /// How many pairs of records there are.
    var pairs: Double {
        isWithin ? Double(left) * Double(max(left - 1, 0)) / 2 : Double(left) * Double(right)
    }

    /// The outcomes of all attributes of two records of one side.
    func compare(_ one: Int, _ other: Int, ofSide side: LinkSide, _ scratch: ComparisonScratch) -> UInt64 {
        var pattern: UInt64 = 0
        for index in attributes.indices {
            let values = side == .left ? attributes[index].values.left : attributes[index].values.right
            let outcome = attributes[index].outcome(values[one], values[other], scratch)
            pattern |= UInt64(outcome) << UInt64(4 * index)
        }
        return pattern
    }

    /// The outcomes of all attributes, four bits each, the first one lowest.
    func compare(_ left: Int, _ right: Int, _ scratch: ComparisonScratch) -> UInt64 {
        var pattern: UInt64 = 0
        for index in attributes.indices {
            let values = attributes[index].values
            let (one, other) = (values.left[left], values.right[right])
            let outcome =
                attributes[index].text == nil
                ? attributes[index].outcome(one, other, scratch)
                : scratch.outcome(index, one, other) { attributes[index].outcome(one, other, scratch) }
            pattern |= UInt64(outcome) << UInt64(4 * index)
        }
        for (one, other) in swaps where isApart(pattern, one) && isApart(pattern, other) {
            if isSwapped(one, other, left, right) {
                pattern = Self.setting(one, to: Outcome.swapped, in: pattern)
                // What stands in the other's place was compared there.
                pattern = Self.setting(other, to: Outcome.absent, in: pattern)
            }
        }
        return pattern
    }

    /// What sharing rare values adds, in bits, by attribute; `isCounted` tells of which attributes it counts.
    func rarity(_ left: Int, _ pattern: UInt64, isCounted: (Int) -> Bool) -> Double {
        var sum = 0.0
        for index in attributes.indices where Self.outcome(index, in: pattern) == Int(Outcome.same) {
            if isCounted(index) { sum += attributes[index].rarity(attributes[index].values.left[left]) }
        }
        return sum
    }

    static func outcome(_ attribute: Int, in pattern: UInt64) -> Int { Int(pattern >> UInt64(4 * attribute) & 15) }

    private static func setting(_ attribute: Int, to outcome: UInt8, in pattern: UInt64) -> UInt64 {
        pattern & ~(15 << UInt64(4 * attribute)) | UInt64(outcome) << UInt64(4 * attribute)
    }

    private func isApart(_ pattern: UInt64, _ attribute: Int) -> Bool { Self.outcome(attribute, in: pattern) >= 3 }

    /// Whether at least one value is in the other's place, and the other one is too or is absent.
    private func isSwapped(_ one: Int, _ other: Int, _ left: Int, _ right: Int) -> Bool {
        let (first, second) = (attributes[one].values, attributes[other].values)
        let (leftFirst, leftSecond) = (first.left[left], second.left[left])
        let (rightFirst, rightSecond) = (first.right[right], second.right[right])
        func crosses(_ value: UInt32, _ opposite: UInt32) -> Bool? {
            value == 0 || opposite == 0
                ? nil : first.interner.hashes[Int(value)] == second.interner.hashes[Int(opposite)]
        }
        let crossings = [crosses(leftFirst, rightSecond), crosses(rightFirst, leftSecond)]
        return crossings.contains(true) && !crossings.contains(false)
    }

    /// Pairs of texts of which a value of one is sometimes a value of the other.
    private static func swaps(_ attributes: [Attribute]) -> [(Int, Int)] {
        var found: [(Int, Int)] = []
        for one in attributes.indices where attributes[one].kind == .text {
            for other in attributes.indices where other > one && attributes[other].kind == .text {
                if crossing(attributes[one].values, attributes[other].values) >= 0.01,
                    crossing(attributes[other].values, attributes[one].values) >= 0.01
                {
                    found.append((one, other))
                }
            }
        }
        return found
    }

    /// The share of the records with a value of one that is in the other too.
    private static func crossing(_ one: AttributeValues, _ other: AttributeValues) -> Double {
        var crossing = 0
        var all = 0
        for record in stride(from: 0, to: one.left.count, by: max(1, one.left.count / 5_000)) {
            let value = one.left[record]
            guard value != 0 else { continue }
            all += 1
            if other.interner.number(ofHash: one.interner.hashes[Int(value)]) != 0 { crossing += 1 }
        }
        return all < 20 ? 0 : Double(crossing) / Double(all)
    }
}
