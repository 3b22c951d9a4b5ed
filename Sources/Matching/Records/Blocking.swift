/// Finds for each record of the left table those of the right one that are worth comparing: they share keys, each of
/// which few records have.
///
/// Keys are whole values, parts of them that outlive a typing error, rare words and pairs of words, how words sound, and
/// coarse keys of two attributes together. Candidates that share more and rarer keys go before others (Papadakis et al.,
/// *Meta-blocking: taking entity resolution to the next level*, 2014). Near-linear in time and memory.
struct Blocking: Sendable {
    private let indexes: [BlockIndex]
    private let space: ComparisonSpace
    /// At most so many candidates for a record.
    private let most: Int

    init(_ space: ComparisonSpace, threads: Int) {
        self.space = space
        let records = space.left + space.right
        let largest = max(200, min(20_000, 40_000_000 / max(records, 1)))
        most = max(24, min(200, 2_000_000 / max(space.left, 1)))
        let attributes = space.attributes
        var forms: [(attribute: Int, form: BlockingKeys.Form)] = []
        for (index, attribute) in attributes.enumerated() {
            forms += BlockingKeys.forms(of: attribute.kind).map { (index, $0) }
        }
        let combined = Self.combinations(attributes)
        let used = Set(combined.flatMap { [$0.0, $0.1] })
        let coarse = parallelMap(attributes.count, threads: threads) { index in
            used.contains(index) ? BlockingKeys.coarse(attributes[index]) : []
        }
        indexes = parallelMap(forms.count + combined.count, threads: threads) { [forms] number in
            if number < forms.count {
                let (index, form) = forms[number]
                let keys = BlockingKeys(attributes[index], form)
                let values = attributes[index].values
                return BlockIndex(
                    RecordKeys(keys, values.left),
                    space.isWithin ? nil : RecordKeys(keys, values.right),
                    largest: largest
                )
            }
            let (one, other) = combined[number - forms.count]
            let (first, second) = (attributes[one].values, attributes[other].values)
            return BlockIndex(
                RecordKeys(first.left, second.left, coarse[one], coarse[other]),
                space.isWithin ? nil : RecordKeys(first.right, second.right, coarse[one], coarse[other]),
                largest: largest
            )
        }
    }

    /// Pairs of attributes, of those that tell records apart best.
    private static func combinations(_ attributes: [Attribute]) -> [(Int, Int)] {
        let best = attributes.indices.filter { attributes[$0].kind != .sharedCodes }
            .sorted { (attributes[$0].coincidence, $0) < (attributes[$1].coincidence, $1) }.prefix(8).sorted()
        return best.enumerated().flatMap { position, one in best[(position + 1)...].map { (one, $0) } }
    }

    /// Finds candidates; one for each thread.
    final class Search {
        private var weights: [Float]
        private var touched: [UInt32] = []

        init(_ right: Int) { weights = [Float](repeating: 0, count: right) }

        /// The candidates of a left record, ascending; within one table only those after it.
        func candidates(of record: Int, in blocking: Blocking) -> [UInt32] {
            touched.removeAll(keepingCapacity: true)
            let isWithin = blocking.space.isWithin
            for index in blocking.indexes.indices {
                blocking.indexes[index].forEachBlock(of: record) { members in
                    let weight = 1 / Float(members.count) + 0.05
                    for member in members where !isWithin || member > record {
                        if weights[Int(member)] == 0 { touched.append(member) }
                        weights[Int(member)] += weight
                    }
                }
            }
            if touched.count > blocking.most {
                touched.sort { (weights[Int($1)], $0) < (weights[Int($0)], $1) }
                for member in touched[blocking.most...] { weights[Int(member)] = 0 }
                touched.removeSubrange(blocking.most...)
            }
            for member in touched { weights[Int(member)] = 0 }
            return touched.sorted()
        }
    }
}
