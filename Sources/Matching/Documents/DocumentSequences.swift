import IntegrationModel

/// Documents of both sides that name the same third one: the deliveries and the invoices of an order. Each belongs to the
/// one of its turn, and not to all.
struct DocumentSequences {
    private let left: DocumentTable
    private let right: DocumentTable
    private let keys: [DocumentKey]

    init(_ left: DocumentTable, _ right: DocumentTable, _ keys: [DocumentKey]) {
        (self.left, self.right, self.keys) = (left, right, keys)
    }

    /// The positions of pairs between documents of different turns.
    func crossing(_ pairs: [(left: Int, right: Int, key: Int?)]) -> Set<Int> {
        var crossing: Set<Int> = []
        for (number, key) in keys.enumerated() where key.namedBy == nil {
            let places = pairs.indices.filter { pairs[$0].key == number }
            // All that name one document are joined with each other, so that the first one stands for them.
            let byLeft = Dictionary(grouping: places) { pairs[$0].left }
            let groups = Dictionary(grouping: byLeft.keys) { one in
                (byLeft[one] ?? []).map { pairs[$0].right }.min() ?? 0
            }
            for lefts in groups.values where lefts.count > 1 {
                let rights = Set(lefts.flatMap { (byLeft[$0] ?? []).map { pairs[$0].right } })
                guard rights.count > 1 else { continue }
                let turns = (turns(lefts, left), turns(Array(rights), right))
                for place in lefts.flatMap({ byLeft[$0] ?? [] }) {
                    let (one, other) = (turns.0[pairs[place].left] ?? 0, turns.1[pairs[place].right] ?? 0)
                    if !Self.meet(one, of: lefts.count, other, of: rights.count) { crossing.insert(place) }
                }
            }
        }
        return crossing
    }

    /// The turn of each record: by its moment, then by its place.
    private func turns(_ records: [Int], _ table: DocumentTable) -> [Int: Int] {
        let ordered = records.sorted { one, other in
            let (first, second) = (table.moments[one], table.moments[other])
            return first.isFinite && second.isFinite && first != second ? first < second : one < other
        }
        return Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
    }

    /// Whether turns of two sequences belong together: where one is longer, several of it come to one of the other.
    private static func meet(_ one: Int, of count: Int, _ other: Int, of otherCount: Int) -> Bool {
        count >= otherCount ? one * otherCount / count == other : other * count / otherCount == one
    }
}
