internal import IntegrationModel

/// The systems and arrows of a map, placed: connected parts first, islands in rows below.
struct MapScene {
    private(set) var elements: [String] = []
    private(set) var width = 0.0
    private(set) var height = 0.0

    /// What fits a page without getting too small to read.
    static let page = (width: 1_000.0, height: 1_250.0)

    /// - Parameters:
    ///   - comfortable: what is to be filled, in CSS pixels.
    ///   - isMarked: whether boxes and arrows say which system and which edge of the graph they are.
    init(_ graph: MapGraph, comfortable: (width: Double, height: Double) = page, isMarked: Bool = false) {
        let boxes = graph.nodes.map(SystemBox.init)
        let labels = graph.edges.map(EdgeLabel.init)
        var parts = Self.connectedParts(graph)
        let single = parts.filter { $0.nodes.count == 1 }.flatMap(\.nodes)
        parts.removeAll { $0.nodes.count == 1 }
        var shelf = Shelf(limit: comfortable.width)
        for part in parts {
            let drawing = Self.draw(part, graph, boxes, labels, comfortable, isMarked: isMarked)
            let place = shelf.place(width: drawing.width, height: drawing.height, gap: 40)
            elements.append("<g transform=\"translate(\(Markup.number(place.x)) \(Markup.number(place.y)))\">")
            elements += drawing.elements + ["</g>"]
        }
        (width, height) = (shelf.width, shelf.height)
        guard !single.isEmpty else { return }
        shelf = Shelf(limit: max(width, min(comfortable.width, 720)))
        let top = height == 0 ? 0 : height + 34
        elements.append(
            "<text class=\"km-kind\" x=\"0\" y=\"\(Markup.number(top + 10))\">\(Markup.escaped(localized("Without any flow")))</text>"
        )
        for node in single {
            let box = boxes[node]
            let place = shelf.place(width: box.width, height: box.height, gap: 20)
            elements += box.elements(x: place.x, y: top + 20 + place.y, mark: isMarked ? node : nil)
        }
        width = max(width, shelf.width)
        height = top + 20 + shelf.height
    }

    /// Systems that are joined by arrows or lines, with the positions of these.
    private struct Part {
        var nodes: [Int]
        var edges: [Int]
    }

    private static func connectedParts(_ graph: MapGraph) -> [Part] {
        var leaders = Array(graph.nodes.indices)
        for _ in graph.nodes.indices {
            var isStable = true
            for edge in graph.edges {
                let leader = min(leaders[edge.source], leaders[edge.target])
                if leaders[edge.source] != leader || leaders[edge.target] != leader { isStable = false }
                leaders[edge.source] = leader
                leaders[edge.target] = leader
            }
            if isStable { break }
        }
        let parts = Set(leaders).sorted().map { leader in
            Part(
                nodes: graph.nodes.indices.filter { leaders[$0] == leader },
                edges: graph.edges.indices.filter { leaders[graph.edges[$0].source] == leader }
            )
        }
        return parts.sorted { ($1.nodes.count, $0.nodes[0]) < ($0.nodes.count, $1.nodes[0]) }
    }

    /// The part from left to right or from top to bottom, whichever can be shown larger.
    private static func draw(
        _ part: Part,
        _ graph: MapGraph,
        _ boxes: [SystemBox],
        _ labels: [EdgeLabel],
        _ comfortable: (width: Double, height: Double),
        isMarked: Bool
    ) -> PartDrawing {
        let across = PartDrawing(part.nodes, part.edges, graph, boxes, labels, isAcross: true, isMarked: isMarked)
        let down = PartDrawing(part.nodes, part.edges, graph, boxes, labels, isAcross: false, isMarked: isMarked)
        func scale(_ drawing: PartDrawing) -> Double {
            min(1, comfortable.width / drawing.width, comfortable.height / drawing.height)
        }
        let best = scale(across) >= min(0.9, scale(down)) ? across : down
        guard scale(best) < 0.6 else { return best }
        // A drawing that is long and thin gets larger in bands; each fold must be worth it, as lines are harder to follow.
        let folded = [across, down].flatMap { drawing in (2...8).map { drawing.folded(into: $0) } }
        return folded.reduce(best) { scale($1) > scale($0) * 1.15 ? $1 : $0 }
    }
}

/// Places rectangles in rows from left to right.
private struct Shelf {
    let limit: Double
    private(set) var width = 0.0
    private(set) var height = 0.0
    private var x = 0.0
    private var y = 0.0

    init(limit: Double) { self.limit = limit }

    mutating func place(width: Double, height: Double, gap: Double) -> (x: Double, y: Double) {
        if x > 0, x + width > limit {
            x = 0
            y = self.height + gap
        }
        defer {
            self.width = max(self.width, x + width)
            self.height = max(self.height, y + height)
            x += width + gap
        }
        return (x, y)
    }
}
