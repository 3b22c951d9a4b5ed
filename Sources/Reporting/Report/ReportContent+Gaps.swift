internal import IntegrationModel

extension ReportContent {
    var gaps: [ReportBlock] {
        let gaps = snapshot.costliestGaps
        guard !gaps.isEmpty else { return [.paragraph("No gap was found in what these exports show.")] }
        return [.paragraph(RichText(snapshot.yearlyCostSentence)), .table(gapTable(gaps))]
            + gaps.map { .group(.item, describe($0)) }
    }

    private func gapTable(_ gaps: [Gap]) -> ReportTable {
        var table = ReportTable(
            "The gaps, costliest first",
            [
                .init(title: "Gap"), .init(title: "Severity"), .init(title: "Records", isNumber: true),
                .init(title: "At risk", isNumber: true), .init(title: "Costs a year", isNumber: true),
                .init(title: "Low to high"),
            ]
        )
        let maximum = gaps.map(\.yearlyCost.high).max() ?? 0
        for gap in gaps {
            table.add([
                .text(RichText(gap.title)), .text(RichText(gap.severity.name)),
                .text(RichText(NumberText.count(gap.records))),
                .text(RichText(gap.amountAtRisk.map(NumberText.money) ?? "–")),
                .text(gap.yearlyCost.likely > 0 ? .strong(NumberText.likely(gap.yearlyCost)) : "–"),
                .range(
                    low: gap.yearlyCost.low,
                    likely: gap.yearlyCost.likely,
                    high: gap.yearlyCost.high,
                    maximum: maximum,
                    words: NumberText.moneyRange(gap.yearlyCost)
                ),
            ])
        }
        return table
    }

    private func describe(_ gap: Gap) -> [ReportBlock] {
        var facts: [(name: Message, value: RichText)] = [
            ("Kind", RichText(gap.kind.name)), ("Severity", RichText(gap.severity.name)),
            ("Process", RichText(gap.process.name)),
        ]
        if let source = gap.source, let target = gap.target {
            facts.append(("Between", RichText(snapshot.map.route(source, target))))
        } else if let end = gap.source ?? gap.target {
            facts.append(("In", RichText(snapshot.map.systemName(end.system))))
        }
        facts.append(("Records", RichText(NumberText.count(gap.records))))
        if let amount = gap.amountAtRisk { facts.append(("At risk", RichText(NumberText.money(amount)))) }
        if gap.yearlyHours.likely > 0 { facts.append(("Hours a year", RichText(gap.hoursText))) }
        if gap.yearlyCost.likely > 0 {
            let range = NumberText.moneyRange(gap.yearlyCost)
            facts.append(
                (
                    "Costs a year",
                    RichText([.strong(NumberText.likely(gap.yearlyCost)), .plain(" "), .unbroken("(\(range))")])
                )
            )
        }
        facts.append(("Sure", RichText(NumberText.percent(gap.confidence))))
        if gap.status != .new { facts.append(("Status", RichText(gap.status.name))) }

        var blocks: [ReportBlock] = [
            .heading(3, gap.title), .id(gap.id), .paragraph(RichText(gap.explanation)), .facts(facts),
        ]
        if !gap.recordKeys.isEmpty {
            let keys = gap.recordKeys.filter(confidentiality.isShown)
            let hidden = gap.recordKeys.count - keys.count
            let note: RichText =
                hidden == 0 ? "" : " (\(NumberText.count(hidden, "key")) not shown: they may name a person)"
            if !keys.isEmpty || hidden > 0 {
                blocks.append(.paragraph("Records: " + unbroken(keys) + note))
            }
        }
        if !gap.assumptions.isEmpty {
            blocks.append(.heading(4, "What the cost rests on"))
            blocks.append(.list(gap.assumptions.map { RichText($0) }))
        }
        let steps = snapshot.stepsClosing(gap).map { localized(message($0.title)) }
        if !steps.isEmpty { blocks.append(.paragraph("Closed or narrowed by: \(listed(steps)).")) }
        return blocks
    }

    /// Numbers with a hyphen stay on one line.
    private func unbroken(_ keys: [String]) -> RichText {
        let shown = keys.prefix(Self.shownKeys).enumerated().flatMap { position, key in
            (position == 0 ? [] : [RichText.Span.plain(", ")]) + [.unbroken(key)]
        }
        let rest = keys.count - Self.shownKeys
        return RichText(shown + (rest > 0 ? RichText(" and \(NumberText.count(rest)) more").spans : []))
    }
}
