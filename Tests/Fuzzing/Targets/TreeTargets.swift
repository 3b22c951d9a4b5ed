import ImporterKit
import IntegrationModel

extension FuzzTarget {
    /// The preview and the reader of XML documents.
    static let xmlRecords = FuzzTarget("xml-records") { input in
        let input = FuzzInput(input)
        var preview = ExportPreview(path: "a.xml")
        let found = XMLPreview.fill(&preview, head: input.bytes)
        let layout = input.flag(0) ? fixedLayout("list/row", "list/row/line", "line[type=a]/t") : found
        let encodings = TextEncoding.allCases.map(\.rawValue) + ["ascii", "no-such-encoding"]
        let encoding = input.flag(1) ? encodings[input.option(2..<6) % encodings.count] : nil
        let limits = input.limits
        let reader = XMLRecordReader(layout: layout, limits: limits)
        func read(_ bytes: UnsafeRawBufferPointer, _ reader: XMLRecordReader) throws -> TreeReading {
            try TreeReading(layout) { sinks, starts, report in
                defer { starts = reader.nextOrdinals }
                try reader.read(
                    bytes,
                    path: "a.xml",
                    encoding: encoding,
                    sinks: sinks,
                    startOrdinals: starts,
                    report: report
                )
            }
        }
        let reading = try read(input.bytes, reader)
        try reading.check(layout)
        try require(try reading.isSame(as: read(input.bytes, reader)), "the same reader reads other records")
        _ = try read(UnsafeRawBufferPointer(rebasing: input.bytes[(input.bytes.count / 2)...]), reader)
        _ = try read(UnsafeRawBufferPointer(rebasing: input.bytes[..<(input.bytes.count / 2)]), reader)
        try require(try reading.isSame(as: read(input.bytes, reader)), "other files before change what is read")
        let fresh = XMLRecordReader(layout: layout, limits: limits)
        try require(try reading.isSame(as: read(input.bytes, fresh)), "another reader reads other records")
        if input.flag(7), encoding == nil, limits == ReadingLimits(), let moved = acrossBlocks(input.bytes) {
            let other = try moved.withUnsafeBytes { try read($0, reader) }
            try require(reading.error != nil || other.error == nil, "a fault where a block ends: \(other.error!)")
            try require(reading.hasSameValues(as: other), "other records where a block ends")
        }
    }

    /// The preview and the reader of JSON documents and lines.
    static let jsonRecords = FuzzTarget("json-records") { input in
        let input = FuzzInput(input)
        var preview = ExportPreview(path: "a.json")
        let found = JSONPreview.fill(&preview, head: input.bytes)
        let layout = input.flag(0) ? fixedLayout("list", "list.line", "line[type=a].t") : found
        let limits = input.limits
        let reader = JSONRecordReader(layout: layout, limits: limits)
        func read(_ bytes: UnsafeRawBufferPointer, _ reader: JSONRecordReader) throws -> TreeReading {
            try TreeReading(layout) { sinks, starts, report in
                defer { starts = reader.nextOrdinals }
                try reader.read(bytes, path: "a.json", sinks: sinks, startOrdinals: starts, report: report)
            }
        }
        let reading = try read(input.bytes, reader)
        try reading.check(layout)
        try require(try reading.isSame(as: read(input.bytes, reader)), "the same reader reads other records")
        _ = try read(UnsafeRawBufferPointer(rebasing: input.bytes[(input.bytes.count / 2)...]), reader)
        _ = try read(UnsafeRawBufferPointer(rebasing: input.bytes[..<(input.bytes.count / 2)]), reader)
        try require(try reading.isSame(as: read(input.bytes, reader)), "other files before change what is read")
        let fresh = JSONRecordReader(layout: layout, limits: limits)
        try require(try reading.isSame(as: read(input.bytes, fresh)), "another reader reads other records")
        if input.flag(7) {
            let team = WorkTeam(threads: 4, chunkBytes: 1 + 9 * input.option(2..<6))
            let parts = try TreeReading(layout, team: team) { sinks, starts, report in
                let reader = JSONRecordReader(layout: layout, limits: limits)
                defer { starts = reader.nextOrdinals }
                try team.run {
                    try reader.read(input.bytes, path: "a.json", sinks: sinks, startOrdinals: starts, report: report)
                }
            }
            try require(reading.isSame(as: parts), "chunks give other records")
        }
        if input.flag(1), isUTF8(input.bytes) {
            let units = String(decoding: input.bytes, as: UTF8.self).utf16.flatMap {
                [UInt8($0 >> 8), UInt8($0 & 0xFF)]
            }
            let file = FileBytes(units)
            let wide = try TreeReading(layout) { sinks, starts, report in
                try reader.read(
                    file,
                    encoding: "utf-16be",
                    path: "a.json",
                    sinks: sinks,
                    startOrdinals: starts,
                    report: report
                )
                starts = reader.nextOrdinals
            }
            try require(reading.hasSameValues(as: wide), "the same text in UTF-16 gives other records")
        }
    }

    private static func fixedLayout(_ record: String, _ part: String, _ selector: String) -> RecordLayout {
        RecordLayout(tables: [
            TableLayout(recordPath: record, selectors: [selector]), TableLayout(recordPath: part, parent: 0),
        ])
    }

    /// The document with a comment before its root that moves the end of a block of the parser into it.
    private static func acrossBlocks(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        let text = Array(bytes)
        var place = 0
        if text.starts(with: Array("<?xml".utf8)) {
            guard let end = text.indices.dropLast().first(where: { text[$0] == 0x3F && text[$0 + 1] == 0x3E }) else {
                return nil
            }
            place = end + 2
        }
        guard place < text.count, text[place] == 0x3C || text[place] == 0x0A else { return nil }
        let length = (1 << 16) - text.count / 2
        return text[..<place] + Array("<!--".utf8) + Array(repeating: 0x78, count: length) + Array("-->".utf8)
            + text[place...]
    }
}

extension FuzzInput {
    /// The limits that an export has, or ones that a short input passes.
    fileprivate var limits: ReadingLimits {
        flag(6) ? ReadingLimits(valueBytes: 16, recordBytes: 64, depth: 6, fields: 4) : ReadingLimits()
    }
}

/// What came of reading a document of nested elements or objects.
struct TreeReading {
    let logs: [RecordLog]
    private(set) var ordinals: [Int]
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var error: Diagnostic?

    init(
        _ layout: RecordLayout,
        team: WorkTeam? = nil,
        _ read: ([any RecordSink], inout [Int], (Diagnostic) -> Void) throws -> Void
    ) throws {
        logs = layout.tables.map { _ in RecordLog(team) }
        ordinals = layout.tables.map { _ in 0 }
        do {
            try read(logs, &ordinals) { diagnostics.append($0) }
        } catch let found as ImportError {
            error = found.diagnostic
        }
    }

    func check(_ layout: RecordLayout) throws {
        for (position, log) in logs.enumerated() {
            let holder = layout.tables[position].parent
            try log.check(parents: holder.map { logs[$0].records.count } ?? 0)
            try require(ordinals[position] == log.records.count, "\(ordinals[position]) is not the next position")
        }
    }

    func isSame(as other: TreeReading) -> Bool {
        logs == other.logs && error == other.error && diagnostics == other.diagnostics
    }

    /// Where both came to the same end, the same values and parents.
    func hasSameValues(as other: TreeReading) -> Bool {
        guard (error == nil) == (other.error == nil) else { return false }
        return zip(logs, other.logs).allSatisfy { mine, theirs in
            mine.fields == theirs.fields && mine.records.map(\.values) == theirs.records.map(\.values)
                && mine.records.map(\.parent) == theirs.records.map(\.parent)
        }
    }
}
