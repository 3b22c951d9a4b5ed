import ImporterKit
import IntegrationModel

/// A sample of delimited text, cut into its values.
struct DelimitedSample {
    var name: String
    var header: [String]
    var records: [[String]]
    /// The line on which each record begins.
    var lines: [Int]
    /// Whether columns are known by their names, and not by their places.
    let hasNames: Bool
    /// The lines before the names of the columns.
    private var before: [String]
    private var delimiter: UInt8

    init?(_ sample: ImporterConformance.Sample, _ manifest: ImporterManifest) {
        let preview = try? TemporaryExport.with(sample) { ExportInspection().preview(of: $0) }
        guard let preview, let dialect = manifest.dialect(of: preview) else { return nil }
        let reader = try? DelimitedTextReader(
            file: FileBytes(sample.bytes),
            path: sample.name,
            dialect: dialect,
            encoding: TextEncoding(ianaName: preview.encoding) ?? .utf8
        )
        guard let reader else { return nil }
        name = sample.name
        header = reader.header
        delimiter = dialect.delimiter
        hasNames = dialect.hasHeader
        let text = String(decoding: sample.withLineFeeds, as: UTF8.self)
        before = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(dialect.preambleLines).map(
            String.init
        )
        var records: [[String]] = []
        var lines: [Int] = []
        _ = try? reader.forEachRecord(report: { _ in }, reject: { lines.append($0.line) }) { values, place in
            records.append(values.map(\.string))
            lines.append(place.line)
        }
        self.records = records
        self.lines = lines
    }

    func reordered(_ order: [Int]) -> ImporterConformance.Sample {
        written(header: order.map { header[$0] }) { record in
            order.map { $0 < record.count ? record[$0] : "" }
        }
    }

    func adding(_ field: String, value: String) -> ImporterConformance.Sample {
        written(header: header + [field]) { record in
            record + Array(repeating: "", count: max(0, header.count - record.count)) + [value]
        }
    }

    func renaming(_ position: Int, to name: String) -> ImporterConformance.Sample {
        var renamed = header
        renamed[position] = name
        return written(header: renamed) { $0 }
    }

    /// With the names of the columns once more before the last record; nil where there is one record only.
    func repeatingNames() -> ImporterConformance.Sample? {
        guard records.count > 1 else { return nil }
        var copy = self
        copy.records.insert(header, at: records.count - 1)
        return copy.written(header: header) { $0 }
    }

    /// With a line below the last record that has a word for total and a sum; nil where no column but the first has
    /// amounts.
    func addingTotals() -> ImporterConformance.Sample? {
        let column = header.indices.dropFirst().first { column in
            records.contains { column < $0.count && Self.isAmount($0[column]) }
        }
        guard let column, header.count > 2 else { return nil }
        var totals = Array(repeating: "", count: header.count)
        totals[0] = "Totaal"
        totals[column] = "12345.67"
        var copy = self
        copy.records.append(totals)
        return copy.written(header: header) { $0 }
    }

    /// With commas in place of points in amounts; nil where there are none.
    func withDecimalCommas() -> ImporterConformance.Sample? {
        guard records.contains(where: { $0.contains(where: Self.isAmount) }) else { return nil }
        return written(header: header) { $0.map(Self.withDecimalComma) }
    }

    /// Digits with a point among them.
    static func isAmount(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    static func withDecimalComma(_ text: String) -> String {
        isAmount(text) ? String(text.map { $0 == "." ? "," : $0 }) : text
    }

    /// With the delimiter of the sample, every value in quotes, and CRLF.
    private func written(header: [String], _ values: ([String]) -> [String]) -> ImporterConformance.Sample {
        let separator = String(decoding: [delimiter], as: UTF8.self)
        let rows = [header] + records.map(values)
        let text =
            before.map { $0 + "\r\n" }
            + rows.map { row in
                row.map {
                    "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
                }
                .joined(separator: separator) + "\r\n"
            }
        return ImporterConformance.Sample(name: name, bytes: Array(text.joined().utf8))
    }
}
