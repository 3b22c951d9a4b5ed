import IntegrationModel

/// Links between second entries of parties whose other entries are linked as well: a customer that both lists have twice
/// contradicts itself in the lists, and not between them.
struct RepeatedPairs {
    private var positions: Set<Int> = []

    init(_ link: LinkContext, _ duplicates: [DuplicateGroup]) {
        guard link.isOfParties else { return }
        let (left, right) = (Self.groups(link.links.left, duplicates), Self.groups(link.links.right, duplicates))
        guard !left.isEmpty, !right.isEmpty else { return }
        let places = link.links.pairs.indices.filter { place in
            left[link.links.pairs[place].left] != nil && right[link.links.pairs[place].right] != nil
        }
        let entries = Dictionary(grouping: places) { place in
            [left[link.links.pairs[place].left], right[link.links.pairs[place].right]]
        }
        for same in entries.values where same.count > 1 {
            let surest = same.max { one, other in
                let (pair, second) = (link.links.pairs[one], link.links.pairs[other])
                return (pair.confidence, -one) < (second.confidence, -other)
            }
            positions.formUnion(same.filter { $0 != surest })
        }
    }

    /// Whether the pair at a position is one of them.
    func contains(_ position: Int) -> Bool { positions.contains(position) }

    /// The group of each record that a dataset has twice.
    private static func groups(_ dataset: String, _ duplicates: [DuplicateGroup]) -> [Int: Int] {
        var groups: [Int: Int] = [:]
        for (number, group) in duplicates.enumerated() where group.dataset == dataset {
            for record in group.records { groups[record] = number }
        }
        return groups
    }
}
