internal import IntegrationModel

extension Phase {
    /// What is measured now, and what it should be once the phase is done; nil where nothing is measured.
    func acceptanceFigure(in snapshot: Snapshot) -> ReportFigure? {
        let criteria = acceptance.filter {
            $0.baseline.isFinite && $0.target.isFinite && max($0.baseline, $0.target) > 0
        }
        guard !criteria.isEmpty else { return nil }
        let lane = 62.0
        var chart = Chart(width: 640, height: lane * Double(criteria.count))
        let (left, right) = (64.0, 560.0)
        for (index, criterion) in criteria.enumerated() {
            let top = lane * Double(index)
            let most = max(criterion.baseline, criterion.target)
            let title = localized("\(criterion.name): \(snapshot.gapTitle(criterion.gap))")
            chart.text(Markup.fitted(title, size: 11, bold: true, width: 630), x: 0, y: top + 12, style: "strong")
            let bars = [
                ("bar", localized("Now"), criterion.baseline, criterion.baselineText),
                ("full", localized("Goal"), criterion.target, criterion.targetText),
            ]
            for (row, (style, name, value, words)) in bars.enumerated() {
                let y = top + 20 + Double(row) * 17
                let width = max(1, max(0, value) / most * (right - left))
                chart.text(name, x: left - 6, y: y + 10, anchor: .end)
                chart.rectangle(style, x: left, y: y, width: width, height: 12, title: "\(name): \(words)")
                chart.text(words, x: left + width + 5, y: y + 10)
            }
        }
        let words = criteria.map { criterion in
            let gap = snapshot.gapTitle(criterion.gap)
            return localized("\(criterion.name), \(gap): now \(criterion.baselineText), goal \(criterion.targetText).")
        }.joined(separator: " ")
        return ReportFigure(
            svg: chart.svg(words),
            caption: localized("Before and after: what is measured now, and the goal."),
            words: words
        )
    }
}
