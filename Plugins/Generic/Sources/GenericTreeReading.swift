import ImporterKit
import IntegrationModel

/// Reads the tables that the preview of a nested document shows.
///
/// One table takes its name from the file; several are told apart by the last name of their path: `export/customers`,
/// `export/orders`, `export/orders.lines`.
struct GenericTreeReading: Sendable {
    func read(_ export: ExportFile, as preview: ExportPreview, into output: ImportOutput) throws {
        let tables = preview.tables
        let names = Self.names(of: tables, in: export.path)
        let layout = RecordLayout(
            tables: tables.map { TableLayout(recordPath: $0.recordPath, parent: $0.parent) },
            isGuess: true
        )
        let sinks = tables.indices.map { position in
            output.open(
                DatasetDeclaration(name: names[position], parent: tables[position].parent.map { names[$0] })
            )
        }
        let starts = tables.map { _ in 0 }
        let file = try export.open()
        try withExtendedLifetime(file) {
            if preview.format == .xml {
                try XMLRecordReader(layout: layout).read(
                    file.buffer,
                    path: export.path,
                    encoding: export.overrides.encoding,
                    sinks: sinks,
                    startOrdinals: starts,
                    passed: file.passed
                ) { output.report($0) }
            } else {
                try JSONRecordReader(layout: layout).read(
                    file,
                    encoding: preview.encoding,
                    path: export.path,
                    sinks: sinks,
                    startOrdinals: starts
                ) { output.report($0) }
            }
        }
    }

    static func names(of tables: [PreviewTable], in path: String) -> [String] {
        let base = DatasetName.make(fromPath: path)
        let tops = tables.filter { $0.parent == nil && !$0.isSingle }.count
        var names: [String] = []
        for table in tables {
            let steps = table.recordPath.split { $0 == "/" || $0 == "." }
            let last = steps.last { $0 != "*" }.map(String.init) ?? "records"
            let above = table.parent.map { names[$0] }
            var name = above.map { "\($0).\(last)" } ?? (tops == 1 && !table.isSingle ? base : "\(base)/\(last)")
            while names.contains(name) { name += "'" }
            names.append(name)
        }
        return names
    }
}
