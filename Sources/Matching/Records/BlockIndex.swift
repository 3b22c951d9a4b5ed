/// The records of the right table by block, and the blocks of left records, for one form of keys.
struct BlockIndex: Sendable {
    /// Where the blocks of each left record begin; of the one after the last, where all end.
    private let leftStarts: FixedTable<UInt32>
    private let leftBlocks: FixedTable<UInt32>
    /// Where each block's members begin, by number of the block from 1; of the one after the last, where all end.
    private let blockStarts: FixedTable<UInt32>
    private let members: FixedTable<UInt32>

    /// - Parameters:
    ///   - right: nil within one table.
    ///   - sample: the left records that blocks will be asked of, ascending; nil for all.
    ///   - largest: pairs that a block may have.
    init(_ left: KeySource, _ right: KeySource?, sample: [Int]?, largest: Int) {
        let filter = sample.map { KeyFilter(left, of: $0) }
        let rights = Keyed(right ?? left, filter)
        let lefts = right == nil ? rights : Keyed(left, filter)
        var bits: UInt32 = 10
        while bits < 24, 1 << bits < (lefts.keys.count + rights.keys.count) * 2 { bits += 1 }
        let mask = UInt32(1) << bits - 1
        // The counts of the right side become numbers of blocks.
        var blocks = rights.counts(mask)
        let least = right == nil ? 2 : 1
        var blockStarts: [UInt32] = [0, 0]
        var size = 0
        let leftCounts = right == nil ? blocks : lefts.counts(mask)
        for bucket in blocks.indices {
            let (one, other) = (Int(leftCounts[bucket]), Int(blocks[bucket]))
            guard one >= least, other >= least, one * other <= largest else {
                blocks[bucket] = 0
                continue
            }
            blocks[bucket] = UInt32(blockStarts.count - 1)
            size += other
            blockStarts.append(UInt32(size))
        }
        var members = [UInt32](repeating: 0, count: size)
        var next = blockStarts
        for (record, key) in zip(rights.records, rights.keys) {
            let block = Int(blocks[Int(key & mask)])
            guard block != 0 else { continue }
            members[Int(next[block])] = record
            next[block] += 1
        }
        self.members = FixedTable(members)
        self.blockStarts = FixedTable(blockStarts)
        let count = sample?.count ?? left.count
        var starts: [UInt32] = [0]
        starts.reserveCapacity(count + 1)
        var found: [UInt32] = []
        var position = 0
        func close(before record: Int) {
            while position < count, (sample?[position] ?? position) < record {
                starts.append(UInt32(found.count))
                position += 1
            }
        }
        func add(_ record: Int, _ key: UInt32) {
            close(before: record)
            let block = blocks[Int(key & mask)]
            if block != 0 { found.append(block) }
        }
        if let sample {
            left.forEach(sample, add)
        } else {
            for (record, key) in zip(lefts.records, lefts.keys) { add(Int(record), key) }
        }
        close(before: Int.max)
        (leftStarts, leftBlocks) = (FixedTable(starts), FixedTable(found))
    }

    /// Calls `body` with the members of each block of a left record.
    ///
    /// - Parameter position: the record's place in the sample, or in the table where there is none.
    @inline(__always)
    func forEachBlock(at position: Int, _ body: (UnsafeBufferPointer<UInt32>) -> Void) {
        for place in Int(leftStarts[position])..<Int(leftStarts[position + 1]) {
            let block = Int(leftBlocks[place])
            body(members[Int(blockStarts[block])..<Int(blockStarts[block + 1])])
        }
    }
}

/// Records with their keys, by record.
private struct Keyed {
    var records: [UInt32] = []
    var keys: [UInt32] = []

    /// - Parameter filter: keys that it knows not to be wanted are left out.
    init(_ source: KeySource, _ filter: KeyFilter?) {
        if filter == nil {
            records.reserveCapacity(source.count)
            keys.reserveCapacity(source.count)
        }
        var (records, keys) = (records, keys)
        (self.records, self.keys) = ([], [])
        source.forEach(0..<source.count) { record, key in
            if let filter, !filter.mayContain(key) { return }
            records.append(UInt32(record))
            keys.append(key)
        }
        (self.records, self.keys) = (records, keys)
    }

    /// How many keys fall into each bucket.
    func counts(_ mask: UInt32) -> [UInt32] {
        var counts = [UInt32](repeating: 0, count: Int(mask) + 1)
        for key in keys { counts[Int(key & mask)] += 1 }
        return counts
    }
}
