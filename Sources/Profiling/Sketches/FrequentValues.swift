/// The most frequent values of a column by their hashes, with the least and the most that each can occur.
///
/// Misra and Gries, "Finding repeated elements", Science of Computer Programming 2 (1982), in the form that takes
/// weights and merges: Agarwal, Cormode, Huang, Phillips, Wei, Yi, "Mergeable summaries", PODS 2012, section 3, and
/// Anderson, Bevin, Lang, Liberty, Rhodes, Thaler, "A high-performance algorithm for identifying frequent items in data
/// streams", IMC 2017. Counters grow until there are `4 × size`; then all are lowered by the count of the one at
/// position `size` from the top, and those that reach 0 go.
///
/// Every count is at most ``error`` too low and never too high, and ``error`` is at most `total / size`, for any order
/// and any tree of merges: each lowering takes its amount from `size` counters or more. So every value that occurs more
/// often than that is held. With at most `4 × size` distinct values all counts are exact.
///
/// Inserting costs about 8 ns for a value that is held and 12 to 18 for one that is not, lowering included; memory is
/// 256 bytes times `size` at most.
public struct FrequentValues {
    public static let defaultSize = 256
    static let sizes = 4...(1 << 12)
    static let totalLimit = 1 << 48

    /// A value, and how often it occurs.
    public struct Count: Sendable, Hashable {
        public var hash: UInt64
        public var atLeast: Int
        public var atMost: Int
    }

    private struct Slot: BitwiseCopyable {
        var hash: UInt64 = 0
        var count = 0
    }

    public private(set) var size: Int
    /// Occurrences of all values.
    public private(set) var total = 0
    /// How much the count of a value can be too low, and how often a value that is not held can occur.
    public private(set) var error = 0
    /// Open addressing over the hashes; at most half full.
    private var slots: [Slot] = []
    private var used = 0

    /// - Parameter size: 4 to 4,096.
    public init(size: Int = defaultSize) {
        self.size = min(max(size, Self.sizes.lowerBound), Self.sizes.upperBound)
    }

    /// Adds `times` occurrences of the hash of a value; 0 stands for no value and is passed over.
    ///
    /// - Parameter times: 1 to 2^48; others are passed over.
    @inline(__always)
    public mutating func insert(_ hash: UInt64, times: Int = 1) {
        guard hash != 0, times > 0, times <= Self.totalLimit else { return }
        total += times
        add(hash, times)
        if used > 4 * size { lower() }
    }

    /// Counts occurrences without their values, of which each occurs at most `count` times.
    ///
    /// - Precondition: there are at least ``size`` times as many.
    mutating func passOver(_ occurrences: Int, each count: Int) {
        total += occurrences
        error += count
    }

    @inline(__always)
    private mutating func add(_ hash: UInt64, _ times: Int) {
        if used * 2 >= slots.count, slots.count < 16 * size { grow() }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        slots.withUnsafeMutableBufferPointer { slots in
            while slots[slot].hash != 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
            if slots[slot].hash == 0 {
                slots[slot].hash = hash
                used += 1
            }
            slots[slot].count += times
        }
    }

    private mutating func grow() {
        let held = held
        slots = Array(repeating: Slot(), count: max(16, slots.count * 2))
        used = 0
        for slot in held { add(slot.hash, slot.count) }
    }

    private var held: [Slot] {
        // Written without a branch: which slots are free can't be foretold.
        Array(unsafeUninitializedCapacity: used + 1) { held, found in
            for slot in slots {
                held[found] = slot
                found += slot.hash == 0 ? 0 : 1
            }
        }
    }

    /// Lowers all counts so far that at most ``size`` values stay.
    private mutating func lower() {
        let held = held
        var counts = held.map(\.count)
        let amount = Selection.select(&counts, counts.count - size)
        error += amount
        slots.withUnsafeMutableBufferPointer { $0.update(repeating: Slot()) }
        used = 0
        for slot in held where slot.count > amount { add(slot.hash, slot.count - amount) }
    }
}

extension FrequentValues: MergeableSketch {
    /// Joins what another sketch has seen; of two sizes the smaller one stays. Commutative.
    public mutating func merge(_ other: FrequentValues) {
        size = min(size, other.size)
        total += other.total
        error += other.error
        for slot in other.held { add(slot.hash, slot.count) }
        if used > 4 * size { lower() }
    }

    public static func == (left: FrequentValues, right: FrequentValues) -> Bool {
        left.size == right.size && left.total == right.total && left.error == right.error
            && left.counts == right.counts
    }

    public init(decoding bytes: [UInt8]) throws(SketchError) {
        var reader = try SketchReader(.frequent, bytes)
        size = try reader.count("the size", in: Self.sizes)
        total = try reader.count("the total", in: 0...Self.totalLimit)
        error = try reader.count("the error", in: 0...(total / size))
        let length = try reader.length("the number of values", upTo: 4 * size, width: 16)
        var left = total - error * size
        for hash in try reader.hashes(length) {
            let count = try reader.count("a count", in: 1...max(1, left))
            left -= count
            add(hash, count)
        }
        guard left >= 0, error > 0 || left == 0 else {
            throw reader.error("counts that don't add up to the total", expected: "\(total)")
        }
        try reader.end()
    }

    public func encoded() -> [UInt8] {
        var writer = SketchWriter(.frequent)
        writer.write(size)
        writer.write(total)
        writer.write(error)
        let sorted = held.sorted { $0.hash < $1.hash }
        writer.write(sorted.count)
        for slot in sorted { writer.write(slot.hash) }
        for slot in sorted { writer.write(slot.count) }
        return writer.bytes
    }

    /// The values held, most frequent first, by their hash where counts are equal.
    public var counts: [Count] {
        held.map { Count(hash: $0.hash, atLeast: $0.count, atMost: $0.count + error) }
            .sorted { ($1.atLeast, $0.hash) < ($0.atLeast, $1.hash) }
    }

    /// How often a value occurs.
    public func estimate(_ hash: UInt64) -> Count {
        guard !slots.isEmpty, hash != 0 else { return Count(hash: hash, atLeast: 0, atMost: error) }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot].hash != 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
        let count = slots[slot].hash == hash ? slots[slot].count : 0
        return Count(hash: hash, atLeast: count, atMost: count + error)
    }

    /// Whether no value is missing and all counts are exact.
    public var isExact: Bool { error == 0 }
}
