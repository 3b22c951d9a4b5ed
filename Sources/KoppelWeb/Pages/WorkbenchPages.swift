import FoundationEssentials
import IntegrationModel
import Reporting

/// What every page begins with.
struct WorkbenchPage: Encodable {
    struct SnapshotFacts: Encodable {
        var id: String
        var takenAt: Double
        var dataUntil: Double?
        var systems: Int
        var flows: Int
        var gaps: Int
        /// What the open gaps are likely to cost in a year.
        var yearlyCost: Double
    }

    let name: String
    let revision: String
    let snapshot: SnapshotFacts?
    let job: EventHub.Job?
    let systemKinds = SystemKind.allCases.map(\.rawValue)
    let entities = Entity.allCases.map(\.rawValue)
    let meanings = CanonicalField.allCases.map(\.rawValue)

    init(_ workbench: any Workbench, job: EventHub.Job?) throws {
        name = workbench.name
        revision = try workbench.revision()
        self.job = job
        snapshot = try workbench.snapshot().map {
            SnapshotFacts(
                id: $0.id,
                takenAt: $0.takenAt,
                dataUntil: $0.dataUntil,
                systems: $0.map.systems.count,
                flows: $0.map.flows.count,
                gaps: $0.gaps.count,
                yearlyCost: $0.gaps.filter { $0.status != .accepted }.reduce(0) { $0 + $1.yearlyCost.likely }
            )
        }
    }
}

/// Gaps and roadmap under other assumptions.
struct AssessmentPage: Encodable {
    struct GapCost: Encodable {
        var id: String
        var title: String
        var severity: Severity
        var status: Gap.Status
        var yearlyCost: YearlyCost
    }

    let gaps: [GapCost]
    private(set) var roadmap: Roadmap

    init(_ snapshot: Snapshot) {
        gaps = snapshot.gaps.map {
            GapCost(
                id: $0.id,
                title: Language.text(of: $0.title),
                severity: $0.severity,
                status: $0.status,
                yearlyCost: $0.yearlyCost
            )
        }
        roadmap = snapshot.roadmap
        for place in roadmap.phases.indices {
            roadmap.phases[place].title = Language.text(ofKnown: roadmap.phases[place].title)
        }
        roadmap.reasonForNone = roadmap.reasonForNone.map { Language.text(ofKnown: $0) }
    }
}

/// The exports and what was met while reading.
struct InputsPage: Encodable {
    let inputs: [InputFile]
    let diagnostics: [Diagnostic]
    let diagnosticCount: Int

    init(_ snapshot: Snapshot) {
        // Thousands of files are read for the same few reasons.
        var known: [String: String] = [:]
        func translated(_ text: String) -> String {
            if let found = known[text] { return found }
            let found = Language.text(ofKnown: text)
            known[text] = found
            return found
        }
        inputs = snapshot.inputs.map { input in
            var input = input
            input.reasons = input.reasons.map(translated)
            return input
        }
        diagnostics = snapshot.diagnostics.prefix(1_000).map { diagnostic in
            var diagnostic = diagnostic
            diagnostic.message = translated(diagnostic.message)
            diagnostic.remedy = diagnostic.remedy.map(translated)
            return diagnostic
        }
        diagnosticCount = snapshot.diagnostics.count
    }
}

/// A part of the records of a flow that need a look.
struct RecordsPage: Encodable {
    let total: Int
    let counts: [String: Int]
    let from: Int
    let records: [FlowRecord]

    init(_ snapshot: Snapshot, _ query: Query) throws {
        let flow = try query.text("flow")
        guard snapshot.map.flow(flow) != nil else { throw WorkbenchError(.missing, "there is no flow \"\(flow)\"") }
        let all = snapshot.flowRecords[flow] ?? []
        counts = Dictionary(all.map { ($0.status.rawValue, 1) }, uniquingKeysWith: +)
        var chosen = all
        if let status = query["status"].flatMap(FlowRecord.Status.init) { chosen.removeAll { $0.status != status } }
        if let words = query["find"], !words.isEmpty {
            let words = words.lowercased()
            chosen.removeAll {
                !$0.number.lowercased().contains(words) && $0.other?.number.lowercased().contains(words) != true
            }
        }
        total = chosen.count
        from = min(try query.number("from", in: 0...Int.max, usual: 0), total)
        records = Array(chosen.dropFirst(from).prefix(try query.number("count", in: 1...1_000, usual: 200)))
    }
}
