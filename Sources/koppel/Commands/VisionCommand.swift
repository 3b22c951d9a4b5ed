import ArgumentParser
import Configuration
import IntegrationModel
import MappingPipeline
import Workspace

struct VisionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vision",
        abstract: "Begins the company's vision: what its data should do by itself in 24 and 48 months.",
        discussion: """
            EXAMPLES
              koppel vision init
              koppel vision init --yes --output exports/vision.yaml
            """,
        subcommands: [InitCommand.self]
    )

    struct InitCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "init",
            abstract: "Proposes a vision.yaml from the map, and asks what should be otherwise.",
            discussion: """
                What is typed over, late or leaking is proposed to run by itself. Enter takes what is proposed. The file is
                for you to go on with; the next import plans with it.

                EXAMPLES
                  koppel vision init
                  koppel vision init --yes --output exports/vision.yaml
                """
        )

        @OptionGroup var workspace: WorkspaceOptions

        @Flag(help: "Ask nothing; take what is proposed.")
        var yes = false

        @Option(
            name: [.short, .long],
            help: "The file to write. Without it, vision.yaml in the folder of the exports that were imported.",
            completion: .file(extensions: ["yaml"])
        )
        var output: String?

        func run() throws {
            let folder = try workspace.open().importedFolders().first
            guard let path = output ?? folder.map({ $0 + "/" + Vision.fileName }) else {
                throw Trouble.usage("no exports were imported from a folder\n  Try: --output vision.yaml")
            }
            guard !FilePath.exists(path) else {
                throw Trouble.usage(
                    "\(path): there is a vision already\n  Try: edit it, or name another file with --output"
                )
            }
            let map = try workspace.snapshot().map
            var vision = Vision.proposed(for: map)
            if !yes { VisionQuestions(map).change(&vision) }
            guard !vision.goals.isEmpty else {
                throw Trouble.nothing("no goal is left: the map shows nothing that is typed over, late or leaking")
            }
            try FilePath.write(vision.yaml, to: path)
            let count = vision.goals.count
            Console.output("\(path): \(count) \(count == 1 ? "goal" : "goals")\nNext: koppel import, then koppel plan")
        }
    }
}

/// What a person is asked about a proposed vision.
private struct VisionQuestions {
    private let map: FlowMap

    init(_ map: FlowMap) { self.map = map }

    func change(_ vision: inout Vision) {
        Console.output("By which month is each wanted? A number from 1 to 120, or n where it is not wanted.")
        vision.goals = vision.goals.compactMap { goal in
            var goal = goal
            let answer = ask("\(goal.title) [\(goal.months)]", "a number from 1 to 120, or n") {
                $0 == "n" || Int($0).map { (1...120).contains($0) } ?? false
            }
            guard answer != "n" else { return nil }
            goal.months = answer.flatMap { Int($0) } ?? goal.months
            return goal
        }
        let most = vision.limits.phase.maxBudget
        let budget = ask(
            "What may a phase cost at most, in \(vision.limits.phase.currency)? [\(Int(most))]",
            "an amount"
        ) {
            Double($0).map { $0 >= 1_000 && $0 <= 1e8 } ?? false
        }
        if let budget = budget.flatMap({ Double($0) }) {
            vision.limits.phase.maxBudget = budget
            vision.limits.phase.minBudget = min(vision.limits.phase.minBudget, budget / 2)
        }
        let weeks = ask("How many weeks may a phase take at most? [\(vision.limits.phase.maxWeeks)]", "1 to 52") {
            Int($0).map { (1...52).contains($0) } ?? false
        }
        if let weeks = weeks.flatMap({ Int($0) }) { vision.limits.phase.maxWeeks = weeks }
        let ids = map.systems.map(\.id)
        let kept = ask("Which systems must stay as they are? (\(ids.joined(separator: ", "))) [none]", "their ids") {
            words($0).allSatisfy(ids.contains)
        }
        if let kept { vision.limits.untouchable = words(kept) }
    }

    private func words(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == " " }.map(String.init)
    }

    /// What is typed; nil for Enter or the end of the input, which take what is proposed.
    private func ask(_ question: String, _ expected: String, isValid: (String) -> Bool) -> String? {
        while true {
            Console.write(question + " ", to: 1)
            guard let line = readLine(), !line.isEmpty else { return nil }
            let answer = line.lowercased()
            if isValid(answer) { return answer }
            Console.output("expected \(expected)")
        }
    }
}
