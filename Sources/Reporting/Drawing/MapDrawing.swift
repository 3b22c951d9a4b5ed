public import IntegrationModel

/// The map as a drawing in SVG, complete in itself: `koppel map --format svg`, and the figure of the report.
///
/// Arrows tell the mechanism by line, colour and words, so none of them is the only carrier; they are wider for more
/// records. It adapts to light and dark, and has a description for those who cannot see it.
public struct MapDrawing: Sendable {
    let snapshot: Snapshot
    private let language: Language?

    /// - Parameter language: of the words in it; nil for that of the page it is part of.
    public init(_ snapshot: Snapshot, language: Language? = nil) {
        self.snapshot = snapshot
        self.language = language
    }

    /// The SVG element, with the namespace, so that it is a file as it is and part of an HTML page as it is.
    public var svg: String { sized.svg }

    /// The element, and its natural width in CSS pixels.
    var sized: (svg: String, width: Double) {
        Language.$current.withValue(language ?? Language.current) { drawing }
    }

    private var drawing: (svg: String, width: Double) {
        let graph = MapGraph(snapshot.map, isForReading: true)
        let scene = MapScene(graph)
        let legend = MapLegend(graph, top: scene.height + 22, width: Swift.max(scene.width, Self.leastLegend))
        let width = Swift.max(scene.width, legend.width) + 2 * Self.margin
        let height = (legend.isEmpty ? scene.height : legend.bottom) + 2 * Self.margin
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"km\" role=\"img\" aria-labelledby=\"km-title km-desc\""
                + " viewBox=\"0 0 \(Markup.number(width)) \(Markup.number(height))\""
                + " width=\"\(Markup.number(width))\" height=\"\(Markup.number(height))\">",
            "<title id=\"km-title\">\(Markup.escaped(localized("Map of systems and flows")))</title>",
            "<desc id=\"km-desc\">\(Markup.escaped(Self.description(of: graph)))</desc>", "<style>\(Self.css)</style>",
            "<g transform=\"translate(\(Markup.number(Self.margin)) \(Markup.number(Self.margin)))\">",
        ]
        lines += scene.elements + legend.elements
        return ((lines + ["</g>", "</svg>"]).joined(separator: "\n") + "\n", width)
    }

    static let margin = 10.0
    /// Narrower a legend has too many lines.
    private static let leastLegend = 330.0

    /// The drawing in words.
    static func description(of graph: MapGraph) -> String {
        let islands = graph.nodes.filter(\.isIsland).map(\.system.name)
        var sentences = ["\(NumberText.count(graph.nodes.count, "system")): \(listed(graph.nodes.map(\.system.name)))."]
        sentences += graph.edges.map(\.sentence)
        if !islands.isEmpty { sentences.append(localized("No flow comes in or goes out of \(listed(islands)).")) }
        return sentences.joined(separator: " ")
    }

    /// The style of the drawing.
    public static let css = """

        .km { --km-ink: #1d2530; --km-soft: #55606e; --km-paper: #ffffff; --km-box: #f6f7f9; --km-line: #8a94a2;
          --km-automated: #1b6e3c; --km-batch: #1f5fa8; --km-manual: #b3470f; --km-external: #6b4fa0;
          --km-unknown: #626a74; --km-stopped: #b00020;
          font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        @media (prefers-color-scheme: dark) { .km { --km-ink: #e6e9ee; --km-soft: #a9b2be; --km-paper: #14181d;
          --km-box: #1e242c; --km-line: #76808d; --km-automated: #7cc796; --km-batch: #86b6f0; --km-manual: #f0a070;
          --km-external: #bda6ec; --km-unknown: #aab1ba; --km-stopped: #ff8a94; } }
        @media print { .km { --km-ink: #1d2530; --km-soft: #55606e; --km-paper: #ffffff; --km-box: #f6f7f9;
          --km-line: #8a94a2; --km-automated: #1b6e3c; --km-batch: #1f5fa8; --km-manual: #b3470f;
          --km-external: #6b4fa0; --km-unknown: #626a74; --km-stopped: #b00020; } }
        .km text { fill: var(--km-ink); font-size: 11px; } .km .km-name { font-size: 14px; font-weight: 600; }
        .km .km-kind { fill: var(--km-soft); } .km .km-box { fill: var(--km-box); stroke: var(--km-line); }
        .km .km-apart { stroke-dasharray: 5 4; } .km .km-halo { fill: var(--km-paper); }
        .km .km-flow { fill: none; stroke: currentColor; } .km .km-head { fill: currentColor; }
        .km .km-how { fill: currentColor; font-weight: 600; }
        .km .km-automated { color: var(--km-automated); } .km .km-batch { color: var(--km-batch); }
        .km .km-batch .km-flow { stroke-dasharray: 11 4; } .km .km-manual { color: var(--km-manual); }
        .km .km-manual .km-flow { stroke-dasharray: 5 4; } .km .km-external { color: var(--km-external); }
        .km .km-external .km-flow { stroke-dasharray: 10 3 2 3; } .km .km-unknown { color: var(--km-unknown); }
        .km .km-unknown .km-flow { stroke-dasharray: 2 4; } .km .km-link { color: var(--km-unknown); }
        .km .km-link .km-flow { stroke-dasharray: 1 4; stroke-linecap: round; }
        .km .km-stopped { color: var(--km-stopped); } .km .km-cross { stroke: currentColor; stroke-width: 2.5; }

        """
}
