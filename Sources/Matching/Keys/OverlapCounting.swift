import Dispatch
import Synchronization

/// Counts the values that lanes share, of large lanes only where they share enough to say something.
///
/// Where there are more values than are quickly counted, a sample of all values comes first: those whose hashes begin
/// alike, so that a value is in the sample of all lanes or of none. Of two lanes that have a thousand values in the
/// sample and hardly one in common, no other values are compared; were a tenth of the values of the smaller one in the
/// other, as it must be for anything to follow from it, a hundred would be expected. Lanes with fewer values in the
/// sample are small: what they share with any other is counted exactly from a table of their values.
///
/// The sample says more than a `ValueSketch` of each column would: it has a share of all values and not a thousand of
/// each, costs less than to keep sketches up to date, and is exact for what it holds.
struct OverlapCounting {
    /// Of text.
    let lanes: [ValueLane]
    let memory: Int
    let threads: Int
    /// Whether anything follows from what two lanes share; a large lane is not compared with lanes for which it is false.
    var matters: @Sendable (ValueLane, ValueLane) -> Bool = { _, _ in true }

    /// Values that are counted without a sample.
    private static let fewValues = 1 << 22
    /// Values in the sample from which a lane is large.
    private static let largeSample = 1000
    /// Two large lanes are compared whose samples share at least one of so many values of the smaller one.
    private static let leastShare = 100
    private static let sampleShare = 64

    /// - Parameter fewValues: values that are counted without a sample; another number for tests.
    /// - Returns: the counts, and of each lane whether its distinct values were counted.
    func counts(fewValues: Int = OverlapCounting.fewValues) -> (counts: SharedCounts, isCounted: [Bool]) {
        let size = lanes.reduce(0) { $0 + $1.size }
        guard size > fewValues, lanes.count > 1 else { return (countsOfAll(), lanes.map { _ in true }) }
        let sample = sample(size)
        let small = lanes.indices.filter { sample.distinct[$0] < Self.largeSample }
        let large = lanes.indices.filter { sample.distinct[$0] >= Self.largeSample }
        let table = SmallLaneTable(small.map { lanes[$0] }, limit: max(1 << 16, memory / 64), threads: threads)
        guard let table else { return (countsOfAll(), lanes.map { _ in true }) }
        var counts = SharedCounts(lanes: lanes.count)
        counts.add(table.counts, of: small)
        addLarge(to: &counts, large, small, table)
        let compared = compared(large, sample)
        var all: LanePairs?
        counts.add(
            SharedValueCount(compared.map { lanes[$0] }, memory: memory, threads: threads).counts(of: &all),
            of: compared
        )
        let counted = Set(small + compared)
        return (counts, lanes.indices.map(counted.contains))
    }

    private func countsOfAll() -> SharedCounts {
        var all: LanePairs?
        return SharedValueCount(lanes, memory: memory, threads: threads).counts(of: &all)
    }

    /// Counts the values with the same first bits.
    private func sample(_ size: Int) -> SharedCounts {
        var bits = 6
        while bits < 22, size >> bits > 8192 { bits += 1 }
        let shift = UInt64(64 - bits)
        let part = LanePart(
            lanes,
            range: 0..<max(1, (1 << bits) / Self.sampleShare),
            shift: shift,
            room: memory / 8,
            threads: threads
        )
        let counts = Mutex(SharedCounts(lanes: lanes.count))
        BucketCounting(lanes: Array(lanes.indices), shift: shift, threads: threads, mostSets: 1 << 16)
            .add(part, to: counts)
        return counts.withLock { $0 }
    }

    /// The large lanes that share enough with another large one.
    private func compared(_ large: [Int], _ sample: SharedCounts) -> [Int] {
        large.filter { one in
            large.contains { other in
                let smaller = min(sample.distinct[one], sample.distinct[other])
                return one != other && sample.shared(one, other) * Self.leastShare >= smaller
                    && matters(lanes[one], lanes[other])
            }
        }
    }

    /// Counts what large lanes share with small ones.
    private func addLarge(to counts: inout SharedCounts, _ large: [Int], _ small: [Int], _ table: SmallLaneTable) {
        let found = Mutex<[Int: [Int]]>([:])
        let next = Atomic(0)
        let lanes = lanes
        let large = large.filter { one in small.contains { matters(lanes[one], lanes[$0]) } }
        DispatchQueue.concurrentPerform(iterations: min(threads, large.count)) { _ in
            while true {
                let position = next.add(1, ordering: .relaxed).oldValue
                guard position < large.count else { return }
                let shared = table.shared(with: lanes[large[position]])
                found.withLock { $0[large[position]] = shared }
            }
        }
        for (lane, shared) in found.withLock({ $0 }) {
            for (position, count) in shared.enumerated() { counts.add(count, sharedBy: lane, small[position]) }
        }
    }
}

/// The distinct values of small lanes, each with the set of the lanes that have it.
private final class SmallLaneTable: Sendable {
    /// The distinct values of each lane, and those that each two share.
    let counts: SharedCounts
    private let laneCount: Int
    private let keys: [UInt64]
    /// Of each key the set of its lanes, ``ValueSets/empty`` where a slot is free.
    private let sets: [Int32]
    private let mask: Int
    /// A bit for each key, by other bits of it than those of its slot: most keys of other lanes have none.
    private let filter: [UInt64]
    private let tree: ValueSets

    /// - Parameter limit: nil if there are more distinct values, those of each lane counted.
    init?(_ lanes: [ValueLane], limit: Int, threads: Int) {
        laneCount = lanes.count
        let found = Mutex<[Int: [UInt64]]>([:])
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(threads, lanes.count)) { _ in
            while true {
                let position = next.add(1, ordering: .relaxed).oldValue
                guard position < lanes.count else { return }
                let keys = Self.distinct(lanes[position], limit: limit)
                found.withLock { $0[position] = keys }
            }
        }
        let distinct = found.withLock { $0 }
        let total = distinct.values.reduce(0) { $0 + $1.count }
        guard total <= limit else { return nil }
        var bits = 6
        while 1 << bits < total * 2 { bits += 1 }
        mask = 1 << bits - 1
        var keys = [UInt64](repeating: 0, count: 1 << bits)
        var sets = [Int32](repeating: ValueSets.empty, count: 1 << bits)
        var filter = [UInt64](repeating: 0, count: max(1, (1 << bits) / 16))
        var tree = ValueSets()
        for lane in lanes.indices {
            for key in distinct[lane] ?? [] {
                let mark = Self.mark(key, filter.count)
                filter[mark.word] |= mark.bit
                var slot = Int(truncatingIfNeeded: key) & mask
                while sets[slot] != ValueSets.empty, keys[slot] != key { slot = (slot + 1) & mask }
                if sets[slot] == ValueSets.empty { keys[slot] = key } else { tree.count(-1, in: sets[slot]) }
                sets[slot] = tree.adding(Int32(lane), to: sets[slot])
                tree.count(1, in: sets[slot])
            }
        }
        var counts = SharedCounts(lanes: lanes.count)
        counts.add(tree)
        (self.keys, self.sets, self.filter, self.tree, self.counts) = (keys, sets, filter, tree, counts)
    }

    /// The place of a key in a filter of so many words, which are a power of two.
    @inline(__always)
    private static func mark(_ key: UInt64, _ words: Int) -> (word: Int, bit: UInt64) {
        (Int(truncatingIfNeeded: key >> 38) & (words &- 1), 1 << (key >> 32 & 63))
    }

    /// The distinct keys of a lane of text, none of which is 0, in the order of their first; more than the limit if there
    /// are more.
    private static func distinct(_ lane: ValueLane, limit: Int) -> [UInt64] {
        var found: [UInt64] = []
        var slots = [UInt64](repeating: 0, count: 1 << 10)
        lane.forEachKey { key in
            guard found.count <= limit else { return }
            let isNew = slots.withUnsafeMutableBufferPointer { slots in
                let mask = slots.count - 1
                var slot = Int(truncatingIfNeeded: key) & mask
                while slots[slot] != 0, slots[slot] != key { slot = (slot &+ 1) & mask }
                guard slots[slot] == 0 else { return false }
                slots[slot] = key
                return true
            }
            guard isNew else { return }
            found.append(key)
            guard found.count * 2 > slots.count else { return }
            slots = [UInt64](repeating: 0, count: slots.count * 2)
            let mask = slots.count - 1
            for key in found {
                var slot = Int(truncatingIfNeeded: key) & mask
                while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & mask }
                slots[slot] = key
            }
        }
        return found
    }

    /// How many distinct values another lane shares with each lane of the table.
    func shared(with lane: ValueLane) -> [Int] {
        var seen = [Bool](repeating: false, count: mask + 1)
        var counts = [Int](repeating: 0, count: tree.size)
        filter.withUnsafeBufferPointer { filter in
            seen.withUnsafeMutableBufferPointer { seen in
                lane.forEachKey { key in
                    let mark = Self.mark(key, filter.count)
                    guard filter[mark.word] & mark.bit != 0, let slot = slot(of: key), !seen[slot] else { return }
                    seen[slot] = true
                    counts[Int(sets[slot])] += 1
                }
            }
        }
        var shared = [Int](repeating: 0, count: laneCount)
        for (set, count) in counts.enumerated() where count > 0 {
            for lane in tree.lanes(of: Int32(set)) { shared[lane] += count }
        }
        return shared
    }

    private func slot(of key: UInt64) -> Int? {
        var slot = Int(truncatingIfNeeded: key) & mask
        while sets[slot] != ValueSets.empty, keys[slot] != key { slot = (slot &+ 1) & mask }
        return sets[slot] == ValueSets.empty ? nil : slot
    }
}
