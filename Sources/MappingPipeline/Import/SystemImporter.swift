import ImporterKit
import IntegrationModel
import Profiling

/// Reads all exports of one system into columns.
///
/// Files are read in order of their paths; records of one dataset may come from thousands of them. A file that cannot be
/// read leaves a diagnostic, and the others are read.
///
/// Runs of files are read by several threads, each into drafts of its own, and joined in order. The runs are the same
/// whatever the number of threads, and so is the result.
struct SystemImporter {
    let importers: [any Importer]
    let key: HashKey
    var team = WorkTeam(threads: 1)
    /// nil to keep all columns in memory.
    var spill: SpillFolder?

    func read(_ group: ExportListing.Group) -> SystemImport {
        let runs = FileRun.runs(of: group.files, bytes: team.chunkBytes / 2)
        let reading = SystemReading(group, key: key, team: team, spill: spill)
        if team.threads > 1, runs.count > 1 {
            var rest = runs[...]
            team.inOrder(
                atMost: team.piecesAtOnce(holding: 3 * team.chunkBytes),
                next: { rest.popFirst() },
                work: { run in
                    // The chunks of a large file keep all threads busy, and go into the columns without a detour.
                    if run.isLarge(chunkBytes: team.chunkBytes) { return nil }
                    let part = SystemReading(group, key: key, team: nil)
                    read(run, into: part)
                    return part
                },
                join: { (run: FileRun, part: SystemReading?) in
                    if let part { reading.join(part) } else { read(run, into: reading) }
                    return true
                }
            )
        } else {
            for run in runs { read(run, into: reading) }
        }
        return reading.finished()
    }

    private func read(_ run: FileRun, into reading: SystemReading) {
        // Readers remember what they met; each run begins without memories, whoever reads it.
        reading.drafts.readers = TreeReaderPool()
        var last: ExportPreview?
        for export in run.files {
            let preview = inspect(export, like: last)
            last = preview
            reading.files.append(read(export, preview, &reading.drafts, &reading.diagnostics))
        }
    }

    func inspect(_ export: ExportFile, like last: ExportPreview?) -> ExportPreview {
        guard let last else { return ExportInspection().preview(of: export) }
        return ExportInspection().preview(of: export, like: last)
    }

    private func read(
        _ export: ExportFile,
        _ preview: ExportPreview,
        _ drafts: inout DatasetDrafts,
        _ diagnostics: inout [Diagnostic]
    ) -> SystemImport.File {
        if let obstacle = preview.obstacle {
            diagnostics.append(
                Diagnostic(.error, obstacle, at: SourceLocation(file: export.path), remedy: preview.obstacleRemedy)
            )
            return SystemImport.File(export: export, importer: nil, system: nil, reasons: [obstacle])
        }
        let choice = ImporterChoice(for: preview, among: importers, override: export.overrides.importer)
        guard let chosen = choice.chosen else {
            diagnostics.append(choice.refusal(of: export.path).diagnostic)
            return SystemImport.File(export: export, importer: nil, system: nil, reasons: [])
        }
        let manifest = chosen.importer.manifest
        let output = drafts.output(for: export, importer: manifest.id)
        do {
            try chosen.importer.read(export, as: preview, into: output)
        } catch let error as ImportError {
            output.report(error.diagnostic)
        } catch {
            output.report(Diagnostic(.error, "\(error)", at: SourceLocation(file: export.path)))
        }
        diagnostics += output.diagnostics + guesses(preview, export)
        return SystemImport.File(
            export: export,
            importer: manifest.id,
            system: manifest.system,
            reasons: chosen.recognition.reasons
        )
    }

    /// What was guessed of how the file is written, where another guess was nearly as good.
    private func guesses(_ preview: ExportPreview, _ export: ExportFile) -> [Diagnostic] {
        var guesses: [String] = []
        if preview.encodingIsGuess, !["utf-8", "us-ascii"].contains(preview.encoding.lowercased()) {
            guesses.append("the file is not UTF-8 and was read as \(preview.encoding), which is a guess")
        }
        if let doubts = preview.dialect?.doubts, !doubts.isEmpty {
            guesses.append("how the text is written was guessed: \(doubts.joined(separator: "; "))")
        }
        return guesses.map {
            Diagnostic(
                .note,
                $0,
                at: SourceLocation(file: export.path),
                remedy: "if values look wrong, say how it is written in koppel.yaml, under files"
            )
        }
    }
}
