public import IntegrationModel

/// A phase that was begun, with what was measured of it.
public struct ReportedPhase: Sendable {
    public var phase: StartedPhase
    /// nil where nothing was measured yet.
    public var measured: PhaseMeasurement?

    public init(_ phase: StartedPhase, measured: PhaseMeasurement?) {
        self.phase = phase
        self.measured = measured
    }
}

extension ReportedPhase {
    /// `Begun on 2 November 2026, done in 8.5 weeks (planned: 8) for €26,400 (planned: €24,000).`
    var course: Message {
        let began = TimeText.date(phase.startedAt)
        let currency = phase.phase.cost.currency
        let planned = NumberText.money(phase.phase.cost.likely.rounded(), currency)
        guard let closing = phase.closing else {
            return "Begun on \(began), planned for \(NumberText.count(phase.phase.weeks, "week")) and \(planned)."
        }
        let weeks = NumberText.decimal(closing.weeks, places: 1)
        let cost = NumberText.money(closing.cost.rounded(), currency)
        return
            "Begun on \(began), done in \(weeks) weeks (planned: \(phase.phase.weeks)) for \(cost) (planned: \(planned))."
    }
}

extension ReportContent {
    /// What was done, and what it changed; empty where no phase was begun.
    var done: [ReportBlock] {
        phases.flatMap { reported -> [ReportBlock] in
            let phase = reported.phase
            var blocks: [ReportBlock] = [
                .heading(3, message(phase.phase.title)), .id(phase.id), .paragraph(RichText(reported.course)),
            ]
            guard let measured = reported.measured else { return blocks }
            blocks.append(.table(criteria(measured)))
            let figures = reported.figures
            if !figures.isEmpty { blocks.append(.group(.series, figures.map { .figure($0) })) }
            blocks.append(
                .list(
                    measured.criteria.map {
                        RichText([.strong($0.verdict.name)])
                            + RichText(
                                ", \(MetricText($0.metric).name) (\(message($0.title))): \(message($0.reason))"
                                    as Message
                            )
                    }
                )
            )
            return blocks
        }
    }

    private func criteria(_ measured: PhaseMeasurement) -> ReportTable {
        var table = ReportTable(
            "Before and after",
            [
                .init(title: "Measure"), .init(title: "Of"), .init(title: "Before", isNumber: true),
                .init(title: "Goal", isNumber: true), .init(title: "Now", isNumber: true),
                .init(title: "Change, 95 % sure", isNumber: true), .init(title: "Verdict"),
            ]
        )
        for criterion in measured.criteria {
            let metric = MetricText(criterion.metric)
            table.add([
                RichText(metric.name), RichText(message(criterion.title)), RichText(metric.text(criterion.baseline)),
                RichText(metric.text(criterion.target)), RichText(criterion.now.map(metric.text) ?? "–"),
                RichText(criterion.interval.map(metric.change) ?? "–"), .strong(criterion.verdict.name),
            ])
        }
        return table
    }
}
