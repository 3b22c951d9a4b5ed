/// Which paths the beginning of a nested document has, and how often; what tables are found from.
final class TreeOutline {
    struct Node {
        var name: String
        var parent: Int
        var children: [Int] = []
        /// In how many elements or objects in all.
        var occurrences = 0
        /// The most in one parent.
        var mostInOne = 0
        /// Occurrences that hold nothing but a value.
        var values = 0
        var isAttribute = false
        /// A JSON array was seen here; occurrences are its elements.
        var isArray = false
        /// Elements of that array are arrays themselves.
        var holdsArrays = false
        /// It stands for every member of an object that maps keys to objects.
        var isEveryMember = false

        /// The parent it was met in last, and how often.
        fileprivate var seenIn = -1
        fileprivate var timesSeen = 0
    }

    private struct Key: Hashable {
        var parent: Int
        var name: String
        var isAttribute: Bool
    }

    /// Paths that are kept; a document with more is no export of records.
    private static let limit = 20_000
    static let root = 0

    private(set) var nodes = [Node(name: "", parent: -1)]
    private var lookup: [Key: Int] = [:]
    private var serial = 0

    /// The node of a name below another one; nil where there are too many.
    func child(of parent: Int, _ name: String, isAttribute: Bool = false) -> Int? {
        let key = Key(parent: parent, name: name, isAttribute: isAttribute)
        if let known = lookup[key] { return known }
        guard nodes.count < Self.limit else { return nil }
        var node = Node(name: name, parent: parent)
        node.isAttribute = isAttribute
        lookup[key] = nodes.count
        nodes[parent].children.append(nodes.count)
        nodes.append(node)
        return nodes.count - 1
    }

    /// Counts one; `holder` distinguishes the element, object or array it is in from others.
    func count(_ node: Int, in holder: Int) {
        nodes[node].occurrences += 1
        if nodes[node].seenIn != holder {
            nodes[node].seenIn = holder
            nodes[node].timesSeen = 0
        }
        nodes[node].timesSeen += 1
        nodes[node].mostInOne = max(nodes[node].mostInOne, nodes[node].timesSeen)
    }

    func countValue(_ node: Int) { nodes[node].values += 1 }

    func noteArray(_ node: Int, isElement: Bool) {
        if isElement { nodes[node].holdsArrays = true } else { nodes[node].isArray = true }
    }

    /// Puts one node in the place of all members of an object, which are alike.
    func joinMembers(of node: Int) {
        let members = nodes[node].children
        var joined = Node(name: "*", parent: node)
        joined.isEveryMember = true
        joined.mostInOne = (members.count + max(nodes[node].occurrences, 1) - 1) / max(nodes[node].occurrences, 1)
        nodes.append(joined)
        let target = nodes.count - 1
        nodes[node].children = [target]
        var pending = members.map { (from: $0, into: target) }
        var places: [Key: Int] = [:]
        while let (source, target) = pending.popLast() {
            nodes[target].occurrences += nodes[source].occurrences
            nodes[target].values += nodes[source].values
            nodes[target].isArray = nodes[target].isArray || nodes[source].isArray
            nodes[target].holdsArrays = nodes[target].holdsArrays || nodes[source].holdsArrays
            if !nodes[target].isEveryMember {
                nodes[target].mostInOne = max(nodes[target].mostInOne, nodes[source].mostInOne)
            }
            for child in nodes[source].children {
                let key = Key(parent: target, name: nodes[child].name, isAttribute: nodes[child].isAttribute)
                let place = places[key] ?? nodes.count
                if place == nodes.count {
                    var copy = Node(name: nodes[child].name, parent: target)
                    copy.isAttribute = nodes[child].isAttribute
                    places[key] = place
                    nodes.append(copy)
                    nodes[target].children.append(place)
                }
                pending.append((child, place))
            }
        }
    }

    /// A number that no other holder has.
    func newHolder() -> Int {
        serial += 1
        return serial
    }
}

extension TreeOutline {
    /// Whether it holds more than a value: elements, members, or attributes without a text.
    func isComposite(_ node: Int) -> Bool {
        guard !nodes[node].isAttribute else { return false }
        return nodes[node].children.contains { !nodes[$0].isAttribute }
            || (!nodes[node].children.isEmpty && nodes[node].values == 0)
    }

    /// Children that are not attributes.
    func elements(of node: Int) -> [Int] { nodes[node].children.filter { !nodes[$0].isAttribute } }

    /// Children that hold only a value.
    func leaves(of node: Int) -> [Int] { elements(of: node).filter { !isComposite($0) } }

    /// The path from the root, without the root.
    func path(of node: Int, separator: String) -> String {
        var names: [String] = []
        var node = node
        while node > Self.root {
            names.append(nodes[node].name)
            node = nodes[node].parent
        }
        return names.reversed().joined(separator: separator)
    }

    func composites(of node: Int) -> [Int] { elements(of: node).filter { isComposite($0) } }
}
