internal import IntegrationModel

extension ReportContent {
    var summary: [ReportBlock] {
        var blocks: [ReportBlock] = [.paragraph(RichText(summarySentences.joined(separator: " "))), .map]
        let costliest = snapshot.costliestGaps.filter { $0.status != .accepted }.prefix(3)
        if !costliest.isEmpty {
            blocks.append(.heading(3, costliest.count == 1 ? "The gap" : "The costliest gaps"))
            blocks.append(.group(.cards, costliest.map { .group(.card, card(of: $0)) }))
        }
        blocks.append(.heading(3, "The next step"))
        guard let phase = snapshot.roadmap.phases.first else {
            return blocks + [.group(.highlight, [.paragraph(RichText(sentence(localized(snapshot.reasonForNoStep))))])]
        }
        let businessCase = BusinessCase(phase: phase)
        var lines: [ReportBlock] = [.paragraph(.strong(message(phase.title))), .facts(facts(of: phase))]
        if let arithmetic = businessCase.arithmetic {
            lines.append(.paragraph("Payback: \(arithmetic)."))
        }
        let titles = phase.steps.compactMap { id in snapshot.roadmap.steps.first { $0.id == id }?.title }
        if titles.count > 1 {
            lines.insert(.list(titles.map { RichText(message($0)) }), at: 1)
        } else if let reason = phase.why.first {
            lines.append(.paragraph(RichText(message(reason))))
        }
        return blocks + [.group(.highlight, lines)]
    }

    func facts(of phase: Phase) -> [(name: Message, value: RichText)] {
        func money(_ cost: YearlyCost) -> RichText {
            RichText([.strong(NumberText.likely(cost)), .plain(" "), .unbroken("(\(NumberText.moneyRange(cost)))")])
        }
        let payback =
            phase.paybackMonths.map {
                RichText([
                    .strong(BusinessCase.months($0.likely)),
                    .plain(" "),
                    .unbroken("(\(NumberText.decimal($0.low, places: 1)) – \(NumberText.decimal($0.high, places: 1)))"),
                ])
            } ?? "never"
        return [
            ("Cost, once", money(phase.cost)), ("Benefit a year", money(phase.yearlyBenefit)), ("Payback", payback),
            ("Duration", RichText(NumberText.count(phase.weeks, "week"))),
            ("Disruption", RichText(phase.disruption.name)),
        ]
    }

    private func card(of gap: Gap) -> [ReportBlock] {
        var facts: [(name: Message, value: RichText)] = [
            ("Costs a year", gap.yearlyCost.likely > 0 ? .strong(NumberText.likely(gap.yearlyCost)) : "not priced"),
            ("Range", RichText([.unbroken(NumberText.moneyRange(gap.yearlyCost))])),
        ]
        if let amount = gap.amountAtRisk { facts.append(("At risk", RichText(NumberText.money(amount)))) }
        facts.append(("Severity", RichText(gap.severity.name)))
        return [.heading(4, gap.title), .facts(facts)]
    }

    /// What there is, what it costs, what to do: a sentence each.
    var summarySentences: [String] { [landscapeSentence, gapSentence, nextSentence].map(localized) }

    private var landscapeSentence: Message {
        let map = snapshot.map
        let records = map.datasets.reduce(0) { $0 + $1.records }
        let systems = NumberText.count(map.systems.count, "system")
        let manual = map.flows.filter { $0.mechanism == .manual }.count
        let stopped = map.flows.filter { $0.stoppedAt != nil }.count
        var notes: [Message] = []
        if manual > 0 { notes.append("\(NumberText.count(manual)) of them by hand") }
        if stopped > 0 { notes.append("\(NumberText.count(stopped)) stopped") }
        let count = map.flows.count
        let flows: Message =
            count == 0
            ? "no flow joins them" : "\(NumberText.count(count, "flow")) \(count, one: "joins", other: "join") them"
        var rest: Message = notes.isEmpty || count == 0 ? "" : ", \(notes.listed)"
        if let first = map.islands.first, count > 0 {
            let others = map.islands.count
            rest +=
                others == 1
                ? "; \(first.name) stands apart from all of them"
                : "; \(listed(map.islands.map(\.name))) stand apart from all of them"
        }
        return
            "\(systems) \(map.systems.count, one: "holds", other: "hold") \(NumberText.count(records, "record")); \(flows)\(rest)."
    }

    private var gapSentence: Message {
        let count = snapshot.gaps.count
        guard count > 0 else { return "No gap was found in what these exports show." }
        let gaps = NumberText.count(count, "gap")
        guard let cost = snapshot.yearlyCost else {
            return "\(gaps) \(count, one: "was", other: "were") found, none of which could be priced."
        }
        return
            """
            \(gaps) \(count, one: "was", other: "were") found, which together cost about \(NumberText.likely(cost)) a year \
            (\(NumberText.moneyRange(cost))).
            """
    }

    private var nextSentence: Message {
        guard let phase = snapshot.roadmap.phases.first else {
            return "No next step is recommended: \(snapshot.reasonForNoStep)."
        }
        let payback: Message =
            phase.paybackMonths.map { ", and pays back in about \(BusinessCase.months($0.likely))" } ?? ""
        let (cost, benefit) = (NumberText.likely(phase.cost), NumberText.likely(phase.yearlyBenefit))
        return
            "The next step takes \(NumberText.count(phase.weeks, "week")), costs about \(cost), brings about \(benefit) a year\(payback)."
    }
}
