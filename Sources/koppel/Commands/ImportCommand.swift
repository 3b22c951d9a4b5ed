import ArgumentParser
import IntegrationModel
import MappingPipeline

/// What commands that read exports have in common.
struct ImportOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            """
            The folders with the exports, a folder in it for each system; or single files, archives, patterns, - for \
            standard input, https://, sftp:// and ftps:// addresses, and files that end in .source.yaml.
            """,
            valueName: "folder"
        ),
        completion: .file()
    )
    var folders: [String] = []

    @Flag(help: "Print the time that each stage took, on standard error.")
    var timings = false

    @Flag(name: [.short, .long], help: "Say nothing on standard error but errors.")
    var quiet = false

    @Flag(name: [.short, .long], help: "Tell each stage with its time, and who read each file and why.")
    var verbose = false

    @Option(
        help: "The file with the company's vision; without it, vision.yaml in one of the folders where there is one.",
        completion: .file(extensions: ["yaml"])
    )
    var vision: String?

    @OptionGroup var sources: SourceOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if quiet, verbose { throw ValidationError("--quiet and --verbose contradict each other\n  Try: one of them") }
        guard folders.isEmpty, sources.taps.isEmpty else { return }
        throw ValidationError(
            "Missing expected argument '<folder> ...'\n  Try: name the folder with the exports, or a --tap"
        )
    }

    /// The workspace to make or open.
    func path(_ workspace: WorkspaceOptions) -> String {
        workspace.path(for: sources.name(with: folders))
    }

    func analyse(_ workspace: WorkspaceOptions) throws -> Analysis.Outcome {
        let progress = Progress(quiet: quiet, verbose: verbose)
        let path = path(workspace)
        let named = try NamedSources(folders, sources, workspace: path, progress)
        let analysis = Analysis(
            folders: named.paths,
            fetching: named.diagnostics,
            workspacePath: path,
            resources: resources.resources,
            reading: reading.options,
            vision: vision,
            progress: progress
        )
        let outcome = try analysis.run()
        for diagnostic in outcome.snapshot.diagnostics where !quiet || diagnostic.severity == .error {
            Console.error(diagnostic.description)
        }
        if verbose { tell(outcome.snapshot.inputs) }
        if timings { Console.error(progress.table) }
        return outcome
    }

    private func tell(_ inputs: [InputFile]) {
        for input in inputs {
            let reader = input.importer.map { "read by \($0)" } ?? "left out"
            let why = input.reasons.isEmpty ? "" : ": \(input.reasons.joined(separator: "; "))"
            Console.error("\(input.path): \(reader)\(why)")
        }
    }
}

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Reads exports into a workspace.",
        discussion: """
            Every folder directly below FOLDER is a system, unless it holds nothing but folders of different systems. Files
            that lie in FOLDER itself are one system where they are of one product or format, and else a system each. A
            koppel.yaml in FOLDER can say otherwise. Importing again reads what has changed and keeps the rest.

            EXAMPLES
              koppel import exports/
              koppel import exports/ --workspace acme.koppel
              koppel import orders.csv invoices.xml --workspace acme.koppel
              koppel import exports.zip 'old/*.csv' https://shop.example/orders.csv --workspace acme.koppel
              koppel import --tap "shop=tap-shop --config shop.json" --workspace acme.koppel
              koppel import old/ --reading encoding=windows-1252 --reading "delimiter=;" --max-value 64MB
            """
    )

    @OptionGroup var options: ImportOptions
    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        let outcome = try options.analyse(workspace)
        let map = outcome.snapshot.map
        if !options.quiet {
            let records = map.datasets.filter { $0.parent == nil }.reduce(0) { $0 + $1.records }
            let rejected = map.datasets.reduce(0) { $0 + $1.rejected }
            Console.output(
                [
                    Count.words(map.systems.count, "system"), Count.words(map.datasets.count, "dataset"),
                    Count.words(records, "record"),
                ].joined(separator: ", ") + (rejected > 0 ? ", \(rejected) rejected" : "")
                    + " → \(options.path(workspace))"
            )
        }
        if outcome.unreadable > 0 { throw ExitCode(3) }
    }
}

/// Counted things.
enum Count {
    /// `1 system`, `3 systems`.
    static func words(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
