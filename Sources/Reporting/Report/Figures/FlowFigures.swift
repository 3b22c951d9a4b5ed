internal import IntegrationModel

extension Flow {
    /// What arrived of each month's records, with the day on which the flow stopped; nil where there are no dates.
    func coverageFigure(in map: FlowMap) -> ReportFigure? {
        guard let months = history?.months, months.count > 1, let most = months.map(\.eligible).max(), most > 0 else {
            return nil
        }
        let title = localized("\(map.route(source, target)), \(subject): records that arrived, by month")
        var chart = Chart(width: 340, height: 150)
        let (left, right, top, bottom) = (34.0, 334.0, 12.0, 122.0)
        let step = (right - left) / Double(months.count)
        chart.line("axis", from: (left, bottom), to: (right, bottom))
        chart.text(NumberText.count(most), x: left - 4, y: top + 8, anchor: .end)
        chart.text("0", x: left - 4, y: bottom, anchor: .end)
        func height(_ count: Int) -> Double { Double(count) / Double(most) * (bottom - top) }
        for (index, month) in months.enumerated() {
            let x = left + Double(index) * step + step * 0.12
            let words = Self.words(month)
            let lost = month.eligible - month.linked
            chart.rectangle(
                "full",
                x: x,
                y: bottom - height(month.linked),
                width: step * 0.76,
                height: height(month.linked),
                title: words
            )
            chart.rectangle(
                "lost",
                x: x,
                y: bottom - height(month.eligible),
                width: step * 0.76,
                height: height(lost),
                title: words
            )
        }
        let every = max(1, (months.count + 4) / 5)
        for index in stride(from: 0, to: months.count, by: every) {
            chart.text(
                TimeText.month(months[index].month),
                x: left + (Double(index) + 0.5) * step,
                y: bottom + 14,
                anchor: .middle
            )
        }
        var words =
            "\(title). " + months.map(Self.words).joined(separator: "; ") + "."
        if let stoppedAt, let place = Self.place(of: stoppedAt, in: months) {
            let x = left + place * step
            chart.line("stop", from: (x, top - 6), to: (x, bottom))
            let isLate = x > (left + right) / 2
            chart.text(
                localized("stopped \(TimeText.shortDate(stoppedAt))"),
                x: x + (isLate ? -4 : 4),
                y: top,
                anchor: isLate ? .end : .start,
                style: "stopped"
            )
            words += localized(" It stopped on \(TimeText.date(stoppedAt)).")
        }
        return ReportFigure(
            svg: chart.svg(words),
            caption: localized("\(title); the rest, on top, never did."),
            words: words
        )
    }

    private static func words(_ month: FlowHistory.Month) -> String {
        localized(
            "\(TimeText.month(month.month)): \(NumberText.count(month.linked)) of \(NumberText.count(month.eligible))"
        )
    }

    /// In months from the beginning.
    private static func place(of moment: Double, in months: [FlowHistory.Month]) -> Double? {
        guard let date = TimeText.isoDate(moment), let index = months.firstIndex(where: { date.hasPrefix($0.month) }),
            let day = date.split(separator: "-").last.flatMap({ Double($0) })
        else { return nil }
        return Double(index) + (day - 1) / 31
    }

    /// How long the records took; nil where there are no dates.
    func delayFigure(in map: FlowMap) -> ReportFigure? {
        guard let counts = history?.delays, counts.count == FlowHistory.delayBounds.count + 1,
            let first = counts.firstIndex(where: { $0 > 0 }), let last = counts.lastIndex(where: { $0 > 0 })
        else { return nil }
        let total = counts.reduce(0, +)
        let title = localized("\(map.route(source, target)), \(subject): how long it took")
        let shown = Array(max(0, first - 1)...min(counts.count - 1, max(last, first + 2)))
        let most = counts.max() ?? 1
        var chart = Chart(width: 340, height: 150)
        let (left, right, top, bottom) = (8.0, 332.0, 18.0, 118.0)
        let step = (right - left) / Double(shown.count)
        chart.line("axis", from: (left, bottom), to: (right, bottom))
        func label(_ index: Int) -> String {
            index < FlowHistory.delayBounds.count
                ? "≤ " + Self.brief(FlowHistory.delayBounds[index]) : localized("longer")
        }
        for (place, index) in shown.enumerated() {
            let height = Double(counts[index]) / Double(most) * (bottom - top)
            let x = left + Double(place) * step
            let share = NumberText.percent(Double(counts[index]) / Double(total))
            chart.rectangle(
                "full",
                x: x + step * 0.1,
                y: bottom - height,
                width: step * 0.8,
                height: height,
                title: "\(label(index)): \(share)"
            )
            if counts[index] > 0, step > 30 {
                let rounded = (Double(counts[index]) / Double(total) * 100).rounded()
                let label = rounded < 1 ? "< \(NumberText.percent(0.01))" : NumberText.percent(rounded / 100)
                chart.text(label, x: x + step / 2, y: bottom - height - 4, anchor: .middle)
            }
            chart.text(
                label(index),
                x: x + step / 2,
                y: bottom + 14 + (shown.count > 7 && !place.isMultiple(of: 2) ? 13 : 0),
                anchor: .middle
            )
        }
        let words =
            "\(title). "
            + shown.filter { counts[$0] > 0 }.map { "\(label($0)): \(NumberText.count(counts[$0], "record"))" }.joined(
                separator: "; "
            ) + "."
        return ReportFigure(svg: chart.svg(words), caption: title + ".", words: words)
    }

    private static func brief(_ seconds: Double) -> String {
        switch seconds {
        case ..<3_600: localized("\(Int(seconds / 60)) min")
        case ..<86_400: localized("\(Int(seconds / 3_600)) h")
        default: localized("\(Int(seconds / 86_400)) d")
        }
    }
}
