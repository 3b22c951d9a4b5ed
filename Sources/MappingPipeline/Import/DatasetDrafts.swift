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

        init(_ declaration: DatasetDeclaration, importer: String, key: HashKey) {
            self.declaration = declaration
            self.importer = importer
            builder = DatasetBuilder(key: key)
            sink = JoiningSink(builder)
        }
    }

    /// Drafts by name, in a box so that the closures of outputs reach them.
    private final class Shelf {
        var drafts: [String: Draft] = [:]
        var order: [String] = []
    }

    private let key: HashKey
    private let shelf = Shelf()

    init(key: HashKey) { self.key = key }

    /// Where the records of one file go. A dataset that an earlier file opened goes on.
    func output(for export: ExportFile, importer: String) -> ImportOutput {
        let (shelf, key) = (shelf, key)
        let before = shelf.drafts.mapValues(\.builder.count)
        return ImportOutput(
            file: export.path,
            recordsBefore: { before[$0] ?? 0 }
        ) { declaration in
            let draft = shelf.drafts[declaration.name] ?? Draft(declaration, importer: importer, key: key)
            if shelf.drafts.updateValue(draft, forKey: declaration.name) == nil { shelf.order.append(declaration.name) }
            draft.sink.beginFile(draft.files.count)
            draft.files.append(export.path)
            return draft.sink
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

/// A sink that several files feed: a field that an earlier file brought keeps its place.
final class JoiningSink: RecordSink {
    private let builder: DatasetBuilder
    private var positions: [String: Int] = [:]

    init(_ builder: DatasetBuilder) { self.builder = builder }

    var fieldCount: Int { builder.fieldCount }

    func addField(_ path: String) -> Int {
        if let known = positions[path] { return known }
        let position = builder.addField(path)
        positions[path] = position
        return position
    }

    func beginFile(_ file: Int) { builder.beginFile(file) }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        builder.append(values, at: place, parent: parent)
    }

    func reject(at place: RecordPlace) { builder.reject(at: place) }
}
