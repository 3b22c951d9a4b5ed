import FoundationEssentials
public import IntegrationModel

/// A service that gives the records of a system as JSON, page after page, as a manifest describes it.
public struct PagedSource: Sendable, Hashable {
    /// How the system is called.
    public var name: String
    /// What the addresses of the streams begin with.
    public var base: SourceAddress
    /// The variable of the environment that holds the bearer token; nil for ``Credentials``' own.
    public var tokenVariable: String?
    public var streams: [Stream]

    public struct Stream: Sendable, Hashable {
        public var name: String
        /// Relative to the base, with its question.
        public var path: String
        /// Where the array of records is in an answer: keys joined by points; "" for the answer itself.
        public var records: String
        public var paging: Paging

        public init(name: String, path: String, records: String, paging: Paging) {
            self.name = name
            self.path = path
            self.records = records
            self.paging = paging
        }
    }

    /// How to get to the next page.
    public enum Paging: Sendable, Hashable {
        /// There is one page.
        case none
        /// The answer holds its address, at a path of keys.
        case nextLink(String)
        /// The header `Link` holds its address as `rel="next"` (RFC 8288).
        case linkHeader
        /// The page has a number, in a parameter; an answer without records is the end.
        case page(parameter: String, first: Int)
        /// The answer holds a cursor, at a path of keys, which goes into a parameter.
        case cursor(parameter: String, path: String)
    }

    public init(name: String, base: SourceAddress, tokenVariable: String? = nil, streams: [Stream]) {
        self.name = FetchedName.safe(name)
        self.base = base
        self.tokenVariable = tokenVariable
        self.streams = streams
    }

    static let mostPages = 100_000

    public struct Outcome: Sendable {
        /// Records by stream.
        public var records: [String: Int] = [:]
        public var diagnostics: [Diagnostic] = []
    }

    /// Fetches all pages of all streams: a file for each page in the folder ``name``, which takes the place of what was
    /// there before. A stream that fails half-way keeps its pages, and the others are fetched.
    ///
    /// - Throws: ``FetchFailure`` where no page came.
    public func run(
        into folder: String,
        variables: [String: String] = ProcessVariables.all,
        limits: TransferLimits = TransferLimits(),
        report: @escaping @Sendable (TransferProgress) -> Void = { _ in }
    ) throws -> Outcome {
        let reading = "\(folder)/.\(name).reading"
        try FetchedFile.makeFolder(reading)
        var outcome = Outcome()
        var first: FetchFailure?
        for stream in streams {
            do {
                try fetch(stream, into: reading, variables, limits, report, &outcome)
            } catch let failure as FetchFailure {
                first = first ?? failure
                let kept = outcome.records[stream.name].map { " (\($0) records before were kept)" } ?? ""
                let told = FetchFailure(failure.message + kept, remedy: failure.remedy)
                outcome.diagnostics.append(told.diagnostic(at: "\(name)/\(stream.name)"))
            }
        }
        if outcome.records.isEmpty, let first { throw first }
        try FetchedFile.replaceFolder("\(folder)/\(name)", with: reading)
        return outcome
    }

    private func fetch(
        _ stream: Stream,
        into folder: String,
        _ variables: [String: String],
        _ limits: TransferLimits,
        _ report: @escaping @Sendable (TransferProgress) -> Void,
        _ outcome: inout Outcome
    ) throws {
        let credentials = Credentials(for: base, variables: variables, tokenVariable: tokenVariable)
        if let tokenVariable, credentials.token == nil {
            throw FetchFailure(
                "the variable \(tokenVariable) with the token is not set",
                remedy: "export \(tokenVariable)=…"
            )
        }
        let start = try base.following(stream.path)
        var address = start
        var number = 1
        var visited: Set<SourceAddress> = []
        if case .page(let parameter, let first) = stream.paging {
            number = first
            address = try start.setting(parameter, to: String(first))
        }
        var pages = 0
        while true {
            guard visited.insert(address).inserted else {
                throw FetchFailure(
                    "the next page is one that was fetched before",
                    remedy: "check how pages follow each other"
                )
            }
            pages += 1
            guard pages <= Self.mostPages else {
                throw FetchFailure("there are more than \(Self.mostPages) pages", remedy: "ask for larger pages")
            }
            var download = Download(address, credentials: credentials, limits: limits, report: report)
            download.accept = "application/json"
            let path = "\(folder)/\(FetchedName.safe(stream.name))-\(Self.padded(pages)).json"
            let answer = try download.run(to: path)
            guard let data = FileManager.default.contents(atPath: path),
                let page = try? JSONDecoder().decode(JSONValue.self, from: data)
            else {
                try? FileManager.default.removeItem(atPath: path)
                throw FetchFailure(
                    "the answer of \(address.shown) is no JSON",
                    remedy: "check the address and the token"
                )
            }
            guard let count = page.value(at: stream.records)?.elements?.count else {
                throw FetchFailure(
                    "there is no list “\(stream.records)” in the answer of \(address.shown)",
                    remedy: "say in the manifest where the records are"
                )
            }
            outcome.records[stream.name, default: 0] += count
            // A page without records would be a table without fields.
            if count == 0, pages > 1 { try? FileManager.default.removeItem(atPath: path) }
            guard let next = try next(after: address, from: start, stream.paging, page, answer, count, &number) else {
                return
            }
            address = next
        }
    }

    private func next(
        after address: SourceAddress,
        from start: SourceAddress,
        _ paging: Paging,
        _ page: JSONValue,
        _ answer: Transfer.Answer,
        _ count: Int,
        _ number: inout Int
    ) throws -> SourceAddress? {
        switch paging {
        case .none: return nil
        case .nextLink(let path):
            guard let link = page.value(at: path)?.text, !link.isEmpty else { return nil }
            return try address.following(link)
        case .linkHeader:
            guard let link = answer.headers["link"].flatMap(Self.nextLink) else { return nil }
            return try address.following(link)
        case .page(let parameter, _):
            guard count > 0 else { return nil }
            number += 1
            return try start.setting(parameter, to: String(number))
        case .cursor(let parameter, let path):
            guard let cursor = page.value(at: path)?.text, !cursor.isEmpty else { return nil }
            return try start.setting(parameter, to: cursor)
        }
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    /// The address with `rel="next"` of a header such as `<https://…>; rel="next", <…>; rel="last"`.
    static func nextLink(_ header: String) -> String? {
        for part in header.split(separator: "<").map(String.init) {
            guard let end = part.firstIndex(of: ">") else { continue }
            let parameters = part[part.index(after: end)...].lowercased().filter { $0 != " " && $0 != "\"" }
            if parameters.contains("rel=next") { return String(part[..<end]) }
        }
        return nil
    }
}

extension SourceAddress {
    /// The same address with a parameter of its question set.
    func setting(_ parameter: String, to value: String) throws -> SourceAddress {
        let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var pairs = parts.count > 1 ? parts[1].split(separator: "&").map(String.init) : []
        pairs.removeAll { $0 == parameter || $0.hasPrefix(parameter + "=") }
        pairs.append("\(parameter)=\(Self.encoded(value))")
        return try following("\(parts[0])?\(pairs.joined(separator: "&"))")
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let scalar = UnicodeScalar(byte)
            if byte < 0x80, scalar.properties.isAlphabetic || "0123456789-._~".unicodeScalars.contains(scalar) {
                return String(scalar)
            }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
