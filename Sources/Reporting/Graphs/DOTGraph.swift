public import IntegrationModel

/// The map in the DOT language of Graphviz: `koppel map --format dot`.
public struct DOTGraph: Sendable {
    private let snapshot: Snapshot

    public init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    public var text: String {
        let graph = MapGraph(snapshot.map)
        var lines = [
            "digraph map {", "  rankdir=LR;", "  node [shape=box, style=rounded, fontname=\"sans-serif\"];",
            "  edge [fontname=\"sans-serif\", fontsize=10];",
        ]
        for (index, node) in graph.nodes.enumerated() where !node.isIsland { lines.append("  " + declare(node, index)) }
        let islands = graph.nodes.indices.filter { graph.nodes[$0].isIsland }
        if !islands.isEmpty {
            lines += ["  subgraph cluster_islands {", "    label=\"Islands\"; style=dashed; color=gray50;"]
            lines += islands.map { "    " + declare(graph.nodes[$0], $0) }
            lines.append("  }")
        }
        lines += graph.edges.map { "  " + declare($0) }
        return lines.joined(separator: "\n") + "\n}\n"
    }

    private func declare(_ node: MapGraph.Node, _ index: Int) -> String {
        var label = [node.system.name, node.system.kind.name] + node.holdings.prefix(3)
        if node.internalFlows > 0 { label.append(NumberText.count(node.internalFlows, "flow") + " inside") }
        return "n\(index) [label=\(quoted(label)), tooltip=\(quoted([node.system.id]))];"
    }

    private func declare(_ edge: MapGraph.Edge) -> String {
        var attributes = ["label=\(quoted([edge.title] + edge.details))", "style=\(style(of: edge))"]
        attributes.append("penwidth=\(edge.width(below: 4))")
        if edge.mechanism == nil { attributes.append("dir=none") }
        if edge.stoppedAt != nil { attributes += ["color=red", "fontcolor=red", "arrowhead=tee"] }
        return "n\(edge.source) -> n\(edge.target) [\(attributes.joined(separator: ", "))];"
    }

    private func style(of edge: MapGraph.Edge) -> String {
        switch edge.mechanism {
        case .automated: "solid"
        case .batch: "bold"
        case .manual, .external: "dashed"
        case .unknown, nil: "dotted"
        }
    }

    /// A quoted string of lines (DOT language, "ID"): only the quote and the backslash have a meaning inside.
    private func quoted(_ lines: [String]) -> String {
        let escaped = lines.map { line in
            DisplayText.safe(line).reduce(into: "") { text, character in
                if character == "\"" || character == "\\" { text.append("\\") }
                text.append(character)
            }
        }
        return "\"" + escaped.joined(separator: "\\n") + "\""
    }
}

extension MapGraph.Edge {
    /// The width of the line, growing with the logarithm of the volume: 1 for up to ten records a year.
    func width(below limit: Double) -> Double {
        var width = 1.0
        var records = volume
        while records > 10, width + 0.5 < limit {
            records /= 4
            width += 0.5
        }
        return width
    }
}
