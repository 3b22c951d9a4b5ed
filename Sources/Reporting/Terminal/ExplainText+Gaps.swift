internal import IntegrationModel

extension ExplainText {
    func explain(_ gap: Gap, on page: inout TextPage) {
        page.heading("\(gap.kind.name): \(gap.title)")
        page.line(gap.id, tone: .dim)
        page.paragraph(gap.explanation)
        var facts = [
            ("Severity", gap.severity.rawValue), ("Process", gap.process.name),
            ("Status", gap.status.rawValue + (gap.acceptedReason.map { ": \($0)" } ?? "")),
            ("Records", NumberText.count(gap.records)), ("Sure", NumberText.percent(gap.confidence)),
        ]
        if let amount = gap.amountAtRisk { facts.append(("At risk", NumberText.money(amount))) }
        if gap.yearlyHours.likely > 0 { facts.append(("Hours a year", gap.hoursText)) }
        if gap.yearlyCost.likely > 0 {
            facts.append(
                ("Costs a year", "\(NumberText.likely(gap.yearlyCost)) (\(NumberText.moneyRange(gap.yearlyCost)))")
            )
        }
        page.facts(facts)
        if !gap.assumptions.isEmpty {
            page.heading("What the cost rests on")
            page.list(gap.assumptions)
        }
        if gap.details.isEmpty {
            if !gap.evidence.isEmpty { page.heading("Evidence") }
            for evidence in gap.evidence { page.line(place(evidence, missing: "")) }
        } else {
            page.heading("What is broken, and where")
            for detail in gap.details {
                let count = NumberText.count(detail.records, "record")
                page.paragraph("\(detail.id): \(detail.statement) — \(count)")
                for evidence in detail.evidence {
                    page.line(place(evidence, missing: " is not there"), indent: 6, tone: .dim)
                }
            }
        }
        if !gap.recordKeys.isEmpty {
            page.heading("Records")
            let shown = 60
            let rest = gap.recordKeys.count > shown ? " and \(NumberText.count(gap.recordKeys.count - shown)) more" : ""
            page.paragraph(gap.recordKeys.prefix(shown).joined(separator: ", ") + rest)
        }
        if !snapshot.stepsClosing(gap).isEmpty {
            page.heading("Steps that close or narrow it")
            page.list(snapshot.stepsClosing(gap).map { "\($0.title) (\($0.id))" })
        }
    }

    private func place(_ evidence: GapEvidence, missing: String) -> String {
        let value = evidence.value.map { " = \($0)" } ?? missing
        return "\(evidence.file):\(evidence.line)  \(evidence.field ?? "")\(value)"
    }

    func explain(_ phase: Phase, on page: inout TextPage) {
        page.heading("Phase: \(phase.title)")
        page.line(phase.id, tone: .dim)
        page.paragraph("\(phase.when). Disruption: \(phase.disruption.rawValue).")
        page.describe(phase, in: snapshot)
        let steps = snapshot.roadmap.steps.filter { phase.steps.contains($0.id) }
        for step in steps { explain(step, on: &page) }
    }

    func explain(_ step: Step, on page: inout TextPage) {
        page.heading("Step: \(step.title)")
        page.line(step.id, tone: .dim)
        let currency = snapshot.roadmap.constraints.currency
        func range(_ range: Range3) -> String {
            let cost = YearlyCost(range, currency: currency)
            return "\(NumberText.likely(cost)) (\(NumberText.moneyRange(cost)))"
        }
        page.facts([
            ("From catalogue", step.template), ("Weeks", step.weeks.text(places: 1)), ("Cost", range(step.cost)),
            ("Benefit a year", range(step.yearlyBenefit)), ("Disruption", "\(step.disruption) of 5"),
            ("Effect known from", step.evidenceGradeText), ("Measured by", step.measure),
        ])
        if let refused = snapshot.roadmap.outlook?.refused.first(where: { $0.step == step.id }) {
            page.heading("Refused")
            page.paragraph(sentence(refused.reason))
        }
        if !step.reasons.isEmpty {
            page.heading("Where the figures come from")
            page.list(step.reasons)
        }
        if !step.prerequisites.isEmpty {
            page.heading("After")
            page.list(step.prerequisites.map { snapshot.stepTitle($0) })
        }
        for (title, ids) in [("Closes", step.gapsClosed), ("Narrows", step.gapsNarrowed)] where !ids.isEmpty {
            page.heading(title)
            page.list(ids.map { snapshot.gapTitle($0) })
        }
    }
}

extension Gap {
    /// `20 (10 – 40)`.
    var hoursText: String { yearlyHours.text(places: yearlyHours.likely < 10 ? 1 : 0) }
}

extension Range3 {
    /// The likely value, and low to high in brackets where they differ.
    func text(places: Int) -> String {
        let texts = [low, likely, high].map { NumberText.decimal($0, places: places) }
        return texts[0] == texts[2] ? texts[1] : "\(texts[1]) (\(texts[0]) – \(texts[2]))"
    }
}

extension Step {
    var evidenceGradeText: String {
        switch evidenceGrade {
        case "A": "official or peer-reviewed sources (A)"
        case "B": "surveys (B)"
        case "C": "practitioners or vendors (C)"
        case "D": "an assumption (D)"
        default: evidenceGrade
        }
    }
}
