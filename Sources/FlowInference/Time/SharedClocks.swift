import IntegrationModel

extension [LinkContext] {
    /// Systems have one clock each: what one link shows of two of them holds for the others between them.
    var sharingClocks: [LinkContext] {
        var clocks: [String: [String: ClockOffset]] = [:]
        for context in sorted(by: { ($1.links.pairs.count, $0.name) < ($0.links.pairs.count, $1.name) }) {
            guard let seen = context.clocks else { continue }
            let (left, right) = (context.left.dataset.system, context.right.dataset.system)
            guard clocks[left]?[right] == nil else { continue }
            clocks[left, default: [:]][right] = seen
            clocks[right, default: [:]][left] = seen.flipped
        }
        return map { context in
            clocks[context.left.dataset.system]?[context.right.dataset.system].map(context.adopting) ?? context
        }
    }
}

extension LinkContext {
    fileprivate var name: String { "\(left.dataset.id) \(right.dataset.id)" }
}
