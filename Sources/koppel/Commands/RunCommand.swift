import ArgumentParser
import IntegrationModel
import Reporting

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Imports exports and shows map, gaps and next step, in one go.",
        discussion: """
            EXAMPLES
              koppel run exports/
              koppel run exports/ --workspace acme.koppel --output acme.html
            """
    )

    @OptionGroup var options: ImportOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var language: LanguageOptions
    @OptionGroup var failure: FailureOptions

    @Option(
        name: [.short, .long],
        help: "Write a report too; its ending says which: \(ReportFile.endings).",
        completion: .file()
    )
    var output: String?

    func run() throws {
        let outcome = try options.analyse(workspace)
        let snapshot = outcome.snapshot
        var named = workspace
        named.workspace = options.path(workspace)
        let page = try language.page(for: named)
        let parts = [
            MapText(snapshot, page).text,
            GapsText(snapshot, page).text,
            NextText(snapshot, page).text,
        ]
        Console.output(parts.joined(separator: "\n\n"))
        if let output {
            try ReportFile.write(snapshot, ReportSetup(language: page.language), to: output)
            if !options.quiet { Console.error("report: \(output)") }
        }
        if outcome.unreadable > 0 { throw ExitCode(3) }
        try failure.check(snapshot)
    }
}
