import IntegrationModel

/// What a kind of system is for: customers order in a shop themselves, and bookkeeping takes over what others make.
struct SystemRoleRule: DirectionRule {
    static let id = "system-role"

    func finding(in link: LinkContext) -> DirectionFinding? {
        shop(link) ?? books(link)
    }

    /// An order in a shop was made by the customer, there.
    private func shop(_ link: LinkContext) -> DirectionFinding? {
        let left = link.leftKind == .webshop && (link.left.dataset.entity == .order || link.isOfParties)
        let right = link.rightKind == .webshop && (link.right.dataset.entity == .order || link.isOfParties)
        guard left != right, Self.takesOver(left ? link.rightKind : link.leftKind) else { return nil }
        let (shop, other) = left ? (link.left.dataset, link.right.dataset) : (link.right.dataset, link.left.dataset)
        guard !link.isOfParties else {
            // Business customers may as well be given an account there.
            let words: Message = "customers register in \(shop.system) themselves"
            return DirectionFinding(Self.id, left ? 0.25 : -0.25, words)
        }
        let words: Message =
            "customers order in \(shop.system) themselves, and \(other.system) takes over what they order"
        return DirectionFinding(Self.id, left ? 0.5 : -0.5, words)
    }

    private func books(_ link: LinkContext) -> DirectionFinding? {
        guard !link.isOfParties else { return nil }
        let left = Self.isLast(link.leftKind)
        let right = Self.isLast(link.rightKind)
        guard left != right, Self.makesRecords(right ? link.leftKind : link.rightKind) else { return nil }
        let (last, other) = right ? (link.right.dataset, link.left.dataset) : (link.left.dataset, link.right.dataset)
        // An order that is kept with the books still comes before its invoice.
        if let one = last.entity.processStep, let another = other.entity.processStep {
            guard one.chain == another.chain, one.step >= another.step else { return nil }
        }
        let words: Message = "\(last.system) keeps the books, and takes over what \(other.system) makes"
        return DirectionFinding(Self.id, right ? 0.5 : -0.5, words)
    }

    private static func isLast(_ kind: SystemKind) -> Bool { kind == .accounting }

    private static func takesOver(_ kind: SystemKind) -> Bool {
        switch kind {
        case .erp, .crm, .invoicing, .accounting: true
        case .webshop, .bank, .payments, .other: false
        }
    }

    private static func makesRecords(_ kind: SystemKind) -> Bool {
        switch kind {
        case .erp, .crm, .webshop, .invoicing: true
        case .accounting, .bank, .payments, .other: false
        }
    }
}
