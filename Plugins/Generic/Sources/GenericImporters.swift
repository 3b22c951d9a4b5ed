public import ImporterKit
import IntegrationModel

/// Reads any delimited text. What its fields mean is found out later, from their names and values.
public struct GenericDelimitedImporter: Importer {
    public let manifest = ImporterManifest(
        id: "csv",
        summary: "Any delimited text (CSV and its relatives); fields are inferred from names and values",
        datasets: []
    )

    public init() {}

    public func recognize(_ preview: ExportPreview) -> Recognition {
        genericRecognition(preview, .delimited) {
            let columns = preview.tables.first?.fields.count ?? 0
            return (columns > 1 ? 0.3 : 0.2, "it is delimited text with \(columns) column\(columns == 1 ? "" : "s")")
        }
    }

    public func read(_ export: ExportFile, as preview: ExportPreview, into output: ImportOutput) throws {
        let reader = try DelimitedTextReader(export, as: preview)
        let name = DatasetName.make(fromPath: export.path)
        let sink = output.open(DatasetDeclaration(name: name))
        guard export.overrides.continuationLines != false, let continuation = reader.continuationLines() else {
            return try reader.readAll(into: sink) { output.report($0) }
        }
        output.report(
            Diagnostic(
                .note,
                "records in which “\(continuation.key)” is blank or repeated were read as further lines of the record before",
                at: SourceLocation(file: export.path, field: continuation.key),
                remedy: "if each record stands for itself, say continuationLines: no in koppel.yaml, under files"
            )
        )
        let lines = output.open(DatasetDeclaration(name: "\(name).lines", parent: name))
        try reader.readAll(into: sink, lines: lines, continuation) { output.report($0) }
    }
}

/// Reads any XML document that holds records.
public struct GenericXMLImporter: Importer {
    public let manifest = ImporterManifest(
        id: "xml",
        summary: "Any XML with repeated elements; fields are inferred from names and values",
        datasets: []
    )
    private let readers = GenericTreeReading()

    public init() {}

    public func recognize(_ preview: ExportPreview) -> Recognition {
        genericRecognition(preview, .xml) {
            (0.3, "it is an XML document with the root element \(preview.rootElement ?? "")")
        }
    }

    public func read(_ export: ExportFile, as preview: ExportPreview, into output: ImportOutput) throws {
        try readers.read(export, as: preview, into: output)
    }
}

/// Reads any JSON that holds records: an array, an envelope, one object per line.
public struct GenericJSONImporter: Importer {
    public let manifest = ImporterManifest(
        id: "json",
        summary: "Any JSON array, envelope or lines; fields are inferred from names and values",
        datasets: []
    )
    private let readers = GenericTreeReading()

    public init() {}

    public func recognize(_ preview: ExportPreview) -> Recognition {
        genericRecognition(preview, .json) {
            (0.3, "it is JSON with \(preview.tables.count) table\(preview.tables.count == 1 ? "" : "s")")
        }
    }

    public func read(_ export: ExportFile, as preview: ExportPreview, into output: ImportOutput) throws {
        try readers.read(export, as: preview, into: output)
    }
}

/// The importers for exports that no specific one knows, one for each format.
public let genericImporters: [any Importer] = [GenericDelimitedImporter(), GenericXMLImporter(), GenericJSONImporter()]

private func genericRecognition(
    _ preview: ExportPreview,
    _ format: ExportFormat,
    _ judgement: () -> (confidence: Double, reason: String)
) -> Recognition {
    if let obstacle = preview.obstacle { return .no(obstacle) }
    guard preview.format == format else {
        return .no(preview.format.map { "it is \($0.rawValue), not \(format.rawValue)" } ?? "the format is not known")
    }
    guard preview.tables.contains(where: { !$0.fields.isEmpty }) else { return .no("it has no fields") }
    let found = judgement()
    return Recognition(confidence: found.confidence, reasons: [found.reason])
}
