/// A key with the record that has it, or with the record's place in a sample.
struct RecordKey: BitwiseCopyable, Sendable {
    /// The key above the place, so that the order of the bits is that of keys.
    fileprivate let bits: UInt64

    init(_ key: UInt32, _ place: Int) { bits = UInt64(key) << 32 | UInt64(UInt32(truncatingIfNeeded: place)) }

    var key: UInt32 { UInt32(truncatingIfNeeded: bits >> 32) }
    var place: UInt32 { UInt32(truncatingIfNeeded: bits) }
}

extension [RecordKey] {
    /// Those of one key one after the other, by ascending key; those of one key in the order they were in.
    ///
    /// O(n): by digits of eleven bits, the lowest first.
    var sorted: [RecordKey] {
        guard count > 512 else { return sorted { ($0.key, $0.place) < ($1.key, $1.place) } }
        var (from, to) = (self, self)
        for shift in [32, 43, 54] as [UInt64] {
            var ends = [Int](repeating: 0, count: 2_049)
            from.withUnsafeBufferPointer { from in
                to.withUnsafeMutableBufferPointer { to in
                    for one in from { ends[Int(one.bits >> shift & 2_047) + 1] += 1 }
                    for digit in 1..<ends.count { ends[digit] += ends[digit - 1] }
                    for one in from {
                        let digit = Int(one.bits >> shift & 2_047)
                        to[ends[digit]] = one
                        ends[digit] += 1
                    }
                }
            }
            swap(&from, &to)
        }
        return from
    }

    /// The keys in a row that are the same.
    var runs: some Sequence<ArraySlice<RecordKey>> {
        sequence(state: 0) { start -> ArraySlice<RecordKey>? in
            guard start < count else { return nil }
            var end = start + 1
            while end < count, self[end].key == self[start].key { end += 1 }
            defer { start = end }
            return self[start..<end]
        }
    }
}

/// Tells of most keys that they are not among some.
struct KeyFilter: Sendable {
    private var bits: [UInt64]
    private let mask: UInt32
    private(set) var isEmpty = true

    /// - Parameter count: how many keys will be put in.
    init(count: Int) {
        var size: UInt32 = 1 << 12
        while size < 1 << 24, Int(size) < 16 * count { size <<= 1 }
        mask = size - 1
        bits = [UInt64](repeating: 0, count: Int(size >> 6))
    }

    init(_ keys: [RecordKey]) {
        self.init(count: keys.count)
        for key in keys { insert(key.key) }
    }

    mutating func insert(_ key: UInt32) {
        isEmpty = false
        let bit = key & mask
        bits[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
    }

    @inline(__always)
    func mayContain(_ key: UInt32) -> Bool {
        let bit = key & mask
        return bits[Int(bit >> 6)] >> UInt64(bit & 63) & 1 != 0
    }
}
