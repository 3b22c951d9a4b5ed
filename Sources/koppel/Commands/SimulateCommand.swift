import ArgumentParser
import Simulation

struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract:
            "Makes the exports of an invented company, with the truth about its flows, for trying out and testing.",
        discussion: """
            The folder gets exports/ with a folder for each system, truth.json, which says what really happened, and
            plan.json, which says what was to happen: systems and the formats of their exports, flows with their mechanism,
            delay, leaks, typing errors, filters, when they begin, stop and change. The same seed makes the same company. A
            plan can be edited and simulated again.

            EXAMPLES
              koppel simulate --seed 7 --output company/
              koppel simulate --seed 7 --documents 300 --output small/
              koppel simulate --plan company/plan.json --output changed/
            """
    )

    @Option(help: "Any whole number.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("A plan to follow instead of one drawn from the seed.", valueName: "file"))
    var plan: String?

    @Option(help: "How many documents begin in the company, 1 to 100000; else the plan's.")
    var documents: Int?

    @Option(name: [.short, .long], help: "The folder to make.", completion: .directory)
    var output: String

    func validate() throws {
        guard (1...100_000).contains(documents ?? 1) else {
            throw ValidationError("--documents is \(documents ?? 0); expected 1 to 100000")
        }
    }

    func run() throws {
        guard !FilePath.exists(output) else { throw Trouble.usage("\(output) is there already\n  Try: another folder") }
        var plan: SimulationPlan
        if let file = self.plan {
            guard FilePath.exists(file) else {
                throw Trouble.usage("there is no file \(file)\n  Try: plan.json of a company that koppel simulate made")
            }
            do { plan = try SimulationPlan(file: file) } catch let error as PlanError {
                throw Trouble.nothing(error.description)
            }
        } else {
            plan = SimulationPlan.random(seed: seed)
        }
        if let documents { plan.documents = documents }
        try Simulation.generate(plan).write(to: output)
    }
}
