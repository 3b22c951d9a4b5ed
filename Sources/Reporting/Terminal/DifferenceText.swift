public import IntegrationModel

/// The snapshots of a workspace as text: `koppel snapshots`.
public struct SnapshotsText: Sendable {
    private let snapshots: [SnapshotSummary]
    private let setup: PageSetup

    public init(_ snapshots: [SnapshotSummary], _ setup: PageSetup = PageSetup()) {
        self.snapshots = snapshots
        self.setup = setup
    }

    public var text: String { setup.language.writing { page } }

    private var page: String {
        var page = TextPage(setup)
        var table = TextTable([
            .init(title: "Snapshot"), .init(title: "Imported"), .init(title: "Exports until"),
            .init(title: "Systems", alignment: .right), .init(title: "Flows", alignment: .right),
            .init(title: "Gaps", alignment: .right), .init(title: "Costs a year", alignment: .right),
        ])
        for snapshot in snapshots {
            table.add([
                .init(snapshot.id), .init(TimeText.shortDate(snapshot.takenAt)),
                .init(snapshot.dataUntil.map(TimeText.shortDate) ?? "–"), .init(NumberText.count(snapshot.systems)),
                .init(NumberText.count(snapshot.flows)), .init(NumberText.count(snapshot.gaps)),
                .init(NumberText.money(snapshot.yearlyCost.rounded())),
            ])
        }
        page.heading("\(NumberText.count(snapshots.count, "snapshot")), oldest first")
        page.table(table)
        page.blank()
        page.line("What changed between two: koppel diff ID ID", indent: 0, tone: .dim)
        return page.text
    }
}

/// What is otherwise than before, as text: `koppel diff`.
public struct DifferenceText: Sendable {
    private let difference: SnapshotDifference
    private let setup: PageSetup

    public init(_ difference: SnapshotDifference, _ setup: PageSetup = PageSetup()) {
        self.difference = difference
        self.setup = setup
    }

    public var text: String { setup.language.writing { page } }

    private var page: String {
        var page = TextPage(setup)
        page.heading("From \(stamp(difference.before)) to \(stamp(difference.after))")
        systems(on: &page)
        flows(on: &page)
        gaps(on: &page)
        plan(on: &page)
        return page.text
    }

    private func stamp(_ stamp: SnapshotStamp) -> String {
        "\(TimeText.shortDate(stamp.dataUntil ?? stamp.takenAt)) (\(stamp.id))"
    }

    private func systems(on page: inout TextPage) {
        let lines: [Message] =
            difference.newSystems.map { "new system: \($0)" }
            + difference.goneSystems.map { "system not there any more: \($0)" }
        if !lines.isEmpty { page.list(lines) }
    }

    private func flows(on page: inout TextPage) {
        page.heading("Flows")
        guard !difference.flows.isEmpty else { return page.paragraph("as before") }
        var table = TextTable([
            .init(title: ""), .init(title: "From → to", isFlexible: true), .init(title: "How"),
            .init(title: "Coverage", alignment: .right), .init(title: "Leaked", alignment: .right),
            .init(title: "Delay", alignment: .right),
        ])
        for change in difference.flows {
            let (old, new) = (change.before, change.after)
            table.add(
                [
                    change.kind.cell, .init(change.title), .init(both(old?.mechanism.name, new?.mechanism.name)),
                    .init(
                        both(old.map { NumberText.percent($0.coverage) }, new.map { NumberText.percent($0.coverage) })
                    ),
                    .init(both(old.map { NumberText.count($0.leaked) }, new.map { NumberText.count($0.leaked) })),
                    .init(both(old.map(delay), new.map(delay))),
                ],
                note: change.id
            )
        }
        page.table(table)
    }

    private func delay(_ state: FlowState) -> String { state.medianDelay.map(TimeText.duration) ?? "–" }

    /// `before → after`, or one of them where the other is the same or missing.
    private func both(_ before: String?, _ after: String?) -> String {
        guard let before, let after, before != after else { return after ?? before ?? "–" }
        return "\(before) → \(after)"
    }

    private func gaps(on page: inout TextPage) {
        page.heading("Gaps")
        let currency = difference.currency
        if difference.gaps.isEmpty {
            page.paragraph("as before")
        } else {
            var table = TextTable([
                .init(title: ""), .init(title: "Gap", isFlexible: true), .init(title: "Records", alignment: .right),
                .init(title: "Hours a year", alignment: .right), .init(title: "Costs a year", alignment: .right),
            ])
            for change in difference.gaps {
                func figures(_ before: String, _ after: String) -> String {
                    both(change.kind == .new ? nil : before, change.kind == .gone ? nil : after)
                }
                func money(_ cost: Double) -> String { cost > 0 ? NumberText.money(cost.rounded(), currency) : "–" }
                func hours(_ hours: Double) -> String { NumberText.decimal(hours, places: hours < 10 ? 1 : 0) }
                table.add(
                    [
                        change.kind.gapCell, .init(message(change.title)),
                        .init(figures(NumberText.count(change.recordsBefore), NumberText.count(change.recordsAfter))),
                        .init(figures(hours(change.hoursBefore), hours(change.hoursAfter))),
                        .init(figures(money(change.costBefore), money(change.costAfter))),
                    ],
                    note: change.id
                )
            }
            page.table(table)
        }
        let (before, after) = (difference.yearlyCostBefore.rounded(), difference.yearlyCostAfter.rounded())
        let change = after - before
        let amount = NumberText.money(abs(change), currency)
        let words: Message = change == 0 ? "as before" : change < 0 ? "\(amount) less" : "\(amount) more"
        page.blank()
        page.paragraph(
            "All gaps together: \(NumberText.money(before, currency)) → \(NumberText.money(after, currency)) a year, \(words).",
            indent: 0
        )
    }

    private func plan(on page: inout TextPage) {
        page.heading("Plan")
        let plan = difference.plan
        var lines: [Message] = []
        if plan.isNextChanged {
            lines.append("next step: \(title(plan.nextBefore)) → \(title(plan.nextAfter))")
        } else {
            lines.append("next step as before: \(title(plan.nextAfter))")
        }
        lines += plan.newSteps.map { "new in the plan: \(title($0))" }
        lines += plan.goneSteps.map { "not in the plan any more: \(title($0))" }
        page.list(lines)
    }

    private func title(_ title: String?) -> Message { title.map { message($0) } ?? "none" }
}

extension SnapshotDifference.Kind {
    var cell: TextTable.Cell {
        switch self {
        case .new: "new"
        case .gone: .init("gone" as Message, .dim)
        case .changed: "changed"
        }
    }

    /// A gap that is gone is closed.
    var gapCell: TextTable.Cell {
        switch self {
        case .new: .init("new" as Message, .warning)
        case .gone: .init("closed" as Message, .good)
        case .changed: "changed"
        }
    }
}
