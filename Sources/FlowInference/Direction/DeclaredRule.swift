import IntegrationModel

/// The user said so.
struct DeclaredRule: DirectionRule {
    static let id = "declared"
    let declarations: [FlowDeclaration]

    func finding(in link: LinkContext) -> DirectionFinding? {
        let (left, right) = (link.left.dataset, link.right.dataset)
        let forward = declarations.contains { $0.covers(from: left, to: right) }
        let backward = declarations.contains { $0.covers(from: right, to: left) }
        guard forward != backward else { return nil }
        let words: Message =
            "declared in koppel.yaml: from \(forward ? left.id : right.id) to \(forward ? right.id : left.id)"
        return DirectionFinding(Self.id, forward ? 0.999 : -0.999, words)
    }
}
