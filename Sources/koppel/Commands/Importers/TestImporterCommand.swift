import ArgumentParser
import BundledImporters
import Configuration
import ImporterKit
import ImporterTesting

extension ImportersCommand {
    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test",
            abstract: "Runs the conformance kit on an importer of your own with example exports.",
            discussion: """
                Each example is tried as it is and in hostile variants: other line ends and encodings, columns in another
                order, renamed and added columns, cut off. Exit code 1 says that a check failed.

                EXAMPLES
                  koppel importers test acme-erp.importer.yaml orders.csv customers.csv
                  koppel importers test acme-erp.importer.yaml exports/erp
                """
        )

        @Argument(help: "The importer's file.", completion: .file(extensions: ["yaml", "yml"]))
        var manifest: String

        @Argument(help: "Example exports, or folders with them.", completion: .file())
        var samples: [String]

        func run() throws {
            let conformance = try conformance()
            var isFaulty = false
            for check in ConformanceCheck.allCases {
                let faults = try conformance.faults(in: check)
                isFaulty = isFaulty || !faults.isEmpty
                Console.output("\(faults.isEmpty ? "passed" : "FAILED")  \(check.rawValue)")
                for fault in faults.prefix(5) { Console.output("        \(fault.sample): \(fault.message)") }
                if faults.count > 5 { Console.output("        and \(faults.count - 5) more") }
                if check == .recognisesItsSamples, faults.count >= conformance.samples.count {
                    Console.output("        the other checks need examples that are recognised")
                    break
                }
            }
            if isFaulty { throw ExitCode(1) }
        }

        private func conformance() throws -> ImporterConformance {
            let importer: ManifestImporter
            do {
                importer = ManifestImporter(try ManifestFiles.manifest(at: manifest), isOwn: true)
            } catch {
                throw Trouble.nothing(error.description)
            }
            var found: [ImporterConformance.Sample] = []
            for path in samples {
                guard FilePath.exists(path) else {
                    throw Trouble.nothing("\(path): no such file or folder\n  Try: the path of an example export")
                }
                let names = FilePath.isFolder(path) ? FilePath.files(below: path) : [path]
                for name in names where !ManifestFiles.endings.contains(where: name.hasSuffix) {
                    let short = name.split(separator: "/").last.map(String.init) ?? name
                    found.append(.init(name: short, bytes: try FilePath.read(name)))
                }
            }
            guard !found.isEmpty else { throw Trouble.usage("there are no example exports in \(samples)") }
            return ImporterConformance(of: importer, samples: found)
        }
    }
}
