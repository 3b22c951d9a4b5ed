/// The records of the right table by block, and the blocks of each record of the left one, for one kind of key.
struct BlockIndex: Sendable {
    /// Where the blocks of each left record begin; nil where each has one at most.
    private var leftStarts: [UInt32]?
    /// By left record, or by position where it has several: the block, from 1; 0 for none.
    private var leftBlocks: [UInt32]
    /// Where each block's members begin, by number of the block; of the one after the last, where all end.
    private var blockStarts: [UInt32] = [0, 0]
    private var members: [UInt32] = []

    /// - Parameters:
    ///   - leftKeys: keys of the left records. The keys of a record follow each other.
    ///   - largest: pairs that a block may have.
    init(_ leftKeys: RecordKeys, _ rightKeys: RecordKeys?, largest: Int) {
        let right = rightKeys ?? leftKeys
        var bits: UInt32 = 10
        while bits < 24, 1 << bits < (leftKeys.keys.count + right.keys.count) * 2 { bits += 1 }
        let mask = UInt32(1) << bits - 1
        var lefts = [UInt32](repeating: 0, count: Int(mask) + 1)
        var rights = [UInt32](repeating: 0, count: Int(mask) + 1)
        for key in right.keys where key != 0 { rights[Int(key & mask)] += 1 }
        if rightKeys == nil {
            lefts = rights
        } else {
            for key in leftKeys.keys where key != 0 { lefts[Int(key & mask)] += 1 }
        }
        let least = rightKeys == nil ? 2 : 1
        var size = 0
        for bucket in lefts.indices {
            let (one, other) = (Int(lefts[bucket]), Int(rights[bucket]))
            guard one >= least, other >= least, one * other <= largest else {
                lefts[bucket] = 0
                continue
            }
            lefts[bucket] = UInt32(blockStarts.count - 1)
            size += other
            blockStarts.append(UInt32(size))
        }
        var members = [UInt32](repeating: 0, count: size)
        var next = blockStarts
        right.forEach { record, key in
            let block = Int(lefts[Int(key & mask)])
            guard block != 0 else { return }
            members[Int(next[block])] = UInt32(record)
            next[block] += 1
        }
        self.members = members
        leftStarts = leftKeys.starts
        leftBlocks = leftKeys.keys.map { $0 == 0 ? 0 : lefts[Int($0 & mask)] }
    }

    /// Calls `body` with the members of each block of a left record.
    func forEachBlock(of record: Int, _ body: (ArraySlice<UInt32>) -> Void) {
        if let leftStarts {
            for position in Int(leftStarts[record])..<Int(leftStarts[record + 1]) { call(leftBlocks[position], body) }
        } else {
            call(leftBlocks[record], body)
        }
    }

    private func call(_ block: UInt32, _ body: (ArraySlice<UInt32>) -> Void) {
        guard block != 0 else { return }
        body(members[Int(blockStarts[Int(block)])..<Int(blockStarts[Int(block) + 1])])
    }
}

/// The keys of the records of one side; 0 is no key.
struct RecordKeys: Sendable {
    /// Where the keys of each record begin; nil where each has one.
    var starts: [UInt32]?
    var keys: [UInt32]

    /// The keys of the records' values.
    init(_ valueKeys: BlockingKeys, _ records: [UInt32]) {
        var starts: [UInt32] = [0]
        starts.reserveCapacity(records.count + 1)
        keys = []
        for value in records {
            if value != 0 {
                keys += valueKeys.keys[Int(valueKeys.starts[Int(value)])..<Int(valueKeys.starts[Int(value) + 1])]
            }
            starts.append(UInt32(keys.count))
        }
        self.starts = starts
    }

    /// The keys of the records' values of two attributes, combined.
    init(_ one: [UInt32], _ other: [UInt32], _ oneKeys: [UInt32], _ otherKeys: [UInt32]) {
        keys = zip(one, other).map { first, second in
            let (key, otherKey) = (oneKeys[Int(first)], otherKeys[Int(second)])
            guard key != 0, otherKey != 0 else { return 0 }
            return UInt32(truncatingIfNeeded: ByteHash.mixed(UInt64(key) << 32 | UInt64(otherKey), 11) >> 20) | 1
        }
    }

    func forEach(_ body: (Int, UInt32) -> Void) {
        guard let starts else {
            for (record, key) in keys.enumerated() where key != 0 { body(record, key) }
            return
        }
        for record in 0..<(starts.count - 1) {
            for position in Int(starts[record])..<Int(starts[record + 1]) where keys[position] != 0 {
                body(record, keys[position])
            }
        }
    }
}
