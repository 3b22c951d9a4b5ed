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
              koppel next --format json
            """
    )

    @OptionGroup var workspace: WorkspaceOptions

    @Option(name: [.short, .long], help: "text or json.")
    var format: TextFormat = .text

    func run() throws {
        let snapshot = try workspace.snapshot()
        switch format {
        case .text:
            Console.output(NextText(snapshot, width: Console.width, style: Console.style).text)
            for phase in try PhaseChoice.all(in: workspace.open()) where phase.closing == nil {
                Console.output("Under way: \(phase.phase.title)\n  \(phase.id): koppel measure, then koppel close")
            }
        case .json: Console.output(RoadmapDocument(snapshot).text)
        }
    }
}

struct RoadmapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roadmap",
        abstract: "Shows the next step and the phases that may follow.",
        discussion: """
            EXAMPLES
              koppel roadmap
              koppel roadmap --format json
            """
    )

    @OptionGroup var workspace: WorkspaceOptions

    @Option(name: [.short, .long], help: "text or json.")
    var format: TextFormat = .text

    func run() throws {
        let snapshot = try workspace.snapshot()
        guard format == .text else { return Console.output(RoadmapDocument(snapshot).text) }
        let roadmap = snapshot.roadmap
        guard !roadmap.phases.isEmpty else {
            return Console.output("No phase: \(roadmap.reasonForNone ?? "nothing pays back").")
        }
        for phase in roadmap.phases {
            let cost = "\(Int(phase.cost.likely.rounded())) \(phase.cost.currency)"
            let payback =
                phase.paybackMonths.map { "pays back in \(Int($0.likely.rounded(.up))) months" }
                ?? "earns nothing by itself"
            Console.output(
                "week \(phase.startWeek)–\(phase.startWeek + phase.weeks)  \(phase.title)  (\(cost), \(payback))"
            )
        }
    }
}
