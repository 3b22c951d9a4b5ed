public import IntegrationModel

/// The map as GraphML 1.0: a node for each system, an edge for each flow and link.
///
/// All edges are directed, because readers refuse a mixture; those of links say so in `direction`.
public struct GraphMLGraph: Sendable {
    private let snapshot: Snapshot

    public init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    private static let attributes: [(name: String, of: String, type: String)] = [
        ("label", "node", "string"), ("kind", "node", "string"), ("importer", "node", "string"),
        ("records", "node", "long"), ("source", "edge", "string"), ("target", "edge", "string"),
        ("direction", "edge", "string"), ("mechanism", "edge", "string"), ("confidence", "edge", "double"),
        ("coverage", "edge", "double"), ("linked", "edge", "long"), ("leaked", "edge", "long"),
        ("lagSeconds", "edge", "double"), ("yearlyVolume", "edge", "double"), ("stoppedAt", "edge", "string"),
    ]

    public var text: String {
        let map = snapshot.map
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">",
        ]
        lines += Self.attributes.map {
            "  <key id=\"\($0.of)-\($0.name)\" for=\"\($0.of)\" attr.name=\"\($0.name)\" attr.type=\"\($0.type)\"/>"
        }
        lines.append("  <graph id=\"map\" edgedefault=\"directed\">")
        for system in map.systems {
            let records = map.datasets.filter { $0.system == system.id && $0.parent == nil }.reduce(0) {
                $0 + $1.records
            }
            lines.append("    <node id=\"\(Markup.escaped(system.id))\">")
            lines += data(
                "node",
                [
                    ("label", system.name), ("kind", system.kind.rawValue), ("importer", system.importer),
                    ("records", "\(records)"),
                ]
            )
            lines.append("    </node>")
        }
        for flow in map.flows {
            lines += edge(
                flow.id,
                flow.source,
                flow.target,
                [
                    ("direction", "known"), ("mechanism", flow.mechanism.rawValue),
                    ("confidence", Self.share(flow.confidence)),
                    ("coverage", Self.share(flow.coverage)), ("linked", "\(flow.records.linked)"),
                    ("leaked", "\(flow.records.leaked)"),
                    ("lagSeconds", flow.lagSeconds.flatMap { Self.decimal($0.median) }),
                    ("yearlyVolume", flow.yearlyVolume.flatMap(Self.decimal)),
                    ("stoppedAt", flow.stoppedAt.flatMap(TimeText.iso8601)),
                ]
            )
        }
        for link in map.links where link.between.count == 2 {
            lines += edge(
                link.id,
                link.between[0],
                link.between[1],
                [
                    ("direction", "unknown"), ("confidence", Self.share(link.confidence)),
                    ("coverage", Self.share(link.coverage)), ("linked", "\(link.linked)"),
                ]
            )
        }
        return (lines + ["  </graph>", "</graphml>"]).joined(separator: "\n") + "\n"
    }

    private func edge(_ id: String, _ source: FlowEnd, _ target: FlowEnd, _ values: [(String, String?)]) -> [String] {
        let ends = "source=\"\(Markup.escaped(source.system))\" target=\"\(Markup.escaped(target.system))\""
        return ["    <edge id=\"\(Markup.escaped(id))\" \(ends)>"]
            + data("edge", [("source", source.dataset), ("target", target.dataset)] + values) + ["    </edge>"]
    }

    private func data(_ kind: String, _ values: [(String, String?)]) -> [String] {
        values.compactMap { name, value in
            value.map { "      <data key=\"\(kind)-\(name)\">\(Markup.escaped($0))</data>" }
        }
    }

    private static func share(_ value: Double) -> String {
        value.isFinite ? "\((value * 10_000).rounded() / 10_000)" : "0"
    }

    private static func decimal(_ value: Double) -> String? { value.isFinite ? "\(value.rounded())" : nil }
}
