import ArgumentParser
import Configuration
import Fetching
import Reporting

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of a document, or of a file that describes an importer or a service.",
        discussion: """
            EXAMPLES
              koppel schema landscape
              koppel schema importer
              koppel schema source
            """
    )

    @Argument(help: ArgumentHelp("\(names.joined(separator: ", ")).", valueName: "name"))
    var name: String

    private static let names = DocumentSchema.allCases.map(\.rawValue) + ["importer", "source"]

    func run() throws {
        if name == "importer" { return Console.output(ManifestFiles.schema) }
        if name == "source" { return Console.output(PagedSource.schema) }
        guard let schema = DocumentSchema(rawValue: name) else {
            throw Trouble.usage(
                "there is no schema \"\(name)\"; expected one of \(Self.names.joined(separator: ", "))"
            )
        }
        Console.output(schema.text)
    }
}
