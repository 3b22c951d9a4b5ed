import ArgumentParser
import Configuration
import Fetching
import Glibc
import IntegrationModel

/// Sources beside the folders and files of this machine.
struct SourceOptions: ParsableArguments {
    @Option(
        name: .customLong("tap"),
        help: ArgumentHelp(
            """
            Run a Singer tap and read what it gives; a name before it names the system: "shop=tap-shop --config \
            shop.json". Can be given several times. It gets no variables of the environment but PATH, HOME, a few like \
            them and those that begin with TAP_.
            """,
            valueName: "command"
        )
    )
    var taps: [String] = []

    @Option(help: ArgumentHelp("How many seconds a tap may run; without it, 3600.", valueName: "seconds"))
    var tapTime: Double = 3600

    @Flag(
        name: .customLong("tap-anew"),
        help: "Let taps read all again, and not from where the import before ended."
    )
    var readsTapsAnew = false

    @Option(help: ArgumentHelp("The largest file that is fetched; without it, 64GiB.", valueName: "size"))
    var maxDownload: ByteCount?

    /// What the workspace is named after: the first source.
    func name(with arguments: [String]) -> String {
        guard let first = arguments.first else { return (try? SingerTap(taps.first ?? "").name) ?? "client" }
        if let address = try? SourceAddress(first) { return address.host }
        return first == "-" || !FilePath.exists(first) ? "client" : first
    }

    func validate() throws {
        guard tapTime > 0, tapTime < 1e7 else {
            throw ValidationError("--tap-time is no number of seconds\n  Try: 3600")
        }
    }
}

/// What a user named, brought to this machine: paths, patterns, standard input, addresses, descriptions of services, taps.
///
/// What is fetched goes into a folder beside the workspace that its owner alone can read, and stays there, so that evidence
/// can be shown later; each import fetches it anew, or asks whether it has changed.
struct NamedSources {
    /// Folders and files.
    private(set) var paths: [String] = []
    /// What could not be fetched, or not whole.
    private(set) var diagnostics: [Diagnostic] = []
    private let folder: String
    private let options: SourceOptions
    private let progress: Progress

    /// - Throws: ``Trouble`` where a path is not there, and where nothing can be fetched of what is all there is.
    init(_ arguments: [String], _ options: SourceOptions, workspace: String, _ progress: Progress) throws {
        folder = workspace + ".fetched"
        self.options = options
        self.progress = progress
        for argument in arguments {
            if argument == "-" {
                try fetch("standard input") { try $0.readStandardInput() }
            } else if SourceAddress.isAddress(argument) {
                try fetch(Self.withoutSecrets(argument)) { try $0.download(argument) }
            } else if argument.hasSuffix(PagedSource.fileEnding), FilePath.size(of: argument) != nil {
                try fetch(argument) { try $0.readPages(argument) }
            } else {
                paths += try Self.files(argument)
            }
        }
        for tap in options.taps { try fetch("tap") { try $0.run(tap) } }
        if paths.isEmpty { throw Trouble.nothing(diagnostics.map(\.description).joined(separator: "\n")) }
    }

    /// An address as it may be shown.
    private static func withoutSecrets(_ address: String) -> String {
        (try? SourceAddress(address).shown) ?? String(address.prefix { $0 != "?" && $0 != "@" })
    }

    /// One source that fails does not stop the others.
    private mutating func fetch(
        _ name: String,
        _ body: (NamedSources) throws -> (path: String, diagnostics: [Diagnostic])
    ) throws {
        progress.begin("fetching")
        do {
            try makeFolder()
            let (path, found) = try body(self)
            paths.append(path)
            diagnostics += found
        } catch let failure as FetchFailure {
            diagnostics.append(failure.diagnostic(at: name))
        } catch let error as ConfigurationError {
            throw Trouble.nothing(error.description)
        }
    }

    private func makeFolder() throws {
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw Trouble.nothing(
                "\(folder): the folder can't be made (\(String(cString: strerror(errno))))\n  Try: another --workspace"
            )
        }
    }

    /// The files that a path or a pattern stands for.
    private static func files(_ argument: String) throws -> [String] {
        if FilePath.exists(argument) { return [argument] }
        guard argument.contains(where: { "*?[".contains($0) }) else {
            throw Trouble.nothing("\(argument): no such file or folder\n  Try: name the folder with the exports")
        }
        let found = FilePath.matching(argument)
        guard found.isEmpty else { return found }
        throw Trouble.nothing("\(argument): no file fits this pattern\n  Try: check it, or name a folder")
    }

    private func readStandardInput() throws -> (String, [Diagnostic]) {
        if isatty(0) == 1 {
            throw FetchFailure("it is a terminal; an export was expected", remedy: "koppel import - < orders.csv")
        }
        let path = "\(folder)/standard-input"
        try StandardInput.keep(at: path, limit: options.maxDownload?.bytes ?? 1 << 36)
        return (path, [])
    }

    private func download(_ argument: String) throws -> (String, [Diagnostic]) {
        let address = try SourceAddress(argument)
        let download = Download(
            address,
            credentials: Credentials(for: address, variables: ProcessVariables.all),
            limits: limits,
            report: report
        )
        return (try download.run(below: folder), [])
    }

    private func readPages(_ path: String) throws -> (String, [Diagnostic]) {
        let text = String(decoding: try FilePath.read(path), as: UTF8.self)
        let source = try PagedSource(yaml: text, file: path)
        // Each in a folder of its own: a folder in an imported one is a system.
        let root = try ownFolder("service", source.name)
        let outcome = try source.run(into: root, limits: limits, report: report)
        return (root, outcome.diagnostics)
    }

    private func run(_ command: String) throws -> (String, [Diagnostic]) {
        let tap = try SingerTap(command)
        let root = try ownFolder("tap", tap.name)
        var limits = SingerTap.Limits()
        limits.seconds = options.tapTime
        if let most = options.maxDownload { limits.bytes = most.bytes }
        return (root, try tap.run(into: root, limits: limits, anew: options.readsTapsAnew).diagnostics)
    }

    private func ownFolder(_ kind: String, _ name: String) throws -> String {
        let path = "\(folder)/\(kind)-\(name)"
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw FetchFailure(
                "\(path) can't be made (\(String(cString: strerror(errno))))",
                remedy: "another --workspace"
            )
        }
        return path
    }

    private var limits: TransferLimits { TransferLimits(bytes: options.maxDownload?.bytes ?? 1 << 36) }

    private var report: @Sendable (TransferProgress) -> Void {
        let progress = progress
        return { state in
            let total = state.total.map { " of \(Self.size($0))" } ?? ""
            progress.show("fetching \(state.name): \(Self.size(state.bytes))\(total)")
        }
    }

    private static func size(_ bytes: Int) -> String {
        bytes < 10_000_000 ? "\(bytes / 1000) kB" : "\(bytes / 1_000_000) MB"
    }
}
