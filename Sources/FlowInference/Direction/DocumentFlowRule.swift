import IntegrationModel

/// Customers go along with their orders: where documents run one way only, the parties they are about do too.
struct DocumentFlowRule: DirectionRule {
    static let id = "follows-documents"
    /// Flows of documents that are decided.
    let flows: [Flow]

    func finding(in link: LinkContext) -> DirectionFinding? {
        let (left, right) = (link.left.dataset.system, link.right.dataset.system)
        let forward = flows.filter {
            $0.source.system == left && $0.target.system == right && $0.mechanism != .external
        }
        let backward = flows.filter {
            $0.source.system == right && $0.target.system == left && $0.mechanism != .external
        }
        guard forward.isEmpty != backward.isEmpty, let flow = (forward + backward).first else { return nil }
        let lefts = Double(link.links.pairs.count) / Double(max(1, link.left.columns.count))
        let rights = Double(link.links.pairs.count) / Double(max(1, link.right.columns.count))
        // Either nearly all were copied, or what was copied makes up most of the side it was copied to.
        guard max(lefts, rights) >= 0.6 else { return nil }
        let words = "\(flow.source.dataset) goes to \(flow.target.dataset), and the parties with it"
        return DirectionFinding(Self.id, forward.isEmpty ? -0.6 : 0.6, words)
    }
}
