/// The values of up to one block of records of a column, while they come in: each value that was met, and for each
/// record a code, the position of its value.
///
/// A value may be there more than once: nothing is looked up when one is added. Entry 0 stands for no value. Memory is
/// managed by hand, since this is what every value of every export passes through.
struct ColumnSegment {
    /// Records in a segment, as many as in a block of a column.
    static let size = 1 << 16

    /// The hashes of the entries; of position 0 on where there are entries.
    private(set) var hashes: UnsafeMutablePointer<UInt64>?
    private(set) var tokens: UnsafeMutablePointer<UInt64>?
    /// The code of each record; nil as long as no record has a value, 0 for records without one.
    private(set) var codes: UnsafeMutablePointer<UInt16>?
    /// Entries, that of no value included.
    private(set) var entryCount = 1
    private var entryCapacity = 0

    /// Frees the memory.
    mutating func free() {
        hashes?.deallocate()
        tokens?.deallocate()
        codes?.deallocate()
        self = ColumnSegment()
    }

    /// Whether every one of so many records has an entry of its own; codes say nothing then.
    func isOneToOne(_ records: Int) -> Bool { entryCount - 1 == records }

    /// Whether a token says more than that the value is text.
    var hasTokens: Bool {
        guard let tokens else { return false }
        var most: UInt64 = 0
        for entry in 1..<entryCount { most = max(most, tokens[entry]) }
        return most > ValueToken.text.bits
    }

    /// Adds an entry and returns its code.
    @inline(__always)
    mutating func add(_ hash: UInt64, _ token: UInt64) -> UInt32 {
        if entryCount >= entryCapacity { reserveEntries(1) }
        hashes.unsafelyUnwrapped[entryCount] = hash
        tokens.unsafelyUnwrapped[entryCount] = token
        entryCount &+= 1
        return UInt32(truncatingIfNeeded: entryCount &- 1)
    }

    /// Adds some entries of another segment.
    mutating func add(_ other: ColumnSegment, _ entries: Range<Int>) {
        guard !entries.isEmpty, let hashes = other.hashes, let tokens = other.tokens else { return }
        if entryCount + entries.count > entryCapacity { reserveEntries(entries.count) }
        (self.hashes.unsafelyUnwrapped + entryCount).update(from: hashes + entries.lowerBound, count: entries.count)
        (self.tokens.unsafelyUnwrapped + entryCount).update(from: tokens + entries.lowerBound, count: entries.count)
        entryCount += entries.count
    }

    /// Makes room for so many entries more, and returns where the next one goes.
    mutating func reserve(_ more: Int) -> (hashes: UnsafeMutablePointer<UInt64>, tokens: UnsafeMutablePointer<UInt64>) {
        if hashes == nil || entryCount + more > entryCapacity { reserveEntries(more) }
        return (hashes.unsafelyUnwrapped + entryCount, tokens.unsafelyUnwrapped + entryCount)
    }

    /// Counts entries that were written where ``reserve(_:)`` said.
    mutating func advance(by entries: Int) { entryCount += entries }

    private mutating func reserveEntries(_ more: Int) {
        // A block has no more entries than records, but for that of no value.
        let larger = max(entryCount + more, min(entryCapacity * 2, ColumnSegment.size + 1), 16)
        for array in [\ColumnSegment.hashes, \.tokens] as [WritableKeyPath<Self, UnsafeMutablePointer<UInt64>?>] {
            let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: larger)
            if let former = self[keyPath: array] {
                memory.update(from: former, count: entryCount)
                former.deallocate()
            } else {
                memory[0] = 0
            }
            self[keyPath: array] = memory
        }
        entryCapacity = larger
    }

    /// Makes room for the codes of so many records, of which there are now some.
    mutating func reserveCodes(_ capacity: Int, records: Int) {
        let memory = UnsafeMutablePointer<UInt16>.allocate(capacity: capacity)
        memory.initialize(repeating: 0, count: capacity)
        if let codes {
            memory.update(from: codes, count: records)
            codes.deallocate()
        }
        codes = memory
    }

    /// Empties the segment for the next block, and keeps its memory.
    mutating func restart(codeCapacity: Int) {
        entryCount = 1
        codes?.update(repeating: 0, count: codeCapacity)
    }
}
