import IntegrationModel

/// The columns of a delimited text, and what its first records tell of how complete records are.
struct DelimitedTextShape {
    /// The names of the columns; all differ.
    var header: [String]
    /// The values of the header record as they stand there; empty where there is no header.
    var headerValues: [[UInt8]] = []
    /// Whether records leave off empty values at their end, as some spreadsheets do, so that a short one is whole.
    var leavesOffEmptyValues = false

    private static let sampledRecords = 400

    /// Reads the first records.
    ///
    /// - Throws: ``DelimitedTextScanner/Failure`` where not even the first record can be read.
    init(_ windows: DelimitedTextWindows) throws {
        var rows: [[[UInt8]]] = []
        do {
            _ = try windows.forEachRecord { record, _ in
                if record.count == 1, record.values[0].count <= 1, DelimitedTextShape.isBlank(record.values[0]) {
                    return true
                }
                rows.append(record.values.map { Array($0.buffer) })
                return rows.count < Self.sampledRecords
            }
        } catch let failure as DelimitedTextScanner.Failure {
            if rows.isEmpty { throw failure }
        }
        var body = rows[...]
        var names: [String] = []
        if windows.dialect.hasHeader, let first = body.popFirst() {
            headerValues = first
            names = first.map { String(decoding: $0, as: UTF8.self) }
        }
        body = body.filter { row in row.contains { !$0.isEmpty } }[...]

        // The width that most records have, without empty values beyond the header.
        var widths: [Int: Int] = [:]
        for row in body {
            var width = row.count
            while !names.isEmpty, width > names.count, row[width - 1].isEmpty { width -= 1 }
            widths[width, default: 0] += 1
        }
        let usual = widths.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
        if usual > names.count, names.isEmpty || (widths[usual] ?? 0) * 2 > body.count {
            names += Array(repeating: "", count: usual - names.count)
        }
        header = DelimitedTextHeader.uniqueNames(names)
        leavesOffEmptyValues = Self.leavesOffEmptyValues(body, width: header.count)
    }

    static func isBlank(_ value: ByteSlice) -> Bool {
        // 0x1A is the end-of-file character of DOS.
        value.buffer.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x1A }
    }

    /// Whether the short records among `rows` are short because the empty values at their end are left off: no record
    /// ends with an empty value, and what the short ones hold looks as in the others, column by column.
    private static func leavesOffEmptyValues(_ rows: ArraySlice<[[UInt8]]>, width: Int) -> Bool {
        let short = rows.filter { $0.count < width && $0.count > 1 }
        guard short.count >= 2, !rows.contains(where: { $0.last?.isEmpty ?? true }) else { return false }
        var kinds: [[DelimitedTextCell: Int]] = Array(repeating: [:], count: width)
        for row in rows where row.count == width {
            for (column, value) in row.enumerated() { kinds[column][cell(value), default: 0] += 1 }
        }
        var alike = 0
        var compared = 0
        for row in short {
            for (column, value) in row.enumerated() where !value.isEmpty && !kinds[column].isEmpty {
                compared += 1
                if kinds[column][cell(value)] != nil { alike += 1 }
            }
        }
        return compared == 0 || alike * 10 >= compared * 9
    }

    private static func cell(_ value: [UInt8]) -> DelimitedTextCell {
        value.withUnsafeBufferPointer { DelimitedTextCell($0) }
    }
}
