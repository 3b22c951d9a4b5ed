public import IntegrationModel

/// What a phase promised and what it did, as text: `koppel measure`.
public struct MeasureText: Sendable {
    private let phase: StartedPhase
    private let measured: PhaseMeasurement
    private let setup: PageSetup

    public init(_ phase: StartedPhase, measured: PhaseMeasurement, _ setup: PageSetup = PageSetup()) {
        self.phase = phase
        self.measured = measured
        self.setup = setup
    }

    public var text: String { setup.language.writing { page } }

    private var page: String {
        var page = TextPage(setup)
        page.heading(message(phase.phase.title))
        page.line(id: phase.id, indent: 2, tone: .dim)
        page.paragraph(
            """
            Before: exports until \(TimeText.date(phase.baselineUntil ?? phase.startedAt)). After: complete weeks since \
            \(TimeText.date(measured.since)).
            """
        )
        var table = TextTable([
            .init(title: "Measure", isFlexible: true), .init(title: "Before", alignment: .right),
            .init(title: "Goal", alignment: .right), .init(title: "Now", alignment: .right),
            .init(title: "Change, 95 % sure", alignment: .right), .init(title: "Verdict"),
        ])
        for criterion in measured.criteria {
            let metric = MetricText(criterion.metric)
            table.add(
                [
                    .init(metric.name), .init(metric.text(criterion.baseline)), .init(metric.text(criterion.target)),
                    .init(criterion.now.map(metric.text) ?? "–"),
                    .init(criterion.interval.map { metric.change($0) } ?? "–"),
                    .init(criterion.verdict.name, criterion.verdict.tone),
                ],
                note: criterion.gap
            )
        }
        page.heading("What it changed")
        page.table(table)
        page.list(measured.criteria.map { "\(MetricText($0.metric).name): \($0.verdict.name), \(message($0.reason))" })
        let isShort = measured.criteria.contains { $0.verdict.isDecided && ($0.shortfall ?? 0) > 0.8 }
        if isShort {
            page.paragraph(
                "Less than half of what was promised came of it. Find out why first, whether everybody uses it as it was meant, before the next phase begins."
            )
        }
        figures(on: &page)
        return page.text
    }

    private func figures(on page: inout TextPage) {
        let planned = phase.phase
        let currency = planned.cost.currency
        page.heading("What it took and brings")
        var table = TextTable([
            .init(title: ""), .init(title: "Planned", alignment: .right), .init(title: "Actual", alignment: .right),
        ])
        func money(_ value: Double?) -> String { value.map { NumberText.money($0.rounded(), currency) } ?? "–" }
        let weeks = phase.closing.map { NumberText.decimal($0.weeks, places: 1) } ?? "–"
        table.add(["Weeks", .init(NumberText.count(planned.weeks)), .init(weeks)])
        table.add(["Cost, once", .init(money(planned.cost.likely)), .init(money(phase.closing?.cost))])
        table.add([
            "Benefit a year", .init(money(planned.yearlyBenefit.likely)), .init(money(measured.yearlyBenefit)),
        ])
        page.table(table)
        guard phase.closing == nil else { return }
        page.blank()
        page.line("When it is finished: koppel close \(phase.id) --weeks N --cost N", indent: 0, tone: .dim)
    }
}

/// A metric and its values in words.
struct MetricText {
    private let metric: String

    init(_ metric: String) { self.metric = metric }

    private func criterion(_ value: Double) -> AcceptanceCriterion {
        AcceptanceCriterion(metric: metric, gap: "", baseline: value, target: value)
    }

    var name: String { criterion(0).name }

    func text(_ value: Double) -> String { criterion(value).baselineText }

    /// `−2.9 to −1.1 points`, `−20 h to −12 h`.
    func change(_ interval: ChangeInterval) -> String {
        if metric.hasPrefix("lag.") {
            return localized("\(TimeText.duration(interval.low)) to \(TimeText.duration(interval.high))")
        }
        let (low, high) = (interval.low * 100, interval.high * 100)
        return localized("\(NumberText.decimal(low, places: 1)) to \(NumberText.decimal(high, places: 1)) points")
    }
}

extension MeasureVerdict {
    var name: String {
        switch self {
        case .reached: localized("reached")
        case .better: localized("better")
        case .unchanged: localized("unchanged")
        case .worse: localized("worse")
        case .tooEarly: localized("too early")
        case .notMeasurable: localized("not measurable")
        }
    }

    var tone: Tone {
        switch self {
        case .reached, .better: .good
        case .unchanged, .tooEarly, .notMeasurable: .warning
        case .worse: .bad
        }
    }
}
