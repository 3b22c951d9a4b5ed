internal import IntegrationModel

extension Roadmap {
    /// The phases over time, each with its budget.
    var timelineFigure: ReportFigure? {
        guard phases.count > 1, let end = phases.map({ $0.startWeek + $0.weeks }).max(), end > 0 else { return nil }
        let lane = 34.0
        var chart = Chart(width: 720, height: 34 + lane * Double(phases.count))
        let (left, right, top) = (8.0, 712.0, 24.0)
        let scale = (right - left) / Double(end)
        let every = end <= 26 ? 4 : end <= 104 ? 13 : 26
        for week in stride(from: 0, to: end, by: every) {
            let x = left + Double(week) * scale
            chart.line("axis", from: (x, top - 6), to: (x, chart.height))
            chart.text(localized("week \(week + 1)"), x: x + 3, y: top - 10)
        }
        for (index, phase) in phases.enumerated() {
            let y = top + Double(index) * lane
            let x = left + Double(phase.startWeek) * scale
            chart.rectangle(
                index == 0 ? "full" : "bar",
                x: x,
                y: y + 16,
                width: Double(phase.weeks) * scale,
                height: 12,
                title: localized(message(phase.title))
            )
            let words = localized("\(index + 1). \(message(phase.title)), \(NumberText.likely(phase.cost))")
            let limit = right - left
            let fitted = Markup.fitted(words, size: 11, bold: index == 0, width: limit)
            let isLate = x + Markup.width(fitted, size: 11, bold: true) > right
            chart.text(
                fitted,
                x: isLate ? right : x,
                y: y + 12,
                anchor: isLate ? .end : .start,
                style: index == 0 ? "strong" : ""
            )
        }
        let words = phases.map { phase in
            let (first, last) = (phase.startWeek + 1, phase.startWeek + phase.weeks)
            return localized("\(message(phase.title)): weeks \(first) to \(last), \(NumberText.likely(phase.cost)).")
        }.joined(separator: " ")
        return ReportFigure(
            svg: chart.svg(words),
            caption: localized("The phases over time, with their likely cost."),
            words: words
        )
    }
}

extension Phase {
    /// What the step has cost and brought, added up over three years, with its range.
    var paybackFigure: ReportFigure? {
        guard yearlyBenefit.likely > 0, cost.likely > 0 else { return nil }
        let horizon = 36.0
        let build = Double(weeks) / 4.345
        func balance(_ cost: Double, _ benefit: Double, _ month: Double) -> Double {
            -cost * min(1, build > 0 ? month / build : 1) + max(0, month - build) * benefit / 12
        }
        let months = Array(stride(from: 0.0, through: horizon, by: 0.5))
        let likely = months.map { balance(cost.likely, yearlyBenefit.likely, $0) }
        let low = months.map { balance(cost.high, yearlyBenefit.low, $0) }
        let high = months.map { balance(cost.low, yearlyBenefit.high, $0) }
        // The likely curve fills the figure; what lies far outside is cut.
        let most = max(likely.max() ?? 1, 1) * 1.6
        let least = min(low.min() ?? -1, -cost.likely) * 1.1
        var chart = Chart(width: 520, height: 210)
        let (left, right, top, bottom) = (64.0, 512.0, 10.0, 182.0)
        func x(_ month: Double) -> Double { left + month / horizon * (right - left) }
        func y(_ value: Double) -> Double {
            bottom - (min(max(value, least), most) - least) / (most - least) * (bottom - top)
        }
        chart.path(
            "area",
            zip(months, high).map { (x($0), y($1)) } + zip(months, low).reversed().map { (x($0), y($1)) },
            isClosed: true
        )
        chart.line("axis", from: (left, y(0)), to: (right, y(0)))
        chart.text(NumberText.money(0, cost.currency), x: left - 6, y: y(0) + 4, anchor: .end)
        chart.path("curve", zip(months, likely).map { (x($0), y($1)) })
        let (end, start) = (likely[likely.count - 1], -cost.likely)
        chart.text(NumberText.money(end.rounded(), cost.currency), x: left - 6, y: y(end) + 4, anchor: .end)
        chart.text(NumberText.money(start.rounded(), cost.currency), x: left - 6, y: y(start) + 4, anchor: .end)
        for month in stride(from: 0.0, through: horizon, by: 6) {
            chart.text("\(Int(month))", x: x(month), y: bottom + 16, anchor: .middle)
        }
        chart.text(localized("months"), x: right, y: bottom + 27, anchor: .end)
        var words =
            localized(
                "After three years the step has brought \(NumberText.money(end.rounded(), cost.currency)) more than it cost, likely."
            )
        let even = build + cost.likely / (yearlyBenefit.likely / 12)
        if even < horizon {
            let label = localized("even after \(BusinessCase.months(even))")
            // The curve comes from below and goes on above, so there is room before it above zero and after it below.
            let isBefore = x(even) - left > Markup.width(label, size: 11, bold: true) + 20
            chart.line("stop", from: (x(even), y(0) - (isBefore ? 26 : 8)), to: (x(even), y(0) + (isBefore ? 8 : 26)))
            chart.text(
                label,
                x: x(even) + (isBefore ? -5 : 5),
                y: y(0) + (isBefore ? -16 : 22),
                anchor: isBefore ? .end : .start,
                style: "strong"
            )
            words += localized(" It is even \(BusinessCase.months(even)) after its begin.")
        }
        return ReportFigure(
            svg: chart.svg(words),
            caption: localized("Costs and benefits of the step, added up: likely, and from low to high."),
            words: words
        )
    }
}
