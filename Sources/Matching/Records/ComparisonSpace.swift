import IntegrationModel

/// The attributes by which the records of two tables, or of one, are compared.
final class ComparisonSpace: Sendable {
    let left: Int
    let right: Int
    let isWithin: Bool
    let attributes: [Attribute]
    /// Attributes whose values are sometimes in each other's place.
    let swaps: [(Int, Int)]
    /// The values of each record, of all attributes one after the other, so that those of a record lie together.
    private let leftRows: FixedTable<UInt32>
    private let rightRows: FixedTable<UInt32>
    private let views: FixedTable<AttributeView>

    /// A comparison takes four bits.
    static let mostAttributes = 16

    init(_ left: Int, _ right: Int, isWithin: Bool, _ attributes: [Attribute]) {
        (self.left, self.right, self.isWithin) = (left, right, isWithin)
        self.attributes = attributes
        swaps = Self.swaps(attributes)
        leftRows = Self.rows(left, attributes) { $0.left }
        rightRows = isWithin ? leftRows : Self.rows(right, attributes) { $0.right }
        views = FixedTable(attributes.map(AttributeView.init))
    }

    private static func rows(_ count: Int, _ attributes: [Attribute], _ side: (AttributeValues) -> [UInt32])
        -> FixedTable<UInt32>
    {
        var rows = [UInt32](repeating: 0, count: count * attributes.count)
        for (index, attribute) in attributes.enumerated() {
            var place = index
            for value in side(attribute.values) {
                rows[place] = value
                place += attributes.count
            }
        }
        return FixedTable(rows)
    }

    /// How many pairs of records there are.
    var pairs: Double {
        isWithin ? Double(left) * Double(max(left - 1, 0)) / 2 : Double(left) * Double(right)
    }

    /// The outcomes of all attributes of two records of one side.
    func compare(_ one: Int, _ other: Int, ofSide side: LinkSide, _ scratch: ComparisonScratch) -> UInt64 {
        let rows = side == .left ? leftRows : rightRows
        let (first, second) = (rows.start + one &* views.count, rows.start + other &* views.count)
        var pattern: UInt64 = 0
        for index in 0..<views.count {
            pattern |= UInt64(outcome(index, first[index], second[index], scratch)) << UInt64(4 * index)
        }
        return pattern
    }

    /// The outcomes of all attributes, four bits each, the first one lowest.
    func compare(_ left: Int, _ right: Int, _ scratch: ComparisonScratch) -> UInt64 {
        let (one, other) = values(left, right)
        var pattern: UInt64 = 0
        for index in 0..<views.count {
            pattern |= UInt64(outcome(index, one[index], other[index], scratch)) << UInt64(4 * index)
        }
        return swaps.isEmpty ? pattern : swapping(pattern, left, right)
    }

    /// The values of two records, by attribute.
    @inline(__always)
    func values(_ left: Int, _ right: Int) -> (left: UnsafePointer<UInt32>, right: UnsafePointer<UInt32>) {
        (leftRows.start + left &* views.count, rightRows.start + right &* views.count)
    }

    /// How two values of an attribute compare, without a look at where else they stand.
    @inline(__always)
    func outcome(_ index: Int, _ left: UInt32, _ right: UInt32, _ scratch: ComparisonScratch) -> UInt8 {
        if left == 0 || right == 0 { return Outcome.absent }
        let view = views.start + index
        if view.pointee.kind == .sharedCodes { return attributes[index].outcome(left, right, scratch) }
        if left == right { return Outcome.same }
        if view.pointee.kind == .text {
            return scratch.outcome(index, left, right) { view.pointee.level(left, right, scratch) }
        }
        return view.pointee.level(left, right, scratch)
    }

    /// Whether two records have the same value of an attribute.
    func isSame(_ index: Int, _ left: Int, _ right: Int, _ scratch: ComparisonScratch) -> Bool {
        let (one, other) = values(left, right)
        switch views[index].kind {
        // Texts, codes and dates that are not equal are never the same.
        case .text, .code, .date: return one[index] != 0 && one[index] == other[index]
        case .number, .sharedCodes: return outcome(index, one[index], other[index], scratch) == Outcome.same
        }
    }

    /// The pattern in which values that are in each other's place are told.
    func swapping(_ pattern: UInt64, _ left: Int, _ right: Int) -> UInt64 {
        var pattern = pattern
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
        let (lefts, rights) = values(left, right)
        func crosses(_ value: UInt32, _ opposite: UInt32) -> Bool? {
            if value == 0 || opposite == 0 { return nil }
            guard views[one].mayBeSame(value, as: opposite, of: views[other]) else { return false }
            let (hashes, others) = (attributes[one].values.interner.hashes, attributes[other].values.interner.hashes)
            return hashes[Int(value)] == others[Int(opposite)]
        }
        let (there, back) = (crosses(lefts[one], rights[other]), crosses(rights[one], lefts[other]))
        return there == true && back != false || back == true && there != false
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
