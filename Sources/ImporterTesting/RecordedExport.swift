public import ImporterKit
public import IntegrationModel

/// All that an importer read of an export, as text, for comparing.
public struct RecordedExport: Sendable, Hashable {
    /// In the order in which they were opened.
    public var datasets: [RecordedDataset]
    public var diagnostics: [Diagnostic]
    /// Why reading ended before the end.
    public var error: ImportError?

    public subscript(name: String) -> RecordedDataset? { datasets.first { $0.declaration.name == name } }

    /// Reads an export into memory. Errors other than ``ImportError`` are thrown on.
    public static func read(
        _ export: ExportFile,
        as preview: ExportPreview,
        with importer: any Importer
    ) throws -> RecordedExport {
        try read([(export, preview)], with: importer)
    }

    /// Reads an export that is in memory.
    ///
    /// - Throws: where a temporary file can't be written, and errors of the importer other than ``ImportError``.
    public static func read(
        _ sample: ImporterConformance.Sample,
        with importer: any Importer
    ) throws -> RecordedExport {
        try TemporaryExport.with(sample) { export in
            try read(export, as: ExportInspection().preview(of: export), with: importer)
        }
    }

    /// Reads several exports, one after the other, into the same datasets, as a host does with the files of a folder.
    public static func read(
        _ exports: [(file: ExportFile, preview: ExportPreview)],
        with importer: any Importer
    ) throws -> RecordedExport {
        var sinks: [RecordingSink] = []
        var result = RecordedExport(datasets: [], diagnostics: [])
        for (position, export) in exports.enumerated() {
            let before = sinks
            let output = ImportOutput(
                file: export.file.path,
                recordsBefore: { name in
                    before.first { $0.dataset.declaration.name == name }?.countAtStart(of: position) ?? 0
                },
                makeSink: { declaration in
                    let known = sinks.first { $0.dataset.declaration.name == declaration.name }
                    let sink = known ?? RecordingSink(declaration)
                    if known == nil { sinks.append(sink) }
                    sink.beginFile(position)
                    return sink
                }
            )
            for sink in sinks { sink.beginFile(position) }
            do {
                try importer.read(export.file, as: export.preview, into: output)
            } catch let error as ImportError {
                result.error = error
            }
            result.diagnostics += output.diagnostics
        }
        result.datasets = sinks.map(\.dataset)
        return result
    }
}

/// The records of one dataset.
public struct RecordedDataset: Sendable, Hashable {
    public var declaration: DatasetDeclaration
    public var fields: [String] = []
    /// By position of the field; nil for absent values. Shorter than `fields` where the last ones are absent.
    public var records: [[String?]] = []
    public var places: [RecordPlace] = []
    public var parents: [Int] = []
    public var rejected: [RecordPlace] = []

    /// The values of a record by field, without the absent and the empty ones.
    public func values(of record: Int) -> [String: String] {
        var values: [String: String] = [:]
        for (field, value) in zip(fields, records[record]) {
            if let value, !value.isEmpty { values[field] = value }
        }
        return values
    }

    /// The values of a field, by record; nil for absent and empty ones.
    public func values(_ field: String) -> [String?] {
        records.indices.map { values(of: $0)[field] }
    }

    /// The values of the field that has a meaning; nil where none has it.
    public func values(_ canonical: CanonicalField) -> [String?]? {
        guard let field = fields.firstIndex(where: { declaration.meanings[$0] == canonical }) else { return nil }
        return records.map { field < $0.count ? $0[field] : nil }
    }
}

/// Keeps records as text.
final class RecordingSink: RecordSink {
    private(set) var dataset: RecordedDataset
    private var starts: [Int: Int] = [:]

    init(_ declaration: DatasetDeclaration) {
        dataset = RecordedDataset(declaration: declaration)
    }

    var fieldCount: Int { dataset.fields.count }

    func addField(_ path: String) -> Int {
        if let known = dataset.fields.firstIndex(of: path) { return known }
        dataset.fields.append(path)
        return dataset.fields.count - 1
    }

    func beginFile(_ file: Int) {
        if starts[file] == nil { starts[file] = dataset.records.count }
    }

    func countAtStart(of file: Int) -> Int { starts[file] ?? dataset.records.count }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        dataset.records.append(values.map { $0.isAbsent ? nil : $0.string })
        dataset.places.append(place)
        dataset.parents.append(parent)
    }

    func reject(at place: RecordPlace) { dataset.rejected.append(place) }
}
