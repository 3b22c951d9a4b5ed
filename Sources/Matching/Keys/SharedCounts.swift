/// How many distinct values each lane has, and each two of them share.
struct SharedCounts: Sendable {
    private(set) var distinct: [Int]
    /// The triangle below the diagonal, row after row, for as many lanes as leave it small.
    private var dense: [UInt32]
    private var sparse: [UInt64: Int] = [:]
    private let isDense: Bool

    /// Lanes whose triangle takes 32 MB.
    private static let mostDense = 4096

    init(lanes: Int) {
        distinct = [Int](repeating: 0, count: lanes)
        isDense = lanes <= Self.mostDense
        dense = [UInt32](repeating: 0, count: isDense ? lanes * (lanes - 1) / 2 : 0)
    }

    /// The number of distinct values that two lanes share.
    func shared(_ first: Int, _ second: Int) -> Int {
        guard first != second else { return distinct[first] }
        let (low, high) = (min(first, second), max(first, second))
        return isDense ? Int(dense[high * (high - 1) / 2 + low]) : sparse[UInt64(low) << 32 | UInt64(high)] ?? 0
    }

    /// Adds the values of sets of lanes.
    mutating func add(_ sets: ValueSets) {
        sets.forEach { lanes, count in
            for (position, high) in lanes.enumerated() {
                distinct[high] += count
                let row = high * (high - 1) / 2
                for low in lanes[(position + 1)...] {
                    if isDense {
                        dense[row + low] = UInt32(clamping: Int(dense[row + low]) + count)
                    } else {
                        sparse[UInt64(low) << 32 | UInt64(high), default: 0] += count
                    }
                }
            }
        }
    }

    /// Adds what was counted for some lanes alone.
    ///
    /// - Parameter lanes: the position of each of the other's lanes among these, ascending.
    mutating func add(_ other: SharedCounts, of lanes: [Int]) {
        for (position, lane) in lanes.enumerated() { distinct[lane] += other.distinct[position] }
        other.forEachPair { first, second, count in add(count, sharedBy: lanes[first], lanes[second]) }
    }

    /// Adds distinct values that two lanes share.
    mutating func add(_ count: Int, sharedBy first: Int, _ second: Int) {
        guard count > 0, first != second else { return }
        let (low, high) = (min(first, second), max(first, second))
        if isDense {
            let cell = high * (high - 1) / 2 + low
            dense[cell] = UInt32(clamping: Int(dense[cell]) + count)
        } else {
            sparse[UInt64(low) << 32 | UInt64(high), default: 0] += count
        }
    }

    /// Calls `body` with each two lanes that share values, the lower first, in order.
    func forEachPair(_ body: (Int, Int, Int) -> Void) {
        if isDense {
            for low in distinct.indices {
                for high in (low + 1)..<max(low + 1, distinct.count) {
                    let count = Int(dense[high * (high - 1) / 2 + low])
                    if count > 0 { body(low, high, count) }
                }
            }
        } else {
            for key in sparse.keys.sorted() { body(Int(key >> 32), Int(key & 0xFFFF_FFFF), sparse[key] ?? 0) }
        }
    }
}
