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
                What is typed over, late or leaking is proposed to run by itself; or the goals of whole processes, made
                concrete by the systems of the map. Enter takes what is proposed. The file is for you to go on with; the
                next import plans with it.

                TEMPLATES
                  order-to-cash, lead-to-quote, procure-to-pay, record-to-report, product-data, after-sales, or a file
                  of your own templates

                EXAMPLES
                  koppel vision init
                  koppel vision init --template order-to-cash --template record-to-report
                  koppel vision init --template our-templates.yaml
                  koppel vision init --yes --output exports/vision.yaml
                """
        )

        @OptionGroup var workspace: WorkspaceOptions

        @Option(help: "A process to take goals of, or a file of templates; repeat for several.")
        var template: [String] = []

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
            let choice = try VisionTemplateChoice(named: template)
            let questions = VisionQuestions(map)
            let chosen = yes || !template.isEmpty ? choice.named : questions.chosen(of: choice.all)
            var vision = Vision.proposed(for: map, from: chosen)
            guard !vision.goals.isEmpty else { throw Self.nothing(chosen, map) }
            if !yes { questions.change(&vision) }
            guard !vision.goals.isEmpty else { throw Trouble.nothing("no goal is left\n  Try: want one of them") }
            try FilePath.write(vision.yaml, to: path)
            let count = vision.goals.count
            Console.output("\(path): \(count) \(count == 1 ? "goal" : "goals")\nNext: koppel import, then koppel plan")
        }

        private static func nothing(_ chosen: [VisionTemplate], _ map: FlowMap) -> Trouble {
            guard !chosen.isEmpty else {
                return .nothing(
                    "the map shows nothing that is typed over, late or leaking\n  Try: --template order-to-cash"
                )
            }
            let missing = Set(chosen.flatMap(\.entities)).filter { map.holders(of: $0).isEmpty }.map(\.rawValue)
                .sorted()
            return .nothing(
                "the exports hold too little of \(chosen.map(\.id).joined(separator: ", ")) for a goal; they hold no "
                    + missing.joined(separator: ", no ") + "\n  Try: add exports that do, and koppel import"
            )
        }
    }
}
