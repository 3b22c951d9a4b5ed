import IntegrationModel

/// An audit field says that an interface made the records of one side: they came from elsewhere. Where the interface bears
/// the name of a system, they came from that one and from no other.
struct InterfaceRule: DirectionRule {
    static let id = "made-by-interface"

    func finding(in link: LinkContext) -> DirectionFinding? {
        let left = link.leftAudit.interfaceShare(link.links.pairs.map(\.left))
        let right = link.rightAudit.interfaceShare(link.links.pairs.map(\.right))
        let leftMade = (left?.share ?? 0) >= 0.8 && (left?.known ?? 0) >= 5
        let rightMade = (right?.share ?? 0) >= 0.8 && (right?.known ?? 0) >= 5
        guard leftMade != rightMade else { return nil }
        let dataset = rightMade ? link.right.dataset : link.left.dataset
        let audit = rightMade ? link.rightAudit : link.leftAudit
        let share = (rightMade ? right : left)?.share ?? 0
        let source = rightMade ? link.left.dataset.system : link.right.dataset.system
        if let named = audit.namedSystem, named != source { return nil }
        let strength = audit.namedSystem == nil ? 0.4 : 0.8
        let interface: Message = audit.interfaces.first.map { Message(verbatim: $0) } ?? "an interface"
        let field: Message = audit.field.map { Message(verbatim: $0) } ?? "audit field"
        let words: Message =
            """
            \(Words.percent(share)) of the linked records of \(dataset.id) were made by \
            "\(interface)" (\(field))
            """
        return DirectionFinding(Self.id, rightMade ? strength : -strength, words)
    }
}
