public import ArgumentParser
import BundledImporters
import Glibc
import ImporterKit
import IntegrationModel
public import Reporting
import Simulation
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

struct ImportersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "importers",
        abstract: "Lists the importers, or explains which one reads a file.",
        discussion: """
            EXAMPLES
              koppel importers
              koppel importers --for exports/erp/orders.csv
            """
    )

    @Option(name: .customLong("for"), help: "Explain the choice for a file.", completion: .file())
    var file: String?

    func run() throws {
        guard let file else {
            for importer in bundledImporters {
                let manifest = importer.manifest
                Console.output("\(manifest.id)  \(manifest.summary)")
            }
            return
        }
        var status = stat()
        guard stat(file, &status) == 0 else {
            throw Trouble.nothing("\(file): \(String(cString: strerror(errno)))\n  Try: the path of an export")
        }
        let preview = ExportInspection().preview(
            of: ExportFile(path: file, absolutePath: file, size: Int(status.st_size))
        )
        if let obstacle = preview.obstacle {
            throw Trouble.nothing("\(file): \(obstacle)" + (preview.obstacleRemedy.map { "\n  Try: \($0)" } ?? ""))
        }
        let choice = ImporterChoice(for: preview, among: bundledImporters)
        for candidate in choice.candidates {
            let sure = Int((candidate.recognition.confidence * 100).rounded())
            Console.output(
                "\(candidate.importer.manifest.id)  \(sure) %  \(candidate.recognition.reasons.joined(separator: "; "))"
            )
        }
        Console.output("→ \(choice.chosen?.importer.manifest.id ?? "none")")
    }
}

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
        abstract: "Prints the JSON Schema of a document.",
        discussion: """
            EXAMPLES
              koppel schema landscape
            """
    )

    @Argument(
        help: ArgumentHelp("\(DocumentSchema.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "name")
    )
    var name: DocumentSchema

    func run() { Console.output(name.text) }
}

extension DocumentSchema: ExpressibleByArgument {}
