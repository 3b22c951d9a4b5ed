import ArgumentParser
import IntegrationModel
import Reporting

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Writes a report: one self-contained HTML file, Markdown, a workbook or PDF.",
        discussion: """
            EXAMPLES
              koppel report --output report.html
              koppel report --output verslag.html --language nl
              koppel report --output report.html --pseudonyms --evidence
              koppel report --output report.md
              koppel report --output report.xlsx
              koppel report --output report.pdf
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var pseudonyms: PseudonymOptions
    @OptionGroup var language: LanguageOptions

    @Option(
        name: [.short, .long],
        help: "The file; its ending says which form: \(ReportFile.endings).",
        completion: .file()
    )
    var output: String

    @Flag(help: "Show the values that prove a gap, though they may name people; without it they are left out.")
    var evidence = false

    func run() throws {
        let snapshot = try pseudonyms.snapshot(of: workspace)
        let setup = ReportSetup(
            language: try language.chosen(for: workspace),
            showsValues: evidence,
            phases: try PhaseChoice.reported(in: workspace.open(), by: snapshot)
        )
        try ReportFile.write(snapshot, setup, to: output)
    }
}
