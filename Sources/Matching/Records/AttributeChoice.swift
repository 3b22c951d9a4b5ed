/// The attributes that tell whether records are the same.
struct AttributeChoice {
    private(set) var attributes: [Attribute]

    /// - Parameters:
    ///   - right: nil within one table.
    ///   - pairs: the columns that hold the same.
    init(_ left: RecordTable, _ right: RecordTable?, _ pairs: [ColumnPairing.Pair], threads: Int) {
        let records = (left: left.count, right: (right ?? left).count)
        let all = parallelMap(pairs.count, threads: threads) { number in
            let pair = pairs[number]
            return Attribute(
                [left.columns[pair.left]],
                right.map { [$0.columns[pair.right]] },
                pair.kind,
                records: records
            )
        }
        var usable = all.filter { Self.tells($0) }
        let ownNumbers = usable.filter { Self.isOwnNumber($0) }
        usable.removeAll { one in ownNumbers.contains { $0 === one } }
        if right != nil {
            // A number that both tables have is a key of both, or a count that each began by itself.
            usable += ownNumbers.filter { Self.isShared($0, others: usable, records) }
        }
        let texts = pairs.filter { $0.kind == .text }
        if !texts.isEmpty {
            let codes = Attribute(
                texts.map { left.columns[$0.left] },
                right.map { right in texts.map { right.columns[$0.right] } },
                .sharedCodes,
                records: records
            )
            if Self.hasCodes(codes) { usable.append(codes) }
        }
        attributes = Self.best(usable)
    }

    /// Those that tell most, as many as a comparison can hold, in the order given: few records share a value, and most
    /// have one.
    private static func best(_ attributes: [Attribute]) -> [Attribute] {
        func told(_ attribute: Attribute) -> Double {
            let values = attribute.values
            let records = Double(values.left.count) * Double(values.right.count)
            let filled = Double(values.leftFilled) * Double(values.rightFilled) / max(1, records)
            return -filled * Logarithm.bits(max(attribute.coincidence, 1e-6))
        }
        let ranked = attributes.indices.map { (told(attributes[$0]), $0) }
            .sorted { ($1.0, $0.1) < ($0.0, $1.1) }
        return ranked.prefix(ComparisonSpace.mostAttributes).map(\.1).sorted().map { attributes[$0] }
    }

    /// Whether records of one side are often the same in all that is compared, so that a record of the other side has
    /// several partners there.
    func repeats(left isLeft: Bool) -> Bool {
        guard let first = attributes.first else { return false }
        let count = isLeft ? first.values.left.count : first.values.right.count
        var seen = Set<UInt64>()
        var repeated = 0
        let step = max(1, count / 200_000)
        for record in stride(from: 0, to: count, by: step) {
            var hash: UInt64 = 7
            for attribute in attributes where attribute.kind != .sharedCodes {
                let value = (isLeft ? attribute.values.left : attribute.values.right)[record]
                hash = ByteHash.mixed(hash, UInt64(value))
            }
            if !seen.insert(hash).inserted { repeated += 1 }
        }
        return repeated * 10 > count / step
    }

    /// Whether there are different values, and enough of them.
    private static func tells(_ attribute: Attribute) -> Bool {
        let values = attribute.values
        let left = Double(values.leftFilled) / Double(max(1, values.left.count))
        let right = Double(values.rightFilled) / Double(max(1, values.right.count))
        return values.interner.count >= 2 && min(left, right) >= 0.02
    }

    /// Whether each record of a side has a number of its own that nobody would mistype.
    private static func isOwnNumber(_ attribute: Attribute) -> Bool {
        guard attribute.kind == .code || attribute.kind == .number else { return false }
        return attribute.values.isUnique(left: true) && attribute.values.isUnique(left: false)
    }

    /// Whether records of the same number agree otherwise more than others do.
    private static func isShared(_ number: Attribute, others: [Attribute], _ records: (left: Int, right: Int)) -> Bool {
        var rightByValue = [Int](repeating: -1, count: number.values.interner.count + 1)
        for (record, value) in number.values.right.enumerated() { rightByValue[Int(value)] = record }
        var pairs: [(Int, Int)] = []
        for left in stride(from: 0, to: records.left, by: max(1, records.left / 2_000)) {
            let value = number.values.left[left]
            if value != 0, rightByValue[Int(value)] >= 0 { pairs.append((left, rightByValue[Int(value)])) }
        }
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

    /// Whether a good part of the texts on both sides hold codes.
    private static func hasCodes(_ attribute: Attribute) -> Bool {
        guard let bags = attribute.bags else { return false }
        func share(_ values: [UInt32]) -> Double {
            let coded = values.count { $0 != 0 && !bags.range($0).isEmpty }
            return Double(coded) / Double(max(1, values.count))
        }
        return share(attribute.values.left) >= 0.25 && share(attribute.values.right) >= 0.25
    }
}
