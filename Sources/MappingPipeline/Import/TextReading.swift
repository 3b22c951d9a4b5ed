import ImporterKit
import IntegrationModel
import Profiling

/// Reads plain values of several datasets from the exports, each export once for all of them.
///
/// Files are read in the same runs as when they were imported, by several threads.
struct TextReading: Sendable {
    /// The values of some fields of a dataset.
    struct Wanted {
        var origin: ExportTexts.Origin
        var fields: [Int]
    }

    let importers: [any Importer]
    let resources: MachineResources

    /// The columns of each dataset, by field; as many values each as the dataset has records.
    func read(_ wanted: [Wanted]) -> [[Int: TextColumn]] {
        var columns = wanted.map { $0.fields.map { _ in TextColumn() } }
        // Datasets of one system may lie in the same files.
        let systems = Dictionary(grouping: wanted.indices) { wanted[$0].origin.system }
        for (_, positions) in systems.sorted(by: { $0.key < $1.key }) {
            let own = positions.map { wanted[$0] }
            let files = own[0].origin.group.filter { file in own.contains { $0.origin.paths.contains(file.path) } }
            for (position, read) in zip(positions, read(own, from: files)) { columns[position] = read }
        }
        // An export that has changed since has fewer records now; a stage counts on a value for each.
        return zip(wanted, columns).map { wanted, columns in
            let whole = columns.map { column in
                var whole = column.padded(to: wanted.origin.records)
                whole.trim()
                return whole
            }
            return Dictionary(uniqueKeysWithValues: zip(wanted.fields, whole))
        }
    }

    /// The columns of each dataset, in order of its fields.
    private func read(_ wanted: [Wanted], from files: [ExportFile]) -> [[TextColumn]] {
        let team = resources.team
        var runs = FileRun.runs(of: files, bytes: team.chunkBytes / 2)[...]
        if runs.count == 1, let run = runs.first { return read(run, wanted) }
        var all = wanted.map { $0.fields.map { _ in TextColumn() } }
        team.run {
            team.inOrder(
                atMost: team.piecesAtOnce(holding: 2 * team.chunkBytes),
                next: { runs.popFirst() },
                work: { read($0, wanted) },
                join: { (_: FileRun, parts: [[TextColumn]]) in
                    for (dataset, columns) in parts.enumerated() {
                        for (position, column) in columns.enumerated() { all[dataset][position].append(column) }
                    }
                    return true
                }
            )
        }
        return all
    }

    private func read(_ run: FileRun, _ wanted: [Wanted]) -> [[TextColumn]] {
        let sinks = wanted.map { TextSink(paths: $0.origin.fields.map(\.path), wanted: $0.fields) }
        var others: [String: CountingSink] = [:]
        let importing = SystemImporter(importers: importers, key: HashKey(0, 0))
        let readers = TreeReaderPool()
        var chooser = ImporterChooser(importers)
        var last: ExportPreview?
        for export in run.files {
            let content = export.isHeldWhole ? try? FileBytes(opening: export.absolutePath, shownAs: export.path) : nil
            FileBytes.holding(content, from: export.absolutePath) {
                let preview = importing.inspect(export, like: last)
                last = preview
                let choice = chooser.choice(for: preview, override: export.overrides.importer)
                guard preview.obstacle == nil, let chosen = choice.chosen else { return }
                let output = ImportOutput(file: export.path, readers: readers) { declaration in
                    // Where another importer gave a dataset the same name before, the importer's id follows it.
                    let names = [declaration.name, "\(declaration.name) (\(chosen.importer.manifest.id))"]
                    for (wanted, sink) in zip(wanted, sinks)
                    where names.contains(wanted.origin.name) && wanted.origin.paths.contains(export.path) {
                        return sink
                    }
                    let other = others[declaration.name] ?? CountingSink()
                    others[declaration.name] = other
                    return other
                }
                // What can't be read was told when the export was imported; the records before it are the same again.
                try? export.withLimits { try chosen.importer.read(export, as: preview, into: output) }
            }
        }
        return sinks.map(\.columns)
    }
}
