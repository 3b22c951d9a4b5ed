/// The distinct values of a column with the smallest hashes, and what their checks said.
///
/// Bottom-k sketch (Bar-Yossef et al., "Counting Distinct Elements in a Data Stream", RANDOM 2002, third algorithm):
/// a uniform sample of the distinct values, exact below its size, with a relative standard error of about 1/√(k−2) =
/// 3.1 % for the number of distinct values above. Which values it holds depends on the set of values alone, so samples
/// merge in any order to the same sample.
struct DistinctSample {
    /// How many values it holds.
    static let size = 1024

    struct Value {
        var hash: UInt64
        var checks: SemanticChecks
    }

    /// Open addressing over the hashes, 0 where a slot is free; at most half full.
    private var slots: [Value]
    private var count = 0
    /// Hashes above it are not among the smallest.
    private(set) var threshold = UInt64.max
    private var hasDropped = false

    init() {
        slots = Array(repeating: Value(hash: 0, checks: []), count: 64)
    }

    @inline(__always)
    mutating func insert(_ hash: UInt64, _ checks: SemanticChecks) {
        if hash <= threshold { insertBelow(hash, checks) }
    }

    private mutating func insertBelow(_ hash: UInt64, _ checks: SemanticChecks) {
        let isNew = slots.withUnsafeMutableBufferPointer { slots in
            let mask = slots.count - 1
            var slot = Int(truncatingIfNeeded: hash >> 20) & mask
            while slots[slot].hash != 0 {
                if slots[slot].hash == hash {
                    slots[slot].checks.formUnion(checks)
                    return false
                }
                slot = (slot &+ 1) & mask
            }
            slots[slot] = Value(hash: hash, checks: checks)
            return true
        }
        guard isNew else { return }
        count += 1
        if count * 2 >= slots.count { makeRoom() }
    }

    private mutating func makeRoom() {
        if slots.count >= Self.size * 4 { shrink() } else { rebuild(values, capacity: slots.count * 2) }
    }

    /// Keeps the ``size`` smallest hashes.
    private mutating func shrink() {
        guard count > Self.size else { return }
        var hashes = values.map(\.hash)
        threshold = hashes.smallest(Self.size - 1)
        hasDropped = true
        rebuild(values.filter { $0.hash <= threshold }, capacity: Self.size * 4)
    }

    private mutating func rebuild(_ values: [Value], capacity: Int) {
        slots = Array(repeating: Value(hash: 0, checks: []), count: capacity)
        count = 0
        for value in values { insertBelow(value.hash, value.checks) }
    }

    private var values: [Value] { slots.filter { $0.hash != 0 } }

    mutating func merge(_ other: DistinctSample) {
        threshold = min(threshold, other.threshold)
        hasDropped = hasDropped || other.hasDropped
        let own = values.filter { $0.hash <= threshold }
        if own.count < count { rebuild(own, capacity: slots.count) }
        for value in other.values where value.hash <= threshold { insert(value.hash, value.checks) }
    }

    /// The sampled values, and the number of distinct values: exact, or an estimate.
    mutating func result() -> (values: [Value], distinct: Int, isExact: Bool) {
        shrink()
        guard hasDropped, let last = values.max(by: { $0.hash < $1.hash })?.hash else { return (values, count, true) }
        let share = Double(last) / Double(UInt64.max)
        return (values, Int((Double(count - 1) / share).rounded()), false)
    }
}

extension [UInt64] {
    /// The element that would be at a position if the elements were sorted; changes their order.
    ///
    /// C. A. R. Hoare, "Algorithm 65: Find" (Communications of the ACM 4, 1961); linear in the mean.
    fileprivate mutating func smallest(_ position: Int) -> UInt64 {
        withUnsafeMutableBufferPointer { words in
            var (left, right) = (0, words.count - 1)
            while left < right {
                let pivot = words[left + (right - left) / 2]
                var (low, high) = (left, right)
                while low <= high {
                    while words[low] < pivot { low += 1 }
                    while words[high] > pivot { high -= 1 }
                    if low <= high {
                        words.swapAt(low, high)
                        (low, high) = (low + 1, high - 1)
                    }
                }
                if position <= high { right = high } else if position >= low { left = low } else { break }
            }
            return words[position]
        }
    }
}
