public import IntegrationModel

/// The recommended phase on one page: `koppel next`.
public struct NextText: Sendable {
    private let snapshot: Snapshot
    private let setup: PageSetup

    public init(_ snapshot: Snapshot, _ setup: PageSetup = PageSetup()) {
        self.snapshot = snapshot
        self.setup = setup
    }

    public var text: String { setup.language.write(about: snapshot) { page } }

    private var page: String {
        var page = TextPage(setup)
        guard let phase = snapshot.roadmap.phases.first else {
            page.heading("No next step")
            page.paragraph(Message(verbatim: sentence(localized(snapshot.reasonForNoStep))))
            unplanned(on: &page)
            return page.text
        }
        page.heading("Next: \(message(phase.title))")
        page.paragraph("\(message(phase.when)). Disruption: \(phase.disruption.name).")
        page.describe(phase, in: snapshot)
        if !snapshot.roadmap.runnersUp.isEmpty {
            page.heading("Runner-up")
            page.list(snapshot.roadmap.runnersUp.map { "\(message($0.title)): \(message($0.loses))" })
        }
        if let quality = snapshot.roadmap.outlook?.quality {
            page.heading("How good the plan is")
            page.paragraph(quality.sentence(currency: snapshot.roadmap.constraints.currency))
        }
        page.blank()
        page.line("More: koppel explain \(phase.id), koppel plan, koppel what-if", indent: 0, tone: .dim)
        return page.text
    }

    private func unplanned(on page: inout TextPage) {
        guard !snapshot.roadmap.notPlanned.isEmpty else { return }
        page.heading("Why no gap can be dealt with now")
        page.list(snapshot.roadmap.notPlanned.map { "\(snapshot.gapTitle($0.gap)): \(message($0.reason))" })
    }
}

/// A reason as a sentence of its own.
func sentence(_ text: String) -> String {
    let text = text.prefix(1).uppercased() + text.dropFirst()
    return text.hasSuffix(".") || text.hasSuffix("?") ? text : text + "."
}

extension TextPage {
    /// What a phase does, costs and brings, and how that is measured.
    mutating func describe(_ phase: Phase, in snapshot: Snapshot) {
        heading("What to do")
        list(phase.steps.map { Message(verbatim: snapshot.stepTitle($0)) }, mark: { "\($0 + 1)." })
        let value = message(phase.standaloneValue)
        if !value.isEmpty { paragraph(value) }

        heading("Business case")
        let businessCase = BusinessCase(phase: phase)
        var table = TextTable([
            .init(title: ""), .init(title: "Low", alignment: .right), .init(title: "Likely", alignment: .right),
            .init(title: "High", alignment: .right),
        ])
        for row in businessCase.rows {
            table.add([.init(row.name), .init(row.low), .init(row.likely, .strong), .init(row.high)])
        }
        self.table(table)
        if let arithmetic = businessCase.arithmetic { paragraph("Payback: \(arithmetic)") }

        gaps("Gaps it closes", phase.gapsClosed, in: snapshot)
        gaps("Gaps it narrows", phase.gapsNarrowed, in: snapshot)
        if !phase.acceptance.isEmpty {
            heading("How to see that it worked")
            var table = TextTable([
                .init(title: "Measure", isFlexible: true), .init(title: "Now", alignment: .right),
                .init(title: "Goal", alignment: .right), .init(title: "Shown by"),
            ])
            for criterion in phase.acceptance {
                table.add(
                    [
                        .init(criterion.name), .init(criterion.baselineText), .init(criterion.targetText),
                        .init(criterion.measuredBy),
                    ],
                    note: criterion.gap
                )
            }
            self.table(table)
        }
        if let conduct = phase.conduct { describe(conduct) }
        if !phase.visionContribution.isEmpty {
            heading("Brings nearer")
            list(phase.visionContribution.map { snapshot.sentence(of: $0) })
        }
        if !phase.why.isEmpty || phase.robustness != nil {
            heading("Why this one")
            list(phase.why.map(message) + (phase.robustness?.sentences ?? []))
        }
    }

    private mutating func describe(_ conduct: PhaseConduct) {
        if !conduct.weekPlan.isEmpty {
            heading("Week by week")
            var table = TextTable([.init(title: "Weeks"), .init(title: "What", isFlexible: true)])
            for work in conduct.weekPlan { table.add([.init(work.weeks), .init(localized(message(work.what)))]) }
            self.table(table)
        }
        if !conduct.risks.isEmpty {
            heading("Risks")
            list(conduct.risks.map(message))
        }
    }

    private mutating func gaps(_ title: Message, _ ids: [String], in snapshot: Snapshot) {
        guard !ids.isEmpty else { return }
        heading(title)
        for id in ids {
            list([Message(verbatim: snapshot.gapTitle(id))])
            line(id: id, indent: 4, tone: .dim)
        }
    }
}
