import IntegrationModel

/// The documents of two lists that numbers join, before those are looked at that numbers and amounts leave over.
struct NumberedPairs {
    let left: DocumentTable
    let right: DocumentTable
    let keys: [DocumentKey]
    let witnesses: Corroboration
    let chosen: [DocumentLinkage.Scored]

    var pairs: [(Int, Int)] { chosen.map { ($0.candidate.left, $0.candidate.right) } }

    /// The links of these pairs alone.
    var links: RecordLinks { links(of: chosen) }

    /// The links of these pairs and of what they leave over.
    ///
    /// - Parameter others: records that have their partner in another list.
    /// - Throws: what `texts` throws.
    func links(leavingOut others: (left: Set<Int>, right: Set<Int>), _ texts: any TextSource) throws -> RecordLinks {
        links(of: try chosen + leftovers(others, texts))
    }

    private func leftovers(
        _ others: (left: Set<Int>, right: Set<Int>),
        _ texts: any TextSource
    ) throws -> [DocumentLinkage.Scored] {
        let taken = Set(pairs.map(\.1))
        let free = (0..<right.count).filter { !taken.contains($0) }
        guard !free.isEmpty, taken.count >= 20 else { return [] }
        let numbers = try NearNumbers(left, right, free: free, keys.first { $0.match == .exact }, texts)
        let linkage = LeftoverLinkage(left: left, right: right, columns: witnesses.amountColumns.first, others: others)
        return linkage.pairs(linked: pairs, number: numbers.weight).map {
            DocumentLinkage.Scored(candidate: $0, key: nil)
        }
    }

    private func links(of chosen: [DocumentLinkage.Scored]) -> RecordLinks {
        var all = keys.map { key in
            LinkKey(
                leftFields: [left.dataset.fields[key.leftField].path],
                rightFields: [right.dataset.fields[key.rightField].path],
                match: key.match,
                namedBy: key.namedBy
            )
        }
        all.append(LinkKey(leftFields: [], rightFields: [], match: .fuzzy, namedBy: keys[0].namedBy))
        for item in chosen { all[item.key ?? keys.count].pairs += 1 }
        let order = all.indices.filter { all[$0].pairs > 0 }.sorted { (all[$1].pairs, $0) < (all[$0].pairs, $1) }
        let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        let pairs = chosen.map { item in
            RecordPair(
                left: item.candidate.left,
                right: item.candidate.right,
                confidence: PartyComparison.probability(item.candidate.weight),
                key: rank[item.key ?? keys.count]!
            )
        }
        return RecordLinks(
            left: left.dataset.id,
            right: right.dataset.id,
            pairs: pairs.sorted { ($0.left, $0.right) < ($1.left, $1.right) },
            keys: order.map { all[$0] }
        )
    }
}
