public import IntegrationModel

/// The phases in order, how far they go towards the vision, and what is refused: `koppel plan`.
public struct PlanText: Sendable {
    private let snapshot: Snapshot
    private let setup: PageSetup

    public init(_ snapshot: Snapshot, _ setup: PageSetup = PageSetup()) {
        self.snapshot = snapshot
        self.setup = setup
    }

    private var roadmap: Roadmap { snapshot.roadmap }

    public var text: String { setup.language.write(about: snapshot) { page } }

    private var page: String {
        var page = TextPage(setup)
        if roadmap.phases.isEmpty {
            page.heading("No phase")
            page.paragraph(Message(verbatim: sentence(localized(snapshot.reasonForNoStep))))
        } else {
            page.phases(roadmap.phases)
        }
        if let outlook = roadmap.outlook {
            if !roadmap.phases.isEmpty {
                page.paragraph(outlook.quality.sentence(currency: roadmap.constraints.currency))
            }
            horizons(outlook, on: &page)
            refused(outlook.refused, on: &page)
        }
        if !roadmap.notPlanned.isEmpty {
            page.heading("Not planned")
            page.list(roadmap.notPlanned.map { "\(snapshot.gapTitle($0.gap)): \(message($0.reason))" })
        }
        page.blank()
        page.line("More: koppel explain ID, koppel what-if --budget …", indent: 0, tone: .dim)
        return page.text
    }

    private func horizons(_ outlook: PlanOutlook, on page: inout TextPage) {
        for horizon in outlook.horizons where !horizon.goals.isEmpty {
            page.heading("The vision after \(horizon.months) months")
            page.list(
                horizon.goals.map { goal in
                    goal.wantedBy <= horizon.months && !goal.isReached
                        ? "\(goal.title) (wanted by month \(goal.wantedBy)): late, \(goal.state)"
                        : "\(goal.title) (wanted by month \(goal.wantedBy)): \(goal.state)"
                }
            )
        }
    }

    private func refused(_ refused: [RefusedStep], on page: inout TextPage) {
        guard !refused.isEmpty else { return }
        page.heading("Refused")
        page.list(refused.map { message(sentence($0.reason)) })
    }
}

extension TextPage {
    /// A table of phases, with their ids.
    mutating func phases(_ phases: [Phase], title: Message = "The plan") {
        heading(title)
        var table = TextTable([
            .init(title: "Week", alignment: .right), .init(title: "Phase", isFlexible: true),
            .init(title: "Cost", alignment: .right), .init(title: "A year", alignment: .right),
            .init(title: "Payback", alignment: .right),
        ])
        for phase in phases {
            table.add(
                [
                    .init("\(phase.startWeek + 1)–\(phase.startWeek + phase.weeks)"),
                    .init(localized(message(phase.title)), .strong),
                    .init(NumberText.likely(phase.cost)), .init(NumberText.likely(phase.yearlyBenefit)),
                    .init(phase.paybackMonths.map { BusinessCase.months($0.likely) } ?? localized("never")),
                ],
                note: phase.id
            )
        }
        self.table(table)
    }
}
