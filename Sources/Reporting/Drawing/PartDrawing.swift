internal import IntegrationModel

/// One connected part of the map, laid out and drawn.
struct PartDrawing {
    private let layout: LayeredLayout
    private let folding: LayeredLayout.Folding
    private let nodes: [Int]
    private let edges: [Int]
    private let graph: MapGraph
    private let boxes: [SystemBox]
    private let labels: [EdgeLabel]
    /// Whether layers follow each other from left to right; else from top to bottom.
    private let isAcross: Bool
    private let isMarked: Bool

    var width: Double { isAcross ? folding.size.main : folding.size.cross }
    var height: Double { isAcross ? folding.size.cross : folding.size.main }

    init(
        _ nodes: [Int],
        _ edges: [Int],
        _ graph: MapGraph,
        _ boxes: [SystemBox],
        _ labels: [EdgeLabel],
        isAcross: Bool,
        isMarked: Bool
    ) {
        (self.nodes, self.edges, self.graph, self.boxes, self.labels) = (nodes, edges, graph, boxes, labels)
        self.isAcross = isAcross
        self.isMarked = isMarked
        func extent(_ width: Double, _ height: Double) -> LayeredLayout.Extent {
            isAcross ? .init(main: width, cross: height) : .init(main: height, cross: width)
        }
        let positions = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
        layout = LayeredLayout(
            nodes: nodes.map { extent(boxes[$0].width, boxes[$0].height) },
            edges: edges.map { edge in
                LayeredLayout.Edge(
                    source: positions[graph.edges[edge].source] ?? 0,
                    target: positions[graph.edges[edge].target] ?? 0,
                    label: extent(labels[edge].width, labels[edge].height)
                )
            }
        )
        folding = LayeredLayout.Folding(layout, bands: 1)
    }

    /// The same in several bands, where one would be long and thin.
    func folded(into bands: Int) -> PartDrawing { PartDrawing(self, LayeredLayout.Folding(layout, bands: bands)) }

    private init(_ other: PartDrawing, _ folding: LayeredLayout.Folding) {
        (layout, nodes, edges, graph) = (other.layout, other.nodes, other.edges, other.graph)
        (boxes, labels, isAcross, isMarked) = (other.boxes, other.labels, other.isAcross, other.isMarked)
        self.folding = folding
    }

    var elements: [String] {
        var lines: [String] = []
        var texts: [String] = []
        for (number, edge) in edges.enumerated() where layout.routes[number].points.count > 1 {
            let route = layout.routes[number]
            let style = Self.style(of: graph.edges[edge])
            lines += ["<g class=\"\(style)\"\(mark(edge))>"] + arrow(graph.edges[edge], route.points) + ["</g>"]
            let (x, y) = point(folding.place(route.label))
            texts += ["<g class=\"\(style)\"\(mark(edge))><title>\(Markup.escaped(graph.edges[edge].sentence))</title>"]
            texts += labels[edge].elements(x: x, y: y) + ["</g>"]
        }
        let systems = nodes.enumerated().flatMap { number, node in
            let (x, y) = point(folding.place(layout.places[number]))
            return boxes[node].elements(
                x: x - boxes[node].width / 2,
                y: y - boxes[node].height / 2,
                mark: isMarked ? node : nil
            )
        }
        return lines + texts + systems
    }

    private func mark(_ edge: Int) -> String { isMarked ? " data-arrow=\"\(edge)\"" : "" }

    static func style(of edge: MapGraph.Edge) -> String {
        guard let mechanism = edge.mechanism else { return "km-link" }
        return "km-\(mechanism.rawValue)" + (edge.stoppedAt == nil ? "" : " km-stopped")
    }

    private func point(_ place: LayeredLayout.Extent) -> (Double, Double) {
        isAcross ? (place.main, place.cross) : (place.cross, place.main)
    }

    /// The line through the points, straight where it passes a layer and curved between layers, and its head.
    private func arrow(_ edge: MapGraph.Edge, _ route: [LayeredLayout.Extent]) -> [String] {
        var points = route.map(folding.place)
        let bands = route.map(folding.band)
        let stroke = edge.width(below: 4.5)
        let head = 7 + stroke
        let isRising = route[route.count - 1].main > route[route.count - 2].main
        let forward = isRising == folding.isForward(bands[route.count - 1]) ? 1.0 : -1.0
        let tip = points[points.count - 1]
        if edge.mechanism != nil { points[points.count - 1].main -= forward * (head - 1) }

        func text(_ main: Double, _ cross: Double) -> String {
            let (x, y) = point(.init(main: main, cross: cross))
            return "\(Markup.number(x)) \(Markup.number(y))"
        }
        var path = "M\(text(points[0].main, points[0].cross))"
        for (index, (from, to)) in zip(points, points.dropFirst()).enumerated() {
            if index.isMultiple(of: 2) {
                let (left, right) = (bands[index], bands[index + 1])
                let middle =
                    left == right
                    ? (from.main + to.main) / 2 : folding.turn(after: min(left, right), nearest: from, to)
                path += " C\(text(middle, from.cross)) \(text(middle, to.cross)) \(text(to.main, to.cross))"
            } else {
                path += " L\(text(to.main, to.cross))"
            }
        }
        var elements = ["<path class=\"km-flow\" stroke-width=\"\(Markup.number(stroke))\" d=\"\(path)\"/>"]
        if edge.mechanism != nil {
            let (back, half) = (tip.main - forward * head, head * 0.45)
            let corners = [text(tip.main, tip.cross), text(back, tip.cross - half), text(back, tip.cross + half)]
            elements.append("<path class=\"km-head\" d=\"M\(corners.joined(separator: " L")) Z\"/>")
        }
        if edge.stoppedAt != nil { elements.append(cross(at: points[points.count - 2])) }
        return elements
    }

    /// The mark of a flow that stopped, on its line.
    private func cross(at place: LayeredLayout.Extent) -> String {
        let (x, y) = point(place)
        let start = "\(Markup.number(x - 5)) \(Markup.number(y - 5))"
        return "<path class=\"km-cross\" d=\"M\(start) l10 10 m0 -10 l-10 10\"/>"
    }
}
