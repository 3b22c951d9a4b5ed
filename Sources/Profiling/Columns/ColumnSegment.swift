/// The values of up to one block of records of a column, while they come in: each value that was met, and for each
/// record a code, the position of its value.
///
/// A value may be there more than once: nothing is looked up when one is added. Entry 0 stands for no value. Memory is
/// managed by hand, since this is what every value of every export passes through.
struct ColumnSegment {
    /// Records in a segment, as many as in a block of a column.
    static let size = 1 << 16

    /// The hashes of the entries, by position; only of those from ``setAside`` on. nil where there are none in memory.
    private(set) var hashes: UnsafeMutablePointer<UInt64>?
    private(set) var tokens: UnsafeMutablePointer<UInt64>?
    /// The code of each record; nil as long as no record has a value, 0 for records without one.
    private(set) var codes: UnsafeMutablePointer<UInt16>?
    /// Entries, that of no value included.
    private(set) var entryCount = 1
    private var entryCapacity = 0
    /// Entries before this one were set aside.
    private(set) var setAside = 0

    /// Frees the memory.
    mutating func free() {
        freeEntries()
        codes?.deallocate()
        self = ColumnSegment()
    }

    private mutating func freeEntries() {
        for array in [hashes, tokens] { array.map { ($0 + setAside).deallocate() } }
        (hashes, tokens) = (nil, nil)
    }

    /// Bytes that the entries take.
    var heldBytes: Int { hashes == nil ? 0 : (entryCapacity - setAside) * 16 }

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
        let held = hashes == nil ? 0 : entryCount - setAside
        let capacity = hashes == nil ? 0 : entryCapacity - setAside
        // A block has no more entries than records, but for that of no value.
        let most = ColumnSegment.size + 1 - setAside
        let larger = max(entryCount - setAside + more, min(capacity * 2, most), 16)
        for array in [\ColumnSegment.hashes, \.tokens] as [WritableKeyPath<Self, UnsafeMutablePointer<UInt64>?>] {
            let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: larger)
            if let former = self[keyPath: array] {
                memory.update(from: former + setAside, count: held)
                (former + setAside).deallocate()
            } else {
                memory[0] = 0
            }
            // Entries keep their positions, whatever was set aside.
            self[keyPath: array] = memory - setAside
        }
        entryCapacity = setAside + larger
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

    /// Empties the segment for the next block, and keeps its memory, or that of the codes alone.
    mutating func restart(codeCapacity: Int, keepsEntries: Bool) {
        if !keepsEntries {
            freeEntries()
            (setAside, entryCapacity) = (0, 0)
        }
        entryCount = 1
        codes?.update(repeating: 0, count: codeCapacity)
    }

    /// Writes the entries in memory to a file, and frees their memory. Nothing changes where they can't be written.
    mutating func setEntriesAside(in file: SetAsideEntries, of column: Int) {
        // That of no value needs no place.
        let first = max(setAside, 1)
        guard let hashes, let tokens, entryCount > first else { return }
        let part = UnsafeBufferPointer(start: hashes + first, count: entryCount - first)
        guard file.append(part, UnsafeBufferPointer(start: tokens + first, count: part.count), of: column) else {
            return
        }
        freeEntries()
        (setAside, entryCapacity) = (entryCount, entryCount)
    }

    /// Brings the entries that were set aside back into memory.
    ///
    /// - Throws: ``ColumnFileError`` where the file can't be read.
    mutating func takeEntriesBack(from file: SetAsideEntries, of column: Int) throws(ColumnFileError) {
        guard setAside > 0 else { return }
        var whole = ColumnSegment()
        whole.reserveEntries(entryCount)
        whole.entryCount = entryCount
        guard let wholeHashes = whole.hashes, let wholeTokens = whole.tokens else { return }
        do {
            try file.read(of: column, wholeHashes + 1, wholeTokens + 1)
        } catch {
            whole.free()
            throw error
        }
        if let hashes, let tokens {
            (wholeHashes + setAside).update(from: hashes + setAside, count: entryCount - setAside)
            (wholeTokens + setAside).update(from: tokens + setAside, count: entryCount - setAside)
        }
        freeEntries()
        (hashes, tokens, entryCapacity, setAside) = (whole.hashes, whole.tokens, whole.entryCapacity, 0)
    }
}
