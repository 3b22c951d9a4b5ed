import IntegrationModel

/// Customers go along with their orders: where documents run one way only, the parties they are about do too.
struct DocumentFlowRule: DirectionRule {
    static let id = "follows-documents"
    /// Flows of documents that are decided.
    let flows: [Flow]

    func finding(in link: LinkContext) -> DirectionFinding? {
        let (left, right) = (link.left.dataset.system, link.right.dataset.system)
        let forward = way(from: left, to: right)
        let backward = way(from: right, to: left)
        guard forward.isEmpty != backward.isEmpty else { return nil }
        let way = forward + backward
        let lefts = Double(link.links.pairs.count) / Double(max(1, link.left.columns.count))
        let rights = Double(link.links.pairs.count) / Double(max(1, link.right.columns.count))
        // Either nearly all were copied, or what was copied makes up most of the side it was copied to.
        guard max(lefts, rights) >= 0.6 else { return nil }
        let stations = [way[0].source.dataset] + way.map(\.target.dataset)
        let chain = stations.map { Message(verbatim: $0) }.joined(separator: ", from there to ")
        let sign: Double = forward.isEmpty ? -1 : 1
        if way.count > 1, let delay = delay(link, sign), delay > Self.prompt {
            let words: Message =
                "from \(chain) go documents; the parties came \(Words.duration(delay)) later as median, so likely with those of the system between"
            return DirectionFinding(Self.id, -0.6 * sign, words, isObjection: true)
        }
        let words: Message = "from \(chain) go documents, and the parties with them"
        // Over several systems the parties may as well have come from the one between.
        return DirectionFinding(Self.id, sign * (way.count == 1 ? 0.6 : 0.25), words)
    }

    /// Who hands on customers by themselves does so soon; who needs them for a document has them when that comes.
    private static let prompt = 7 * 86_400.0

    /// How much later the parties came than they were made, where nothing says that they came directly.
    private func delay(_ link: LinkContext, _ sign: Double) -> Double? {
        let (held, audit) = sign > 0 ? (link.held.rightCount, link.rightAudit) : (link.held.leftCount, link.leftAudit)
        let source = sign > 0 ? link.left.dataset.system : link.right.dataset.system
        guard 2 * held < link.links.pairs.count, audit.namedSystem != source else { return nil }
        let lags = link.lags.filter(\.isFinite).map { $0 * sign }
        return 2 * lags.count >= link.links.pairs.count ? Statistics.median(lags) : nil
    }

    /// The shortest way that documents go between two systems; empty where there is none.
    private func way(from start: String, to end: String) -> [Flow] {
        var ways: [String: [Flow]] = [start: []]
        var open = [start]
        while !open.isEmpty {
            var next: [String] = []
            for system in open {
                for flow in flows where flow.source.system == system && flow.mechanism != .external {
                    guard ways[flow.target.system] == nil else { continue }
                    ways[flow.target.system] = (ways[system] ?? []) + [flow]
                    next.append(flow.target.system)
                }
            }
            open = next
        }
        return ways[end] ?? []
    }
}
