internal import IntegrationModel

/// What a phase costs and brings, worded for text and report alike.
struct BusinessCase {
    let phase: Phase

    /// `8 weeks, from week 1`.
    var weeks: String {
        "\(NumberText.count(phase.weeks, "week")), from week \(NumberText.count(phase.startWeek + 1))"
    }

    /// Rows of low, likely and high.
    var rows: [(name: String, low: String, likely: String, high: String)] {
        func money(_ name: String, _ cost: YearlyCost) -> (String, String, String, String) {
            let texts = [cost.low, cost.likely, cost.high].map { NumberText.money($0.rounded(), cost.currency) }
            return (name, texts[0], texts[1], texts[2])
        }
        var rows = [money("Cost, once", phase.cost), money("Benefit a year", phase.yearlyBenefit)]
        if let payback = phase.paybackMonths {
            rows.append(("Payback", Self.months(payback.low), Self.months(payback.likely), Self.months(payback.high)))
        } else {
            rows.append(("Payback", "–", "never", "–"))
        }
        return rows
    }

    /// `€22,000 ÷ (€18,000 a year ÷ 12) = 14.7 months`; nil where the stated payback was not worked out like that.
    var arithmetic: String? {
        guard let payback = phase.paybackMonths, phase.yearlyBenefit.likely > 0 else { return nil }
        let months = phase.cost.likely / (phase.yearlyBenefit.likely / 12)
        guard abs(months - payback.likely) <= max(0.1, payback.likely * 0.01) else { return nil }
        let cost = NumberText.money(phase.cost.likely.rounded(), phase.cost.currency)
        let benefit = NumberText.money(phase.yearlyBenefit.likely.rounded(), phase.yearlyBenefit.currency)
        return "\(cost) ÷ (\(benefit) a year ÷ 12) = \(Self.months(payback.likely))"
    }

    static func months(_ months: Double) -> String {
        let text = NumberText.decimal(months, places: 1)
        return text == "1" ? "1 month" : text + " months"
    }
}

extension AcceptanceCriterion {
    /// What is measured, in words.
    var name: String {
        switch metric {
        case "leak.share": "share of the records that leak"
        case "lag.median": "median delay"
        case "lag.p95": "delay of the slowest twentieth"
        case "conflicts.share": "share of the records with a conflict"
        case "coverage": "coverage"
        default: metric
        }
    }

    var baselineText: String { text(of: baseline) }
    var targetText: String { text(of: target) }

    private func text(of value: Double) -> String {
        if metric.hasPrefix("lag.") { return TimeText.duration(value) }
        if metric == "coverage" || metric.hasSuffix(".share") { return NumberText.percent(value) }
        return NumberText.decimal(value, places: 2)
    }
}

extension Robustness {
    var sentence: String {
        let share = NumberText.percent(staysFirst)
        let first = "It stays the first choice in \(share) of \(NumberText.count(scenarios)) varied scenarios."
        let most = mattersMost.map { " What matters most is \($0)." } ?? ""
        return (wouldChangeIf.isEmpty ? first : first + " It would change if " + listed(wouldChangeIf) + ".") + most
    }
}

extension Snapshot {
    /// The title of a gap, or its id where it is not in the snapshot.
    func gapTitle(_ id: String) -> String { gaps.first { $0.id == id }?.title ?? id }

    /// The title of a step, or its id.
    func stepTitle(_ id: String) -> String { roadmap.steps.first { $0.id == id }?.title ?? id }

    /// The steps that close or narrow a gap, by their ids or those of their templates.
    func stepsClosing(_ gap: Gap) -> [Step] {
        gap.closedBy.flatMap { id in
            roadmap.steps.filter { step in
                step.id == id
                    || step.template == id && (step.gapsClosed.contains(gap.id) || step.gapsNarrowed.contains(gap.id))
            }
        }
    }

    /// Why there is no next step.
    var reasonForNoStep: String {
        roadmap.reasonForNone
            ?? (gaps.isEmpty ? "there is no gap to close" : "no step of the catalogue fits the constraints")
    }
}
