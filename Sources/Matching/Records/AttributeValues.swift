import IntegrationModel

/// The values of an attribute in both tables, each different one kept once.
final class AttributeValues: Sendable {
    let interner: ValueInterner
    let texts: NumberedTexts
    /// The number of the value of each record; 0 where it has none. Both are the same within one table.
    let left: [UInt32]
    let right: [UInt32]
    /// How many records have each value, by its number.
    let leftCounts: [UInt32]
    let rightCounts: [UInt32]
    let isWithin: Bool

    /// - Parameters:
    ///   - left: the columns of the left table; several are read as one text.
    ///   - right: nil within one table.
    init(_ left: [RecordColumn], _ right: [RecordColumn]?, _ kind: AttributeKind, records: (left: Int, right: Int)) {
        var interner = ValueInterner()
        self.left = Self.numbers(left, kind, records.left, &interner)
        if let right {
            self.right = Self.numbers(right, kind, records.right, &interner)
        } else {
            self.right = self.left
        }
        isWithin = right == nil
        leftCounts = Self.counts(self.left, interner.count)
        rightCounts = right == nil ? leftCounts : Self.counts(self.right, interner.count)
        texts = interner.takeTexts()
        // Only texts are looked for in each other's place.
        if kind != .text { interner.close() }
        self.interner = interner
    }

    private static func numbers(
        _ columns: [RecordColumn],
        _ kind: AttributeKind,
        _ count: Int,
        _ interner: inout ValueInterner
    ) -> [UInt32] {
        let texts = columns.map { (column: $0.texts, form: AttributeForm(of: $0)) }
        let only = texts.count == 1 ? texts[0].column : nil
        var numbers = [UInt32](repeating: 0, count: count)
        var known = KnownValues(isUsed: only != nil)
        var (folded, ends): ([UInt8], [Int]) = ([], [])
        // The records whose values are folded, with the hash of each value as it is written.
        var (records, hashes): ([Int], [UInt64]) = ([], [])
        var found: [UInt32] = []
        for first in stride(from: 0, to: count, by: batch) {
            folded.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
            records.removeAll(keepingCapacity: true)
            hashes.removeAll(keepingCapacity: true)
            for record in first..<min(first + batch, count) {
                let hash = only?.withUTF8(of: record) { known.hash($0) } ?? 0
                if let number = known.number(ofHash: hash) {
                    numbers[record] = number
                    continue
                }
                records.append(record)
                hashes.append(hash)
                let start = folded.count
                if let only {
                    only.withUTF8(of: record) { FoldedValue.append($0, as: kind, texts[0].form, to: &folded) }
                } else {
                    for (column, form) in texts {
                        if folded.count > start { folded.append(FoldedValue.space) }
                        column.withUTF8(of: record) { FoldedValue.append($0, as: kind, form, to: &folded) }
                    }
                    if folded[start...].allSatisfy({ $0 == FoldedValue.space }) { folded.removeSubrange(start...) }
                }
                ends.append(folded.count)
            }
            found.removeAll(keepingCapacity: true)
            folded.withUnsafeBufferPointer { values in
                ends.withUnsafeBufferPointer { interner.append(values, ends: $0, to: &found) }
            }
            for (index, record) in records.enumerated() {
                numbers[record] = found[index]
                known.keep(found[index], ofHash: hashes[index])
            }
        }
        return numbers
    }

    /// Records whose values are numbered together.
    private static let batch = 64

    private static func counts(_ numbers: [UInt32], _ values: Int) -> [UInt32] {
        var counts = [UInt32](repeating: 0, count: values + 1)
        for number in numbers { counts[Int(number)] += 1 }
        counts[0] = 0
        return counts
    }

    /// Records with a value.
    var leftFilled: Int { leftCounts.reduce(0) { $0 + Int($1) } }
    var rightFilled: Int { isWithin ? leftFilled : rightCounts.reduce(0) { $0 + Int($1) } }

    /// The chance that two different records have the same value, as each table by itself tells: records that are the
    /// same in both tables don't count.
    var coincidence: Double {
        func within(_ counts: [UInt32]) -> Double {
            var all = 0.0
            var same = 0.0
            for count in counts {
                all += Double(count)
                same += Double(count) * (Double(count) - 1)
            }
            return all < 2 ? 0 : same / (all * (all - 1))
        }
        guard !isWithin else { return within(leftCounts) }
        let (leftAll, rightAll) = (Double(max(leftFilled, 1)), Double(max(rightFilled, 1)))
        let across = zip(leftCounts, rightCounts).reduce(0) { $0 + Double($1.0) / leftAll * Double($1.1) / rightAll }
        return min(across, (within(leftCounts) + within(rightCounts)) / 2)
    }

    /// How many records have a value.
    @inline(__always)
    func sharers(_ value: UInt32) -> Int {
        Int(leftCounts[Int(value)]) + (isWithin ? 0 : Int(rightCounts[Int(value)]))
    }

    /// The share of the records that have a value of so many, the two that are compared left out.
    func frequency(sharers: Int) -> Double {
        let records = isWithin ? max(left.count, 1) : left.count + right.count
        return (Double(max(sharers - 2, 0)) + Self.unseen) / Double(records)
    }

    /// What counts for a value that was not seen again.
    private static let unseen = 0.25

    /// Whether each record of a side has a value of its own.
    func isUnique(left isLeft: Bool) -> Bool {
        let counts = isLeft ? leftCounts : rightCounts
        let records = isLeft ? left.count : right.count
        return !counts.contains { $0 > 1 } && counts.reduce(0) { $0 + Int($1) } == records
    }

    func withBytes<Result>(_ value: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withExtendedLifetime(texts) { body(texts[value]) }
    }
}
