import FoundationEssentials
import Glibc
public import IntegrationModel
import Synchronization

/// A program that speaks the Singer protocol (github.com/singer-io/getting-started, SPEC.md 0.3.0): it writes the records of
/// a system to standard output, as JSON, one message a line.
///
/// What it gives is kept in a folder, a file of JSON lines for each stream, and read as any export is; so records never
/// pile up in memory, and a tap waits while its records are being written.
///
/// From where a tap says it can go on (its state) is kept and given back to it in the next run; what it gives then is
/// joined with what there is, see ``SingerMemory``.
public struct SingerTap: Sendable {
    /// How the streams' system is called: the name that the user gave, or the program's.
    public let name: String
    let arguments: [String]

    public struct Limits: Sendable {
        /// Seconds that the tap may run.
        public var seconds: Double
        /// Bytes that its records may take.
        public var bytes: Int
        /// Bytes of one message.
        public var lineBytes: Int
        public var streams: Int

        public init(seconds: Double = 3600, bytes: Int = 1 << 36, lineBytes: Int = 1 << 26, streams: Int = 4096) {
            self.seconds = seconds
            self.bytes = bytes
            self.lineBytes = lineBytes
            self.streams = streams
        }
    }

    /// - Parameter command: `tap-csv --config tap.json`, or with a name for the system before it: `shop=tap-csv …`.
    /// - Throws: ``FetchFailure`` where it is no command.
    public init(_ command: String) throws {
        guard var words = CommandLine.words(command), let first = words.first else {
            throw FetchFailure(
                "“\(command)” is no command; a program with its options was expected",
                remedy: "--tap \"tap-csv --config tap.json\""
            )
        }
        if let mark = first.firstIndex(of: "="), mark != first.startIndex, !first[..<mark].contains("/") {
            name = FetchedName.safe(String(first[..<mark]))
            words[0] = String(first[first.index(after: mark)...])
            if words[0].isEmpty { words.removeFirst() }
        } else {
            name = FetchedName.safe(first.split(separator: "/").last.map(String.init) ?? first)
        }
        guard !words.isEmpty, !words[0].isEmpty else {
            throw FetchFailure("“\(command)” names no program", remedy: "--tap \"shop=tap-csv --config tap.json\"")
        }
        arguments = words
    }

    /// What a run of the tap left.
    public struct Outcome: Sendable {
        /// Records by stream.
        public var records: [String: Int] = [:]
        public var diagnostics: [Diagnostic] = []
    }

    /// Runs the tap.
    ///
    /// - Parameters:
    ///   - folder: the streams go into the folder ``name`` in it; what an earlier run left there is replaced when the tap
    ///     has given its first stream.
    ///   - anew: whether it begins anew, whatever earlier runs gave.
    ///   - variables: the environment of this process, of which the tap gets a few.
    /// - Throws: ``FetchFailure`` where the tap gives nothing, and nothing is there of an earlier run.
    public func run(
        into folder: String,
        limits: Limits = Limits(),
        anew: Bool = false,
        variables: [String: String] = ProcessVariables.all
    ) throws -> Outcome {
        let environment = Self.scrubbed(variables)
        let catalog = says(["--catalog", "--properties", "-p"]) ? nil : try discover(environment, limits)
        // Who names a state decides what is read.
        var memory = SingerMemory(of: self, in: folder, isUsed: !anew && !says(["--state", "-s"]))
        var (streams, run) = try read(memory, catalog, environment, in: folder, limits)
        var notes: [Diagnostic] = []
        if catalog != nil, run.end != .code(0), !run.isLate, streams.records.isEmpty {
            // Some taps give a catalog and can't read one.
            try streams.close()
            (streams, run) = try read(memory, nil, environment, in: folder, limits)
            notes.append(Self.withoutCatalog(name))
        }
        var outcome = Outcome(records: streams.records, diagnostics: streams.diagnostics(of: name))
        try streams.close()
        let failure = run.failure(of: self.arguments[0], records: streams.records.values.reduce(0, +))
        if let failure {
            if streams.records.isEmpty { throw failure }
            outcome.diagnostics.append(failure.diagnostic(at: name))
        }
        guard !streams.records.isEmpty || memory.goesOn else {
            throw FetchFailure(
                "the tap \(self.arguments[0]) gave no stream",
                remedy: "look at its settings and its catalog"
            )
        }
        outcome.diagnostics += notes + run.warnings(of: name)
        if let joined = try memory.join(streams, isWhole: failure == nil) {
            outcome.diagnostics.append(joined.diagnostic(of: name))
        }
        try streams.move(to: "\(folder)/\(name)")
        try memory.save(streams)
        return outcome
    }

    private func read(
        _ memory: SingerMemory,
        _ catalog: [UInt8]?,
        _ environment: [String: String],
        in folder: String,
        _ limits: Limits
    ) throws -> (SingerStreams, TapRun) {
        let streams = try SingerStreams(
            folder: "\(folder)/.\(name).reading",
            limits: limits,
            fileNames: memory.fileNames
        )
        var arguments = arguments
        if let catalog {
            let path = "\(folder)/.\(name).catalog.json"
            try FetchedFile.write(catalog, to: path)
            arguments += ["--catalog", path]
        }
        arguments += memory.arguments
        let run = try TapRun(arguments, environment, seconds: limits.seconds, lineBytes: limits.lineBytes) {
            line,
            isWhole in
            try streams.take(line, isWhole: isWhole)
        }
        return (streams, run)
    }

    private static func withoutCatalog(_ name: String) -> Diagnostic {
        Diagnostic(
            .note,
            "the tap failed with its own catalog and was run without it",
            at: SourceLocation(file: name),
            remedy: "select its streams yourself, with --catalog in the command"
        )
    }

    private func says(_ options: [String]) -> Bool {
        arguments.contains { argument in options.contains { argument == $0 || argument.hasPrefix($0 + "=") } }
    }

    /// The tap's catalog with everything selected; nil for a tap that can't discover.
    private func discover(_ environment: [String: String], _ limits: Limits) throws -> [UInt8]? {
        var text: [UInt8] = []
        let run = try TapRun(
            arguments + ["--discover"],
            environment,
            seconds: min(limits.seconds, 300),
            lineBytes: limits.lineBytes
        ) { line, _ in
            guard text.count + line.count <= limits.lineBytes else { return }
            text += line
            text.append(0x0A)
        }
        guard run.end == .code(0), let catalog = try? JSONDecoder().decode(JSONValue.self, from: Data(text)),
            let selected = SingerCatalog.selectingAll(catalog)
        else { return nil }
        return (try? JSONEncoder().encode(selected)).map { Array($0) }
    }

    /// What a tap needs of the environment, and the variables that are meant for taps: those that begin with `TAP_`.
    static func scrubbed(_ variables: [String: String]) -> [String: String] {
        let passed: Set<String> = [
            "PATH", "HOME", "LANG", "TZ", "TMPDIR", "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE",
            "VIRTUAL_ENV",
        ]
        var kept = variables.filter { passed.contains($0.key) || $0.key.hasPrefix("TAP_") || $0.key.hasPrefix("LC_") }
        // Otherwise Python writes in blocks and in the machine's character set.
        kept["PYTHONIOENCODING"] = "utf-8"
        kept["PYTHONDONTWRITEBYTECODE"] = "1"
        return kept
    }
}
