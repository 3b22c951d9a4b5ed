import ArgumentParser
import Configuration
import Reporting
import Simulation

struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract:
            "Makes the exports of an invented company, with the truth about its flows, for trying out and testing.",
        discussion: """
            The same seed makes the same company.

            EXAMPLES
              koppel simulate --seed 7 --output company/
            """
    )

    @Option(help: "Any whole number.")
    var seed: UInt64 = 1

    @Option(name: [.short, .long], help: "The folder to make.", completion: .directory)
    var output: String

    func run() throws {
        guard !FilePath.exists(output) else { throw Trouble.usage("\(output) is there already\n  Try: another folder") }
        _ = try Simulation.run(seed: seed, folder: output)
    }
}

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of a document, or of an importer's file.",
        discussion: """
            EXAMPLES
              koppel schema landscape
              koppel schema importer
            """
    )

    @Argument(help: ArgumentHelp("\(names.joined(separator: ", ")).", valueName: "name"))
    var name: String

    private static let names = DocumentSchema.allCases.map(\.rawValue) + ["importer"]

    func run() throws {
        if name == "importer" { return Console.output(ManifestFiles.schema) }
        guard let schema = DocumentSchema(rawValue: name) else {
            throw Trouble.usage(
                "there is no schema \"\(name)\"; expected one of \(Self.names.joined(separator: ", "))"
            )
        }
        Console.output(schema.text)
    }
}
