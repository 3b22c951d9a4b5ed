import FlyingFox
import FoundationEssentials
import Glibc
import Reporting
import Synchronization

/// Answers requests: files of the pages, and the interface behind them.
final class Router: HTTPHandler {
    let workbench: any Workbench
    let hub = EventHub()
    let answers = AnswerMemory<HTTPResponse>()
    private let access = Mutex<AccessGuard?>(nil)

    init(_ workbench: any Workbench) { self.workbench = workbench }

    /// Begins to answer.
    func open(_ guardian: AccessGuard) { access.withLock { $0 = guardian } }

    func handleRequest(_ request: HTTPRequest) async -> HTTPResponse {
        guard let access = access.withLock({ $0 }) else { return .trouble(503, "the workbench is starting") }
        switch access.verdict(on: request) {
        case .refused(let code, let message): return .trouble(code, message)
        case .begin:
            return HTTPResponse(
                .seeOther,
                "text/plain",
                [],
                headers: [
                    .location: "/",
                    .setCookie: "\(access.cookie)=\(access.token); HttpOnly; SameSite=Strict; Path=/",
                ]
            )
        case .allowed: break
        }
        do {
            if request.method == .GET, let asset = Asset(path: request.path) {
                return HTTPResponse(.ok, asset.mediaType, asset.bytes)
            }
            return try await answer(request)
        } catch let error as WorkbenchError {
            let code =
                switch error.kind {
                case .missing: 404
                case .wrong: 400
                case .conflict: 409
                case .failed: 500
                }
            return .trouble(code, error.message)
        } catch is DecodingError {
            return .trouble(400, "the page sent something in another form than was expected; load it again")
        } catch {
            return .trouble(500, "\(error)")
        }
    }

    private func answer(_ request: HTTPRequest) async throws -> HTTPResponse {
        switch (request.method.rawValue, request.path) {
        case ("GET", "/api/events"): return hub.response()
        case ("GET", let path): return try await read(path, Query(request))
        case ("POST", "/api/decision"):
            let decision: GapDecision = try await body(of: request)
            try await change { try $0.decide(decision) }
        case ("POST", "/api/assess"):
            let change: AssumptionChange = try await body(of: request)
            let language = Query(request).language
            return try await offPool { [workbench] in
                let snapshot = try workbench.assess(change)
                return try language.write(about: snapshot) { try .json(AssessmentPage(snapshot)) }
            }
        case ("PUT", "/api/assumptions"):
            let change: AssumptionChange = try await body(of: request)
            try await self.change { try $0.keep(change) }
        case ("PUT", "/api/corrections"):
            let corrections: Corrections = try await body(of: request)
            try await change { try $0.correct(corrections) }
        case ("PUT", "/api/vision"):
            let change: VisionChange = try await body(of: request)
            try await self.change { try $0.want(change) }
        case ("PUT", "/api/exports"):
            try await receive(request)
        case ("POST", "/api/import"):
            try startImport()
            return try .json(["started": true], .accepted)
        default: return .trouble(404, "there is no \(request.method.rawValue) \(request.path)")
        }
        return try .json(["done": true])
    }

    /// What a page sends, up to 4 MB.
    private func body<Value: Decodable>(of request: HTTPRequest) async throws -> Value {
        var bytes = Data()
        for try await part in request.bodySequence {
            bytes.append(part)
            guard bytes.count <= 4 << 20 else { throw WorkbenchError(.wrong, "the request is too long") }
        }
        return try JSONDecoder().decode(Value.self, from: bytes)
    }

    private func change(_ body: @escaping @Sendable (any Workbench) throws -> Void) async throws {
        try await offPool { [workbench] in try body(workbench) }
    }

    /// Writes an export that comes in to its place, whole or not at all.
    private func receive(_ request: HTTPRequest) async throws {
        let query = Query(request)
        let draft = try workbench.place(for: try query.text("path"), replacing: query["replace"] == "1")
        guard let file = fopen(draft.draft, "wb") else {
            throw WorkbenchError(.failed, "\(draft.file): can't be written (\(String(cString: strerror(errno))))")
        }
        var isWhole = true
        do {
            for try await part in request.bodySequence {
                isWhole = isWhole && part.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
            }
        } catch {
            fclose(file)
            unlink(draft.draft)
            throw error
        }
        guard fclose(file) == 0, isWhole else {
            unlink(draft.draft)
            throw WorkbenchError(.failed, "\(draft.file): can't be written whole; is the disk full?")
        }
        try workbench.receive(draft)
    }

    /// The import belongs to the program and not to the page, so it goes on when the page is closed.
    private func startImport() throws {
        guard hub.beginJob() else { throw WorkbenchError(.conflict, "an import is going on already") }
        Task { [hub, workbench] in
            do {
                try await offPool {
                    try workbench.importExports { progress in
                        hub.update(.init(isRunning: true, stage: progress.stage, share: progress.share))
                    }
                }
                hub.update(.init(isRunning: false, stage: "done"))
            } catch let error as WorkbenchError {
                hub.update(.init(isRunning: false, stage: "failed", error: error.message))
            } catch {
                hub.update(.init(isRunning: false, stage: "failed", error: "\(error)"))
            }
        }
    }
}

/// The values in the address of a request.
struct Query: CustomStringConvertible {
    private let values: [String: String]

    init(_ request: HTTPRequest) {
        values = Dictionary(request.query.map { ($0.name, $0.value) }) { first, _ in first }
    }

    subscript(name: String) -> String? { values[name] }

    /// All of it, the same for the same values.
    var description: String { values.sorted { $0.key < $1.key }.map { "?\($0.key)=\($0.value)" }.joined() }

    /// The one that the page is in.
    var language: Language { values["language"].flatMap { Language(locale: $0) } ?? .english }

    func text(_ name: String) throws -> String {
        guard let value = values[name], !value.isEmpty else {
            throw WorkbenchError(.wrong, "the request has no \"\(name)\"")
        }
        return value
    }

    func number(_ name: String, in range: ClosedRange<Int>, usual: Int) throws -> Int {
        guard let text = values[name] else { return usual }
        guard let number = Int(text), range.contains(number) else {
            throw WorkbenchError(.wrong, "\"\(name)\" is \"\(text)\"; expected a number from \(range.lowerBound)")
        }
        return number
    }
}
