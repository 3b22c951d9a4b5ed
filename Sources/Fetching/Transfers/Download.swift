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
        var connection = TransferConnection()
        var current = address
        var hops = 0
        var attempt = 1
        while true {
            let (answer, end) =
                current.isHTTP
                ? try request(current, draft, connection) : try fetchFile(current, draft, connection)
            switch end {
            case .complete(let validators):
                try draft.complete(validators)
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
                // What the server still has to say of the transfer that broke off is no answer to the next one.
                connection = TransferConnection()
                usleep(UInt32(min(wait, 3600) * 1_000_000))
            }
        }
    }

    enum End {
        case complete(Validators)
        case unchanged
        case redirect(String)
        /// To be tried again.
        case again(FetchFailure)
        case failed(FetchFailure)
    }

    /// What all requests have in common.
    func options(_ draft: Draft) -> Transfer.Options {
        var options = Transfer.Options()
        options.idleSeconds = limits.idleSeconds
        options.connectSeconds = min(options.connectSeconds, limits.idleSeconds)
        options.start = draft.size
        options.most = max(1, limits.bytes - draft.size)
        return options
    }

    /// Asks for the file and lets it be taken.
    func transfer(
        _ current: SourceAddress,
        _ options: Transfer.Options,
        _ connection: TransferConnection,
        _ transit: Transit
    ) -> Transfer.Answer {
        let (name, report, start) = (address.fileName, report, options.start)
        return Transfer.run(current, credentials, options, over: connection) { now, total in
            report(TransferProgress(name: name, bytes: start + now, total: total > 0 ? start + total : nil))
            return true
        } take: { bytes, answer in
            transit.take(bytes, answer)
        }
    }

    private func request(
        _ current: SourceAddress,
        _ draft: Draft,
        _ connection: TransferConnection
    ) throws -> (Transfer.Answer, End) {
        let start = try draft.open(resuming: draft.validators?.condition != nil)
        defer { draft.close() }
        var options = options(draft)
        if let accept { options.headers.append("Accept: \(accept)") }
        if start > 0, let condition = draft.validators?.condition {
            options.headers += ["Range: bytes=\(start)-", "If-Range: \(condition)"]
            // Where the file has changed, all of it comes.
            options.most = limits.bytes
        } else if let known = draft.known {
            if let etag = known.etag { options.headers.append("If-None-Match: \(etag)") }
            if let modified = known.modified { options.headers.append("If-Modified-Since: \(modified)") }
        }
        let transit = Transit(draft, limits.bytes, isHTTP: true)
        let answer = transfer(current, options, connection, transit)
        if answer.status == 200 || answer.status == 206 { draft.note(Validators(answer)) }
        if let failure = transit.failure { return (answer, .failed(failure)) }
        return (answer, try end(of: answer, current, draft, start))
    }

    /// Where libcurl says that it did not go well.
    func trouble(_ answer: Transfer.Answer, _ current: SourceAddress) -> End? {
        switch answer.code {
        case CURLE_OK: return nil
        case CURLE_FILESIZE_EXCEEDED: return .failed(TransferFailure.tooLarge(limits.bytes))
        default:
            let failure = TransferFailure.of(answer, current)
            return TransferFailure.isPassing(answer.code) ? .again(failure) : .failed(failure)
        }
    }

    private func end(
        of answer: Transfer.Answer,
        _ current: SourceAddress,
        _ draft: Draft,
        _ start: Int
    ) throws -> End {
        if let trouble = trouble(answer, current) { return trouble }
        switch answer.status {
        case 200, 206: return .complete(Validators(answer))
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
