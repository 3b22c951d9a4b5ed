/// Counts the distinct values of a column exactly.
enum DistinctCount {
    /// Words that are counted at once, 16 MB of them and as much again to part them.
    static let wordsAtOnce = 1 << 21

    /// The number of distinct words other than 0 of a source that can be passed over several times.
    ///
    /// Takes a part of all possible words after the other, so that memory does not grow with their number.
    ///
    /// - Parameters:
    ///   - most: how many words there are at most.
    ///   - source: hands all words over.
    static func exact(_ most: Int, _ source: ((UInt64) -> Void) -> Void) -> Int {
        let passes = max(1, (most + wordsAtOnce - 1) / wordsAtOnce)
        var distinct = 0
        var words = GrowableBuffer<UInt64>()
        for current in 0..<min(passes, 1 << 16) {
            words.removeFirst(words.count)
            source { word in
                if pass(of: word, passes) == current, word != 0 { words.append(word) }
            }
            distinct += exact(UnsafeBufferPointer(words.elements))
        }
        return distinct
    }

    /// The number of distinct words other than 0, and whether there are as many as words.
    ///
    /// The words are parted by their first bits until a part fits the cache of a core, so the time is linear: about
    /// 10 ns a word.
    static func exact(_ words: UnsafeBufferPointer<UInt64>) -> Int {
        let bits = words.count <= 1 << 15 ? 0 : min(12, words.count.bitWidth - (words.count >> 14).leadingZeroBitCount)
        var offsets = [Int](repeating: 0, count: (1 << bits) + 1)
        for word in words { offsets[part(word, bits) + 1] += 1 }
        for index in 1..<offsets.count { offsets[index] += offsets[index - 1] }
        let sorted = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: max(words.count, 1))
        defer { sorted.deallocate() }
        var next = offsets
        for word in words {
            let index = part(word, bits)
            sorted[next[index]] = word
            next[index] += 1
        }
        var distinct = 0
        var table: [UInt64] = []
        for index in 0..<(offsets.count - 1) {
            distinct += count(sorted[offsets[index]..<offsets[index + 1]], &table)
        }
        return distinct
    }

    /// The pass in which a word is counted, by other bits than those by which words are parted and found below.
    @inline(__always)
    static func pass(of word: UInt64, _ passes: Int) -> Int {
        (Int(truncatingIfNeeded: word >> 24 & 0xFFFF) * passes) >> 16
    }

    @inline(__always)
    private static func part(_ word: UInt64, _ bits: Int) -> Int {
        bits == 0 ? 0 : Int(truncatingIfNeeded: word >> UInt64(64 - bits))
    }

    private static func count(_ words: Slice<UnsafeMutableBufferPointer<UInt64>>, _ table: inout [UInt64]) -> Int {
        guard !words.isEmpty else { return 0 }
        var capacity = 64
        while capacity < words.count * 2 { capacity *= 2 }
        table.removeAll(keepingCapacity: true)
        table.append(contentsOf: repeatElement(0, count: capacity))
        var distinct = 0
        table.withUnsafeMutableBufferPointer { slots in
            for word in words where word != 0 {
                var slot = Int(truncatingIfNeeded: word) & (capacity - 1)
                while slots[slot] != 0, slots[slot] != word { slot = (slot + 1) & (capacity - 1) }
                if slots[slot] == 0 {
                    slots[slot] = word
                    distinct += 1
                }
            }
        }
        return distinct
    }
}
