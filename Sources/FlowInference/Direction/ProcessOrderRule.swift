import IntegrationModel

/// Business runs one way: an order comes before its invoice, an invoice before its payment.
struct ProcessOrderRule: DirectionRule {
    static let id = "process-order"

    func finding(in link: LinkContext) -> DirectionFinding? {
        guard let left = link.left.dataset.entity.processStep, let right = link.right.dataset.entity.processStep,
            left.chain == right.chain, left.step != right.step
        else { return nil }
        let forward = left.step < right.step
        let (first, second) =
            forward
            ? (link.left.dataset.entity, link.right.dataset.entity)
            : (link.right.dataset.entity, link.left.dataset.entity)
        let words: Message =
            "a record of the kind \(Message(key: first.rawValue)) comes before one of the kind \(Message(key: second.rawValue))"
        return DirectionFinding(Self.id, forward ? 0.45 : -0.45, words)
    }
}
