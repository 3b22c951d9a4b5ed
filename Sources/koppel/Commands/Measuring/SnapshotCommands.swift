import ArgumentParser
import IntegrationModel
import Measuring
import Reporting
import Workspace

struct SnapshotsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshots",
        abstract: "Lists what the workspace keeps of each import: map, gaps and plan as of that day.",
        discussion: """
            An import of the same exports takes the place of the one before.

            EXAMPLES
              koppel snapshots
              koppel snapshots --format json
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var language: LanguageOptions

    @Option(name: [.short, .long], help: "text or json.")
    var format: TextFormat = .text

    func run() throws {
        let snapshots = try SnapshotChoice.all(in: workspace.open())
        switch format {
        case .text: Console.output(SnapshotsText(snapshots, try language.page(for: self.workspace)).text)
        case .json: Console.output(SnapshotsDocument(snapshots).text)
        }
    }
}

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Shows what is otherwise in one snapshot than in an earlier one: flows, gaps and plan.",
        discussion: """
            A snapshot is named by its id, by the beginning of it, by a day (the last one imported by then), or as latest.
            Without names, the last one is compared with the one before.

            EXAMPLES
              koppel diff
              koppel diff 2026-03-31
              koppel diff 2026-03-31 latest --format json
            """
    )

    @Argument(help: ArgumentHelp("The earlier snapshot.", valueName: "snapshot"))
    var before: String?

    @Argument(help: ArgumentHelp("The later snapshot; without it, the last one.", valueName: "snapshot"))
    var after: String?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var language: LanguageOptions

    @Option(name: [.short, .long], help: "text or json.")
    var format: TextFormat = .text

    func run() throws {
        let workspace = try workspace.open()
        let choice = try SnapshotChoice(workspace)
        let later = try choice.snapshot(after ?? "latest")
        let earlier = try before.map { try choice.snapshot($0) } ?? choice.snapshot(before: later.id)
        guard earlier.id != later.id else {
            throw Trouble.usage("both are snapshot \(later.id)\n  Try: koppel snapshots, and name two of them")
        }
        let difference = SnapshotDifference(from: earlier, to: later)
        switch format {
        case .text: Console.output(DifferenceText(difference, try language.page(for: self.workspace)).text)
        case .json: Console.output(DifferenceDocument(difference).text)
        }
    }
}
