import CLibCurl
import FoundationEssentials
import Glibc

/// Fetches a file from another machine.
///
/// What came is kept when the connection breaks, and the rest is asked for, as long as the server says that the file is
/// still the same. A file that is there whole is fetched again only where it has changed.
public struct Download: Sendable {
    let address: SourceAddress
    let credentials: Credentials
    let limits: TransferLimits
    let report: @Sendable (TransferProgress) -> Void
    var accept: String?

    public init(
        _ address: SourceAddress,
        credentials: Credentials,
        limits: TransferLimits = TransferLimits(),
        report: @escaping @Sendable (TransferProgress) -> Void = { _ in }
    ) {
        self.address = address
        self.credentials = credentials
        self.limits = limits
        self.report = report
    }

    /// What the server said of a file, by which it knows whether it is still the same (RFC 9110, 8.8).
    struct Validators: Codable, Equatable {
        var etag: String?
        var modified: String?

        init(_ answer: Transfer.Answer) {
            // A weak one does not promise the same bytes.
            etag = answer.headers["etag"].flatMap { $0.hasPrefix("W/") ? nil : $0 }
            modified = answer.headers["last-modified"]
        }

        /// For `If-Range`.
        var condition: String? { etag ?? modified }
    }

    /// Fetches the file into a folder.
    ///
    /// - Returns: its path.
    /// - Throws: ``FetchFailure`` where it can't be fetched.
    public func run(into folder: String) throws -> String {
        try FetchedFile.ensureFolder(folder)
        let path = "\(folder)/\(address.fileName)"
        try run(to: path)
        return path
    }

    /// Fetches the file into a folder of its own below `folder`, so that files of the same name stay apart.
    ///
    /// - Returns: its path.
    public func run(below folder: String) throws -> String { try run(into: "\(folder)/\(address.folderName)") }

    /// - Returns: the answer, for its headers.
    @discardableResult
    func run(to path: String) throws -> Transfer.Answer {
        let draft = Draft(path)
        var current = address
        var hops = 0
        var attempt = 1
        while true {
            let (answer, end) = try request(current, draft)
            switch end {
            case .complete:
                try draft.complete(Validators(answer))
                return answer
            case .unchanged:
                draft.discard()
                return answer
            case .redirect(let link):
                hops += 1
                guard hops <= 5 else {
                    throw FetchFailure(
                        "\(address.shown) leads from one address to the next without end",
                        remedy: "check it"
                    )
                }
                current = try current.following(link)
                continue
            case .failed(let failure):
                throw failure
            case .again(let failure):
                let wait = limits.wait(after: attempt, asked: answer.headers["retry-after"])
                guard attempt < limits.tries, let wait else {
                    let asked =
                        answer.headers["retry-after"].map { "; the server asks to wait (Retry-After: \($0))" } ?? ""
                    throw FetchFailure("\(failure.message), after \(attempt) tries\(asked)", remedy: failure.remedy)
                }
                attempt += 1
                usleep(UInt32(min(wait, 3600) * 1_000_000))
            }
        }
    }

    private enum End {
        case complete, unchanged
        case redirect(String)
        /// To be tried again.
        case again(FetchFailure)
        case failed(FetchFailure)
    }

    private func request(_ current: SourceAddress, _ draft: Draft) throws -> (Transfer.Answer, End) {
        let isHTTP = current.scheme == .https || current.scheme == .http
        var options = Transfer.Options()
        options.idleSeconds = limits.idleSeconds
        options.connectSeconds = min(options.connectSeconds, limits.idleSeconds)
        if let accept { options.headers.append("Accept: \(accept)") }
        let start = try draft.open(resuming: !isHTTP || draft.validators?.condition != nil)
        defer { draft.close() }
        options.start = start
        if isHTTP, start > 0, let condition = draft.validators?.condition {
            options.headers += ["Range: bytes=\(start)-", "If-Range: \(condition)"]
        } else if isHTTP, let known = draft.known {
            if let etag = known.etag { options.headers.append("If-None-Match: \(etag)") }
            if let modified = known.modified { options.headers.append("If-Modified-Since: \(modified)") }
        }
        let transit = Transit(draft, limits.bytes, isHTTP: isHTTP, start: start)
        let (name, report) = (address.fileName, report)
        let answer = Transfer.run(current, credentials, options) { now, total in
            report(TransferProgress(name: name, bytes: start + now, total: total > 0 ? start + total : nil))
            return true
        } take: { bytes, answer in
            transit.take(bytes, answer)
        }
        if isHTTP, answer.status == 200 || answer.status == 206 { draft.note(Validators(answer)) }
        if let failure = transit.failure { return (answer, .failed(failure)) }
        return (answer, try end(of: answer, current, draft, start))
    }

    private func end(
        of answer: Transfer.Answer,
        _ current: SourceAddress,
        _ draft: Draft,
        _ start: Int
    ) throws -> End {
        if answer.code != CURLE_OK {
            let failure = TransferFailure.of(answer, current)
            return TransferFailure.isPassing(answer.code) ? .again(failure) : .failed(failure)
        }
        switch answer.status {
        case 0, 200, 206: return .complete
        case 304 where draft.known != nil: return .unchanged
        case 301, 302, 303, 307, 308:
            guard let link = answer.headers["location"] else { break }
            return .redirect(link)
        case 416 where start > 0:
            // The file is shorter now.
            draft.restart()
            return .again(TransferFailure.of(answer, current))
        case 408, 429, 500, 502, 503, 504: return .again(TransferFailure.of(answer, current))
        default: break
        }
        return .failed(TransferFailure.of(answer, current))
    }
}

/// Takes content while it comes.
private final class Transit {
    private(set) var failure: FetchFailure?
    private let draft: Draft
    private let most: Int
    private let isHTTP: Bool
    private let start: Int
    private var isFirst = true

    init(_ draft: Draft, _ most: Int, isHTTP: Bool, start: Int) {
        self.draft = draft
        self.most = most
        self.isHTTP = isHTTP
        self.start = start
    }

    func take(_ bytes: UnsafeRawBufferPointer, _ answer: Transfer.Answer) -> Bool {
        if isHTTP {
            // The page that says what went wrong is not the file.
            guard answer.status == 200 || answer.status == 206 else { return true }
            if isFirst, start > 0, !continues(answer) { draft.restart() }
        }
        isFirst = false
        do {
            guard draft.size + bytes.count <= most else {
                throw FetchFailure(
                    "the file is larger than \(most) bytes",
                    remedy: "fetch it with a higher --max-download"
                )
            }
            try draft.write(bytes)
            return true
        } catch {
            failure = error as? FetchFailure
            return false
        }
    }

    /// Whether the server sends what follows, and not all over again.
    private func continues(_ answer: Transfer.Answer) -> Bool {
        answer.status == 206 && (answer.headers["content-range"]?.hasPrefix("bytes \(start)-") ?? false)
    }
}
