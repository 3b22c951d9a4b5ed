import IntegrationModel

@testable import ImporterKit

/// Keeps the records it is given, for comparing.
final class TreeTestSink: RecordSink {
    struct Record: Equatable {
        /// Without absent values.
        var values: [String: String]
        var line: Int
        var byteOffset: Int
        var parent: Int
    }

    private(set) var fields: [String] = []
    private(set) var records: [Record] = []
    private(set) var rejected: [RecordPlace] = []

    var fieldCount: Int { fields.count }

    func addField(_ path: String) -> Int {
        if let known = fields.firstIndex(of: path) { return known }
        fields.append(path)
        return fields.count - 1
    }

    func beginFile(_ file: Int) {}

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        var record: [String: String] = [:]
        for (position, value) in values.enumerated() where !value.isAbsent { record[fields[position]] = value.string }
        records.append(Record(values: record, line: place.line, byteOffset: place.byteOffset, parent: parent))
    }

    func reject(at place: RecordPlace) { rejected.append(place) }

    var values: [[String: String]] { records.map(\.values) }
}

/// What came of reading one document.
struct TreeReading {
    var sinks: [TreeTestSink]
    var diagnostics: [Diagnostic] = []
    var error: ImportError?

    var values: [[String: String]] { sinks.first?.values ?? [] }
    var messages: [String] { (diagnostics + (error.map { [$0.diagnostic] } ?? [])).map(\.message) }
}

extension RecordLayout {
    /// A layout of record paths; a path that begins with an earlier one is its child.
    init(_ paths: [String], selectors: [String] = [], separator: String) {
        var tables: [TableLayout] = []
        for path in paths {
            let parent = tables.lastIndex {
                path.hasPrefix($0.recordPath.isEmpty ? "" : $0.recordPath + separator)
            }
            tables.append(TableLayout(recordPath: path, parent: parent, selectors: tables.isEmpty ? selectors : []))
        }
        self.init(tables: tables)
    }
}

func readXML(
    _ text: String,
    _ paths: [String],
    selectors: [String] = [],
    limits: ReadingLimits = ReadingLimits()
) -> TreeReading {
    readXML(Array(text.utf8), RecordLayout(paths, selectors: selectors, separator: "/"), limits: limits)
}

func readXML(
    _ bytes: [UInt8],
    _ layout: RecordLayout,
    encoding: String? = nil,
    limits: ReadingLimits = ReadingLimits()
) -> TreeReading {
    let reader = XMLRecordReader(layout: layout, limits: limits)
    return reading(bytes, layout) { buffer, sinks, starts, report in
        try reader.read(
            buffer,
            path: "a.xml",
            encoding: encoding,
            sinks: sinks,
            startOrdinals: starts,
            report: report
        )
    }
}

func readJSON(
    _ text: String,
    _ paths: [String] = [""],
    selectors: [String] = [],
    limits: ReadingLimits = ReadingLimits()
) -> TreeReading {
    readJSON(Array(text.utf8), RecordLayout(paths, selectors: selectors, separator: "."), limits: limits)
}

func readJSON(_ bytes: [UInt8], _ layout: RecordLayout, limits: ReadingLimits = ReadingLimits()) -> TreeReading {
    let reader = JSONRecordReader(layout: layout, limits: limits)
    return reading(bytes, layout) { buffer, sinks, starts, report in
        try reader.read(buffer, path: "a.json", sinks: sinks, startOrdinals: starts, report: report)
    }
}

private func reading(
    _ bytes: [UInt8],
    _ layout: RecordLayout,
    _ read: (UnsafeRawBufferPointer, [any RecordSink], [Int], (Diagnostic) -> Void) throws -> Void
) -> TreeReading {
    var result = TreeReading(sinks: layout.tables.map { _ in TreeTestSink() })
    // A copy of its own, so that a read beyond the end is found by the sanitizer.
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    defer { copy.deallocate() }
    copy.copyBytes(from: bytes)
    do {
        try read(UnsafeRawBufferPointer(copy), result.sinks, layout.tables.map { _ in 0 }) {
            result.diagnostics.append($0)
        }
    } catch {
        result.error = error as? ImportError
    }
    return result
}
