internal import IntegrationModel

extension ExplainText {
    func explain(_ gap: Gap, on page: inout TextPage) {
        page.heading("\(gap.kind.name): \(gap.title)")
        page.line(id: gap.id, tone: .dim)
        page.paragraph(gap.explanation)
        let status = gap.status.name
        var facts: [(Message, Message)] = [
            ("Severity", "\(gap.severity.name)"), ("Process", "\(gap.process.name)"),
            ("Status", gap.acceptedReason.map { "\(status): \($0)" } ?? "\(status)"),
            ("Records", "\(NumberText.count(gap.records))"), ("Sure", "\(NumberText.percent(gap.confidence))"),
        ]
        if let amount = gap.amountAtRisk { facts.append(("At risk", "\(NumberText.money(amount))")) }
        if gap.yearlyHours.likely > 0 { facts.append(("Hours a year", "\(gap.hoursText)")) }
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
            for evidence in gap.evidence { page.line(id: place(evidence, missing: "")) }
        } else {
            page.heading("What is broken, and where")
            for detail in gap.details {
                let count = NumberText.count(detail.records, "record")
                page.paragraph("\(detail.id): \(detail.statement) — \(count)")
                for evidence in detail.evidence {
                    page.line(id: place(evidence, missing: localized(" is not there")), indent: 6, tone: .dim)
                }
            }
        }
        if !gap.recordKeys.isEmpty {
            page.heading("Records")
            let shown = 60
            page.paragraph("\(truncated(gap.recordKeys, to: shown))")
        }
        if !snapshot.stepsClosing(gap).isEmpty {
            page.heading("Steps that close or narrow it")
            page.list(snapshot.stepsClosing(gap).map { "\(message($0.title)) (\($0.id))" })
        }
    }

    private func place(_ evidence: GapEvidence, missing: String) -> String {
        let value = evidence.value.map { " = \($0)" } ?? missing
        return "\(evidence.file):\(evidence.line)  \(evidence.field ?? "")\(value)"
    }

    func explain(_ phase: Phase, on page: inout TextPage) {
        page.heading("Phase: \(message(phase.title))")
        page.line(id: phase.id, tone: .dim)
        page.paragraph("\(message(phase.when)). Disruption: \(phase.disruption.name).")
        page.describe(phase, in: snapshot)
        let steps = snapshot.roadmap.steps.filter { phase.steps.contains($0.id) }
        for step in steps { explain(step, on: &page) }
    }

    func explain(_ step: Step, on page: inout TextPage) {
        page.heading("Step: \(message(step.title))")
        page.line(id: step.id, tone: .dim)
        let currency = snapshot.roadmap.constraints.currency
        func range(_ range: Range3) -> Message {
            let cost = YearlyCost(range, currency: currency)
            return "\(NumberText.likely(cost)) (\(NumberText.moneyRange(cost)))"
        }
        page.facts([
            ("From catalogue", "\(step.template)"), ("Weeks", "\(step.weeks.text(places: 1))"),
            ("Cost", range(step.cost)),
            ("Benefit a year", range(step.yearlyBenefit)), ("Disruption", "\(step.disruption) of 5"),
            ("Effect known from", step.evidenceGradeText), ("Measured by", Message(key: step.measure)),
        ])
        if let refused = snapshot.roadmap.outlook?.refused.first(where: { $0.step == step.id }) {
            page.heading("Refused")
            page.paragraph(message(sentence(refused.reason)))
        }
        if !step.reasons.isEmpty {
            page.heading("Where the figures come from")
            page.list(step.reasons.map(message))
        }
        if !step.prerequisites.isEmpty {
            page.heading("After")
            page.list(step.prerequisites.map { Message(verbatim: snapshot.stepTitle($0)) })
        }
        let gaps: [(Message, [String])] = [("Closes", step.gapsClosed), ("Narrows", step.gapsNarrowed)]
        for (title, ids) in gaps where !ids.isEmpty {
            page.heading(title)
            page.list(ids.map { Message(verbatim: snapshot.gapTitle($0)) })
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
    var evidenceGradeText: Message {
        switch evidenceGrade {
        case "A": "official or peer-reviewed sources (A)"
        case "B": "surveys (B)"
        case "C": "practitioners or vendors (C)"
        case "D": "an assumption (D)"
        default: Message(verbatim: evidenceGrade)
        }
    }
}
