import IntegrationModel

/// How many values of a column have each shape.
///
/// Exact as long as there are at most ``limit`` shapes. Above, runs of the same sign are written once (`Aaaa 999`
/// becomes `Aa 9`), and if that leaves more than ``limit`` as well, the column has no shapes to speak of. What the
/// counts end as depends on the values alone and not on their order, so they merge in any order to the same counts.
struct ShapeCounts {
    static let limit = 2048

    enum Detail: Int, Comparable {
        case exact, coarse, none

        static func < (left: Detail, right: Detail) -> Bool { left.rawValue < right.rawValue }
    }

    private(set) var detail = Detail.exact
    private var shapes: [(shape: Shape, count: Int)] = []
    /// Open addressing: the position in `shapes` plus one, 0 where a slot is free.
    private var slots: [UInt16] = Array(repeating: 0, count: 64)
    /// The shape asked for last, all zeros for none, and its position.
    private var lastShape = Shape.none
    private var last = -1
    /// For each time shapes became coarser: where the positions given before have gone, -1 for nowhere.
    private(set) var moves: [[Int16]] = []

    /// The position of a shape, -1 where shapes are no longer counted.
    @inline(__always)
    mutating func position(of shape: Shape) -> Int {
        if lastShape.words == shape.words { return last }
        let position = find(shape)
        (lastShape, last) = (shape, position)
        return position
    }

    @inline(__always)
    mutating func add(_ count: Int, at position: Int) { shapes[position].count &+= count }

    /// The moves since the last time, in order.
    mutating func takeMoves() -> [[Int16]] {
        defer { moves = [] }
        return moves
    }

    private mutating func find(_ exact: Shape) -> Int {
        guard detail != .none else { return -1 }
        let position = insert(detail == .coarse ? exact.coarse : exact)
        guard shapes.count > Self.limit else { return position }
        coarsen()
        return find(exact)
    }

    private mutating func insert(_ shape: Shape) -> Int {
        let (found, slot) = search(shape)
        if let found { return found }
        shapes.append((shape, 0))
        slots[slot] = UInt16(shapes.count)
        if shapes.count * 2 > slots.count { rebuildSlots() }
        return shapes.count - 1
    }

    /// The position of a shape that is known, and the slot that is or would be its.
    private func search(_ shape: Shape) -> (position: Int?, slot: Int) {
        slots.withUnsafeBufferPointer { slots in
            shapes.withUnsafeBufferPointer { shapes in
                let mask = slots.count - 1
                var slot = Int(truncatingIfNeeded: shape.hash) & mask
                while slots[slot] != 0 {
                    let position = Int(slots[slot]) - 1
                    if shapes[position].shape.words == shape.words { return (position, slot) }
                    slot = (slot &+ 1) & mask
                }
                return (nil, slot)
            }
        }
    }

    private mutating func rebuildSlots() {
        slots = Array(repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for (position, entry) in shapes.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.shape.hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt16(position + 1)
        }
    }

    private mutating func coarsen() {
        let former = shapes
        var map = [Int16](repeating: -1, count: former.count)
        shapes = []
        slots = Array(repeating: 0, count: 64)
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
        if shapes.count > Self.limit { coarsen() }
    }

    mutating func merge(_ other: ShapeCounts) {
        while detail < other.detail { coarsen() }
        for entry in other.shapes {
            let position = find(entry.shape)
            if position >= 0 { add(entry.count, at: position) }
        }
    }

    /// The most frequent shapes, most frequent first, in the order of their text where counts are equal.
    func mostFrequent(_ count: Int) -> [PatternCount] {
        let sorted = shapes.filter { $0.count > 0 }.map { PatternCount($0.shape.text, $0.count) }
            .sorted { ($1.count, $0.pattern) < ($0.count, $1.pattern) }
        return Array(sorted.prefix(count))
    }
}
