public import IntegrationModel

/// The map as a Mermaid flowchart: `koppel map --format mermaid`.
public struct MermaidGraph: Sendable {
    private let snapshot: Snapshot

    public init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    public var text: String {
        let graph = MapGraph(snapshot.map)
        var lines = ["flowchart LR"]
        for (index, node) in graph.nodes.enumerated() where !node.isIsland { lines.append("  " + declare(node, index)) }
        let islands = graph.nodes.indices.filter { graph.nodes[$0].isIsland }
        if !islands.isEmpty {
            lines.append("  subgraph islands[\"Islands\"]")
            lines += islands.map { "    " + declare(graph.nodes[$0], $0) }
            lines.append("  end")
        }
        var styles: [String] = []
        for (number, edge) in graph.edges.enumerated() {
            let label = quoted([edge.title] + edge.details)
            lines.append("  n\(edge.source) \(arrow(of: edge))|\(label)| n\(edge.target)")
            if let style = style(of: edge) { styles.append("  linkStyle \(number) \(style)") }
        }
        return (lines + styles).joined(separator: "\n") + "\n"
    }

    private func declare(_ node: MapGraph.Node, _ index: Int) -> String {
        var label = [node.system.name, node.system.kind.name] + node.holdings.prefix(3)
        if node.internalFlows > 0 { label.append(NumberText.count(node.internalFlows, "flow") + " inside") }
        return "n\(index)[\(quoted(label))]"
    }

    private func arrow(of edge: MapGraph.Edge) -> String {
        switch edge.mechanism {
        case .automated: "-->"
        case .batch: "==>"
        case .manual: "-.->"
        case .external: "--o"
        case .unknown: "-.->"
        case nil: "-.-"
        }
    }

    private func style(of edge: MapGraph.Edge) -> String? {
        if edge.stoppedAt != nil { return "stroke:#b00020,color:#b00020" }
        return edge.mechanism == .unknown ? "stroke-dasharray:1 5" : nil
    }

    /// A quoted label of lines. Letters, digits and harmless marks stay; all else becomes a character reference, which
    /// Mermaid writes with `#` in place of `&#`, so that no text can end the label or be read as Markdown or HTML.
    private func quoted(_ lines: [String]) -> String {
        let escaped = lines.map { line in
            DisplayText.safe(line).unicodeScalars.map { scalar -> String in
                let isHarmless =
                    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || " .,:/+–·→€%-".unicodeScalars.contains(scalar)
                return isHarmless ? String(scalar) : "#\(scalar.value);"
            }
            .joined()
        }
        return "\"" + escaped.joined(separator: "<br/>") + "\""
    }
}
