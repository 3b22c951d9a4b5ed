import ArgumentParser
import Reporting

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Writes a report: one self-contained HTML file, or Markdown.",
        discussion: """
            EXAMPLES
              koppel report --output report.html
              koppel report --output report.md
            """
    )

    @OptionGroup var workspace: WorkspaceOptions

    @Option(name: [.short, .long], help: "The file; its ending says which form: .html or .md.", completion: .file())
    var output: String

    func run() throws { try ReportFile.write(try workspace.snapshot(), to: output) }
}
