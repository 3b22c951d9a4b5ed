import FlyingFox
import FoundationEssentials
import IntegrationModel
import Reporting

extension Router {
    /// What pages read.
    func read(_ path: String, _ query: Query) async throws -> HTTPResponse {
        let workbench = workbench
        let job = hub.job
        let language = query.language
        return try await offPool {
            // The names of systems are no words, so they are left as they are.
            guard let snapshot = try workbench.snapshot() else {
                return try language.writing { try self.answer(path, query, workbench, job, language) }
            }
            return try language.write(about: snapshot) { try self.answer(path, query, workbench, job, language) }
        }
    }

    private func answer(
        _ path: String,
        _ query: Query,
        _ workbench: any Workbench,
        _ job: EventHub.Job?,
        _ language: Language
    ) throws -> HTTPResponse {
        switch path {
        case "/api/workbench": try .json(WorkbenchPage(workbench, job: job))
        case "/api/landscape": .document(LandscapeDocument(try snapshot(of: workbench)))
        case "/api/gaps": .document(GapsDocument(try snapshot(of: workbench)))
        case "/api/roadmap": .document(RoadmapDocument(try snapshot(of: workbench)))
        case "/api/picture":
            try .json(
                MapDrawing(try snapshot(of: workbench)).picture(
                    width: try query.number("width", in: 0...10_000, usual: 1_400),
                    height: try query.number("height", in: 0...10_000, usual: 700)
                )
            )
        case "/api/inputs": try .json(InputsPage(try snapshot(of: workbench)))
        case "/api/snapshots": .document(SnapshotsDocument(try workbench.snapshots()))
        case "/api/difference":
            .document(
                DifferenceDocument(
                    try workbench.difference(from: try query.text("before"), to: try query.text("after"))
                )
            )
        case "/api/phases": try .json(PhasesPage(try workbench.phases()))
        case "/api/decisions": try .json(try workbench.decisions())
        case "/api/vision": try .json(try workbench.goals())
        case "/api/assumptions": try .json(try workbench.assumptions())
        case "/api/records": try .json(RecordsPage(try snapshot(of: workbench), query))
        case "/api/lines":
            try .json(
                try workbench.lines(
                    of: try query.text("file"),
                    from: try query.number("line", in: 1...Int.max, usual: 1),
                    count: try query.number("count", in: 1...200, usual: 12)
                )
            )
        case "/api/report": .download(try workbench.report(query["form"] ?? "html", in: language))
        default: .trouble(404, "there is no \(path)")
        }
    }
}

private func snapshot(of workbench: any Workbench) throws -> Snapshot {
    guard let snapshot = try workbench.snapshot() else {
        throw WorkbenchError(.missing, "nothing has been imported yet")
    }
    return snapshot
}

extension HTTPResponse {
    fileprivate static func document(_ document: some JSONDocument) -> HTTPResponse {
        HTTPResponse(.ok, "application/json", document.json)
    }

    fileprivate static func download(_ report: ReportDocument) -> HTTPResponse {
        HTTPResponse(
            .ok,
            report.mediaType,
            report.bytes,
            headers: [.contentDisposition: "attachment; filename=\"\(report.name)\""]
        )
    }
}

/// What every page begins with.
private struct WorkbenchPage: Encodable {
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
private struct InputsPage: Encodable {
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
private struct RecordsPage: Encodable {
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
