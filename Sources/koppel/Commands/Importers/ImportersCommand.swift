import ArgumentParser
import ImporterKit

/// What the program can read, and how to teach it more.
struct ImportersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "importers",
        abstract: "Lists the importers, explains which one reads a file, and helps to make one.",
        discussion: """
            An importer of your own is a YAML file whose name ends in .importer.yaml, in the folder with the exports or
            in ~/.config/koppel/importers; `koppel schema importer` prints the JSON Schema of such a file.

            EXAMPLES
              koppel importers
              koppel importers --for exports/erp/orders.csv
              koppel importers --for exports.zip
              koppel importers new acme-erp --from exports/erp/orders.csv
              koppel importers test exports/acme-erp.importer.yaml exports/erp
            """,
        subcommands: [List.self, Test.self, New.self],
        defaultSubcommand: List.self
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists the importers, or explains which one reads a file."
        )

        @Option(
            name: .customLong("for"),
            help: "Explain the choice for a file, and for each one in an archive or workbook.",
            completion: .file()
        )
        var file: String?

        @Flag(help: "With --for, tell of every importer why it does not read the file.")
        var all = false

        @OptionGroup var reading: ReadingOptions

        func run() throws {
            let set = ImporterSet(for: file.map(Self.folders) ?? ["."])
            for fault in set.faults { Console.error(fault) }
            guard let file else {
                for importer in set.importers {
                    Console.output("\(importer.manifest.id)  \(importer.manifest.summary)")
                }
                return
            }
            let explanation = ImporterExplanation(importers: set.importers, all: all)
            for line in try explanation.lines(of: file, reading: reading.options) { Console.output(line) }
        }

        /// Where the manifests for a file may lie: the imported folder is that of its system or the one above.
        private static func folders(of file: String) -> [String] {
            let parts = FilePath.absolute(file).split(separator: "/").map(String.init)
            return [1, 2].map { "/" + parts.dropLast($0).joined(separator: "/") }
        }
    }
}

/// An export that a command was given the path of.
enum ExportAtHand {
    /// - Throws: where there is no such file.
    static func file(_ path: String) throws -> ExportFile {
        guard let size = FilePath.size(of: path) else {
            throw Trouble.nothing("\(path): no file that can be read\n  Try: the path of an export")
        }
        return ExportFile(path: path, absolutePath: path, size: size)
    }
}
