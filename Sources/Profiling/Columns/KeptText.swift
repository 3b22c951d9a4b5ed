import Glibc
import IntegrationModel

/// The plain values of a column, kept beside its hashes while an export is read for the first time.
///
/// A value that came shortly before is kept once: a column of few values takes four bytes a record.
final class KeptText {
    // Only the builder that owns it reaches these: the checks would cost more than to compare a value. They are those
    // of the column in the end, so that nothing is copied.
    @exclusivity(unchecked) private var bytes: [UInt8] = []
    /// Where each value begins; one more than there are. The first one is that of no value.
    @exclusivity(unchecked) private var offsets: [UInt32] = [0, 0]
    /// The position of each record's value.
    @exclusivity(unchecked) private var codes: [UInt32] = []
    /// Values met lately, by their hash.
    @exclusivity(unchecked) private var recent: InlineArray<128, UInt32> = .init(repeating: 0)
    @exclusivity(unchecked) private var last: UInt32 = 0

    /// Bytes of memory, about.
    var size: Int { bytes.count + 4 * (offsets.count + codes.count) }

    /// Appends the values of a batch, which begins with a record of the dataset. Records before it that are not here yet
    /// have none.
    func append(
        _ spans: UnsafePointer<RecordBatch.Span>,
        _ source: UnsafePointer<UInt8>,
        _ count: Int,
        at record: Int,
        _ keyed: KeyedHash
    ) {
        pad(to: record)
        let before = codes.count
        codes.append(contentsOf: repeatElement(0, count: count))
        for index in 0..<count {
            let span = spans[index]
            guard span != 0 else { continue }
            let start = source + Int(UInt32(truncatingIfNeeded: span))
            let length = Int(truncatingIfNeeded: span >> 32)
            if !holds(last, start, length) { last = position(start, length, keyed) }
            codes[before + index] = last
        }
    }

    /// Appends the values of records that follow.
    func append(_ other: KeptText, at record: Int) {
        pad(to: record)
        let base = UInt32(truncatingIfNeeded: offsets.count - 2)
        let first = UInt32(truncatingIfNeeded: bytes.count)
        bytes += other.bytes
        for offset in other.offsets.dropFirst(2) { offsets.append(offset &+ first) }
        for code in other.codes { codes.append(code == 0 ? 0 : code &+ base) }
    }

    /// The column of so many records.
    func column(_ count: Int) -> TextColumn {
        pad(to: count)
        if codes.count > count { codes.removeLast(codes.count - count) }
        return TextColumn(bytes: bytes, offsets: offsets, codes: codes)
    }

    private func pad(to record: Int) {
        if codes.count < record { codes += repeatElement(0, count: record - codes.count) }
    }

    /// Whether a value is the one at a position.
    @inline(__always)
    private func holds(_ code: UInt32, _ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        guard code != 0 else { return false }
        let first = Int(offsets[Int(code)])
        guard Int(offsets[Int(code) + 1]) - first == length else { return false }
        return bytes.withUnsafeBytes {
            $0.baseAddress.map { Self.areEqual($0 + first, UnsafeRawPointer(start), length) } ?? false
        }
    }

    /// Whether two runs of bytes of the same length are equal: mostly short ones, for which a call would take longer.
    @inline(__always)
    private static func areEqual(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int) -> Bool {
        if count > 16 { return memcmp(left, right, count) == 0 }
        if count >= 8 {
            let last = count - 8
            return left.loadUnaligned(as: UInt64.self) == right.loadUnaligned(as: UInt64.self)
                && (left + last).loadUnaligned(as: UInt64.self) == (right + last).loadUnaligned(as: UInt64.self)
        }
        if count >= 4 {
            let last = count - 4
            return left.loadUnaligned(as: UInt32.self) == right.loadUnaligned(as: UInt32.self)
                && (left + last).loadUnaligned(as: UInt32.self) == (right + last).loadUnaligned(as: UInt32.self)
        }
        for position in 0..<count
        where left.load(fromByteOffset: position, as: UInt8.self)
            != right.load(fromByteOffset: position, as: UInt8.self)
        {
            return false
        }
        return true
    }

    /// The position of a value, which is added where it was not met lately.
    private func position(_ start: UnsafePointer<UInt8>, _ length: Int, _ keyed: KeyedHash) -> UInt32 {
        let slot = Int(truncatingIfNeeded: keyed.hash(start, length) & 127)
        if holds(recent[slot], start, length) { return recent[slot] }
        bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: length))
        offsets.append(UInt32(truncatingIfNeeded: bytes.count))
        recent[slot] = UInt32(truncatingIfNeeded: offsets.count - 2)
        return recent[slot]
    }
}
