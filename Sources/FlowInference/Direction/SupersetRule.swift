import IntegrationModel

/// One side has records that the other never had, and not the reverse: the smaller was filled from the larger.
struct SupersetRule: DirectionRule {
    static let id = "superset"

    func finding(in link: LinkContext) -> DirectionFinding? {
        let lefts = Set(link.links.pairs.map(\.left)).count
        let rights = Set(link.links.pairs.map(\.right)).count
        // Of different kinds of documents, one has what is not yet or never became the other.
        guard link.left.dataset.entity == link.right.dataset.entity else { return nil }
        guard link.left.columns.count > 0, link.right.columns.count > 0, min(lefts, rights) >= 10 else { return nil }
        let leftShare = Double(lefts) / Double(link.left.columns.count)
        let rightShare = Double(rights) / Double(link.right.columns.count)
        guard max(leftShare, rightShare) >= 0.97, abs(leftShare - rightShare) >= 0.01 else { return nil }
        let forward = rightShare > leftShare
        let (outer, inner) = forward ? (link.left.dataset, link.right.dataset) : (link.right.dataset, link.left.dataset)
        let words: Message =
            """
            \(Words.percent(max(leftShare, rightShare))) of \(inner.id) is in \(outer.id), and only \
            \(Words.percent(min(leftShare, rightShare))) the other way round
            """
        return DirectionFinding(Self.id, forward ? 0.1 : -0.1, words)
    }
}
