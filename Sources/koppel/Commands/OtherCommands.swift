import ArgumentParser
import Configuration
import Glibc
import IntegrationModel
import Reporting
import Workspace

struct AcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Accepts a gap, with the reason; it stays accepted over later imports.",
        discussion: """
            EXAMPLES
              koppel accept 'island:hubspot' --why 'a pilot that ends in June'
            """
    )

    @Argument(help: "The id of the gap.")
    var gap: String

    @Option(help: "Why it may stay as it is.")
    var why: String

    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        let snapshot = try workspace.snapshot()
        guard snapshot.gaps.contains(where: { $0.id == gap }) else {
            throw Trouble.usage("there is no gap \"\(gap)\"\n  Try: koppel gaps")
        }
        do {
            try workspace.open().acceptGap(gap, why: why, at: Double(time(nil)))
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
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
