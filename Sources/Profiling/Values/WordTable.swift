/// A fixed table from words of 64 bits other than 0 to words, for the lookup of short texts: a multiplication, and as a
/// rule one comparison. Tables live as long as the program.
struct WordTable: @unchecked Sendable {
    private struct Entry: BitwiseCopyable {
        var key: UInt64 = 0
        var value: UInt64 = 0
    }

    /// Open addressing, a quarter full at most, key 0 where a slot is free.
    private let entries: UnsafePointer<Entry>
    private let mask: Int
    private let shift: UInt64

    init(_ words: [UInt64: UInt64]) {
        var bits = 4
        while 1 << bits < words.count * 4 { bits += 1 }
        let entries = UnsafeMutablePointer<Entry>.allocate(capacity: 1 << bits)
        entries.initialize(repeating: Entry(), count: 1 << bits)
        self.entries = UnsafePointer(entries)
        mask = 1 << bits - 1
        shift = UInt64(64 - bits)
        for (key, value) in words where key != 0 {
            var slot = firstSlot(key)
            while entries[slot].key != 0 { slot = (slot + 1) & mask }
            entries[slot] = Entry(key: key, value: value)
        }
    }

    /// A set of words.
    init(_ words: some Sequence<UInt64>) {
        self.init(Dictionary(words.map { ($0, 1) }, uniquingKeysWith: { first, _ in first }))
    }

    @inline(__always)
    private func firstSlot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> shift) }

    @inline(__always)
    subscript(key: UInt64) -> UInt64? {
        var slot = firstSlot(key)
        while entries[slot].key != key {
            if entries[slot].key == 0 { return nil }
            slot = (slot &+ 1) & mask
        }
        return entries[slot].key == 0 ? nil : entries[slot].value
    }

    @inline(__always)
    func contains(_ key: UInt64) -> Bool { self[key] != nil }
}
