import IntegrationModel

/// Bookkeeping comes last: it takes over what other systems made, and hands little on.
struct SystemRoleRule: DirectionRule {
    static let id = "system-role"

    func finding(in link: LinkContext) -> DirectionFinding? {
        let left = Self.isLast(link.leftKind)
        let right = Self.isLast(link.rightKind)
        guard !link.isOfParties, left != right, Self.makesRecords(right ? link.leftKind : link.rightKind) else {
            return nil
        }
        let (last, other) = right ? (link.right.dataset, link.left.dataset) : (link.left.dataset, link.right.dataset)
        let words = "\(last.system) keeps the books, and takes over what \(other.system) makes"
        return DirectionFinding(Self.id, right ? 0.35 : -0.35, words)
    }

    private static func isLast(_ kind: SystemKind) -> Bool { kind == .accounting }

    private static func makesRecords(_ kind: SystemKind) -> Bool {
        switch kind {
        case .erp, .crm, .webshop, .invoicing: true
        case .accounting, .bank, .payments, .other: false
        }
    }
}
