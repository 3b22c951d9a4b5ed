import IntegrationModel

/// Business runs one way: an order comes before its invoice, an invoice before its payment.
struct ProcessOrderRule: DirectionRule {
    static let id = "process-order"

    func finding(in link: LinkContext) -> DirectionFinding? {
        guard let left = Self.rank(link.left.dataset.entity), let right = Self.rank(link.right.dataset.entity),
            left.chain == right.chain, left.step != right.step
        else { return nil }
        let forward = left.step < right.step
        let (first, second) =
            forward
            ? (link.left.dataset.entity, link.right.dataset.entity)
            : (link.right.dataset.entity, link.left.dataset.entity)
        let words = "a record of the kind \(first.rawValue) comes before one of the kind \(second.rawValue)"
        return DirectionFinding(Self.id, forward ? 0.45 : -0.45, words)
    }

    private static func rank(_ entity: Entity) -> (chain: Int, step: Int)? {
        switch entity {
        case .lead: (0, 0)
        case .deal: (0, 1)
        case .quote: (0, 2)
        case .order: (0, 3)
        case .delivery: (0, 4)
        case .invoice, .creditNote: (0, 5)
        case .payment: (0, 6)
        case .purchaseOrder: (1, 0)
        case .goodsReceipt: (1, 1)
        case .supplierInvoice: (1, 2)
        case .supplierPayment: (1, 3)
        default: nil
        }
    }
}
