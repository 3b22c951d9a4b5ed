/// The nodes of the documents of one layout, kept over files.
final class TreeNodes {
    /// How paths are written in one format.
    struct Notation {
        /// Between names.
        var separator: String
        /// The number of the first occurrence in square brackets that gets one.
        var firstIndex: Int
        /// The name of the field of a record that is a single value.
        var ownValue: String?

        static let xml = Notation(separator: "/", firstIndex: 2, ownValue: nil)
        static let json = Notation(separator: ".", firstIndex: 0, ownValue: "value")
    }

    /// What is known of a node beside its place in the tree.
    struct Path {
        /// From the root, without numbers; what record paths are compared with.
        var document: String
        /// From the record, with numbers: the name of a field.
        var field: String
        /// From the record, without numbers; what selectors are compared with.
        var plain: String
        var roles: [TreeSelectorRole] = []
    }

    /// Occurrences that get fields of their own; more are counted.
    static let occurrenceLimit = 8

    let layout: RecordLayout
    let selectors: [[TreeSelector]]
    /// Selectors that were not understood.
    let unreadableSelectors: [String]
    let notation: Notation
    let limit: Int
    @exclusivity(unchecked) private(set) var nodes: UnsafeMutablePointer<TreeNode>
    @exclusivity(unchecked) private(set) var paths: [Path] = []
    var capacity = 256
    /// The number of the present reading. What only earlier ones met must not change what comes of this one.
    @exclusivity(unchecked) var reading = 0
    var lookup: [Key: Int32] = [:]
    var tablesByPath: [String: Int32] = [:]
    var waysToTables: Set<String> = []
    /// What records take over from elements around them, and the ways to it: paths by the table of the element. All else
    /// in such an element is passed over.
    var wantedAround: [Int32: Set<String>] = [:]

    /// Stands in a path for any member of an object: `resources.*`.
    static let anyMember: StaticString = "*"
    /// The field of the key under which a record stood in a map; written `@key`.
    static let keyName: StaticString = "key"
    /// Whether members of some objects are records, whatever they are called.
    let hasMaps: Bool

    /// Whether the members of the object at a path are records, or hold some, whatever they are called.
    func takesAnyMember(_ path: String) -> Bool {
        guard hasMaps else { return false }
        let every = joined(path, "\(Self.anyMember)")
        return tablesByPath[every] != nil || waysToTables.contains(every)
    }

    struct Key: Hashable {
        var parent: Int32
        var kind: UInt8
        var name: UnsafePointer<UInt8>
    }

    /// - Parameter limit: of nodes; beyond it only those are made that lead to records.
    init(layout: RecordLayout, notation: Notation, limit: Int) {
        self.layout = layout
        self.notation = notation
        self.limit = limit
        hasMaps = notation.separator == "." && layout.tables.contains { $0.recordPath.utf8.contains(UInt8(ascii: "*")) }
        var unreadable: [String] = []
        selectors = layout.tables.map { table in
            table.selectors.compactMap { path in
                let selector = TreeSelector(path, separator: notation.separator)
                if selector == nil { unreadable.append(path) }
                return selector
            }
        }
        unreadableSelectors = unreadable
        nodes = .allocate(capacity: capacity)
        for (position, table) in layout.tables.enumerated() where tablesByPath[table.recordPath] == nil {
            tablesByPath[table.recordPath] = Int32(position)
            var way = table.recordPath[...]
            while let end = way.lastRange(of: notation.separator) {
                way = way[..<end]
                waysToTables.insert(String(way))
            }
            waysToTables.insert("")
            if table.isAround { wantedAround[Int32(position)] = [] }
            for inherited in table.inherited where layout.tables[inherited.table].isAround {
                wantedAround[Int32(inherited.table), default: []].formUnion(ways(to: inherited.field))
            }
        }
        addRoot()
    }

    deinit { nodes.deallocate() }

    /// A path and those that lead to it.
    private func ways(to path: String) -> [String] {
        var ways = [path]
        var way = path[...]
        while let end = way.lastRange(of: notation.separator) {
            way = way[..<end]
            ways.append(String(way))
        }
        return ways
    }

    /// The node of the document itself.
    static let root: Int32 = 0

    var count: Int { paths.count }

    static let noName: StaticString = ""

    func addRoot() {
        var node = TreeNode(name: Self.noName.utf8Start, length: 0, kind: .member, parent: -1)
        var path = Path(document: "", field: "", plain: "")
        place(&node, &path, under: nil)
        node.isIgnored = false
        add(node, path)
    }

    func add(_ node: TreeNode, _ path: Path) {
        if paths.count == capacity {
            let larger = UnsafeMutablePointer<TreeNode>.allocate(capacity: capacity * 2)
            larger.moveInitialize(from: nodes, count: capacity)
            nodes.deallocate()
            nodes = larger
            capacity *= 2
        }
        (nodes + paths.count).initialize(to: node)
        paths.append(path)
    }
}
