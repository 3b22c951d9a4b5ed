import ArgumentParser
import BundledImporters
import Configuration
import ImporterKit
import IntegrationModel
import MappingPipeline

extension ImportersCommand {
    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new",
            abstract: "Drafts an importer from an example export; what is doubtful in it is marked.",
            discussion: """
                EXAMPLES
                  koppel importers new acme-erp --from exports/erp/orders.csv
                  koppel importers new acme-erp --from orders.csv --output exports/acme-erp.importer.yaml
                """
        )

        @Argument(help: "The id of the importer and of its system: acme-erp.")
        var name: String

        @Option(help: "An export to take as the example.", completion: .file())
        var from: String

        @Option(
            name: [.short, .long],
            help: "The file to write; without it, NAME.importer.yaml in this folder. It must not be there.",
            completion: .file(extensions: ["yaml"])
        )
        var output: String?

        func run() throws {
            let path = output ?? "\(name).importer.yaml"
            guard ManifestFiles.endings.contains(where: path.hasSuffix) else {
                throw Trouble.usage("\(path): the name of an importer's file ends in .importer.yaml")
            }
            guard !FilePath.exists(path) else {
                throw Trouble.usage("\(path) is there already\n  Try: another name with --output")
            }
            let draft = try draft()
            try FilePath.write(Self.text(of: draft), to: path)
            let count = draft.doubts.values.reduce(0) { $0 + $1.count }
            Console.output(
                "\(path): \(Count.words(draft.manifest.datasets.count, "dataset")), \(count) guesses to check"
            )
            Console.output("  Next: koppel importers test \(path) \(from)")
        }

        private func draft() throws -> ImporterDraft {
            do {
                return try ImporterDraft(
                    name,
                    name: name,
                    from: try ExportAtHand.file(from),
                    importers: bundledImporters.filter(\.manifest.isGeneric)
                )
            } catch let error as ImportError {
                throw Trouble.nothing(error.diagnostic.description)
            }
        }

        /// The draft, with what is doubtful beside what it is about. It must be readable as it is.
        private static func text(of draft: ImporterDraft) throws -> String {
            let body = ManifestText(draft.manifest) { dataset, field in
                let found = draft.doubts[dataset, default: []].filter { $0.field == field }.map(\.text)
                return found.isEmpty ? nil : "check: " + found.joined(separator: "; ")
            }.text
            let text = """
                # Drafted by koppel importers new from one export. Look at each line that says "check", give the names
                # that a field has in other languages or versions, and try it with koppel importers test. Say what kind of system it
                # is: erp, crm, webshop, invoicing, accounting, bank, payments.
                # yaml-language-server: $schema=importer.schema.json   (koppel schema importer > importer.schema.json)

                """ + body
            _ = try ImporterManifest(yaml: text, file: "draft")
            return text
        }
    }
}
