/// A drawing of a directed graph in layers, after K. Sugiyama, S. Tagawa, M. Toda, "Methods for Visual Understanding of
/// Hierarchical System Structures", IEEE Transactions on Systems, Man, and Cybernetics 11(2), 1981: break cycles, put
/// nodes in layers, order each layer for few crossings, place.
///
/// Labels of edges are nodes of layers of their own between those of the real nodes, as in E. Gansner et al., "A
/// Technique for Drawing Directed Graphs", 1993, so no label covers another. Layers run along the main axis.
struct LayeredLayout {
    /// A size or place: along the layers (main axis) and within a layer (cross axis).
    struct Extent {
        var main: Double
        var cross: Double
    }

    struct Edge {
        var source: Int
        var target: Int
        var label: Extent
    }

    /// The way of an edge: pairs of points between which it runs straight along the main axis.
    struct Route {
        /// From source to target; the first and the last are its ends.
        var points: [Extent]
        var label: Extent
    }

    struct Gaps {
        var nodes = 34.0
        var labels = 16.0
        var layers = 30.0
    }

    /// The centres of the nodes.
    private(set) var places: [Extent] = []
    private(set) var routes: [Route] = []
    private(set) var size = Extent(main: 0, cross: 0)
    /// Where each layer begins.
    private(set) var starts: [Double] = []

    let gaps = Gaps()
    /// Real nodes first, then labels and the places where a long edge passes a layer.
    var cells: [Cell]
    /// The cells of each layer, in order.
    var layers: [[Int]] = []
    /// The cells that each edge passes, in the direction of the layers.
    private var chains: [[Int]] = []

    struct Cell {
        var extent: Extent
        var isNode: Bool
        var layer = 0
        /// Neighbours in the layer before and the one after.
        var before: [Int] = []
        var after: [Int] = []
        var cross = 0.0
    }

    /// - Parameters:
    ///   - nodes: their sizes.
    ///   - edges: between different nodes; an edge from a node to itself is left out of ``routes`` as an empty route.
    init(nodes: [Extent], edges: [Edge]) {
        cells = nodes.map { Cell(extent: $0, isNode: true) }
        let position = Self.acyclicOrder(nodes.count, edges)
        rankNodes(edges, position)
        addChains(edges, position)
        orderLayers()
        placeCells()
        finish(nodes.count, edges, position)
    }

    /// An order of the nodes in which few edges point back: the greedy heuristic of P. Eades, X. Lin, W. Smyth, "A Fast
    /// and Effective Heuristic for the Feedback Arc Set Problem", 1993. Returns the place of each node.
    private static func acyclicOrder(_ count: Int, _ edges: [Edge]) -> [Int] {
        var remaining = Set(0..<count)
        var first: [Int] = []
        var last: [Int] = []
        while !remaining.isEmpty {
            let live = edges.filter { remaining.contains($0.source) && remaining.contains($0.target) }
            var outgoing = [Int](repeating: 0, count: count)
            var incoming = outgoing
            for edge in live {
                outgoing[edge.source] += 1
                incoming[edge.target] += 1
            }
            let sorted = remaining.sorted()
            if let sink = sorted.last(where: { outgoing[$0] == 0 && incoming[$0] > 0 }) {
                last.append(sink)
                remaining.remove(sink)
            } else if let source = sorted.max(by: {
                (outgoing[$0] - incoming[$0], $1) < (outgoing[$1] - incoming[$1], $0)
            }) {
                first.append(source)
                remaining.remove(source)
            }
        }
        var position = [Int](repeating: 0, count: count)
        for (place, node) in (first + last.reversed()).enumerated() { position[node] = place }
        return position
    }

    /// The ends of an edge in the direction of the layers.
    private static func ends(of edge: Edge, _ position: [Int]) -> (upper: Int, lower: Int) {
        position[edge.source] < position[edge.target] ? (edge.source, edge.target) : (edge.target, edge.source)
    }

    /// Longest-path layers, every second one; nodes without incoming edges move next to their targets.
    private mutating func rankNodes(_ edges: [Edge], _ position: [Int]) {
        let ends = edges.map { Self.ends(of: $0, position) }.filter { $0.upper != $0.lower }
        let order = cells.indices.sorted { position[$0] < position[$1] }
        for node in order {
            for end in ends where end.upper == node {
                cells[end.lower].layer = max(cells[end.lower].layer, cells[node].layer + 2)
            }
        }
        for node in order.reversed() where !ends.contains(where: { $0.lower == node }) {
            if let next = ends.filter({ $0.upper == node }).map({ cells[$0.lower].layer }).min() {
                cells[node].layer = next - 2
            }
        }
    }

    /// A cell in each layer that an edge passes; the one nearest to the middle of an odd layer holds the label.
    private mutating func addChains(_ edges: [Edge], _ position: [Int]) {
        for edge in edges {
            let (upper, lower) = Self.ends(of: edge, position)
            guard upper != lower else {
                chains.append([])
                continue
            }
            let (top, bottom) = (cells[upper].layer, cells[lower].layer)
            let middle = (top + bottom) / 2
            let labelLayer = middle.isMultiple(of: 2) ? middle - 1 : middle
            var chain = [upper]
            for layer in top + 1..<bottom {
                let extent = layer == labelLayer ? edge.label : Extent(main: 0, cross: 2)
                cells.append(Cell(extent: extent, isNode: false, layer: layer))
                chain.append(cells.count - 1)
            }
            chain.append(lower)
            for (before, after) in zip(chain, chain.dropFirst()) {
                cells[before].after.append(after)
                cells[after].before.append(before)
            }
            chains.append(chain)
        }
        layers = Array(repeating: [], count: (cells.map(\.layer).max() ?? -1) + 1)
        for cell in cells.indices { layers[cells[cell].layer].append(cell) }
    }

    /// Turns the places of cells into those of nodes and the ways of edges, with the smallest coordinates at zero.
    private mutating func finish(_ count: Int, _ edges: [Edge], _ position: [Int]) {
        let smallest = cells.map { $0.cross - $0.extent.cross / 2 }.min() ?? 0
        for cell in cells.indices { cells[cell].cross -= smallest }
        size.cross = cells.map { $0.cross + $0.extent.cross / 2 }.max() ?? 0

        var depths: [Double] = []
        var main = 0.0
        for layer in layers {
            let depth = layer.map { cells[$0].extent.main }.max() ?? 0
            starts.append(main)
            depths.append(depth)
            main += depth + gaps.layers
        }
        size.main = max(0, main - gaps.layers)
        func centre(_ cell: Int) -> Double { starts[cells[cell].layer] + depths[cells[cell].layer] / 2 }

        places = (0..<count).map { Extent(main: centre($0), cross: cells[$0].cross) }
        routes = zip(edges, chains).enumerated().map { number, item in
            let (edge, chain) = item
            guard let upper = chain.first, let lower = chain.last else {
                return Route(points: [], label: Extent(main: 0, cross: 0))
            }
            var points = [
                Extent(main: centre(upper) + cells[upper].extent.main / 2, cross: port(of: number, at: upper))
            ]
            var label = points[0]
            for cell in chain.dropFirst().dropLast() {
                let layer = cells[cell].layer
                points.append(Extent(main: starts[layer], cross: cells[cell].cross))
                points.append(Extent(main: starts[layer] + depths[layer], cross: cells[cell].cross))
                if cells[cell].extent.main > 0 { label = Extent(main: centre(cell), cross: cells[cell].cross) }
            }
            points.append(
                Extent(main: centre(lower) - cells[lower].extent.main / 2, cross: port(of: number, at: lower))
            )
            let isReversed = edge.source != upper
            return Route(points: isReversed ? points.reversed() : points, label: label)
        }
    }

    /// Where an edge meets the side of a node: the edges of a side are spread over it, in the order of where they go.
    private func port(of edge: Int, at node: Int) -> Double {
        let isUpper = chains[edge].first == node
        let onSide = chains.indices.filter { (isUpper ? chains[$0].first : chains[$0].last) == node }
        func direction(_ edge: Int) -> Double {
            cells[isUpper ? chains[edge][1] : chains[edge].dropLast().last ?? node].cross
        }
        let order = onSide.sorted { (direction($0), $0) < (direction($1), $1) }
        guard let place = order.firstIndex(of: edge) else { return cells[node].cross }
        let step = min(34, cells[node].extent.cross * 0.8 / Double(order.count))
        return cells[node].cross + (Double(place) - Double(order.count - 1) / 2) * step
    }
}
