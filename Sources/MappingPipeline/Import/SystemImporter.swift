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
    /// The plain values that are kept; nil for none.
    var texts: KeptTextChoice?

    func read(_ group: ExportListing.Group) -> SystemImport {
        let runs = FileRun.runs(of: group.files, bytes: team.chunkBytes / 2)
        let reading = SystemReading(group, key: key, team: team, spill: spill, keeping: texts)
        if team.threads > 1, runs.count > 1 {
            var rest = runs[...]
            let pieces = team.piecesAtOnce(holding: 3 * team.chunkBytes)
            team.inOrder(
                atMost: pieces,
                next: { rest.popFirst() },
                work: { run in
                    var preview: ExportPreview?
                    if let file = run.largeFile(chunkBytes: team.chunkBytes) {
                        let found = inspect(file, like: nil)
                        // Goes into the columns without a detour, and its chunks, if it has any, to all threads.
                        if isReadWhenJoined(file, found, pieces: pieces) { return Part.later(found) }
                        preview = found
                    }
                    let part = SystemReading(group, key: key, team: nil, keeping: texts)
                    read(run, first: preview, into: part)
                    return Part.read(part)
                },
                join: { (run: FileRun, part: Part) in
                    switch part {
                    case .read(let part): reading.join(part)
                    case .later(let preview): read(run, first: preview, into: reading)
                    }
                    return true
                }
            )
        } else {
            for run in runs { read(run, into: reading) }
        }
        return reading.finished()
    }

    /// What a thread made of a run of files.
    private enum Part {
        case read(SystemReading)
        /// Only looked at the large file that it is.
        case later(ExportPreview)
    }

    /// Whether a large file is read where its records belong, and not beside other files.
    ///
    /// Delimited text in UTF-8 is cut into chunks, so that all threads read it. Other formats have one reader a file,
    /// and are read beside other files as long as the columns of those that are read at once fit into the memory; they
    /// take about as much as the file.
    private func isReadWhenJoined(_ file: ExportFile, _ preview: ExportPreview, pieces: Int) -> Bool {
        if preview.format == .delimited, TextEncoding(ianaName: preview.encoding) ?? .utf8 == .utf8 { return true }
        return file.size > team.memory / (2 * pieces)
    }

    /// - Parameter first: the preview of the first file, where it is known.
    private func read(_ run: FileRun, first: ExportPreview? = nil, into reading: SystemReading) {
        // Readers remember what they met; each run begins without memories, whoever reads it.
        reading.drafts.readers = TreeReaderPool()
        var last: ExportPreview?
        var chooser = ImporterChooser(importers)
        for export in run.files {
            // A small file is opened once for all that looks at it.
            let content =
                export.isHeldWhole ? try? FileBytes(opening: export.absolutePath, shownAs: export.path) : nil
            var file = FileBytes.holding(content, from: export.absolutePath) {
                let preview = (last == nil ? first : nil) ?? inspect(export, like: last)
                last = preview
                let reader = reading.files.last?.reader
                return read(export, preview, &chooser, &reading.drafts, &reading.diagnostics, like: reader)
            }
            if let content {
                file.stamp = content.status.flatMap { FileStamp($0) }
                file.digest = ExportDigest.digest(of: content)
            }
            reading.files.append(file)
        }
    }

    func inspect(_ export: ExportFile, like last: ExportPreview?) -> ExportPreview {
        guard let last else { return ExportInspection().preview(of: export) }
        return ExportInspection().preview(of: export, like: last)
    }

    private func read(
        _ export: ExportFile,
        _ preview: ExportPreview,
        _ chooser: inout ImporterChooser,
        _ drafts: inout DatasetDrafts,
        _ diagnostics: inout [Diagnostic],
        like last: SystemImport.Reader?
    ) -> SystemImport.File {
        if let obstacle = preview.obstacle {
            diagnostics.append(
                Diagnostic(.error, obstacle, at: SourceLocation(file: export.path), remedy: preview.obstacleRemedy)
            )
            return SystemImport.File(export: export, reader: SystemImport.Reader(importer: nil, reasons: [obstacle]))
        }
        let choice = chooser.choice(for: preview, override: export.overrides.importer)
        guard let chosen = choice.chosen else {
            diagnostics.append(choice.refusal(of: export.path).diagnostic)
            return SystemImport.File(export: export, reader: SystemImport.Reader(importer: nil, reasons: []))
        }
        let manifest = chosen.importer.manifest
        let output = drafts.output(for: export, importer: manifest.id)
        do {
            try export.withLimits { try chosen.importer.read(export, as: preview, into: output) }
        } catch let error as ImportError {
            output.report(error.diagnostic)
        } catch {
            output.report(Diagnostic(.error, "\(error)", at: SourceLocation(file: export.path)))
        }
        diagnostics += output.diagnostics + guesses(preview, export)
        return SystemImport.File(export: export, reader: reader(manifest, chosen.recognition.reasons, like: last))
    }

    /// Who read a file: what the file before has, where that says the same.
    private func reader(_ manifest: ImporterManifest, _ reasons: [String], like last: SystemImport.Reader?)
        -> SystemImport.Reader
    {
        if let last, last.importer == manifest.id, last.reasons == reasons, last.system == manifest.system {
            return last
        }
        return SystemImport.Reader(importer: manifest.id, system: manifest.system, reasons: reasons)
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
                remedy: "if values look wrong, say how it is written in koppel.yaml, under files, or with --reading"
            )
        }
    }
}

extension ExportFile {
    /// Whether it is small enough to be read at once, for all that looks at it.
    var isHeldWhole: Bool { contents == nil && size <= FileBytes.largestRead }
}
