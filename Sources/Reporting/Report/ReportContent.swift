internal import IntegrationModel

/// What a report says, whatever it looks like.
struct ReportContent {
    let snapshot: Snapshot
    let title: String
    let phases: [ReportedPhase]
    let confidentiality: Confidentiality

    /// Evidence and record keys beyond these numbers are counted, not listed, so that a report stays a report.
    static let shownEvidence = 40
    static let shownKeys = 60
    static let shownFiles = 60
    static let drawnFlows = 12

    init(_ snapshot: Snapshot, _ setup: ReportSetup) {
        self.snapshot = snapshot
        title = setup.title ?? localized("How the systems fit together")
        phases = setup.phases
        confidentiality = Confidentiality(snapshot.map, showsAll: setup.showsValues)
    }

    /// The line below the title.
    var subtitle: String {
        let until: Message = snapshot.dataUntil.map { "Exports up to \(TimeText.date($0)). " } ?? ""
        return localized("\(until)Taken on \(TimeText.date(snapshot.takenAt)), snapshot \(snapshot.id).")
    }

    var sections: [ReportSection] {
        let changed = ReportSection(title: "What was done, and what it changed", anchor: "done", blocks: done)
        return [
            ReportSection(title: "Summary", anchor: "summary", blocks: summary),
            ReportSection(title: "Systems", anchor: "systems", blocks: systems),
            ReportSection(title: "Flows", anchor: "flows", blocks: flows),
            ReportSection(title: "Gaps", anchor: "gaps", blocks: gaps),
        ] + (phases.isEmpty ? [] : [changed]) + [
            ReportSection(title: "Next step and roadmap", anchor: "next", blocks: roadmap),
            ReportSection(title: "Method and assumptions", anchor: "method", blocks: method),
            ReportSection(title: "Inputs and diagnostics", anchor: "inputs", blocks: inputs),
            ReportSection(title: "Appendix: evidence", anchor: "evidence", blocks: evidence),
        ]
    }
}

/// `shown` of a list, and how many more there are.
func truncated(_ items: [String], to limit: Int) -> String {
    guard items.count > limit else { return items.joined(separator: ", ") }
    let shown = items.prefix(limit).joined(separator: ", ")
    return localized("\(shown) and \(NumberText.count(items.count - limit)) more")
}
