import Dispatch
import Synchronization

/// Counts the values of the buckets of a part by the lanes that have them.
struct BucketCounting {
    /// The lane number, among all lanes, of each lane of the part; ascending.
    let lanes: [Int]
    /// Of a key, leaves the bucket.
    let shift: UInt64
    let threads: Int

    /// Sets are counted anew when so many were met, which bounds their memory.
    let mostSets: Int

    func add(_ part: LanePart, to counts: borrowing Mutex<SharedCounts>) {
        let next = Atomic(0)
        let width = part.buckets.count
        let (lanes, shift, mostSets) = (lanes, shift, mostSets)
        DispatchQueue.concurrentPerform(iterations: min(threads, width)) { _ in
            var sets = ValueSets()
            var table = KeyTable()
            while true {
                let bucket = next.add(1, ordering: .relaxed).oldValue
                guard bucket < width else { break }
                table.reset(for: part.count(bucket: bucket))
                for (position, lane) in lanes.enumerated() {
                    Self.add(part.keys(bucket: bucket, lane: position), of: Int32(lane), shift, &table, &sets)
                }
                if sets.size > mostSets {
                    counts.withLock { $0.add(sets) }
                    sets = ValueSets()
                }
            }
            counts.withLock { $0.add(sets) }
        }
    }

    private static func add(
        _ keys: UnsafeBufferPointer<UInt64>,
        of lane: Int32,
        _ shift: UInt64,
        _ table: inout KeyTable,
        _ sets: inout ValueSets
    ) {
        for key in keys {
            let slot = table.slot(of: key, shift)
            let set = table.sets[slot]
            if set != ValueSets.empty {
                if sets.lastLane(set) == lane { continue }
                sets.count(-1, in: set)
            } else {
                table.keys[slot] = key
            }
            let larger = sets.adding(lane, to: set)
            sets.count(1, in: larger)
            table.sets[slot] = larger
        }
    }
}

/// The keys of one bucket by open addressing, each with the set of lanes that have it so far.
private struct KeyTable: ~Copyable {
    private(set) var keys: UnsafeMutablePointer<UInt64>
    private(set) var sets: UnsafeMutablePointer<Int32>
    private var capacity = 1 << 10
    private var mask = (1 << 10) - 1
    /// Of a key whose bucket's bits are gone, leaves the place in the table.
    private var placeShift: UInt64 = 54

    init() {
        keys = .allocate(capacity: capacity)
        sets = .allocate(capacity: capacity)
    }

    deinit {
        keys.deallocate()
        sets.deallocate()
    }

    /// Empties the table and makes room for so many keys.
    mutating func reset(for count: Int) {
        var bits = 10
        while 1 << bits < count * 2 { bits += 1 }
        if 1 << bits > capacity {
            keys.deallocate()
            sets.deallocate()
            capacity = 1 << bits
            keys = .allocate(capacity: capacity)
            sets = .allocate(capacity: capacity)
        }
        mask = (1 << bits) - 1
        placeShift = UInt64(64 - bits)
        sets.initialize(repeating: ValueSets.empty, count: 1 << bits)
    }

    /// The slot that has the key or is free for it.
    @inline(__always)
    func slot(of key: UInt64, _ shift: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: (key &<< (64 &- shift)) &>> placeShift)
        while sets[slot] != ValueSets.empty, keys[slot] != key { slot = (slot &+ 1) & mask }
        return slot
    }
}
