import Dispatch
import Synchronization

/// The keys of lanes that fall in a range of buckets, grouped by bucket and then by lane.
///
/// A bucket is what the top bits of a key say. Lanes are passed over twice, once to count and once to place, so that
/// each has its own place and several threads need no locks.
final class LanePart: @unchecked Sendable {
    let buckets: Range<Int>
    /// By bucket of the part and lane: where the keys begin; one more than there are.
    private let starts: UnsafeMutableBufferPointer<Int>
    private let keys: UnsafeMutablePointer<UInt64>
    private let laneCount: Int

    /// Takes the buckets from the front of `range` that have room.
    ///
    /// - Parameters:
    ///   - shift: of a key, leaves the bucket.
    ///   - room: keys that may be held; the first bucket is taken anyway.
    init(_ lanes: [ValueLane], range: Range<Int>, shift: UInt64, room: Int, threads: Int) {
        laneCount = lanes.count
        let width = range.count
        let counts = UnsafeMutableBufferPointer<Int>.allocate(capacity: width * lanes.count + 1)
        counts.initialize(repeating: 0)
        nonisolated(unsafe) let counted = counts
        let first = range.lowerBound
        let count = lanes.count
        Self.pass(over: lanes, threads: threads) { lane, seen in
            lanes[lane].forEachKey { key in
                let bucket = Int(truncatingIfNeeded: key &>> shift) &- first
                guard UInt(bitPattern: bucket) < UInt(bitPattern: width), seen.isNew(key) else { return }
                counted[bucket &* count &+ lane] &+= 1
            }
        }
        let (taken, total) = Self.fitting(counts, lanes: count, room: room)
        // From counts to beginnings.
        var next = 0
        for index in 0..<(taken * count) {
            let size = counts[index]
            counts[index] = next
            next += size
        }
        counts[taken * count] = next
        buckets = first..<(first + taken)
        keys = .allocate(capacity: max(1, total))
        starts = counts
        nonisolated(unsafe) let placed = keys
        Self.pass(over: lanes, threads: threads) { lane, seen in
            lanes[lane].forEachKey { key in
                let bucket = Int(truncatingIfNeeded: key &>> shift) &- first
                guard UInt(bitPattern: bucket) < UInt(bitPattern: taken), seen.isNew(key) else { return }
                let cell = bucket &* count &+ lane
                placed[counted[cell]] = key
                counted[cell] &+= 1
            }
        }
        // Each cell has become the beginning of the next one.
        for index in stride(from: taken * count, to: 0, by: -1) { counts[index] = counts[index - 1] }
        counts[0] = 0
    }

    /// How many buckets from the front have room, at least one, and how many keys they have.
    private static func fitting(_ counts: UnsafeMutableBufferPointer<Int>, lanes: Int, room: Int) -> (
        buckets: Int, keys: Int
    ) {
        var (buckets, keys) = (0, 0)
        while (buckets + 1) * lanes < counts.count {
            let row = counts[(buckets * lanes)..<((buckets + 1) * lanes)].reduce(0, +)
            if buckets > 0 && keys + row > room { break }
            keys += row
            buckets += 1
        }
        return (buckets, keys)
    }

    deinit {
        starts.deallocate()
        keys.deallocate()
    }

    /// The keys of a lane in a bucket of the part, counted from its first; equal ones may be there more than once.
    @inline(__always)
    func keys(bucket: Int, lane: Int) -> UnsafeBufferPointer<UInt64> {
        let cell = bucket &* laneCount &+ lane
        return UnsafeBufferPointer(start: keys + starts[cell], count: starts[cell &+ 1] &- starts[cell])
    }

    /// The number of keys in a bucket, equal ones more than once.
    func count(bucket: Int) -> Int { starts[(bucket + 1) * laneCount] - starts[bucket * laneCount] }

    /// Works through the lanes, the largest first, so that the last one to end is a short one.
    private static func pass(
        over lanes: [ValueLane],
        threads: Int,
        _ body: @Sendable (Int, borrowing RecentKeys) -> Void
    ) {
        let order = lanes.indices.sorted { (lanes[$1].size, $0) < (lanes[$0].size, $1) }
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(threads, lanes.count)) { _ in
            let seen = RecentKeys()
            while true {
                let position = next.add(1, ordering: .relaxed).oldValue
                guard position < order.count else { return }
                seen.forget()
                body(order[position], seen)
            }
        }
    }
}

/// Keys met a short while ago: keeps a value that repeats in a column without a dictionary from being held each time.
private struct RecentKeys: ~Copyable {
    private static let size = 4096
    private let keys = UnsafeMutablePointer<UInt64>.allocate(capacity: size)

    init() { forget() }

    deinit { keys.deallocate() }

    /// Fills each slot with a key that belongs in another.
    func forget() {
        keys.initialize(repeating: 1, count: Self.size)
        keys[1] = 0
    }

    /// Whether the key is not among the recent ones; it is afterwards. The same keys in the same order give the same
    /// answers.
    @inline(__always)
    func isNew(_ key: UInt64) -> Bool {
        let slot = Int(truncatingIfNeeded: key) & (Self.size &- 1)
        if keys[slot] == key { return false }
        keys[slot] = key
        return true
    }
}
