import ImporterKit
import IntegrationModel
import Profiling

/// The datasets of one system while its exports are read.
struct DatasetDrafts {
    /// A dataset with its columns.
    struct Finished {
        var dataset: Dataset
        var columns: DatasetColumns
    }

    private final class Draft {
        let declaration: DatasetDeclaration
        let importer: String
        let builder: DatasetBuilder
        let sink: JoiningSink
        var files: [String] = []

        init(_ declaration: DatasetDeclaration, importer: String, key: HashKey, team: WorkTeam?, spill: SpillFolder?) {
            self.declaration = declaration
            self.importer = importer
            builder = DatasetBuilder(key: key, spillingTo: spill?.nextPath(), team: team)
            sink = JoiningSink(builder, key: key, team: team)
        }
    }

    /// Drafts by name, in a box so that the closures of outputs reach them.
    private final class Shelf {
        var drafts: [String: Draft] = [:]
        var order: [String] = []
    }

    private let key: HashKey
    private let team: WorkTeam?
    private let spill: SpillFolder?
    private let shelf = Shelf()
    /// For the files to come.
    var readers = TreeReaderPool()

    /// - Parameters:
    ///   - team: reads chunks of large files; nil for one thread.
    ///   - spill: takes what memory need not hold; nil for drafts that are joined to others.
    init(key: HashKey, team: WorkTeam? = nil, spill: SpillFolder? = nil) {
        self.key = key
        self.team = team
        self.spill = spill
    }

    /// Where the records of one file go. A dataset that an earlier file opened goes on.
    func output(for export: ExportFile, importer: String) -> ImportOutput {
        let (shelf, key, team, spill) = (shelf, key, team, spill)
        let before = shelf.drafts.mapValues(\.builder.count)
        return ImportOutput(
            file: export.path,
            readers: readers,
            recordsBefore: { before[$0] ?? 0 }
        ) { declaration in
            let declaration = declaration.overridden(by: export.overrides)
            let draft =
                shelf.drafts[declaration.name]
                ?? Draft(declaration, importer: importer, key: key, team: team, spill: spill)
            if shelf.drafts.updateValue(draft, forKey: declaration.name) == nil { shelf.order.append(declaration.name) }
            draft.sink.beginFile(draft.files.count)
            draft.files.append(export.path)
            return draft.sink
        }
    }

    /// Joins what was read of the files that follow; the other drafts are of no use afterwards.
    ///
    /// The result is the same as if all files had been read into these drafts.
    func join(_ later: DatasetDrafts) {
        let before = shelf.drafts.mapValues(\.builder.count)
        for name in later.shelf.order {
            guard let theirs = later.shelf.drafts[name] else { continue }
            let parentOffset = theirs.declaration.parent.flatMap { before[$0] } ?? 0
            if shelf.drafts[name] == nil {
                shelf.order.append(name)
                if parentOffset == 0, spill == nil {
                    shelf.drafts[name] = theirs
                    continue
                }
            }
            let mine =
                shelf.drafts[name]
                ?? Draft(theirs.declaration, importer: theirs.importer, key: key, team: team, spill: spill)
            shelf.drafts[name] = mine
            mine.sink.join(theirs.sink, parentOffset: parentOffset, fileOffset: mine.files.count)
            mine.files += theirs.files
        }
    }

    /// The datasets in order of their names, with meanings inferred where no importer gave them.
    func finished() -> [Finished] {
        shelf.order.sorted().map { name in
            let draft = shelf.drafts[name]!
            let declaration = draft.declaration
            let hints = ProfileHints(dateOrder: declaration.dateOrder, decimalMark: declaration.decimalMark)
            let (columns, profiles) = draft.builder.finish(hints: hints)
            let fields = zip(draft.builder.paths, profiles).map { path, profile in
                let meaning = declaration.meanings[path]
                return Field(
                    path: path,
                    canonical: meaning,
                    meaning: meaning == nil ? .unknown : .manifest,
                    profile: profile
                )
            }
            let dataset = Dataset(
                id: name,
                system: "",
                entity: declaration.entity ?? .other,
                importer: draft.importer,
                files: draft.files,
                records: columns.count,
                rejected: draft.builder.rejected,
                parent: declaration.parent,
                fields: fields
            )
            var inferred = MeaningInference().infer(dataset, fileNames: draft.files)
            // Lines are parts of a document, and no documents themselves.
            if declaration.parent != nil { inferred.entity = declaration.entity ?? .other }
            return Finished(dataset: inferred, columns: columns)
        }
    }
}
