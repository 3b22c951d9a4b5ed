import IntegrationModel

/// How many values of a column have each shape.
///
/// Exact as long as there are at most ``limit`` shapes. Above, runs of the same sign are written once (`Aaaa 999`
/// becomes `Aa 9`), and if that leaves more than ``limit`` as well, the column has no shapes to speak of. What the
/// counts end as depends on the values alone and not on their order, so they merge in any order to the same counts.
struct ShapeCounts: ~Copyable {
    static let limit = 2048

    enum Detail: Int, Comparable {
        case exact, coarse, none

        static func < (left: Detail, right: Detail) -> Bool { left.rawValue < right.rawValue }
    }

    private struct Entry: BitwiseCopyable {
        var shape: Shape
        var count: Int
    }

    private(set) var detail = Detail.exact
    private var entries: UnsafeMutablePointer<Entry>
    private var entryCount = 0
    /// Open addressing: the position in `entries` plus one, 0 where a slot is free. Twice as many as there is room for
    /// entries.
    private var slots: UnsafeMutablePointer<UInt16>
    private var slotCount = 0
    /// The shape asked for last, all zeros for none, and its position.
    private var lastShape = Shape.none
    private var last = -1
    /// For each time shapes became coarser: where the positions given before have gone, -1 for nowhere.
    private(set) var moves: [[Int16]] = []

    init() {
        (entries, slots) = (.allocate(capacity: 0), .allocate(capacity: 0))
        makeRoom(slots: 16)
    }

    deinit {
        entries.deallocate()
        slots.deallocate()
    }

    /// The position of a shape, -1 where shapes are no longer counted.
    @inline(__always)
    mutating func position(of shape: Shape) -> Int {
        if lastShape.words == shape.words { return last }
        let position = find(shape)
        (lastShape, last) = (shape, position)
        return position
    }

    @inline(__always)
    mutating func add(_ count: Int, at position: Int) { entries[position].count &+= count }

    /// The moves since the last time, in order.
    mutating func takeMoves() -> [[Int16]] {
        defer { moves = [] }
        return moves
    }

    private mutating func find(_ exact: Shape) -> Int {
        guard detail != .none else { return -1 }
        let position = insert(detail == .coarse ? exact.coarse : exact)
        guard entryCount > Self.limit else { return position }
        coarsen()
        return find(exact)
    }

    private mutating func insert(_ shape: Shape) -> Int {
        let mask = slotCount - 1
        var slot = Int(truncatingIfNeeded: shape.hash) & mask
        while slots[slot] != 0 {
            let position = Int(slots[slot]) - 1
            if entries[position].shape.words == shape.words { return position }
            slot = (slot &+ 1) & mask
        }
        entries[entryCount] = Entry(shape: shape, count: 0)
        entryCount += 1
        slots[slot] = UInt16(truncatingIfNeeded: entryCount)
        if entryCount * 2 >= slotCount { makeRoom(slots: slotCount * 2) }
        return entryCount - 1
    }

    /// Makes room for half as many entries as slots, and keeps those that are there.
    private mutating func makeRoom(slots count: Int) {
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: count / 2)
        larger.update(from: entries, count: entryCount)
        entries.deallocate()
        slots.deallocate()
        entries = larger
        slots = .allocate(capacity: count)
        slots.initialize(repeating: 0, count: count)
        slotCount = count
        let mask = count - 1
        for position in 0..<entryCount {
            var slot = Int(truncatingIfNeeded: entries[position].shape.hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt16(truncatingIfNeeded: position + 1)
        }
    }

    private mutating func coarsen() {
        let former = (0..<entryCount).map { entries[$0] }
        var map = [Int16](repeating: -1, count: former.count)
        entryCount = 0
        makeRoom(slots: 16)
        (lastShape, last) = (.none, -1)
        detail = detail == .exact ? .coarse : .none
        if detail == .coarse {
            for (position, entry) in former.enumerated() {
                let next = insert(entry.shape.coarse)
                add(entry.count, at: next)
                map[position] = Int16(next)
            }
        }
        moves.append(map)
        if entryCount > Self.limit { coarsen() }
    }

    mutating func merge(_ other: borrowing ShapeCounts) {
        while detail < other.detail { coarsen() }
        for index in 0..<other.entryCount {
            let entry = other.entries[index]
            let position = find(entry.shape)
            if position >= 0 { add(entry.count, at: position) }
        }
    }

    /// The most frequent shapes, most frequent first, in the order of their text where counts are equal.
    func mostFrequent(_ count: Int) -> [PatternCount] {
        let sorted = (0..<entryCount).map { entries[$0] }.filter { $0.count > 0 }
            .map { PatternCount($0.shape.text, $0.count) }
            .sorted { ($1.count, $0.pattern) < ($0.count, $1.pattern) }
        return Array(sorted.prefix(count))
    }
}
