public import IntegrationModel

/// The integration map as text: `koppel map`.
public struct MapText: Sendable {
    private let snapshot: Snapshot
    private let setup: PageSetup

    public init(_ snapshot: Snapshot, _ setup: PageSetup = PageSetup()) {
        self.snapshot = snapshot
        self.setup = setup
    }

    public var text: String { setup.language.write(about: snapshot) { page } }

    private var page: String {
        let map = snapshot.map
        var page = TextPage(setup)
        page.heading("Systems")
        if map.systems.isEmpty { page.paragraph("none: no export could be read") } else { page.table(systems(map)) }

        page.heading("Flows")
        if map.flows.isEmpty {
            page.paragraph("none found: no record of one system was traced to another")
        } else {
            page.table(flows(map))
        }
        if !map.links.isEmpty {
            page.heading("Linked, direction unknown")
            page.table(links(map))
        }
        if !map.islands.isEmpty {
            page.heading("Islands: no flow comes in or goes out")
            page.list(map.islands.map { Message(verbatim: $0.name) })
        }
        page.blank()
        page.line("Evidence of a flow or link: koppel explain ID", indent: 0, tone: .dim)
        return page.text
    }

    private func systems(_ map: FlowMap) -> TextTable {
        var table = TextTable([
            .init(title: "System"), .init(title: "Kind"), .init(title: "Holds", isFlexible: true),
            .init(title: "Read by"),
        ])
        for system in map.systems {
            let holdings = map.holdings(of: system.id)
            table.add([
                TextTable.Cell(system.name), TextTable.Cell(system.kind.name),
                holdings.isEmpty ? "nothing that could be read" : TextTable.Cell(listed(holdings)),
                TextTable.Cell(system.importer, .dim),
            ])
        }
        return table
    }

    private func flows(_ map: FlowMap) -> TextTable {
        var table = TextTable([
            .init(title: "From → to", isFlexible: true), .init(title: "What", isFlexible: true),
            .init(title: "How", isFlexible: true),
            .init(title: "Coverage", alignment: .right), .init(title: "Leaked", alignment: .right),
            .init(title: "Delay", alignment: .right), .init(title: "Conflicts", alignment: .right),
        ])
        for flow in map.flows {
            let how: Message =
                flow.stoppedAt.map { "\(flow.mechanism.name), stopped \(TimeText.shortDate($0))" }
                ?? Message(verbatim: flow.mechanism.name)
            let conflicts = flow.conflicts.reduce(0) { $0 + $1.conflicting }
            table.add(
                [
                    TextTable.Cell(map.route(flow.source, flow.target)), TextTable.Cell(flow.subject),
                    TextTable.Cell(how, flow.stoppedAt == nil ? .plain : .bad),
                    TextTable.Cell(
                        (flow.history?.trend.map { $0.isRising ? "↑ " : "↓ " } ?? "")
                            + NumberText.percent(flow.coverage),
                        flow.coverage < 0.9 ? .warning : .plain
                    ),
                    TextTable.Cell(NumberText.count(flow.records.leaked), flow.records.leaked > 0 ? .bad : .plain),
                    TextTable.Cell(flow.lagSeconds.map { TimeText.delay($0.median, of: $0) } ?? "–"),
                    TextTable.Cell(NumberText.count(conflicts), conflicts > 0 ? .warning : .plain),
                ],
                note: flow.id
            )
        }
        return table
    }

    private func links(_ map: FlowMap) -> TextTable {
        var table = TextTable([
            .init(title: "Between"), .init(title: "Shared", alignment: .right),
            .init(title: "Coverage", alignment: .right), .init(title: "Why no direction", isFlexible: true),
        ])
        for link in map.links {
            table.add(
                [
                    TextTable.Cell(link.route(in: map)), TextTable.Cell(NumberText.count(link.linked)),
                    TextTable.Cell(NumberText.percent(link.coverage)),
                    TextTable.Cell(link.evidence.first.map { $0.statement } ?? "no rule gave evidence of one"),
                ],
                note: link.id
            )
        }
        return table
    }
}

extension FlowMap {
    /// What a system holds: `1,399 orders`, largest first; lines of documents are counted with their documents.
    func holdings(of system: String) -> [String] {
        var counts: [Entity: Int] = [:]
        for dataset in datasets where dataset.system == system && dataset.parent == nil {
            counts[dataset.entity, default: 0] += dataset.records
        }
        return counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { $0.key.counted($0.value) }
    }
}
