internal import IntegrationModel

/// The map as a graph of systems, for drawing: the flows of one mechanism between two systems are one arrow.
struct MapGraph {
    struct Node {
        var system: System
        /// What the system holds, largest first.
        var holdings: [String]
        /// Whether no flow comes in or goes out.
        var isIsland: Bool
        /// Flows between datasets of this system.
        var internalFlows: Int
    }

    struct Edge {
        /// Positions in ``MapGraph/nodes``.
        var source: Int
        var target: Int
        /// nil for links, which have no direction.
        var mechanism: Mechanism?
        var stoppedAt: Double?
        /// A line for each flow: `orders 95.3 % · 22 h`.
        var details: [String]
        /// Records a year, or linked records where that is not known.
        var volume: Double
        /// The arrow in a sentence.
        var sentence: String
        /// The ids of the flows, or of the link.
        var ids: [String]
        /// How sure the surest of them is, 0–1.
        var confidence: Double
    }

    var nodes: [Node]
    var edges: [Edge]
    /// How many links have no line here.
    let linksLeftOut: Int

    /// A drawing with more arrows and lines than this shows none of them.
    static let mostLines = 80

    /// - Parameter isForReading: whether links, which say least, are left out where there are too many lines to follow one.
    init(_ map: FlowMap, isForReading: Bool = false) {
        let islands = Set(map.islands.map(\.id))
        nodes = map.systems.map { system in
            let inside = map.flows.filter { $0.source.system == system.id && $0.target.system == system.id }
            return Node(
                system: system,
                holdings: map.holdings(of: system.id),
                isIsland: islands.contains(system.id),
                internalFlows: inside.count
            )
        }
        let positions = Dictionary(
            map.systems.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let (arrows, lines) = (Self.arrows(of: map, positions), Self.lines(of: map, positions))
        let isCrowded = isForReading && arrows.count + lines.count > Self.mostLines
        edges = isCrowded ? arrows : arrows + lines
        linksLeftOut = isCrowded ? lines.count : 0
    }

    private struct Bundle: Hashable {
        var source: Int
        var target: Int
        var mechanism: Mechanism
        var isStopped: Bool
    }

    private static func arrows(of map: FlowMap, _ positions: [String: Int]) -> [Edge] {
        var order: [Bundle] = []
        var flows: [Bundle: [Flow]] = [:]
        for flow in map.flows {
            guard let source = positions[flow.source.system], let target = positions[flow.target.system],
                source != target
            else { continue }
            let bundle = Bundle(
                source: source,
                target: target,
                mechanism: flow.mechanism,
                isStopped: flow.stoppedAt != nil
            )
            if flows[bundle] == nil { order.append(bundle) }
            flows[bundle, default: []].append(flow)
        }
        return order.map { bundle in
            let flows = flows[bundle] ?? []
            return Edge(
                source: bundle.source,
                target: bundle.target,
                mechanism: bundle.mechanism,
                stoppedAt: flows.compactMap(\.stoppedAt).max(),
                details: flows.map(\.label),
                volume: flows.reduce(0) { $0 + ($1.yearlyVolume ?? Double($1.records.linked)) },
                sentence: flows.map { $0.sentence(in: map) }.joined(separator: " "),
                ids: flows.map(\.id),
                confidence: flows.map(\.confidence).max() ?? 0
            )
        }
    }

    private static func lines(of map: FlowMap, _ positions: [String: Int]) -> [Edge] {
        map.links.compactMap { link in
            guard link.between.count == 2, let first = positions[link.between[0].system],
                let second = positions[link.between[1].system], first != second
            else { return nil }
            let names = link.between.map { map.systemName($0.system) }
            return Edge(
                source: first,
                target: second,
                mechanism: nil,
                stoppedAt: nil,
                details: ["\(link.between[0].entity.plural) \(NumberText.percent(link.coverage))"],
                volume: Double(link.linked),
                sentence:
                    localized(
                        "\(names[0]) and \(names[1]) share \(NumberText.count(link.linked, "record")), direction unknown."
                    ),
                ids: [link.id],
                confidence: link.confidence
            )
        }
    }
}

extension Flow {
    /// `orders 95.3 % · 22 h`.
    var label: String {
        let lag = lagSeconds.map { " · " + TimeText.delay($0.median, of: $0) } ?? ""
        return "\(subject) \(NumberText.percent(coverage))\(lag)"
    }

    /// The flow for somebody who cannot see the drawing.
    func sentence(in map: FlowMap) -> String {
        let stopped: Message = stoppedAt.map { ", stopped on \(TimeText.date($0))" } ?? ""
        let lag: Message = lagSeconds.map { ", median delay \(TimeText.delay($0.median, of: $0))" } ?? ""
        let (from, to) = (map.systemName(source.system), map.systemName(target.system))
        return localized(
            "\(from) to \(to): \(subject), \(mechanism.name), coverage \(NumberText.percent(coverage))\(lag)\(stopped)."
        )
    }
}

extension MapGraph.Edge {
    /// What the arrow is called: the mechanism, and when it stopped.
    var title: String {
        guard let mechanism else { return localized("direction unknown") }
        return stoppedAt.map { localized("\(mechanism.name), stopped \(TimeText.shortDate($0))") } ?? mechanism.name
    }
}
