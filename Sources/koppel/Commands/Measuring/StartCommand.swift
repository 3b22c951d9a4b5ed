import ArgumentParser
import IntegrationModel
import Measuring
import Reporting
import Workspace

struct StartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Begins a phase of the plan: freezes what its success will be measured by, and the values before.",
        discussion: """
            What is frozen are the acceptance criteria that koppel next shows, with their values of each week before. Later
            imports don't change them.

            EXAMPLES
              koppel start phase-1
              koppel start phase-1 --on 2026-12-07
              koppel start phase-1@2026-12-07 --withdraw
            """
    )

    @Argument(help: ArgumentHelp("The phase, as koppel roadmap shows it.", valueName: "phase"))
    var phase: String = "phase-1"

    @Option(help: ArgumentHelp("The day on which it begins; without it, today.", valueName: "yyyy-mm-dd"))
    var on: Day?

    @Flag(help: "Take the start back.")
    var withdraw = false

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var language: LanguageOptions

    @Option(name: [.short, .long], help: "text or json.")
    var format: TextFormat = .text

    func run() throws {
        let workspace = try workspace.open()
        if withdraw { return try takeBack(in: workspace) }
        let snapshot = try self.workspace.snapshot()
        guard let planned = snapshot.roadmap.phases.first(where: { $0.id == phase }) else {
            let names = snapshot.roadmap.phases.map(\.id).joined(separator: ", ")
            throw Trouble.usage(
                "the plan has no phase \"\(phase)\"\n  Try: "
                    + (names.isEmpty ? "koppel next says why there is none" : "one of \(names)")
            )
        }
        let started = StartedPhase(planned, of: snapshot, at: on?.seconds ?? Day.now)
        let others = try PhaseChoice.all(in: workspace)
        if let same = others.first(where: { $0.closing == nil && $0.phase.steps == planned.steps }) {
            throw Trouble.usage(
                "these steps are under way as \(same.id)\n  Try: koppel close \(same.id), or koppel start \(same.id) --withdraw"
            )
        }
        guard !others.contains(where: { $0.id == started.id }) else {
            throw Trouble.usage("\(started.id) was begun already\n  Try: another day with --on")
        }
        do { try workspace.save(started) } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
        let needed = [started].weeksNeeded
        switch format {
        case .text:
            let text = StartText(started, weeksNeeded: needed[0], try language.page(for: self.workspace))
            Console.output(text.text)
        case .json: Console.output(PhasesDocument([started], weeksNeeded: needed).text)
        }
    }

    private func takeBack(in workspace: Workspace) throws {
        let started = try PhaseChoice(workspace).phase(phase)
        guard started.closing == nil else {
            throw Trouble.usage(
                "\(started.id) is closed; its outcome is part of what was learned\n  Try: koppel phases"
            )
        }
        do { try workspace.removeStartedPhase(started.id) } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
    }
}

struct PhasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "phases",
        abstract: "Lists the phases that were begun, what they took and how they turned out.",
        discussion: """
            EXAMPLES
              koppel phases
              koppel phases --format json
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var language: LanguageOptions

    @Option(name: [.short, .long], help: "text or json.")
    var format: TextFormat = .text

    func run() throws {
        let phases = try PhaseChoice.all(in: workspace.open())
        switch format {
        case .text: Console.output(PhasesText(phases, try language.page(for: self.workspace)).text)
        case .json: Console.output(PhasesDocument(phases, weeksNeeded: phases.weeksNeeded).text)
        }
    }
}

extension [StartedPhase] {
    /// By phase and criterion, how many weeks it takes until a verdict can be given.
    fileprivate var weeksNeeded: [[Int?]] {
        map { phase in phase.criteria.map { PhaseMeasurer().weeksNeeded(for: $0, among: phase.criteria.count) } }
    }
}
