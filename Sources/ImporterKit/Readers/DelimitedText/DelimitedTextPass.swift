import Glibc
import IntegrationModel

/// One reading of a delimited text: decides for each record whether it is kept.
struct DelimitedTextPass {
    let shape: DelimitedTextShape
    let width: Int
    private var expectsHeader: Bool
    var counts = DelimitedTextReader.Counts()
    var troubles = DelimitedTextTroubles()
    /// Where the record after the last one begins.
    private(set) var nextOffset = 0
    /// The last record that had too few values.
    private var lastShort: (place: RecordPlace, nextOffset: Int, found: Int)?
    /// Records that are totals if no other follows.
    private var held: [HeldRecord] = []

    private struct HeldRecord {
        var values: [[UInt8]]
        var place: RecordPlace
    }

    init(shape: DelimitedTextShape, hasHeader: Bool) {
        self.shape = shape
        width = shape.header.count
        expectsHeader = hasHeader
    }

    @inline(__always)
    mutating func take(
        _ record: DelimitedTextScanner.Record,
        _ place: RecordPlace,
        _ reject: (RecordPlace) -> Void,
        _ body: (UnsafeBufferPointer<ByteSlice>, RecordPlace) throws -> Void
    ) throws {
        nextOffset = place.byteOffset + (record.end - record.start) + 1
        // With as many bytes as delimiters there are no values.
        if record.end - record.start == record.count - 1 || expectsHeader || !record.repairs.isEmpty
            || record.count != width || mayBeSpecial(record)
        {
            try takeUnusual(record, place, reject, body)
        } else {
            if !held.isEmpty { try releaseHeld(body) }
            counts.kept += 1
            try body(record.values, place)
        }
    }

    /// Whether a record is judged without looking at those before it.
    var isUnbiased: Bool { !expectsHeader && held.isEmpty }

    /// Goes on after the pass over the records that follow, which began unbiased, as this one is.
    mutating func add(_ later: DelimitedTextPass) {
        counts.kept += later.counts.kept
        counts.rejected += later.counts.rejected
        troubles.add(later.troubles)
        nextOffset = max(nextOffset, later.nextOffset)
        lastShort = later.lastShort ?? lastShort
        held = later.held
    }

    /// Whether a record begins like the header or like a line with totals.
    @inline(__always)
    private func mayBeSpecial(_ record: DelimitedTextScanner.Record) -> Bool {
        let first = record.values[0]
        guard let start = first.start, first.count > 0 else { return true }
        if DelimitedTextTotals.mayBegin(first) { return true }
        guard let name = shape.headerValues.first else { return false }
        return name.count == first.count && name.first == start.pointee
    }

    private mutating func takeUnusual(
        _ record: DelimitedTextScanner.Record,
        _ place: RecordPlace,
        _ reject: (RecordPlace) -> Void,
        _ body: (UnsafeBufferPointer<ByteSlice>, RecordPlace) throws -> Void
    ) throws {
        if record.count == 1, width > 1 || record.values[0].isEmpty, DelimitedTextShape.isBlank(record.values[0]) {
            return
        }
        if expectsHeader {
            expectsHeader = false
            countRepairs(record.repairs, place)
            return
        }
        if record.end - record.start == record.count - 1 {
            troubles.count(.recordsWithoutValues, line: place.line)
            return
        }
        if isHeader(record) {
            troubles.count(.repeatedHeader, line: place.line)
            return
        }
        var values = record.values
        if record.count > width {
            guard record.count <= values.count, values[width...].allSatisfy(\.isEmpty) else {
                return rejectRecord(.tooManyValues, record.count, place, reject)
            }
            values = UnsafeBufferPointer(rebasing: values[..<width])
        } else if record.count < width {
            guard shape.leavesOffEmptyValues, record.count > 1 || width == 1 else {
                return rejectRecord(.tooFewValues, record.count, place, reject)
            }
        }
        countRepairs(record.repairs, place)
        if DelimitedTextTotals.isTotals(values) {
            held.append(HeldRecord(values: values.map { Array($0.buffer) }, place: place))
            if held.count > 16 { try releaseHeld(body) }
            return
        }
        if !held.isEmpty { try releaseHeld(body) }
        counts.kept += 1
        try body(values, place)
    }

    /// Hands over the records that looked like totals and are not, since others follow.
    mutating func releaseHeld(_ body: (UnsafeBufferPointer<ByteSlice>, RecordPlace) throws -> Void) throws {
        let records = held
        held.removeAll()
        for record in records {
            let bytes = record.values.flatMap(\.self)
            try bytes.withUnsafeBufferPointer { bytes in
                var place = 0
                let slices = record.values.map { value in
                    defer { place += value.count }
                    return ByteSlice(start: bytes.baseAddress.map { $0 + place }, count: value.count)
                }
                counts.kept += 1
                try slices.withUnsafeBufferPointer { try body($0, record.place) }
            }
        }
    }

    /// What is held at the end are totals. A last record with too few values and no line end was cut off; a single
    /// value may be a remark below the table.
    mutating func finish(endsWithLineEnd: Bool) {
        if let last = lastShort, last.nextOffset == nextOffset, last.found > 1, !endsWithLineEnd {
            troubles.uncount(.tooFewValues)
            troubles.count(.cutOff, line: last.place.line, found: last.found, expected: width)
        }
        for record in held { troubles.count(.totals, line: record.place.line) }
        held.removeAll()
    }

    private mutating func rejectRecord(
        _ kind: DelimitedTextTroubles.Kind,
        _ found: Int,
        _ place: RecordPlace,
        _ reject: (RecordPlace) -> Void
    ) {
        troubles.count(kind, line: place.line, found: found, expected: width)
        if kind == .tooFewValues { lastShort = (place, nextOffset, found) }
        counts.rejected += 1
        reject(place)
    }

    private mutating func countRepairs(_ repairs: DelimitedTextScanner.Repairs, _ place: RecordPlace) {
        if repairs.contains(.malformed) { troubles.count(.malformedCharacters, line: place.line) }
        if repairs.contains(.zeroBytes) { troubles.count(.zeroBytes, line: place.line) }
        if repairs.contains(.strayQuotes) { troubles.count(.strayQuotes, line: place.line) }
    }

    private func isHeader(_ record: DelimitedTextScanner.Record) -> Bool {
        guard shape.headerValues.count > 1, record.values.count == shape.headerValues.count else { return false }
        for (position, name) in shape.headerValues.enumerated() {
            guard record.values[position].buffer.elementsEqual(name) else { return false }
        }
        return true
    }
}
