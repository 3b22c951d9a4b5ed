/// The heaviest closed set of a directed graph by a minimum cut (Picard, *Management Science* 22, 1976), with the flow
/// that proves it (Dinic, *Soviet Mathematics* 11, 1970).
///
/// A set is closed if it holds, with each node, all nodes that the node needs. Weights are whole numbers, so that sums
/// are exact.
final class ClosureGraph {
    let count: Int
    private let source: Int
    private let sink: Int
    // Arcs in pairs: an arc and, at the next position, its reverse.
    private var heads: [Int32] = []
    private var capacities: [Int64] = []
    private var firstArcs: [Int32] = []
    private var arcs: [Int32] = []
    private var tails: [Int32] = []
    private var needs: [(node: Int, needed: Int)] = []
    private var levels: [Int32]
    private var cursors: [Int32]
    private var queue: [Int32]
    private var isFrozen = false

    static let infinite = Int64.max / 4

    init(nodes: Int) {
        count = nodes
        source = nodes
        sink = nodes + 1
        levels = Array(repeating: -1, count: nodes + 2)
        cursors = Array(repeating: 0, count: nodes + 2)
        queue = Array(repeating: 0, count: nodes + 2)
    }

    /// A node needs another one.
    ///
    /// - Returns: the number under which ``flow(over:)`` gives the flow of this need.
    @discardableResult
    func add(_ node: Int, needs needed: Int) -> Int {
        needs.append((node, needed))
        return needs.count - 1
    }

    private func freeze() {
        var degrees = Array(repeating: Int32(0), count: count + 3)
        func connect(_ from: Int, _ to: Int) {
            tails.append(Int32(from))
            heads.append(Int32(to))
            tails.append(Int32(to))
            heads.append(Int32(from))
            degrees[from + 1] += 1
            degrees[to + 1] += 1
        }
        for need in needs { connect(need.node, need.needed) }
        for node in 0..<count {
            connect(source, node)
            connect(node, sink)
        }
        for node in 1..<degrees.count { degrees[node] += degrees[node - 1] }
        firstArcs = degrees
        var next = degrees
        arcs = Array(repeating: 0, count: heads.count)
        for arc in heads.indices {
            arcs[Int(next[Int(tails[arc])])] = Int32(arc)
            next[Int(tails[arc])] += 1
        }
        capacities = Array(repeating: 0, count: heads.count)
        isFrozen = true
    }

    /// The flow over a need after ``heaviest(_:)``: the price of that need.
    func flow(over need: Int) -> Int64 { capacities[2 * need + 1] }

    /// Whether each node is in the heaviest closed set, and its weight.
    func heaviest(_ weights: [Int64]) -> (members: [Bool], weight: Int64) {
        if !isFrozen { freeze() }
        var positive: Int64 = 0
        for need in needs.indices {
            capacities[2 * need] = Self.infinite
            capacities[2 * need + 1] = 0
        }
        let base = 2 * needs.count
        for node in 0..<count {
            let weight = weights[node]
            let arc = base + 4 * node
            capacities[arc] = max(0, weight)
            capacities[arc + 1] = 0
            capacities[arc + 2] = max(0, -weight)
            capacities[arc + 3] = 0
            if weight > 0 { positive += weight }
        }
        var flow: Int64 = 0
        while findLevels() {
            for node in 0..<(count + 2) { cursors[node] = firstArcs[node] }
            flow += push()
        }
        return ((0..<count).map { levels[$0] >= 0 }, positive - flow)
    }

    private func findLevels() -> Bool {
        levels.withUnsafeMutableBufferPointer { levels in
            queue.withUnsafeMutableBufferPointer { queue in
                for node in levels.indices { levels[node] = -1 }
                levels[source] = 0
                queue[0] = Int32(source)
                var (begin, end) = (0, 1)
                while begin < end {
                    let node = Int(queue[begin])
                    begin += 1
                    for position in Int(firstArcs[node])..<Int(firstArcs[node + 1]) {
                        let arc = Int(arcs[position])
                        let head = Int(heads[arc])
                        if capacities[arc] > 0, levels[head] < 0 {
                            levels[head] = levels[node] + 1
                            queue[end] = Int32(head)
                            end += 1
                        }
                    }
                }
                return levels[sink] >= 0
            }
        }
    }

    /// A blocking flow, with a stack of its own instead of recursion.
    private func push() -> Int64 {
        var total: Int64 = 0
        var path: [Int] = []
        path.reserveCapacity(count)
        heads.withUnsafeBufferPointer { heads in
            arcs.withUnsafeBufferPointer { arcs in
                firstArcs.withUnsafeBufferPointer { firstArcs in
                    capacities.withUnsafeMutableBufferPointer { capacities in
                        cursors.withUnsafeMutableBufferPointer { cursors in
                            levels.withUnsafeMutableBufferPointer { levels in
                                var node = source
                                while true {
                                    if node == sink {
                                        var least = Int64.max
                                        for arc in path { least = min(least, capacities[arc]) }
                                        total += least
                                        var cut = 0
                                        for (position, arc) in path.enumerated().reversed() {
                                            capacities[arc] -= least
                                            capacities[arc ^ 1] += least
                                            if capacities[arc] == 0 { cut = position }
                                        }
                                        node = Int(heads[path[cut] ^ 1])
                                        path.removeLast(path.count - cut)
                                        continue
                                    }
                                    let end = firstArcs[node + 1]
                                    var found = -1
                                    while cursors[node] < end {
                                        let arc = Int(arcs[Int(cursors[node])])
                                        if capacities[arc] > 0, levels[Int(heads[arc])] == levels[node] + 1 {
                                            found = arc
                                            break
                                        }
                                        cursors[node] += 1
                                    }
                                    if found >= 0 {
                                        path.append(found)
                                        node = Int(heads[found])
                                    } else {
                                        levels[node] = -2
                                        guard let last = path.popLast() else { return }
                                        node = Int(heads[last ^ 1])
                                        cursors[node] += 1
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return total
    }
}
