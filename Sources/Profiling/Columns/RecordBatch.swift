import Glibc
import IntegrationModel

/// Records that wait for their columns, with copies of their values: a column takes all of its values at once, so that
/// what belongs to it stays in the fastest memory of the core meanwhile, and several threads can take a column each.
///
/// Memory is managed by hand, since this is what every value of every export passes through.
final class RecordBatch: @unchecked Sendable {
    /// A value: its offset in the bytes, and in the upper half its length, 0 for none.
    typealias Span = UInt64

    /// Bytes of values after which a batch is full; it fits into the second level cache of a core.
    private static let byteLimit = 1 << 19
    private static let recordLimit = 4096
    private static let spanLimit = 1 << 16
    /// Bytes between values of a row, in the mean, up to which they are copied as well: one copy of a line of JSON is
    /// quicker than one of each of its values.
    private static let gap = 16

    private(set) var count = 0
    /// Records after which the batch is full, at most.
    private var limit = RecordBatch.recordLimit
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private var byteCount = 0
    private var byteCapacity = 4096
    /// Of each field one after the other, each with room for as many records.
    private var spans: UnsafeMutablePointer<Span>
    private var fieldCapacity = 16
    private var recordCapacity = 16
    /// From a field's spans to those of the next: not a power of two, as such places push each other out of the cache.
    private var stride: Int { recordCapacity &+ 8 }
    /// Fields that the last record may have; later ones have no values yet.
    private var fieldCount = 0

    init() {
        bytes = .allocate(capacity: byteCapacity)
        spans = .allocate(capacity: fieldCapacity * (recordCapacity + 8))
    }

    deinit {
        bytes.deallocate()
        spans.deallocate()
    }

    var isFull: Bool { count >= limit || byteCount >= Self.byteLimit }

    /// Begins a batch of at most so many records.
    func begin(room: Int) { limit = min(room, Self.limit(fields: fieldCount)) }

    private static func limit(fields: Int) -> Int { min(recordLimit, max(16, spanLimit / max(fields, 1))) }

    /// The values of a field, by record; nil where none has one.
    func values(of field: Int) -> UnsafePointer<Span>? {
        field < fieldCount ? UnsafePointer(spans + field &* stride) : nil
    }

    /// Appends a record with the values of so many fields; those that are not given are absent.
    @inline(__always)
    func append(_ values: UnsafeBufferPointer<ByteSlice>, fields: Int) {
        if fields != fieldCount || count == recordCapacity { makeRoom(fields: fields) }
        let known = min(values.count, fields)
        let target = spans + count
        count += 1
        for index in known..<max(known, fields) { target[index &* stride] = 0 }
        if !appendRow(values, known, at: target) { appendEach(values, known, at: target) }
    }

    /// Appends values that lie in a row, as those of a record mostly do: they are copied with what is between them. False
    /// where they do not, or so much is between them that each is better copied by itself.
    @inline(__always)
    private func appendRow(
        _ values: UnsafeBufferPointer<ByteSlice>,
        _ known: Int,
        at target: UnsafeMutablePointer<Span>
    ) -> Bool {
        var total = 0
        var source: UnsafePointer<UInt8>?
        // Where the first value begins, counted in the batch, and where the last one ended.
        var shift = 0
        var end = Int.min
        let stride = stride
        for index in 0..<known {
            let value = values[index]
            guard let start = value.start, value.count > 0 else {
                target[index &* stride] = 0
                continue
            }
            if source == nil {
                source = start
                shift = byteCount &- Int(bitPattern: start)
            } else if Int(bitPattern: start) < end {
                return false
            }
            end = Int(bitPattern: start) &+ value.count
            total &+= value.count
            target[index &* stride] =
                UInt64(truncatingIfNeeded: value.count) << 32
                | UInt64(truncatingIfNeeded: Int(bitPattern: start) &+ shift)
        }
        guard let source else { return true }
        let length = end &- Int(bitPattern: source)
        guard length <= total &+ Self.gap &* known else { return false }
        if byteCount + length > byteCapacity { makeRoom(bytes: length) }
        memcpy(bytes + byteCount, source, length)
        byteCount &+= length
        return true
    }

    /// Appends values that lie anywhere.
    private func appendEach(
        _ values: UnsafeBufferPointer<ByteSlice>,
        _ known: Int,
        at target: UnsafeMutablePointer<Span>
    ) {
        for index in 0..<known {
            let value = values[index]
            guard let start = value.start, value.count > 0 else {
                target[index &* stride] = 0
                continue
            }
            if byteCount + value.count > byteCapacity { makeRoom(bytes: value.count) }
            memcpy(bytes + byteCount, start, value.count)
            target[index &* stride] = UInt64(truncatingIfNeeded: value.count) << 32 | UInt64(byteCount)
            byteCount &+= value.count
        }
    }

    /// Appends a record of another batch.
    ///
    /// - Parameter positions: of the other's fields among those of this batch.
    func append(_ other: RecordBatch, _ record: Int, positions: [Int], fields: Int) {
        if fields != fieldCount || count == recordCapacity { makeRoom(fields: fields) }
        let target = spans + count
        count += 1
        for index in 0..<fields { target[index &* stride] = 0 }
        for (theirs, mine) in positions.enumerated() where theirs < other.fieldCount {
            let span = other.spans[theirs &* other.stride &+ record]
            let length = Int(span >> 32)
            guard length > 0 else { continue }
            if byteCount + length > byteCapacity { makeRoom(bytes: length) }
            memcpy(bytes + byteCount, other.bytes + Int(UInt32(truncatingIfNeeded: span)), length)
            target[mine &* stride] = UInt64(length) << 32 | UInt64(byteCount)
            byteCount += length
        }
    }

    /// Takes all records out, and gives memory back that an unusual record took.
    func removeAll() {
        (count, byteCount) = (0, 0)
        guard byteCapacity > 4 * Self.byteLimit else { return }
        bytes.deallocate()
        byteCapacity = Self.byteLimit
        bytes = .allocate(capacity: byteCapacity)
    }

    private func makeRoom(bytes more: Int) {
        let capacity = max(byteCount + more, byteCapacity * 2)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: bytes, count: byteCount)
        bytes.deallocate()
        (bytes, byteCapacity) = (larger, capacity)
    }

    /// Makes room for one more record of so many fields. The records that are there have no values of new ones.
    private func makeRoom(fields: Int) {
        let records = count == recordCapacity ? recordCapacity * 4 : recordCapacity
        var capacity = fieldCapacity
        while capacity < fields { capacity *= 2 }
        if records != recordCapacity || capacity != fieldCapacity {
            let larger = UnsafeMutablePointer<Span>.allocate(capacity: capacity * (records + 8))
            for field in 0..<fieldCount {
                (larger + field * (records + 8)).update(from: spans + field * stride, count: count)
            }
            spans.deallocate()
            (spans, fieldCapacity, recordCapacity) = (larger, capacity, records)
        }
        for field in fieldCount..<max(fieldCount, fields) {
            (spans + field * stride).update(repeating: 0, count: count)
        }
        fieldCount = fields
        limit = min(limit, Self.limit(fields: fields))
    }
}
