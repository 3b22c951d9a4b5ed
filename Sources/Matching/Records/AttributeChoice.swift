import IntegrationModel

/// The attributes that tell whether records are the same.
struct AttributeChoice {
    private(set) var attributes: [Attribute]

    /// - Parameters:
    ///   - right: nil within one table.
    ///   - pairs: the columns that hold the same.
    init(_ left: RecordTable, _ right: RecordTable?, _ pairs: [ColumnPairing.Pair], threads: Int) {
        let records = (left: left.count, right: (right ?? left).count)
        // The longest texts first, so that no thread is left with one of them at the end.
        let sizes = pairs.map { pair in pair.left.reduce(0) { $0 + left.columns[$1].texts.byteCount } }
        let order = pairs.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
        let made = parallelMap(pairs.count, threads: threads) { place in
            let number = order[place]
            let pair = pairs[number]
            let attribute = Attribute(
                pair.left.map { left.columns[$0] },
                right.map { right in pair.right.map { right.columns[$0] } },
                pair.kind,
                records: records
            )
            return (number, attribute)
        }
        let all = made.sorted { $0.0 < $1.0 }.map(\.1)
        let telling = all.indices.filter { Self.tells(all[$0]) }
        let isDoubtful = { (index: Int) in pairs[index].isDoubtful || OwnNumbers.isOwnNumber(all[index]) }
        var usable = telling.filter { !isDoubtful($0) }.map { all[$0] }
        let ownNumbers = telling.filter(isDoubtful).map { all[$0] }
        usable += ownNumbers.filter { OwnNumbers($0, others: usable).tells }
        let texts = pairs.filter { $0.kind == .text }
        let leftTexts = texts.flatMap { $0.left.map { left.columns[$0] } }
        let rightTexts = right.map { right in texts.flatMap { $0.right.map { right.columns[$0] } } }
        if !texts.isEmpty, Self.hasCodes(leftTexts), rightTexts.map(Self.hasCodes) ?? true {
            usable.append(Attribute(leftTexts, rightTexts, .sharedCodes, records: records))
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

    /// Whether a good part of the texts on each side hold codes, as every so many records tell.
    private static func hasCodes(_ columns: [RecordColumn]) -> Bool {
        let records = columns.map(\.texts.count).min() ?? 0
        var folded: [UInt8] = []
        var all = 0
        var coded = 0
        for record in stride(from: 0, to: records, by: max(1, records / 20_000)) {
            all += 1
            folded.removeAll(keepingCapacity: true)
            for column in columns {
                if !folded.isEmpty { folded.append(FoldedValue.space) }
                column.texts.withUTF8(of: record) {
                    FoldedValue.append($0, as: .sharedCodes, AttributeForm(), to: &folded)
                }
            }
            if folded.withUnsafeBufferPointer(TokenBags.holdsCode) { coded += 1 }
        }
        return coded * 4 >= all && all > 0
    }
}
