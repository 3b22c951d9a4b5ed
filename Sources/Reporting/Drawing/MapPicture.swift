internal import IntegrationModel

/// The drawing of a map for a page that lets people move about in it: the elements say which system and arrow they are.
public struct MapPicture: Encodable, Sendable {
    public struct System: Encodable, Sendable {
        public var id: String
        public var name: String
        public var kind: String
        public var isIsland: Bool
    }

    /// The flows of one mechanism from one system to another, or a link.
    public struct Arrow: Encodable, Sendable {
        /// Of the flows, or of the link.
        public var ids: [String]
        /// Positions in ``MapPicture/systems``.
        public var source: Int
        public var target: Int
        /// nil for a link.
        public var mechanism: String?
        public var isStopped: Bool
        /// How sure the surest of them is, 0–1.
        public var confidence: Double
        /// Records a year, or linked records where that is not known.
        public var volume: Double
        /// For those who can't see the drawing.
        public var sentence: String
    }

    /// An SVG element without its style, which is ``MapDrawing/css``; `data-system` and `data-arrow` are positions in
    /// the lists below.
    public var svg: String
    /// In CSS pixels.
    public var width: Double
    public var height: Double
    public var systems: [System]
    public var arrows: [Arrow]
    /// How many links are not drawn, as the drawing would have too many lines.
    public var linksLeftOut: Int
}

extension MapDrawing {
    /// The drawing for a page that lets people move about in it.
    ///
    /// - Parameters:
    ///   - width: of the page, in CSS pixels; the drawing is laid out for its proportions.
    ///   - height: of the page.
    ///   - hasAllLinks: whether links are drawn however many there are.
    public func picture(width: Int, height: Int, hasAllLinks: Bool = false) -> MapPicture {
        let graph = MapGraph(snapshot.map, isForReading: !hasAllLinks)
        let comfortable = (width: Double(max(width, 200)), height: Double(max(height, 200)))
        let scene = MapScene(graph, comfortable: comfortable, isMarked: true)
        let width = scene.width + 2 * Self.margin
        let height = scene.height + 2 * Self.margin
        let margin = Markup.number(Self.margin)
        let lines =
            [
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"km\""
                    + " viewBox=\"0 0 \(Markup.number(width)) \(Markup.number(height))\">",
                "<g transform=\"translate(\(margin) \(margin))\">",
            ] + scene.elements + ["</g>", "</svg>"]
        return MapPicture(
            svg: lines.joined(separator: "\n"),
            width: width,
            height: height,
            systems: graph.nodes.map {
                .init(id: $0.system.id, name: $0.system.name, kind: $0.system.kind.rawValue, isIsland: $0.isIsland)
            },
            arrows: graph.edges.map {
                .init(
                    ids: $0.ids,
                    source: $0.source,
                    target: $0.target,
                    mechanism: $0.mechanism?.rawValue,
                    isStopped: $0.stoppedAt != nil,
                    confidence: $0.confidence,
                    volume: $0.volume,
                    sentence: $0.sentence
                )
            },
            linksLeftOut: graph.linksLeftOut
        )
    }
}
