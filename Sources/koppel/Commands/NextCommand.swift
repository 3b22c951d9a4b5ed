import ArgumentParser
import IntegrationModel
import Reporting

struct NextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "next",
        abstract: "Recommends the next small step: one phase of at most 12 weeks and 15,000–50,000 euro.",
        discussion: """
            EXAMPLES
              koppel next
              koppel next --language nl
              koppel next --format json
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var pseudonyms: PseudonymOptions
    @OptionGroup var language: LanguageOptions

    @Option(name: [.short, .long], help: "text or json.")
    var format: TextFormat = .text

    func run() throws {
        let snapshot = try pseudonyms.snapshot(of: workspace)
        switch format {
        case .text:
            Console.output(NextText(snapshot, try language.page(for: workspace)).text)
            for phase in try PhaseChoice.all(in: workspace.open()) where phase.closing == nil {
                Console.output("Under way: \(phase.phase.title)\n  \(phase.id): koppel measure, then koppel close")
            }
        case .json: Console.output(RoadmapDocument(snapshot).text)
        }
    }
}
