internal import IntegrationModel

extension ReportContent {
    var evidence: [ReportBlock] {
        var blocks: [ReportBlock] = []
        for flow in snapshot.map.flows {
            let title: Message = "\(snapshot.map.route(flow.source, flow.target)), \(flow.subject)"
            blocks += claim(title, flow.id, flow.key, flow.evidence)
            let records = snapshot.flowRecords[flow.id] ?? []
            if !records.isEmpty { blocks.append(.table(recordTable(records))) }
            if records.count > Self.shownEvidence {
                blocks.append(.paragraph(RichText("and \(NumberText.count(records.count - Self.shownEvidence)) more.")))
            }
        }
        for link in snapshot.map.links {
            blocks += claim("\(link.route(in: snapshot.map)), direction unknown", link.id, link.key, link.evidence)
        }
        for gap in snapshot.costliestGaps where !gap.evidence.isEmpty { blocks += places(of: gap) }
        return blocks.isEmpty ? [.paragraph("There is no claim to prove.")] : blocks
    }

    private func claim(_ title: Message, _ id: String, _ keys: [FlowKey], _ evidence: [Evidence]) -> [ReportBlock] {
        var blocks: [ReportBlock] = [.heading(3, title), .id(id)]
        if !keys.isEmpty {
            let texts = keys.map { "\($0.sourceField) = \($0.targetField) (\($0.match.name))" }
            blocks.append(.paragraph("Found by \(listed(texts))."))
        }
        let facts = evidence.map { fact -> RichText in
            let size = NumberText.decimal(abs(fact.weight), places: 2)
            let weight: Message = fact.weight < 0 ? "against, \(size)" : "for, \(size)"
            var spans = RichText("\(fact.statement) (").spans + [.code(fact.rule)] + RichText(", \(weight)) ").spans
            for place in fact.places.prefix(5) { spans += [.code("\(place)"), .plain(" ")] }
            return RichText(spans)
        }
        if !facts.isEmpty { blocks.append(.list(facts)) }
        return blocks
    }

    private func recordTable(_ records: [FlowRecord]) -> ReportTable {
        var table = ReportTable(
            "Records that need a look",
            [
                .init(title: "Record"), .init(title: "Status"), .init(title: "Where"), .init(title: "Other side"),
                .init(title: "Amount", isNumber: true),
            ]
        )
        for record in records.prefix(Self.shownEvidence) {
            let fields = record.fields.isEmpty ? "" : ": " + record.fields.joined(separator: ", ")
            let other = record.other.map { other in
                RichText([
                    .plain(confidentiality.text(ofKey: other.number) + " "), .code("\(other.file):\(other.line)"),
                ])
            }
            table.add([
                RichText(confidentiality.text(ofKey: record.number)), RichText(record.status.name + fields),
                .code("\(record.file):\(record.line)"), other ?? "",
                RichText(record.amount.map { NumberText.decimal($0, places: 2, keepingZeros: true) } ?? ""),
            ])
        }
        return table
    }

    private func places(of gap: Gap) -> [ReportBlock] {
        var table = ReportTable(
            "Where to look",
            [.init(title: "Place"), .init(title: "Field"), .init(title: "Value")]
        )
        for evidence in gap.evidence.prefix(Self.shownEvidence) {
            table.add([
                .code("\(evidence.file):\(evidence.line)"), RichText(evidence.field ?? ""),
                RichText(confidentiality.text(of: evidence, in: gap)),
            ])
        }
        var blocks: [ReportBlock] = [.heading(3, gap.title), .id(gap.id), .table(table)]
        let rest = gap.evidence.count - Self.shownEvidence
        if rest > 0 { blocks.append(.paragraph(RichText("and \(NumberText.count(rest)) more."))) }
        return blocks
    }
}
