import ArgumentParser
import IntegrationModel
import MappingPipeline
import Reporting

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Shows the phases in order, how far they go towards the vision, and how good the plan is.",
        discussion: """
            Every plan says how far it can be from the best one. Who wants a certificate has an installed solver of
            mixed-integer programs find the optimum, or writes the program to a file and solves it elsewhere.

            EXAMPLES
              koppel plan
              koppel plan --format json
              koppel plan --solver cbc
              koppel plan --format lp > plan.lp
              koppel plan --solution answer.txt    the answer of a solver to plan.lp
            """,
        aliases: ["roadmap"]
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, lp
    }

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var pseudonyms: PseudonymOptions
    @OptionGroup var language: LanguageOptions

    @Option(name: [.short, .long], help: "text, json, or lp: the plan as a mixed-integer program.")
    var format: Format = .text

    @Option(help: "An installed solver to have the plan proved by: cbc, highs or scip.")
    var solver: Solver?

    @Option(help: "How many seconds the solver may take.")
    var seconds = 60

    @Option(help: "A file with the answer of a solver to the program of --format lp.", completion: .file())
    var solution: String?

    func validate() throws {
        if seconds < 1 { throw ValidationError("--seconds is less than 1\n  Try: --seconds 60") }
        if solver != nil, solution != nil {
            throw ValidationError("--solver and --solution both name an answer\n  Try: one of them")
        }
    }

    func run() throws {
        var snapshot = try pseudonyms.snapshot(of: workspace)
        if format == .lp { return Console.output(try workspace.replanning(snapshot).solverText) }
        if let answer = try answer(to: snapshot) {
            snapshot.roadmap = try workspace.replanning(snapshot).roadmap(solution: answer)
        }
        switch format {
        case .json: Console.output(RoadmapDocument(snapshot).text)
        default:
            Console.output(PlanText(snapshot, try language.page(for: workspace)).text)
        }
    }

    private func answer(to snapshot: Snapshot) throws -> String? {
        if let solution { return String(decoding: try FilePath.read(solution), as: UTF8.self) }
        guard let solver else { return nil }
        return try solver.solve(workspace.replanning(snapshot).solverText, seconds: seconds)
    }
}

extension Solver: ExpressibleByArgument {}
