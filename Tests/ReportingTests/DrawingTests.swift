import IntegrationModel
import TestSupport
import Testing

@testable import Reporting

@Suite("Drawing of the map")
struct DrawingTests {
    @Test("nodes and labels of a layer do not overlap, and every edge ends at its nodes", arguments: [2, 5, 12, 50])
    func layout(count: Int) {
        // Every node sends to the next one, to one further on, and now and then back.
        var edges: [LayeredLayout.Edge] = []
        let label = LayeredLayout.Extent(main: 34, cross: 120)
        for node in 1..<count {
            edges.append(.init(source: node - 1, target: node, label: label))
            edges.append(.init(source: node / 3, target: node, label: label))
            if node.isMultiple(of: 4) { edges.append(.init(source: node, target: node / 2, label: label)) }
        }
        edges.removeAll { $0.source == $0.target }
        let size = LayeredLayout.Extent(main: 60, cross: 150)
        let layout = LayeredLayout(nodes: Array(repeating: size, count: count), edges: edges)
        for row in layout.layers {
            for (left, right) in zip(row, row.dropFirst()) {
                let (one, other) = (layout.cells[left], layout.cells[right])
                #expect(one.cross + one.extent.cross / 2 < other.cross - other.extent.cross / 2)
            }
        }
        for (edge, route) in zip(edges, layout.routes) {
            let (start, end) = (route.points.first, route.points.last)
            #expect(abs((start?.main ?? 0) - layout.places[edge.source].main) == size.main / 2)
            #expect(abs((end?.main ?? 0) - layout.places[edge.target].main) == size.main / 2)
            #expect(abs((end?.cross ?? 0) - layout.places[edge.target].cross) <= size.cross / 2)
        }
        #expect(layout.places.allSatisfy { $0.cross >= 0 && $0.cross <= layout.size.cross })
    }

    @Test(
        "a long drawing folds into bands, in which no node lies over another or outside",
        arguments: [1, 2, 3, 5, 80]
    )
    func folding(bands: Int) {
        let label = LayeredLayout.Extent(main: 34, cross: 120)
        let edges = (1..<30).flatMap { node in
            [1, 4].filter { node - $0 >= 0 }.map { LayeredLayout.Edge(source: node - $0, target: node, label: label) }
        }
        let size = LayeredLayout.Extent(main: 100, cross: 60)
        let layout = LayeredLayout(nodes: Array(repeating: size, count: 30), edges: edges)
        let folding = LayeredLayout.Folding(layout, bands: bands)
        let places = layout.places.map(folding.place)
        for (index, one) in places.enumerated() {
            #expect(one.main >= size.main / 2 && one.main <= folding.size.main - size.main / 2)
            #expect(one.cross >= size.cross / 2 - 1e-6 && one.cross <= folding.size.cross - size.cross / 2 + 1e-6)
            for other in places.dropFirst(index + 1) {
                #expect(abs(one.main - other.main) >= size.main || abs(one.cross - other.cross) >= size.cross)
            }
        }
        #expect(Set(layout.places.map(folding.band)).count == min(bands, 30))
        #expect(bands == 1 || folding.size.main < layout.size.main)
    }

    @Test("the drawing tells mechanism, coverage, delay and islands in words")
    func words() {
        let svg = MapDrawing(.sample).svg
        for text in [
            "by hand", "orders 95.3 % · 22 h", "automated, stopped 2026-03-14", "direction unknown", "third party",
            "<desc",
        ] {
            #expect(svg.contains(text))
        }
        #expect(svg.contains("No flow comes in or goes out of HubSpot."))
    }

    @Test("fifty systems are drawn within a second in a debug build, and well-formed")
    func manySystems() {
        let clock = ContinuousClock()
        var svg = ""
        let time = clock.measure { svg = MapDrawing(.company(ofSystems: 50)).svg }
        #expect(WellFormed.fault(in: svg) == nil)
        #expect(time < .seconds(5))
    }

    @Test("links are left out where no line could be followed any more, and counted; other forms have them all")
    func manyLinks() {
        var crowded = Snapshot.company(ofSystems: 50)
        let flows = Array(crowded.map.flows.prefix(40))
        crowded.map.flows = flows
        crowded.map.links = (0..<45).map { system in
            Link(
                between: [system, system + 5].map {
                    FlowEnd(system: "s\($0)", dataset: "s\($0)/d", entity: .order)
                },
                linked: 10,
                coverage: 0.5,
                confidence: 0.7
            )
        }
        let svg = MapDrawing(crowded).svg
        #expect(svg.contains("Not drawn: 45 links between systems, direction unknown."))
        #expect(!svg.contains("class=\"km-link\""))
        #expect(DOTGraph(crowded).text.count(of: "direction unknown") == 45)
        let drawing = MapDrawing(crowded)
        #expect(drawing.picture(width: 1_400, height: 700).linksLeftOut == 45)
        let whole = drawing.picture(width: 1_400, height: 700, hasAllLinks: true)
        #expect(whole.linksLeftOut == 0 && whole.arrows.count { $0.mechanism == nil } == 45)
        crowded.map.links.removeLast(6)
        #expect(crowded.map.flows.count + crowded.map.links.count < 80)
        #expect(MapDrawing(crowded).picture(width: 1_400, height: 700).linksLeftOut == 0)
    }

    @Test("stopped flows and islands are marked in DOT and Mermaid")
    func graphs() {
        let dot = DOTGraph(.sample).text
        #expect(dot.contains("stopped 2026-03-14") && dot.contains("color=red") && dot.contains("cluster_islands"))
        let mermaid = MermaidGraph(.sample).text
        #expect(mermaid.contains("-.->|\"by hand<br/>parties 97.3 % · 6.6 h<br/>orders 95.3 % · 22 h\"|"))
        #expect(mermaid.contains("subgraph islands") && mermaid.contains("linkStyle 3 stroke:#b00020"))
    }

    @Test("a long name is cut with an ellipsis and whole in the title")
    func longNames() {
        let name = "A name that is far too long to fit in any box of a drawing, whatever its size"
        let svg = MapDrawing(.sample(named: name)).svg
        #expect(svg.contains("…</text>"))
        #expect(svg.contains("<title>\(name)</title>"))
    }
}

extension String {
    fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}

extension Snapshot {
    /// A company of many systems, three quarters of them joined.
    static func company(ofSystems count: Int) -> Snapshot {
        var snapshot = Snapshot(id: "many", takenAt: 0, dataUntil: nil)
        snapshot.map.systems = (0..<count).map {
            System(id: "s\($0)", name: "System \($0)", kind: .other, importer: "csv", folder: "s\($0)")
        }
        snapshot.map.datasets = (0..<count).map {
            Dataset(
                id: "s\($0)/d",
                system: "s\($0)",
                entity: .order,
                importer: "csv",
                files: [],
                records: 100 * $0,
                rejected: 0,
                fields: []
            )
        }
        func end(_ system: Int) -> FlowEnd { FlowEnd(system: "s\(system)", dataset: "s\(system)/d", entity: .order) }
        for system in 1..<max(2, count * 3 / 4) {
            for target in [system / 2, (system * 7 + 3) % max(1, count * 3 / 4)] where target != system {
                let records = FlowRecords(
                    source: 100,
                    eligible: 100,
                    linked: 90 + target % 10,
                    leaked: 5,
                    withoutOrigin: 0
                )
                let mechanism = Mechanism.allCases[(system + target) % 5]
                snapshot.map.flows.append(
                    Flow(
                        source: end(target),
                        target: end(system),
                        mechanism: mechanism,
                        confidence: 0.9,
                        records: records,
                        coverage: 0.95
                    )
                )
            }
        }
        return snapshot
    }
}
