/// Counts of the values that the same lanes have.
///
/// A set of lanes is the way to a node of a tree on which lanes come in ascending order, so that a value found in one
/// more lane goes one step down, and sets cost no memory of their own.
struct ValueSets: Sendable {
    private struct Node: Sendable {
        var parent: Int32
        var lane: Int32
        /// The child that was asked for last, most often the one that is asked for next.
        var recentLane: Int32 = -1
        var recentChild: Int32 = 0
        var count = 0
    }

    /// The set without lanes.
    static let empty: Int32 = 0

    private var nodes = [Node(parent: -1, lane: -1)]
    private var children: [UInt64: Int32] = [:]

    /// The number of sets met so far.
    var size: Int { nodes.count }

    /// The last lane of a set.
    @inline(__always)
    func lastLane(_ set: Int32) -> Int32 { nodes[Int(set)].lane }

    /// The set with a lane more, which comes after those in it.
    @inline(__always)
    mutating func adding(_ lane: Int32, to set: Int32) -> Int32 {
        let node = nodes[Int(set)]
        return node.recentLane == lane ? node.recentChild : child(of: set, lane)
    }

    private mutating func child(of set: Int32, _ lane: Int32) -> Int32 {
        let key = UInt64(UInt32(bitPattern: set)) << 32 | UInt64(UInt32(bitPattern: lane))
        let child: Int32
        if let known = children[key] {
            child = known
        } else {
            child = Int32(nodes.count)
            nodes.append(Node(parent: set, lane: lane))
            children[key] = child
        }
        nodes[Int(set)].recentLane = lane
        nodes[Int(set)].recentChild = child
        return child
    }

    @inline(__always)
    mutating func count(_ change: Int, in set: Int32) { nodes[Int(set)].count &+= change }

    /// The lanes of a set, in descending order.
    func lanes(of set: Int32) -> [Int] {
        var lanes: [Int] = []
        var node = set
        while node > 0 {
            lanes.append(Int(nodes[Int(node)].lane))
            node = nodes[Int(node)].parent
        }
        return lanes
    }

    /// Calls `body` with each set that values have, its lanes in descending order, and how many values have it.
    func forEach(_ body: ([Int], Int) -> Void) {
        var lanes: [Int] = []
        for node in nodes where node.count > 0 && node.lane >= 0 {
            lanes.removeAll(keepingCapacity: true)
            lanes.append(Int(node.lane))
            var parent = node.parent
            while parent > 0 {
                lanes.append(Int(nodes[Int(parent)].lane))
                parent = nodes[Int(parent)].parent
            }
            body(lanes, node.count)
        }
    }
}
