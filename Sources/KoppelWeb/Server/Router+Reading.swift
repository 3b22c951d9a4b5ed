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
        return try await offPool { [answers] in
            guard Self.ofSnapshot.contains(path) else { return try self.answer(path, query, workbench, job, language) }
            return try answers.answer(to: "\(path)\(query)", at: try workbench.revision()) {
                try self.answer(path, query, workbench, job, language)
            }
        }
    }

    /// What depends on the snapshot alone, and takes some time to write.
    private static let ofSnapshot: Set<String> = ["/api/landscape", "/api/gaps", "/api/roadmap", "/api/picture"]

    private func answer(
        _ path: String,
        _ query: Query,
        _ workbench: any Workbench,
        _ job: EventHub.Job?,
        _ language: Language
    ) throws -> HTTPResponse {
        // The names of systems are no words, so they are left as they are.
        guard let snapshot = try workbench.snapshot() else {
            return try language.writing { try words(path, query, workbench, job, language) }
        }
        return try language.write(about: snapshot) { try words(path, query, workbench, job, language) }
    }

    private func words(
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
        case "/api/picture": try .json(try picture(of: workbench, query))
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

/// The drawing of the map; nil where nothing has been imported yet, as pages ask for it before they know.
private func picture(of workbench: any Workbench, _ query: Query) throws -> MapPicture? {
    try workbench.snapshot().map { snapshot in
        MapDrawing(snapshot).picture(
            width: try query.number("width", in: 0...10_000, usual: 1_400),
            height: try query.number("height", in: 0...10_000, usual: 700),
            hasAllLinks: query["links"] == "1"
        )
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
