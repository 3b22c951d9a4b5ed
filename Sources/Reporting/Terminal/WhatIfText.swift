public import IntegrationModel

/// A plan under other constraints beside the present one: `koppel what-if`.
public struct WhatIfText: Sendable {
    private let snapshot: Snapshot
    private let other: Roadmap
    private let question: Message
    private let setup: PageSetup

    /// - Parameters:
    ///   - snapshot: with the present plan.
    ///   - question: what is different, in words.
    public init(_ snapshot: Snapshot, other: Roadmap, question: Message, _ setup: PageSetup = PageSetup()) {
        self.snapshot = snapshot
        self.other = other
        self.question = question
        self.setup = setup
    }

    public var text: String { setup.language.write(about: snapshot) { page } }

    private var page: String {
        var page = TextPage(setup)
        page.heading("What if \(question)")
        var table = TextTable([
            .init(title: ""), .init(title: "Now", alignment: .right), .init(title: "Then", alignment: .right),
        ])
        for row in PlanComparison(snapshot.roadmap, other).rows {
            table.add([.init(row.name), .init(row.now), .init(row.then, .strong)])
        }
        page.table(table)
        show(snapshot.roadmap, "Now", on: &page)
        show(other, "Then", on: &page)
        let (left, joined) = PlanComparison(snapshot.roadmap, other).changes
        if !left.isEmpty {
            page.heading("No longer done")
            page.list(left.map { Message(verbatim: title($0, in: snapshot.roadmap)) })
        }
        if !joined.isEmpty {
            page.heading("Done instead")
            page.list(joined.map { Message(verbatim: title($0, in: other)) })
        }
        if left.isEmpty, joined.isEmpty { page.paragraph("The same steps are done.") }
        return page.text
    }

    private func title(_ step: String, in roadmap: Roadmap) -> String {
        (roadmap.steps.first { $0.id == step }.map { localized(message($0.title)) } ?? step) + " (\(step))"
    }

    private func show(_ roadmap: Roadmap, _ title: Message, on page: inout TextPage) {
        if roadmap.phases.isEmpty {
            page.heading(title)
            page.paragraph("No phase: \(roadmap.reasonForNone.map { message($0) } ?? "nothing pays back").")
        } else {
            page.phases(roadmap.phases, title: title)
        }
        if let quality = roadmap.outlook?.quality, !roadmap.phases.isEmpty {
            page.paragraph(quality.sentence(currency: roadmap.constraints.currency))
        }
    }
}

/// What differs between two plans.
struct PlanComparison {
    private let now: Roadmap
    private let then: Roadmap

    init(_ now: Roadmap, _ then: Roadmap) {
        self.now = now
        self.then = then
    }

    var rows: [(name: String, now: String, then: String)] {
        func row(_ name: Message, _ text: (Roadmap) -> String) -> (String, String, String) {
            (localized(name), text(now), text(then))
        }
        func money(_ roadmap: Roadmap, _ part: (Phase) -> Double) -> String {
            NumberText.money(roadmap.phases.reduce(0) { $0 + part($1) }.rounded(), roadmap.constraints.currency)
        }
        return [
            row("A phase, at most") {
                let budget = NumberText.money($0.constraints.maxBudget, $0.constraints.currency)
                return "\(NumberText.count($0.constraints.maxWeeks, "week")), \(budget)"
            },
            row("Phases") { NumberText.count($0.phases.count) },
            row("Until week") { NumberText.count($0.phases.last.map { $0.startWeek + $0.weeks } ?? 0) },
            row("Cost, once") { money($0, \.cost.likely) },
            row("Benefit a year") { money($0, \.yearlyBenefit.likely) },
            row("Goals reached") {
                let goals = $0.outlook?.horizons.last?.goals ?? []
                return goals.isEmpty ? "–" : localized("\(goals.count(where: \.isReached)) of \(goals.count) goals")
            },
        ]
    }

    /// Ids of the steps that only the one and only the other plan does, in their order.
    var changes: (left: [String], joined: [String]) {
        let before = now.phases.flatMap(\.steps)
        let after = then.phases.flatMap(\.steps)
        return (before.filter { !after.contains($0) }, after.filter { !before.contains($0) })
    }
}
