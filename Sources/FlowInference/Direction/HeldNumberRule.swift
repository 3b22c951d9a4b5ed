import IntegrationModel

/// A customer's record holds the number that the other system gave it: who holds the other's number was made from it.
struct HeldNumberRule: DirectionRule {
    static let id = "holds-number"

    func finding(in link: LinkContext) -> DirectionFinding? {
        // Documents are joined by such numbers, and `ForeignNumberRule` speaks of them.
        guard link.isOfParties else { return nil }
        let (byRight, byLeft) = (link.held.rightCount, link.held.leftCount)
        guard max(byRight, byLeft) >= 3, byRight >= 5 * byLeft || byLeft >= 5 * byRight else { return nil }
        let rightHolds = byRight > byLeft
        guard let fields = rightHolds ? link.held.rightFields : link.held.leftFields else { return nil }
        // Who was there first can't have been made from the other: its number was written back.
        guard !link.isOlder(rightHolds ? .right : .left) else { return nil }
        let share = Double(max(byRight, byLeft)) / Double(max(1, link.links.pairs.count))
        let (from, to) = rightHolds ? (link.left.dataset, link.right.dataset) : (link.right.dataset, link.left.dataset)
        let words: Message =
            "\(max(byRight, byLeft)) records of \(to.id) hold in \"\(fields.holder)\" the \"\(fields.own)\" of \(from.id)"
        return DirectionFinding(Self.id, (rightHolds ? 1 : -1) * 0.8 * min(1, share + 0.2), words)
    }
}
