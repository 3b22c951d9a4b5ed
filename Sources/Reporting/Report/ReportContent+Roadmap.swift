internal import IntegrationModel

extension ReportContent {
    var roadmap: [ReportBlock] {
        var blocks: [ReportBlock] = []
        let phases = snapshot.roadmap.phases
        if let first = phases.first {
            blocks += describe(first)
        } else {
            blocks.append(.paragraph("No next step is recommended: \(snapshot.reasonForNoStep)."))
        }
        if !snapshot.roadmap.runnersUp.isEmpty {
            blocks.append(.heading(3, "Runner-up"))
            blocks.append(
                .list(
                    snapshot.roadmap.runnersUp.map { .strong(message($0.title)) + RichText(": \(message($0.loses))") }
                )
            )
        }
        if phases.count > 1 {
            blocks.append(.heading(3, "Roadmap"))
            if let figure = snapshot.roadmap.timelineFigure { blocks.append(.figure(figure)) }
            blocks.append(.table(phaseTable(phases)))
        }
        if !snapshot.roadmap.notPlanned.isEmpty {
            blocks.append(.heading(3, "Not planned"))
            blocks.append(
                .list(
                    snapshot.roadmap.notPlanned.map { RichText("\(snapshot.gapTitle($0.gap)): \(message($0.reason))") }
                )
            )
        }
        return blocks
    }

    private func describe(_ phase: Phase) -> [ReportBlock] {
        let businessCase = BusinessCase(phase: phase)
        var blocks: [ReportBlock] = [
            .heading(3, message(phase.title)), .numberedList(phase.steps.map { RichText(snapshot.stepTitle($0)) }),
        ]
        let value = message(phase.standaloneValue)
        if !value.isEmpty { blocks.append(.paragraph(RichText(value))) }
        var table = ReportTable(
            "Business case",
            [
                .init(title: ""), .init(title: "Low", isNumber: true), .init(title: "Likely", isNumber: true),
                .init(title: "High", isNumber: true),
            ]
        )
        for row in businessCase.rows {
            table.add([RichText(row.name), RichText(row.low), .strong(row.likely), RichText(row.high)])
        }
        blocks.append(.table(table))
        let payback: Message = businessCase.arithmetic.map { "Payback: \($0). " } ?? ""
        blocks.append(
            .paragraph("\(payback)Duration: \(businessCase.weeks). Disruption: \(phase.disruption.name).")
        )
        if let figure = phase.paybackFigure { blocks.append(.figure(figure)) }
        let gaps: [(Message, [String])] = [("Closes:", phase.gapsClosed), ("Narrows:", phase.gapsNarrowed)]
        for (title, ids) in gaps where !ids.isEmpty {
            blocks.append(.paragraph(RichText(title)))
            blocks.append(.list(ids.map { RichText(snapshot.gapTitle($0)) }))
        }
        if !phase.acceptance.isEmpty {
            var table = ReportTable(
                "How to see that it worked",
                [
                    .init(title: "Measure"), .init(title: "Of"), .init(title: "Now", isNumber: true),
                    .init(title: "Goal", isNumber: true), .init(title: "By"),
                ]
            )
            for criterion in phase.acceptance {
                table.add([
                    RichText(criterion.name), RichText(snapshot.gapTitle(criterion.gap)),
                    RichText(criterion.baselineText),
                    RichText(criterion.targetText), .code(criterion.measuredBy),
                ])
            }
            blocks.append(.table(table))
            if let figure = phase.acceptanceFigure(in: snapshot) { blocks.append(.figure(figure)) }
        }
        let why = phase.why.map(message) + (phase.robustness?.sentences ?? [])
        if !why.isEmpty { blocks += [.heading(4, "Why this one"), .list(why.map { RichText($0) })] }
        return blocks
    }

    private func phaseTable(_ phases: [Phase]) -> ReportTable {
        var table = ReportTable(
            "The phases in order",
            [
                .init(title: "Phase"), .init(title: "From week", isNumber: true), .init(title: "Weeks", isNumber: true),
                .init(title: "Cost", isNumber: true), .init(title: "Benefit a year", isNumber: true),
                .init(title: "Payback", isNumber: true), .init(title: "Gaps closed", isNumber: true),
            ]
        )
        for phase in phases {
            table.add([
                RichText(message(phase.title)), RichText(NumberText.count(phase.startWeek + 1)),
                RichText(NumberText.count(phase.weeks)), RichText(NumberText.likely(phase.cost)),
                RichText(NumberText.likely(phase.yearlyBenefit)),
                RichText(phase.paybackMonths.map { BusinessCase.months($0.likely) } ?? localized("never")),
                RichText(NumberText.count(phase.gapsClosed.count)),
            ])
        }
        return table
    }
}
