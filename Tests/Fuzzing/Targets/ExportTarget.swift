import BundledImporters
import ImporterKit
import IntegrationModel
import Profiling

extension FuzzTarget {
    /// An export on its whole way: recognised by its first bytes, read by the importer that knows it best, made columns.
    static let exports = FuzzTarget("exports") { input in
        let input = FuzzInput(input)
        let path = try ScratchFile.write(input.bytes)
        defer { ScratchFile.remove() }
        let names = ["export.csv", "sale.order.csv", "orders_export.csv", "invoice.xml", "contacts.json", "a.txt"]
        let export = ExportFile(
            path: names[input.option(0..<4) % names.count],
            absolutePath: path,
            size: input.bytes.count
        )
        let preview = ExportInspection().preview(of: export)
        try require(preview == ExportInspection().preview(of: export), "the preview differs the second time")
        for (position, table) in preview.tables.enumerated() {
            try require(Set(table.fields).count == table.fields.count, "two fields of one name")
            if let parent = table.parent { try require(parent < position, "a table before its parent") }
        }
        guard preview.obstacle == nil,
            let importer = ImporterChoice(for: preview, among: bundledImporters).chosen?.importer
        else { return }
        let first = ExportReading(export, preview, importer)
        try first.check()
        try require(first.isSame(as: ExportReading(export, preview, importer)), "the second reading differs")
    }
}

/// What an importer made of an export.
private struct ExportReading {
    private final class Tables {
        var logs: [(declaration: DatasetDeclaration, log: RecordLog, builder: DatasetBuilder)] = []
    }

    private let tables = Tables()
    private var error: Diagnostic?
    private let diagnostics: [Diagnostic]

    init(_ export: ExportFile, _ preview: ExportPreview, _ importer: any Importer) {
        let tables = tables
        let output = ImportOutput(file: export.path) { declaration in
            let log = RecordLog()
            let builder = DatasetBuilder(key: HashKey(1, 2))
            tables.logs.append((declaration, log, builder))
            return Both(log: log, builder: builder)
        }
        do {
            try importer.read(export, as: preview, into: output)
        } catch let found as ImportError {
            error = found.diagnostic
        } catch {
            self.error = Diagnostic(.error, "\(error)", at: SourceLocation(file: export.path))
        }
        diagnostics = output.diagnostics
    }

    func check() throws {
        for (declaration, log, builder) in tables.logs {
            let holder = declaration.parent.flatMap { name in tables.logs.first { $0.declaration.name == name } }
            try log.check(parents: holder?.log.records.count ?? 0)
            try require(builder.count == log.records.count, "\(builder.count) records built")
            try require(builder.rejected == log.rejected.count, "\(builder.rejected) records rejected")
            let hints = ProfileHints(dateOrder: declaration.dateOrder, decimalMark: declaration.decimalMark)
            let (columns, profiles) = builder.finish(hints: hints)
            try checkColumns(columns, profiles)
        }
    }

    func isSame(as other: ExportReading) -> Bool {
        tables.logs.map(\.declaration) == other.tables.logs.map(\.declaration)
            && tables.logs.map(\.log) == other.tables.logs.map(\.log)
            && error == other.error && diagnostics == other.diagnostics
    }
}

/// Hands records to a log and to a builder of columns.
private final class Both: RecordSink {
    private let log: RecordLog
    private let builder: DatasetBuilder

    init(log: RecordLog, builder: DatasetBuilder) {
        self.log = log
        self.builder = builder
    }

    var fieldCount: Int { log.fieldCount }

    func addField(_ path: String) -> Int {
        let position = log.addField(path)
        if position == builder.fieldCount { _ = builder.addField(path) }
        return position
    }

    func beginFile(_ file: Int) { builder.beginFile(file) }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        log.append(values, at: place, parent: parent)
        builder.append(values, at: place, parent: parent)
    }

    func reject(at place: RecordPlace) {
        log.reject(at: place)
        builder.reject(at: place)
    }
}
