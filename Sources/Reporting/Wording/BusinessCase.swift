internal import IntegrationModel

/// What a phase costs and brings, worded for text and report alike.
struct BusinessCase {
    let phase: Phase

    /// `8 weeks, from week 1`.
    var weeks: String {
        localized("\(NumberText.count(phase.weeks, "week")), from week \(NumberText.count(phase.startWeek + 1))")
    }

    /// Rows of low, likely and high.
    var rows: [(name: Message, low: String, likely: String, high: String)] {
        func money(_ name: Message, _ cost: YearlyCost) -> (Message, String, String, String) {
            let texts = [cost.low, cost.likely, cost.high].map { NumberText.money($0.rounded(), cost.currency) }
            return (name, texts[0], texts[1], texts[2])
        }
        var rows = [money("Cost, once", phase.cost), money("Benefit a year", phase.yearlyBenefit)]
        if let payback = phase.paybackMonths {
            rows.append(("Payback", Self.months(payback.low), Self.months(payback.likely), Self.months(payback.high)))
        } else {
            rows.append(("Payback", "–", localized("never"), "–"))
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
        return localized("\(cost) ÷ (\(benefit) a year ÷ 12) = \(Self.months(payback.likely))")
    }

    static func months(_ months: Double) -> String {
        let text = NumberText.decimal(months, places: 1)
        return localized("\(text) \(text == "1" ? 1 : 2, one: "month", other: "months")")
    }
}

extension AcceptanceCriterion {
    /// What is measured, in words.
    var name: String {
        let name: Message? =
            switch metric {
            case "leak.share": "share of the records that leak"
            case "lag.median": "median delay"
            case "lag.p95": "delay of the slowest twentieth"
            case "conflicts.share": "share of the records with a conflict"
            case "coverage": "coverage"
            case "withoutOrigin.share": "share of the records without origin"
            case "duplicates.share": "share of the records that are there twice"
            case "identifiers.invalid.share": "share of the records with a number that is wrong"
            case "references.broken.share": "share of the records that name what is not there"
            default: nil
            }
        return name.map(localized) ?? metric
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
    /// How sure the advice is, each thing that would change it, and what matters most.
    var sentences: [Message] {
        let share = NumberText.percent(staysFirst)
        let first: Message = "It stays the first choice in \(share) of \(NumberText.count(scenarios)) varied scenarios."
        let changes: [Message] = wouldChangeIf.map { "It would change if \(message($0))." }
        let most: Message? = mattersMost.map { "What matters most is \(message($0))." }
        return [first] + changes + [most].compactMap { $0 }
    }
}

extension Snapshot {
    /// The title of a gap, or its id where it is not in the snapshot.
    func gapTitle(_ id: String) -> String { gaps.first { $0.id == id }.map { localized($0.title) } ?? id }

    /// The title of a step, or its id.
    func stepTitle(_ id: String) -> String {
        roadmap.steps.first { $0.id == id }.map { localized(message($0.title)) } ?? id
    }

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
    var reasonForNoStep: Message {
        roadmap.reasonForNone.map { message($0) }
            ?? (gaps.isEmpty ? "there is no gap to close" : "no step of the catalogue fits the constraints")
    }
}
