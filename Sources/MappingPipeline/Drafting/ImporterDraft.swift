public import ImporterKit
import IntegrationModel
import Profiling

/// A first description of an importer, guessed from an example export, and what in it is doubtful.
///
/// A person corrects it; `koppel importers test` says whether it holds.
public struct ImporterDraft: Sendable {
    public var manifest: ImporterManifest
    /// What to look at, by name of the dataset.
    public var doubts: [String: [Doubt]]

    /// A guess that a person should check.
    public struct Doubt: Sendable, Hashable {
        /// The name of the field; nil for the dataset.
        public var field: String?
        public var text: String
    }

    /// Drafts an importer from an export that the generic importer of its format reads.
    ///
    /// - Parameters:
    ///   - id: of the importer and its system.
    ///   - importers: the generic ones.
    /// - Throws: ``ImportError`` where the export can't be read or holds no records.
    public init(_ id: String, name: String, from export: ExportFile, importers: [any Importer]) throws {
        let preview = ExportInspection().preview(of: export)
        if let obstacle = preview.obstacle {
            throw ImportError(obstacle, at: SourceLocation(file: export.path), remedy: preview.obstacleRemedy)
        }
        let choice = ImporterChoice(for: preview, among: importers)
        guard let reader = choice.chosen?.importer, let format = preview.format else {
            throw choice.refusal(of: export.path)
        }
        var read: [(declaration: DatasetDeclaration, builder: DatasetBuilder)] = []
        let output = ImportOutput(file: export.path) { declaration in
            // Nobody looks at the hashes, so the key does not matter.
            let builder = DatasetBuilder(key: HashKey(0, 0))
            builder.beginFile(0)
            read.append((declaration, builder))
            return builder
        }
        try reader.read(export, as: preview, into: output)
        let kept = read.indices.filter { read[$0].builder.count > 0 }
        guard !kept.isEmpty else {
            throw ImportError(
                "no records, so nothing to draft an importer from",
                at: SourceLocation(file: export.path),
                remedy: "take an export with some records in it"
            )
        }
        var datasets: [DatasetDescription] = []
        doubts = [:]
        for position in kept {
            let table = position < preview.tables.count ? preview.tables[position] : nil
            let guess = DatasetGuess(read[position].declaration, read[position].builder, path: export.path)
            datasets.append(guess.description(format, table, preview))
            doubts[guess.name] = guess.doubts
        }
        manifest = ImporterManifest(
            id: id,
            system: SystemDescription(id: id, name: name, kind: .other),
            summary: "\(name) \(format.rawValue == "delimited" ? "CSV" : format.rawValue.uppercased()) exports: "
                + datasets.map(\.name).joined(separator: ", "),
            datasets: datasets
        )
    }
}

/// What the records of one table seem to be.
private struct DatasetGuess {
    let name: String
    private let dataset: Dataset
    private(set) var doubts: [ImporterDraft.Doubt] = []

    init(_ declaration: DatasetDeclaration, _ builder: DatasetBuilder, path: String) {
        name = declaration.name
        let (_, profiles) = builder.finish()
        let fields = zip(builder.paths, profiles).map { Field(path: $0, canonical: nil, profile: $1) }
        let bare = Dataset(
            id: name,
            system: "",
            entity: declaration.entity ?? .other,
            importer: "",
            files: [path],
            records: builder.count,
            rejected: builder.rejected,
            parent: declaration.parent,
            fields: fields
        )
        dataset = MeaningInference().infer(bare, fileNames: [path])
        if dataset.parent != nil {
            // Parts of records are about nothing of their own.
        } else if dataset.entity == .other {
            doubts.append(.init(field: nil, text: "what these records are could not be guessed; set the entity"))
        } else {
            doubts.append(.init(field: nil, text: "the entity is a guess from names and values"))
        }
        for field in dataset.fields {
            if field.canonical != nil {
                doubts.append(.init(field: field.path, text: "a guess from its name and values"))
            }
            if field.profile.dateOrderIsGuess {
                doubts.append(.init(field: field.path, text: "day and month could not be told apart"))
            }
        }
    }

    func description(_ format: ExportFormat, _ table: PreviewTable?, _ preview: ExportPreview) -> DatasetDescription {
        let isTop = dataset.parent == nil
        var fingerprint = Fingerprint()
        if isTop {
            let telling = tellingFields
            fingerprint.required = telling.prefix(3).map { [$0] }
            fingerprint.typical = Array(telling.dropFirst(3).prefix(8))
            // Several tables of one file are named after it, and then after themselves.
            fingerprint.fileNames = [name.prefix { $0 != "/" }.lowercased()]
            if format == .xml {
                fingerprint.rootElement = preview.rootElement
                fingerprint.namespace = preview.namespace
            }
        }
        let profiles = dataset.fields.map(\.profile)
        return DatasetDescription(
            name: name,
            entity: isTop ? dataset.entity : .other,
            format: format,
            fingerprint: fingerprint,
            recordPath: format == .delimited ? nil : table?.recordPath,
            parent: dataset.parent,
            fields: dataset.fields.map { FieldDescription([$0.path], $0.canonical) },
            dateOrder: Self.only(profiles.filter { !$0.dateOrderIsGuess }.compactMap(\.dateOrder)),
            decimalMark: Self.only(profiles.compactMap(\.decimalMark))
        )
    }

    /// Fields whose names say most about where an export comes from: long names and several words are rarer than
    /// `id` and `name`. In the order of how telling they are; equals in the order of the export.
    private var tellingFields: [String] {
        func weight(_ path: String) -> Int {
            let words = path.split { !$0.isLetter && !$0.isNumber }.count
            return min(path.count, 24) + 6 * min(words, 3)
        }
        return dataset.fields.map(\.path).filter { !$0.isEmpty }.enumerated()
            .sorted { (weight($1.element), $0.offset) < (weight($0.element), $1.offset) }.map(\.element)
    }

    /// The value that all have in common.
    private static func only<Value: Hashable>(_ values: [Value]) -> Value? {
        Set(values).count == 1 ? values.first : nil
    }
}
