import IntegrationModel

/// Typing errors are on the side that typed: the other side has the word that everybody else writes.
struct TypingErrorRule: DirectionRule {
    static let id = "typing-errors"
    let errors: TypingErrors

    func finding(in link: LinkContext) -> DirectionFinding? {
        let decided = errors.onLeft + errors.onRight
        guard decided >= 3, Double(max(errors.onLeft, errors.onRight)) >= 0.8 * Double(decided) else { return nil }
        let onRight = errors.onRight > errors.onLeft
        let dataset = onRight ? link.right.dataset : link.left.dataset
        let words: Message = "\(max(errors.onLeft, errors.onRight)) linked records have a typing error in \(dataset.id)"
        return DirectionFinding(Self.id, (onRight ? 1 : -1) * min(0.4, 0.08 * Double(decided)), words)
    }
}
