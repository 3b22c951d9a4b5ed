internal import IntegrationModel

extension ReportContent {
    var systems: [ReportBlock] {
        let map = snapshot.map
        guard !map.systems.isEmpty else { return [.paragraph("No export could be read.")] }
        var table = ReportTable(
            "What each system holds",
            [
                .init(title: "System"), .init(title: "Kind"), .init(title: "Dataset"), .init(title: "About"),
                .init(title: "Records", isNumber: true), .init(title: "Left out", isNumber: true),
                .init(title: "Fields", isNumber: true),
            ]
        )
        for system in map.systems {
            let datasets = map.datasets.filter { $0.system == system.id }
            if datasets.isEmpty { table.add([.strong(system.name), RichText(system.kind.name), "", "", "", "", ""]) }
            for dataset in datasets {
                table.add([
                    .strong(system.name), RichText(system.kind.name), .code(dataset.id),
                    RichText(dataset.entity.plural),
                    RichText(NumberText.count(dataset.records)), RichText(NumberText.count(dataset.rejected)),
                    RichText(NumberText.count(dataset.fields.count)),
                ])
            }
        }
        return [.table(table)]
    }

    var flows: [ReportBlock] {
        let map = snapshot.map
        var blocks: [ReportBlock] = []
        if map.flows.isEmpty {
            blocks.append(.paragraph("No record of one system was traced to another."))
        } else {
            blocks.append(
                .paragraph(
                    "Coverage is the share of the source's records that arrived, of those that had time to; leaked are those that did not."
                )
            )
            blocks.append(.table(flowTable))
            blocks += flowFigures
        }
        if !map.links.isEmpty {
            blocks += [.heading(3, "Linked, direction unknown"), .table(linkTable)]
        }
        if !map.islands.isEmpty {
            blocks.append(.heading(3, "Islands"))
            blocks.append(.list(map.islands.map { RichText("\($0.name): no flow comes in or goes out.") }))
        }
        return blocks
    }

    /// How the largest flows went over time.
    private var flowFigures: [ReportBlock] {
        let map = snapshot.map
        let largest = map.flows.filter { $0.history != nil }.sorted {
            ($1.records.linked, $0.id) < ($0.records.linked, $1.id)
        }
        let figures = largest.prefix(Self.drawnFlows).map { flow in
            [flow.coverageFigure(in: map), flow.delayFigure(in: map)].compactMap(\.self).map { ReportBlock.figure($0) }
        }
        let drawn = figures.filter { !$0.isEmpty }
        guard !drawn.isEmpty else { return [] }
        let rest = largest.count - Self.drawnFlows
        let note =
            rest > 0
            ? [ReportBlock.paragraph(RichText("The \(Self.drawnFlows) largest of \(largest.count) flows are drawn."))]
            : []
        return [.heading(3, "Over time")] + drawn.map { .group(.charts, $0) } + note
    }

    private var flowTable: ReportTable {
        var table = ReportTable(
            "The flows",
            [
                .init(title: "From → to"), .init(title: "What"), .init(title: "How"),
                .init(title: "Coverage", isNumber: true), .init(title: "Leaked", isNumber: true),
                .init(title: "Median delay", isNumber: true), .init(title: "95 % within", isNumber: true),
                .init(title: "Conflicts", isNumber: true), .init(title: "Sure", isNumber: true),
            ]
        )
        for flow in snapshot.map.flows {
            let mechanism = flow.mechanismSince ?? Message(verbatim: flow.mechanism.name)
            let how: Message =
                flow.stoppedAt.map { "\(mechanism), stopped on \(TimeText.date($0))" } ?? mechanism
            let share = NumberText.percent(flow.coverage)
            let coverage: Message =
                flow.history?.trend.map {
                    "\(share) (\(NumberText.percent($0.lately)) since \(TimeText.month($0.since)), \(NumberText.percent($0.before)) before)"
                } ?? Message(verbatim: share)
            let leaked = flow.leakedAmount.map { $0.value > 0 ? " (\(NumberText.money($0)))" : "" } ?? ""
            let conflicts = flow.conflicts.reduce(0) { $0 + $1.conflicting }
            table.add([
                .strong(snapshot.map.route(flow.source, flow.target)), RichText(flow.subject),
                RichText(how), RichText(coverage),
                RichText(NumberText.count(flow.records.leaked) + leaked),
                RichText(flow.lagSeconds.map { TimeText.delay($0.median, of: $0) } ?? "–"),
                RichText(flow.lagSeconds.map { TimeText.delay($0.p95, of: $0) } ?? "–"),
                RichText(NumberText.count(conflicts)),
                RichText(NumberText.percent(flow.confidence)),
            ])
        }
        return table
    }

    private var linkTable: ReportTable {
        var table = ReportTable(
            "Datasets that share records while nothing tells the direction",
            [
                .init(title: "Between"), .init(title: "Shared", isNumber: true),
                .init(title: "Coverage", isNumber: true),
                .init(title: "Why no direction"),
            ]
        )
        for link in snapshot.map.links {
            table.add([
                .strong(link.route(in: snapshot.map)), RichText(NumberText.count(link.linked)),
                RichText(NumberText.percent(link.coverage)),
                RichText(link.evidence.first.map { $0.statement } ?? "no rule gave evidence of one"),
            ])
        }
        return table
    }
}

extension Flow {
    /// `automatic since 2 March 2026, before by hand`; nil where it was always carried out as it is.
    var mechanismSince: Message? {
        guard let changed, changed.before != mechanism, changed.before != .unknown else { return nil }
        return "\(mechanism.name) since \(TimeText.date(changed.at)), before \(changed.before.name)"
    }
}
