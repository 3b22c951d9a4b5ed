internal import IntegrationModel

/// The weeks of one criterion before and after a phase came into use, with the goal.
struct PhaseFigure {
    private let frozen: FrozenCriterion
    private let measured: CriterionMeasurement
    private let since: Double

    /// - Parameter since: from when on the phase was in use, in seconds since 1970.
    init(_ frozen: FrozenCriterion, _ measured: CriterionMeasurement, since: Double) {
        self.frozen = frozen
        self.measured = measured
        self.since = since
    }

    private static let size = (width: 640.0, height: 178.0)
    private static let plot = (left: 66.0, right: 556.0, top: 36.0, bottom: 148.0)

    /// The value of each week as it is shown, oldest first.
    private var weeks: [(monday: Int, value: Double)] {
        // The later exports hold the weeks before as well, where nobody cut them off.
        let later = measured.weeks ?? []
        let first = later.first?.monday ?? .max
        return (frozen.weeks.filter { $0.monday < first } + later).map { ($0.monday, value(of: $0)) }
            .filter { $0.value.isFinite }
    }

    private func value(of week: MeasuredWeek) -> Double {
        if measured.metric.hasPrefix("lag.") { return week.value }
        let share = week.value / Double(max(1, week.records))
        return measured.metric == "coverage" ? 1 - share : share
    }

    /// nil where fewer than four weeks are known: a table says the same.
    var figure: ReportFigure? {
        let weeks = weeks
        guard weeks.count >= 4, let first = weeks.first?.monday, let last = weeks.last?.monday, last > first else {
            return nil
        }
        let metric = MetricText(measured.metric)
        let levels = [measured.baseline, measured.target, measured.now ?? measured.baseline]
        // A single week that is far off would press all others to the ground.
        let usual = weeks.map(\.value).sorted()[weeks.count * 9 / 10]
        let most = max(levels.max() ?? 0, usual) * 1.15
        // Shares near one differ by little: what arrives is drawn from where it begins to differ.
        let least =
            measured.metric == "coverage" ? max(0, min(levels.min() ?? 0, weeks.map(\.value).min() ?? 0) - 0.02) : 0
        let top = measured.metric == "coverage" ? 1 : most
        guard top > least else { return nil }
        var chart = Chart(width: Self.size.width, height: Self.size.height)
        let plot = Self.plot
        func across(_ day: Double) -> Double {
            plot.left + (day - Double(first)) / Double(last - first) * (plot.right - plot.left)
        }
        func up(_ value: Double) -> Double {
            plot.bottom - (min(top, max(least, value)) - least) / (top - least) * (plot.bottom - plot.top)
        }
        chart.text("\(metric.name): \(localized(message(measured.title)))", x: 0, y: 12, style: "strong")
        chart.line("axis", from: (plot.left, plot.bottom), to: (plot.right, plot.bottom))
        for (value, words) in [(least, metric.text(least)), (top, metric.text(top))] {
            chart.text(words, x: plot.left - 6, y: up(value) + 4, anchor: .end)
        }
        let live = min(max(since / 86_400, Double(first)), Double(last))
        level("before", measured.baseline, from: plot.left, to: across(live), &chart, up)
        level("goal", measured.target, from: across(live), to: plot.right, &chart, up)
        for week in weeks {
            let isAfter = Double(week.monday) >= since / 86_400
            let words = "\(TimeText.shortDate(Double(week.monday) * 86_400)): \(metric.text(week.value))"
            chart.dot(
                isAfter ? "full" : "bar",
                x: across(Double(week.monday)),
                y: up(week.value),
                radius: 3,
                title: words
            )
        }
        chart.line("live", from: (across(live), plot.top - 16), to: (across(live), plot.bottom))
        let isLate = across(live) > (plot.left + plot.right) / 2
        chart.text(
            localized("in use since \(TimeText.shortDate(since))"),
            x: across(live) + (isLate ? -5 : 5),
            y: plot.top - 8,
            anchor: isLate ? .end : .start
        )
        chart.text(localized("Goal: \(metric.text(measured.target))"), x: plot.right + 6, y: up(measured.target) + 4)
        chart.text(TimeText.shortDate(Double(first) * 86_400), x: plot.left, y: plot.bottom + 16)
        chart.text(TimeText.shortDate(Double(last) * 86_400), x: plot.right, y: plot.bottom + 16, anchor: .end)
        let words = localized(
            """
            \(metric.name), \(message(measured.title)), week by week: before \(metric.text(measured.baseline)), goal \
            \(metric.text(measured.target)), now \(measured.now.map(metric.text) ?? "–").
            """
        )
        return ReportFigure(
            svg: chart.svg(words),
            caption: localized("Each dot is a week; pale before the phase was in use, dark since."),
            words: words
        )
    }

    private func level(
        _ style: String,
        _ value: Double,
        from left: Double,
        to right: Double,
        _ chart: inout Chart,
        _ up: (Double) -> Double
    ) {
        guard right > left else { return }
        chart.line(style, from: (left, up(value)), to: (right, up(value)))
    }
}

extension ReportedPhase {
    /// A figure for each measure that is told by week; one of a flow that several gaps are about is drawn once.
    var figures: [ReportFigure] {
        guard let measured else { return [] }
        var drawn: Set<[String]> = []
        return zip(phase.criteria, measured.criteria).compactMap { frozen, criterion in
            guard drawn.insert([frozen.criterion.metric, frozen.subject]).inserted else { return nil }
            return PhaseFigure(frozen, criterion, since: measured.since).figure
        }
    }
}
