public import IntegrationModel

/// How a delimited text writes documents with several lines: a document's own fields stand in its first record, and in the
/// records of its further lines they are blank, as in exports of Odoo, ERPNext and Shopify, or stand there again.
public struct ContinuationLines: Sendable, Hashable {
    /// The field that tells documents apart; blank or repeated in further lines.
    public var key: String
    /// The fields of the lines; the others belong to the document.
    public var lineFields: Set<String>
}

extension DelimitedTextReader {
    private static let sampledRecords = 1000

    /// Finds out from the first records whether a document may take several of them; nil where it does not look so.
    public func continuationLines() -> ContinuationLines? {
        struct Enough: Error {}
        var rows: [[[UInt8]]] = []
        do {
            try forEachRecord(report: { _ in }) { values, _ in
                rows.append(values.map { Array($0.buffer) })
                if rows.count == Self.sampledRecords { throw Enough() }
            }
        } catch {
            // The beginning is enough; a fault is told when all is read.
        }
        return ContinuationSample(header, rows).continuation
    }

    /// Reads all records into documents and their lines.
    ///
    /// - Throws: ``ImportError`` at a limit; the records before are kept.
    public func readAll(
        into documents: any RecordSink,
        lines: any RecordSink,
        _ continuation: ContinuationLines,
        report: (Diagnostic) -> Void
    ) throws {
        var orphans: [RecordPlace] = []
        var differing: [String: (first: RecordPlace, count: Int)] = [:]
        let sink = DocumentLineSink(
            documents: documents,
            lines: lines,
            isKey: { $0 == continuation.key },
            isLine: { continuation.lineFields.contains($0) },
            reportOrphan: { orphans.append($0) },
            reportDifference: { differing[$0, default: ($1, 0)].count += 1 }
        )
        defer {
            if let first = orphans.first {
                report(
                    Diagnostic(
                        .warning,
                        "record left out: it is a line without a document; a value in “\(continuation.key)” was expected "
                            + "in it or above it",
                        at: SourceLocation(file: path, line: first.line),
                        remedy: "export again from the first record on",
                        occurrences: orphans.count
                    )
                )
            }
        }
        defer {
            for (field, lines) in differing.sorted(by: { $0.key < $1.key }) {
                report(
                    Diagnostic(
                        .warning,
                        "further lines of a record have another “\(field)” than its first line, which was kept",
                        at: SourceLocation(file: path, line: lines.first.line, field: field),
                        remedy:
                            "if each record stands for itself, say continuationLines: no in koppel.yaml, under files",
                        occurrences: lines.count
                    )
                )
            }
        }
        try readAll(into: sink, report: report)
    }
}
