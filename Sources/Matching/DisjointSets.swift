/// Groups of numbers that grow together: union–find with path halving.
struct DisjointSets {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    mutating func find(_ element: Int) -> Int {
        var element = element
        while parents[element] != element {
            parents[element] = parents[parents[element]]
            element = parents[element]
        }
        return element
    }

    /// Joins two groups; the smaller number stays the group's name, so the outcome does not depend on the order.
    mutating func join(_ first: Int, _ second: Int) {
        let (one, other) = (find(first), find(second))
        parents[max(one, other)] = min(one, other)
    }

    /// The groups, each ascending, by their first element.
    var groups: [[Int]] {
        var copy = self
        var members: [Int: [Int]] = [:]
        for element in parents.indices { members[copy.find(element), default: []].append(element) }
        return members.values.sorted { $0[0] < $1[0] }
    }
}
