import IntegrationModel
import Synchronization

/// Keeps the readers of nested documents between files, as they remember the paths they met.
///
/// What they remember can tell whether an empty element is a value or a group without members, so the files that share
/// a pool are always the same ones, in the same order.
public final class TreeReaderPool: Sendable {
    /// A reader is used by the thread that took it out of the pool only.
    private struct Idle: @unchecked Sendable {
        var xml: [Use: [XMLRecordReader]] = [:]
        var json: [Use: [JSONRecordReader]] = [:]
    }

    private struct Use: Hashable {
        var layout: RecordLayout
        var limits: ReadingLimits
    }

    private let idle = Mutex(Idle())

    public init() {}

    /// Reads a document into the datasets of its tables.
    func read(
        _ export: ExportFile,
        _ format: ExportFormat,
        _ tables: [TreeTable],
        as preview: ExportPreview,
        into output: ImportOutput
    ) throws {
        let layout = RecordLayout(
            tables: tables.map {
                TableLayout(
                    recordPath: $0.recordPath,
                    parent: $0.parent,
                    selectors: $0.dataset?.selectors ?? [],
                    inherited: $0.inherited,
                    isAround: $0.dataset == nil
                )
            }
        )
        var sinks: [any RecordSink] = []
        for table in tables {
            guard let dataset = table.dataset else {
                sinks.append(NoSink())
                continue
            }
            let holder = table.parent.flatMap { $0 < sinks.count ? sinks[$0] as? LazySink : nil }
            let base = LazySink(output, dataset, of: holder)
            let variants = table.variants.compactMap { other in
                other.variant.map { variant in (variant, { LazySink(output, other, of: holder) as any RecordSink }) }
            }
            sinks.append(variants.isEmpty ? base : VariantSink({ base }, variants: variants))
        }
        try read(export, format, layout, sinks, as: preview) { output.report($0) }
    }

    /// Reads a document into sinks, one for each table of the layout.
    func read(
        _ export: ExportFile,
        _ format: ExportFormat,
        _ layout: RecordLayout,
        _ sinks: [any RecordSink],
        as preview: ExportPreview,
        report: (Diagnostic) -> Void
    ) throws {
        let file = try FileBytes(opening: export.absolutePath, shownAs: export.path)
        let starts = layout.tables.map { _ in 0 }
        try withExtendedLifetime(file) {
            switch format {
            case .xml:
                let reader = takeXML(Use(layout: layout, limits: export.overrides.limits))
                defer { giveBack(reader) }
                try reader.read(
                    file.buffer,
                    path: export.path,
                    encoding: export.overrides.encoding,
                    sinks: sinks,
                    startOrdinals: starts,
                    passed: file.passed,
                    report: report
                )
            case .json, .delimited, .coda, .mt940:
                let reader = takeJSON(Use(layout: layout, limits: export.overrides.limits))
                defer { giveBack(reader) }
                try reader.read(
                    file,
                    encoding: export.overrides.encoding ?? preview.encoding,
                    path: export.path,
                    sinks: sinks,
                    startOrdinals: starts,
                    report: report
                )
            }
        }
    }

    private func takeXML(_ use: Use) -> XMLRecordReader {
        idle.withLock { Taken(reader: $0.xml[use]?.popLast()) }.reader
            ?? XMLRecordReader(layout: use.layout, limits: use.limits)
    }

    private func takeJSON(_ use: Use) -> JSONRecordReader {
        idle.withLock { Taken(reader: $0.json[use]?.popLast()) }.reader
            ?? JSONRecordReader(layout: use.layout, limits: use.limits)
    }

    private func giveBack(_ reader: XMLRecordReader) {
        let taken = Taken(reader: reader)
        idle.withLock { idle in
            if let reader = taken.reader {
                idle.xml[Use(layout: reader.layout, limits: reader.limits), default: []].append(reader)
            }
        }
    }

    private func giveBack(_ reader: JSONRecordReader) {
        let taken = Taken(reader: reader)
        idle.withLock { idle in
            if let reader = taken.reader {
                idle.json[Use(layout: reader.layout, limits: reader.limits), default: []].append(reader)
            }
        }
    }

    /// Carries a reader over the border of the lock.
    private struct Taken<Reader>: @unchecked Sendable {
        var reader: Reader?
    }
}

/// Opens a dataset when its first record comes, so that a description of many datasets makes none that stay empty.
final class LazySink: RecordSink {
    private let output: ImportOutput
    private let dataset: DatasetDescription
    private let parent: LazySink?
    private var target: (any RecordSink)?

    /// - Parameter parent: opened first, as the lines of a document come before it.
    init(_ output: ImportOutput, _ dataset: DatasetDescription, of parent: LazySink?) {
        self.output = output
        self.dataset = dataset
        self.parent = parent
    }

    private var opened: any RecordSink {
        if let target { return target }
        _ = parent?.opened
        var sink = dataset.prepared(output.open(dataset.declaration(meanings: dataset.treeMeanings)))
        let several = dataset.fields.map(\.names).filter { $0.count > 1 }
        if !several.isEmpty { sink = AlternativeNamesSink(sink, names: several) }
        target = sink
        return sink
    }

    var fieldCount: Int { target?.fieldCount ?? 0 }

    func addField(_ path: String) -> Int { opened.addField(path) }

    func beginFile(_ file: Int) { target?.beginFile(file) }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        opened.append(values, at: place, parent: parent)
    }

    func reject(at place: RecordPlace) { opened.reject(at: place) }
}

/// Takes the elements around records, of which nothing is kept.
private final class NoSink: RecordSink {
    private(set) var fieldCount = 0

    func addField(_ path: String) -> Int {
        fieldCount += 1
        return fieldCount - 1
    }

    func beginFile(_ file: Int) {}

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {}

    func reject(at place: RecordPlace) {}
}
