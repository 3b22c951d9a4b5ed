import Configuration
import ImporterKit
import IntegrationModel
import MappingPipeline

/// Tells which importer reads an export and why, for each of those in an archive or workbook too.
struct ImporterExplanation {
    let importers: [any Importer]
    /// Whether importers that don't fit at all are told of as well.
    let all: Bool

    /// - Parameter reading: how it is written, see ``ReadingOptions``.
    /// - Throws: where nothing can be read.
    func lines(of file: String, reading: [String]) throws -> [String] {
        _ = try ExportAtHand.file(file)
        let project = try ProjectFile.read(in: [], options: reading)
        let listing = ExportListing.of([file], overrides: project.overrides, containers: project.containers())
        let exports = listing.groups.flatMap(\.files)
        for diagnostic in listing.diagnostics { Console.error(diagnostic.description) }
        guard !exports.isEmpty else {
            throw Trouble.nothing(
                "\(file): there is no export in it\n  Try: look into it with the program that made it"
            )
        }
        if exports.count == 1, exports[0].contents == nil {
            let preview = ExportInspection().preview(of: exports[0])
            if let obstacle = preview.obstacle {
                throw Trouble.nothing("\(file): \(obstacle)" + (preview.obstacleRemedy.map { "\n  Try: \($0)" } ?? ""))
            }
            return lines(of: preview)
        }
        return exports.flatMap { export in
            let preview = ExportInspection().preview(of: export)
            let found =
                preview.obstacle.map { obstacle in
                    ["→ none: \(obstacle)"] + (preview.obstacleRemedy.map { ["  Try: \($0)"] } ?? [])
                } ?? lines(of: preview)
            return [export.path] + found.map { "  \($0)" }
        }
    }

    private func lines(of preview: ExportPreview) -> [String] {
        let choice = ImporterChoice(for: preview, among: importers)
        let fitting = choice.candidates.filter { all || $0.recognition.confidence > 0 }
        var lines = fitting.map { candidate in
            let sure = Int((candidate.recognition.confidence * 100).rounded())
            let reasons = candidate.recognition.reasons.joined(separator: "; ")
            return "\(candidate.importer.manifest.id)  \(sure) %  \(reasons)"
        }
        let others = choice.candidates.count - fitting.count
        if others > 0 {
            lines.append(
                "\(Count.words(others, "other importer")) \(others == 1 ? "does" : "do") not fit; --all tells why"
            )
        }
        return lines + ["→ \(choice.chosen?.importer.manifest.id ?? "none")"]
    }
}
