import IntegrationModel

/// A reference field holds the number that the other system gave: who names the other came after it.
struct ForeignNumberRule: DirectionRule {
    static let id = "foreign-number"

    func finding(in link: LinkContext) -> DirectionFinding? {
        let named = link.links.keys.filter { $0.namedBy != nil && $0.match != .fuzzy }
        let byRight = named.filter { $0.namedBy == .right }.reduce(0) { $0 + $1.pairs }
        let byLeft = named.filter { $0.namedBy == .left }.reduce(0) { $0 + $1.pairs }
        guard max(byRight, byLeft) >= 3, let strongest = named.first else { return nil }
        // A number written back is common, so both sides may name each other.
        guard byRight >= 5 * byLeft || byLeft >= 5 * byRight else { return nil }
        let rightNames = byRight > byLeft
        // Who was there first can't have been made from the other: its number was written back.
        guard !link.isOlder(rightNames ? .right : .left) else { return nil }
        let share = Double(max(byRight, byLeft)) / Double(max(link.links.pairs.count, 1))
        let holder = rightNames ? strongest.rightFields : strongest.leftFields
        let owner = rightNames ? strongest.leftFields : strongest.rightFields
        let (from, to) = rightNames ? (link.left.dataset, link.right.dataset) : (link.right.dataset, link.left.dataset)
        let words: Message =
            """
            \(max(byRight, byLeft)) records of \(to.id) hold in "\(holder.joined(separator: ", "))" the \
            "\(owner.joined(separator: ", "))" of \(from.id)
            """
        return DirectionFinding(Self.id, (rightNames ? 1 : -1) * 0.75 * min(1, share + 0.1), words)
    }
}
