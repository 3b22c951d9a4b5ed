import ArgumentParser
import IntegrationModel
import Reporting

/// Text for people or JSON for programs.
enum TextFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

struct GapsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: "Lists what is wrong between the systems, in hours and euros.",
        discussion: """
            EXAMPLES
              koppel gaps
              koppel gaps --format json
              koppel gaps --format sarif > gaps.sarif
              koppel gaps --fail-on high
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var failure: FailureOptions

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, sarif, csv
    }

    @Option(name: [.short, .long], help: "text, json, sarif (2.1.0) or csv.")
    var format: Format = .text

    func run() throws {
        let snapshot = try workspace.snapshot()
        switch format {
        case .text: Console.output(GapsText(snapshot, width: Console.width, style: Console.style).text)
        case .json: Console.output(GapsDocument(snapshot).text)
        case .sarif:
            let former = try workspace.formerSnapshot()
            Console.output(SARIFDocument(snapshot, since: former, version: Koppel.version).text)
        case .csv: Console.output(GapsTable(snapshot).text)
        }
        try failure.check(snapshot)
    }
}
