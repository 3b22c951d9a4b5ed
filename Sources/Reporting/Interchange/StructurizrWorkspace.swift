public import IntegrationModel

/// The map in the DSL of Structurizr: a software system for each system, a relationship for the flows between two.
public struct StructurizrWorkspace: Sendable {
    private let snapshot: Snapshot

    public init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    public var text: String {
        let map = snapshot.map
        let graph = MapGraph(map)
        var lines = ["workspace \"Integration map\" {", "    model {"]
        var names: Set<String> = []
        for (index, node) in graph.nodes.enumerated() {
            // Names must be unique.
            var name = node.system.name
            if !names.insert(name.lowercased()).inserted {
                name += " (\(node.system.id))"
                names.insert(name.lowercased())
            }
            let holds = node.holdings.joined(separator: ", ")
            lines.append(
                "        s\(index) = softwareSystem \(quoted(name)) \(quoted(holds)) \(quoted(node.system.kind.name))"
            )
        }
        // A pair of systems may have a description once.
        var descriptions: Set<String> = []
        for edge in graph.edges {
            var description = edge.details.joined(separator: ", ")
            if !descriptions.insert("\(edge.source) \(edge.target) \(description)").inserted {
                description += " (\(edge.title))"
                descriptions.insert("\(edge.source) \(edge.target) \(description)")
            }
            lines.append(
                "        s\(edge.source) -> s\(edge.target) \(quoted(description)) \(quoted(edge.title))"
                    + " \(quoted(edge.mechanism?.rawValue ?? "direction-unknown"))"
            )
        }
        lines += [
            "    }", "    views {", "        systemLandscape \"map\" {", "            include *",
            "            autolayout lr", "        }", "        styles {",
            "            relationship \"manual\" {", "                style dashed", "            }",
            "            relationship \"direction-unknown\" {", "                style dotted", "            }",
            "        }", "    }", "}",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    /// A text on one line. The DSL has no escape that all its readers know, so quotes become single ones.
    private func quoted(_ text: String) -> String {
        let safe = DisplayText.safe(text).map { $0 == "\"" ? "'" : $0 == "\\" ? "/" : $0 }
        return "\"" + String(safe) + "\""
    }
}
