import ImporterKit
import IntegrationModel
import Profiling

/// The datasets of one system while its exports are read.
struct DatasetDrafts {
    /// A dataset with its columns.
    struct Finished {
        var dataset: Dataset
        var columns: DatasetColumns
        var diagnostics: [Diagnostic] = []
        /// The plain values that were kept, by position of the field.
        var texts: [Int: TextColumn] = [:]
    }

    private final class Draft {
        let declaration: DatasetDeclaration
        let importer: String
        let builder: DatasetBuilder
        let sink: JoiningSink
        var files: [String] = []

        init(_ declaration: DatasetDeclaration, importer: String, _ making: Making, parent: DatasetDeclaration?) {
            self.declaration = declaration
            self.importer = importer
            let texts = making.texts?.keeping(declaration, partOf: parent)
            builder = DatasetBuilder(
                key: making.key,
                spillingTo: making.spill?.nextPath(),
                blockMemory: making.blockMemory,
                team: making.team,
                keeping: texts
            )
            sink = JoiningSink(builder, key: making.key, team: making.team, keeping: texts)
        }
    }

    /// What all drafts are made with.
    private struct Making {
        var key: HashKey
        var team: WorkTeam?
        var spill: SpillFolder?
        var texts: KeptTextChoice?

        /// Bytes for the values of a dataset that wait until a block is complete: enough for all but very wide tables, as
        /// to set them aside costs time.
        var blockMemory: Int { team.map { min(max($0.memory / 4, 1 << 24), 1 << 26) } ?? .max }
    }

    /// What tells drafts apart: invoices in UBL and in CII have the same name and no field in common.
    private struct DraftKey: Hashable {
        var name: String
        var importer: String
    }

    /// Drafts in a box, so that the closures of outputs reach them.
    private final class Shelf {
        var drafts: [DraftKey: Draft] = [:]
        var order: [DraftKey] = []

        func parent(of declaration: DatasetDeclaration, importer: String) -> DatasetDeclaration? {
            declaration.parent.flatMap { drafts[DraftKey(name: $0, importer: importer)]?.declaration }
        }
    }

    private let making: Making
    private let shelf = Shelf()
    /// For the files to come.
    var readers = TreeReaderPool()

    /// - Parameters:
    ///   - team: reads chunks of large files; nil for one thread.
    ///   - spill: takes what memory need not hold; nil for drafts that are joined to others.
    ///   - texts: the plain values that are kept; nil for none.
    init(key: HashKey, team: WorkTeam? = nil, spill: SpillFolder? = nil, keeping texts: KeptTextChoice? = nil) {
        making = Making(key: key, team: team, spill: spill, texts: texts)
    }

    /// Where the records of one file go. A dataset that an earlier file opened goes on.
    func output(for export: ExportFile, importer: String) -> ImportOutput {
        let (shelf, making) = (shelf, making)
        let before = shelf.drafts.mapValues(\.builder.count)
        return ImportOutput(
            file: export.path,
            readers: readers,
            recordsBefore: { before[DraftKey(name: $0, importer: importer)] ?? 0 }
        ) { declaration in
            let declaration = declaration.overridden(by: export.overrides)
            let place = DraftKey(name: declaration.name, importer: importer)
            let draft =
                shelf.drafts[place]
                ?? Draft(
                    declaration,
                    importer: importer,
                    making,
                    parent: shelf.parent(of: declaration, importer: importer)
                )
            if shelf.drafts.updateValue(draft, forKey: place) == nil { shelf.order.append(place) }
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
        for place in later.shelf.order {
            guard let theirs = later.shelf.drafts[place] else { continue }
            let parent = theirs.declaration.parent.map { DraftKey(name: $0, importer: place.importer) }
            let parentOffset = parent.flatMap { before[$0] } ?? 0
            if shelf.drafts[place] == nil {
                shelf.order.append(place)
                if parentOffset == 0, making.spill == nil {
                    shelf.drafts[place] = theirs
                    continue
                }
            }
            let mine =
                shelf.drafts[place]
                ?? Draft(
                    theirs.declaration,
                    importer: theirs.importer,
                    making,
                    parent: later.shelf.parent(of: theirs.declaration, importer: theirs.importer)
                )
            shelf.drafts[place] = mine
            mine.sink.join(theirs.sink, parentOffset: parentOffset, fileOffset: mine.files.count)
            mine.files += theirs.files
        }
    }

    /// The name of a dataset in its system, with the importer where another one gave a dataset the same name before.
    private func name(of place: DraftKey) -> String {
        let first = shelf.order.first { $0.name == place.name }
        return first == place || first == nil ? place.name : "\(place.name) (\(place.importer))"
    }

    /// The datasets in order of their names, with meanings inferred where no importer gave them.
    func finished() -> [Finished] {
        var lost: Set<String> = []
        var finished = shelf.order.sorted { ($0.name, $0.importer) < ($1.name, $1.importer) }.compactMap {
            place -> Finished? in
            guard let draft = shelf.drafts[place] else { return nil }
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
                id: name(of: place),
                system: "",
                entity: declaration.entity ?? .other,
                importer: draft.importer,
                files: draft.files,
                records: columns.count,
                rejected: draft.builder.rejected + (draft.builder.count - columns.count),
                parent: declaration.parent.map { name(of: DraftKey(name: $0, importer: place.importer)) },
                fields: fields
            )
            var inferred = MeaningInference().infer(dataset, fileNames: draft.files)
            // Lines are parts of a document, and no documents themselves.
            if declaration.parent != nil { inferred.entity = declaration.entity ?? .other }
            var result = Finished(dataset: inferred, columns: columns, diagnostics: inferred.readingDoubts)
            result.texts = draft.builder.keptTexts()
            if let failure = draft.builder.failure {
                lost.insert(inferred.id)
                result.diagnostics.append(Self.lost(draft.builder.count, of: inferred, failure))
            }
            return result
        }
        // Parts of records that are not there have no place to belong to.
        for index in finished.indices {
            if let parent = finished[index].dataset.parent, lost.contains(parent) {
                finished[index].dataset.parent = nil
            }
        }
        return finished
    }

    private static func lost(_ records: Int, of dataset: Dataset, _ failure: ColumnFileError) -> Diagnostic {
        Diagnostic(
            .error,
            "\(records) records of \(dataset.id) were left out: the system gives no memory to read their columns "
                + "(\(failure.path): \(failure.reason)); expected as much as they take",
            at: SourceLocation(file: dataset.files.first ?? dataset.id),
            remedy: "import on a machine, or with limits (ulimit -v), that leave the program more memory"
        )
    }
}
