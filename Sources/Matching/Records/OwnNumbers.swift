/// Numbers of which each record has one of its own: those of accounts or persons, or a mere count of the records.
struct OwnNumbers {
    private let number: Attribute
    private let others: [Attribute]

    /// - Parameter others: what else the records have.
    init(_ number: Attribute, others: [Attribute]) { (self.number, self.others) = (number, others) }

    /// Whether each record of a side has a number of its own that nobody would mistype.
    static func isOwnNumber(_ attribute: Attribute) -> Bool {
        guard attribute.kind == .code || attribute.kind == .number, !attribute.isCommon,
            !ExpectedRates.isPublic(attribute)
        else { return false }
        return attribute.values.isUnique(left: true) && attribute.values.isUnique(left: false)
    }

    /// Whether the number tells that records are the same: those of the same number, or within one table of nearly the
    /// same, agree otherwise more than others do. Counts that each table began by itself don't.
    var tells: Bool {
        let pairs = number.values.isWithin ? nearPairs : samePairs
        guard pairs.count >= 5 else { return false }
        let scratch = ComparisonScratch()
        return others.contains { other in
            func agreeing(_ shift: Int) -> Double {
                var agreeing = 0.0
                for (index, pair) in pairs.enumerated() {
                    let right = pairs[(index + shift) % pairs.count].1
                    let outcome = other.outcome(other.values.left[pair.0], other.values.right[right], scratch)
                    if outcome <= 4 { agreeing += 1 }
                }
                return agreeing / Double(pairs.count)
            }
            return agreeing(0) >= agreeing(max(1, pairs.count / 3)) + 0.2
        }
    }

    private static let mostPairs = 2_000

    private var samePairs: [(Int, Int)] {
        var rightByValue = [Int](repeating: -1, count: number.values.interner.count + 1)
        for (record, value) in number.values.right.enumerated() { rightByValue[Int(value)] = record }
        let records = number.values.left.count
        return stride(from: 0, to: records, by: max(1, records / Self.mostPairs)).compactMap { left in
            let value = number.values.left[left]
            return value != 0 && rightByValue[Int(value)] >= 0 ? (left, rightByValue[Int(value)]) : nil
        }
    }

    /// Records whose numbers differ in a sign or two: they begin or end alike.
    private var nearPairs: [(Int, Int)] {
        let values = number.values.left
        let scratch = ComparisonScratch()
        var pairs: [(Int, Int)] = []
        for form in [BlockingKeys.Form.begin, .end] {
            let keys = BlockingKeys(number, form)
            var former: [UInt32: Int] = [:]
            for (record, value) in values.enumerated() {
                for key in keys.keys[Int(keys.starts[Int(value)])..<Int(keys.starts[Int(value) + 1])] {
                    if let earlier = former.updateValue(record, forKey: key),
                        number.outcome(values[earlier], value, scratch) <= 2
                    {
                        pairs.append((earlier, record))
                    }
                }
            }
        }
        let step = max(1, pairs.count / Self.mostPairs)
        return stride(from: 0, to: pairs.count, by: step).map { pairs[$0] }
    }
}
