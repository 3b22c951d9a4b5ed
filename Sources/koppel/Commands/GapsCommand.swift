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
              koppel gaps --fail-on high
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var failure: FailureOptions

    @Option(name: [.short, .long], help: "text or json.")
    var format: TextFormat = .text

    func run() throws {
        let snapshot = try workspace.snapshot()
        switch format {
        case .text: Console.output(GapsText(snapshot, width: Console.width, style: Console.style).text)
        case .json: Console.output(GapsDocument(snapshot).text)
        }
        try failure.check(snapshot)
    }
}
