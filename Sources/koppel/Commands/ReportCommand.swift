import ArgumentParser
import IntegrationModel
import Measuring
import Reporting

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Writes a report: one self-contained HTML file, Markdown, a workbook or PDF.",
        discussion: """
            EXAMPLES
              koppel report --output report.html
              koppel report --output report.md
              koppel report --output report.xlsx
              koppel report --output report.pdf
            """
    )

    @OptionGroup var workspace: WorkspaceOptions

    @Option(
        name: [.short, .long],
        help: "The file; its ending says which form: \(ReportFile.endings).",
        completion: .file()
    )
    var output: String

    func run() throws {
        let snapshot = try workspace.snapshot()
        let phases = try PhaseChoice.all(in: workspace.open())
        let reported = phases.map { phase in
            let others = phases.filter { $0.id != phase.id }
            return ReportedPhase(phase, measured: PhaseMeasurer().measure(phase, in: snapshot, besides: others))
        }
        try ReportFile.write(snapshot, phases: reported, to: output)
    }
}
