/// The records of the right table by block, and the blocks of left records, for one form of keys.
struct BlockIndex: Sendable {
    /// Where the blocks of each left record begin; of the one after the last, where all end.
    private let leftStarts: FixedTable<UInt32>
    private let leftBlocks: FixedTable<UInt32>
    /// Where each block's members begin, by number of the block; of the one after the last, where all end.
    private let blockStarts: FixedTable<UInt32>
    private let members: FixedTable<UInt32>

    /// - Parameters:
    ///   - right: nil within one table.
    ///   - sample: the left records that blocks will be asked of, ascending; nil for all.
    ///   - largest: pairs that a block may have.
    init(_ left: KeySource, _ right: KeySource?, sample: [Int]?, largest: Int) {
        let asking = sample.map { left.keys(of: $0) }
        let wanted = asking.map { Self.filter($0, of: left, right ?? left, every: sample?.count ?? 0, largest) }
        let rights: [RecordKey]
        let lefts: [RecordKey]
        if wanted?.isEmpty == true {
            (rights, lefts) = ([], [])
        } else if let right {
            rights = right.keys(passing: wanted ?? left.filter())
            lefts = left.keys(passing: KeyFilter(rights))
        } else {
            rights = left.keys(passing: wanted)
            lefts = rights
        }
        var joining = BlockJoin(isWithin: right == nil, largest: largest)
        joining.join(lefts.sorted, rights.sorted, asking: asking?.sorted)
        (leftStarts, leftBlocks) = joining.blocksByLeft(sample?.count ?? left.count)
        members = FixedTable(joining.members)
        blockStarts = FixedTable(joining.blockStarts)
    }

    /// A filter of the keys of a sample. What so many of it share that the whole table has too many for a block is left out,
    /// and where nearly all keys are such, all of them are, so that coarse keys, which many records have, cost nothing.
    ///
    /// - Parameter sampled: how many records the sample has.
    private static func filter(
        _ asking: [RecordKey],
        of left: KeySource,
        _ right: KeySource,
        every sampled: Int,
        _ largest: Int
    ) -> KeyFilter {
        // The left records of a block that is as large as can be, and how many of them the sample has.
        let lefts = (Double(largest) * Double(left.count) / Double(max(right.count, 1))).squareRoot()
        let expected = lefts * Double(sampled) / Double(max(left.count, 1))
        let most = Int(expected + 2 * expected.squareRoot() + 1)
        var kept: [RecordKey] = []
        var (single, double) = (0.0, 0.0)
        for run in asking.sorted.runs {
            if run.count <= most { kept.append(run[run.startIndex]) }
            if run.count == 1 { single += 1 } else if run.count == 2 { double += 1 }
        }
        // How often keys that the sample has once are to be found in another one like it (Good, The population frequencies of
        // species, 1953), against the largest block.
        let isCoarse = 2 * double > 4 * max(expected, 0.25) * single
        return KeyFilter(isCoarse ? [] : kept)
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

/// Finds the blocks of records that share keys.
private struct BlockJoin {
    let isWithin: Bool
    let largest: Int
    private(set) var members: [UInt32] = []
    private(set) var blockStarts: [UInt32] = [0]
    /// The blocks of those who ask.
    private var asked: [(place: UInt32, block: UInt32)] = []

    init(isWithin: Bool, largest: Int) { (self.isWithin, self.largest) = (isWithin, largest) }

    /// - Parameters:
    ///   - lefts: with `rights`, the records by key, ascending.
    ///   - asking: keys with the places of records in the sample, ascending; nil where all left records ask.
    mutating func join(_ lefts: [RecordKey], _ rights: [RecordKey], asking: [RecordKey]?) {
        let least = isWithin ? 2 : 1
        var (left, asker) = (0, 0)
        for run in rights.runs {
            let key = run[run.startIndex].key
            while left < lefts.count, lefts[left].key < key { left += 1 }
            let first = left
            while left < lefts.count, lefts[left].key == key { left += 1 }
            guard run.count >= least, left - first >= least, (left - first) * run.count <= largest else { continue }
            let block = UInt32(blockStarts.count - 1)
            if let asking {
                while asker < asking.count, asking[asker].key < key { asker += 1 }
                guard asker < asking.count, asking[asker].key == key else { continue }
                while asker < asking.count, asking[asker].key == key {
                    asked.append((asking[asker].place, block))
                    asker += 1
                }
            } else {
                for record in lefts[first..<left] { asked.append((record.place, block)) }
            }
            for record in run { members.append(record.place) }
            blockStarts.append(UInt32(members.count))
        }
    }

    /// Where the blocks of each of so many who ask begin, and the blocks. Blocks are numbered anew in the order in which they
    /// are asked of, so that they are read one after the other.
    mutating func blocksByLeft(_ count: Int) -> (starts: FixedTable<UInt32>, blocks: FixedTable<UInt32>) {
        var starts = [UInt32](repeating: 0, count: count + 2)
        for one in asked { starts[Int(one.place) + 2] += 1 }
        for place in 2..<max(2, starts.count) { starts[place] += starts[place - 1] }
        var blocks = [UInt32](repeating: 0, count: asked.count)
        for one in asked {
            blocks[Int(starts[Int(one.place) + 1])] = one.block
            starts[Int(one.place) + 1] += 1
        }
        var numbers = [UInt32](repeating: .max, count: blockStarts.count)
        var (newMembers, newStarts): ([UInt32], [UInt32]) = ([], [0])
        newMembers.reserveCapacity(members.count)
        newStarts.reserveCapacity(blockStarts.count)
        for place in blocks.indices {
            let block = Int(blocks[place])
            if numbers[block] == .max {
                numbers[block] = UInt32(newStarts.count - 1)
                newMembers += members[Int(blockStarts[block])..<Int(blockStarts[block + 1])]
                newStarts.append(UInt32(newMembers.count))
            }
            blocks[place] = numbers[block]
        }
        (members, blockStarts) = (newMembers, newStarts)
        return (FixedTable(starts), FixedTable(blocks))
    }
}
