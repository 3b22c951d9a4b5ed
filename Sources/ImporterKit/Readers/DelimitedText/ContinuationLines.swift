public import IntegrationModel

/// How a delimited text writes documents with several lines: a document's own fields stand in its first record, and are
/// blank in the records of its further lines, as in exports of Odoo, ERPNext and Shopify.
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
        return ContinuationLines(header, rows)
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
        let sink = DocumentLineSink(
            documents: documents,
            lines: lines,
            isKey: { $0 == continuation.key },
            isLine: { continuation.lineFields.contains($0) },
            reportOrphan: { orphans.append($0) }
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
        try readAll(into: sink, report: report)
    }
}

extension ContinuationLines {
    /// - Parameter rows: the values of the first records.
    init?(_ header: [String], _ rows: [[[UInt8]]]) {
        func isFilled(_ row: [[UInt8]], _ column: Int) -> Bool { column < row.count && !row[column].isEmpty }
        let used = header.indices.filter { column in rows.contains { isFilled($0, column) } }
        guard rows.count >= 4, let first = used.first else { return nil }
        for key in used where isFilled(rows[0], key) {
            var further: [[[UInt8]]] = []
            var documents: [[[UInt8]]] = []
            for row in rows {
                let isSame = documents.last.map { !isFilled(row, key) || $0[key] == row[key] } ?? false
                if isSame { further.append(row) } else { documents.append(row) }
            }
            guard further.count >= 2, documents.count >= 2 else { continue }
            let keys = documents.map { $0[key] }
            let isNumbered =
                keys.count { value in value.contains { (0x30...0x39).contains($0) } } * 10 >= keys.count * 8
            guard isNumbered, Set(keys).count == keys.count else { continue }

            func share(_ column: Int, of rows: [[[UInt8]]]) -> Double {
                Double(rows.count { isFilled($0, column) }) / Double(rows.count)
            }
            let lines = used.filter { column in column != key && further.contains { isFilled($0, column) } }
            let own = used.filter { !lines.contains($0) && $0 != key && share($0, of: documents) >= 0.8 }
            let isRepeated = further.contains { isFilled($0, key) }
            // The first column belongs to the document, and so do others; every line has something of its own.
            guard !lines.contains(first), own.count >= (isRepeated ? 2 : 1),
                lines.contains(where: { share($0, of: further) >= 0.9 && share($0, of: documents) >= 0.8 }),
                lines.contains(where: { Self.isLineWord(header[$0]) })
            else { continue }
            self.init(key: header[key], lineFields: Set(lines.map { header[$0] }))
            return
        }
        return nil
    }

    /// Words of the lines of documents in English, Dutch, French and German.
    private static let lineWords: Set<String> = [
        "line", "lines", "lijn", "lijnen", "regel", "regels", "orderregel", "orderregels", "orderlijnen",
        "factuurregels",
        "factuurlijnen", "ligne", "lignes", "zeile", "zeilen", "position", "positionen", "pos", "item", "items",
        "lineitem",
        "artikel", "artikelen", "artikels", "article", "articles", "product", "producten", "produit", "produits",
        "produkt",
        "produkte", "quantity", "qty", "aantal", "hoeveelheid", "quantité", "menge", "anzahl", "debit", "debet",
        "débit",
        "soll", "sku", "artikelnummer", "artikelcode",
    ]

    private static func isLineWord(_ name: String) -> Bool {
        name.lowercased().split { !$0.isLetter }.contains { lineWords.contains(String($0)) }
    }
}
