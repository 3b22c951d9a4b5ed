/// Finds which parts of a nested document are records, from the outline of its beginning.
///
/// A record is the nearest thing to the root that is repeated, or that holds values of its own; what is repeated
/// inside a record becomes a table of parts where it occurs more than twice in one, or is named as lines are.
struct TreeLayoutDiscovery {
    let outline: TreeOutline
    let notation: TreeNodes.Notation

    /// More in one record than this become a table of their own; fewer get numbered fields.
    static let numberedLimit = 2

    /// The layout with these tops and the parts below them.
    ///
    /// - Parameter single: the top that is no record among others but the header of all.
    func layout(tops: [Int], single: Int? = nil) -> RecordLayout {
        var tables: [TableLayout] = []
        var pending = tops.reversed().map { (node: $0, parent: Int?.none) }
        while let (node, parent) = pending.popLast() {
            tables.append(TableLayout(recordPath: path(of: node), parent: parent, isSingle: node == single))
            let position = tables.count - 1
            pending += parts(of: node).reversed().map { ($0, position) }
        }
        return RecordLayout(tables: tables, isGuess: true)
    }

    func path(of node: Int) -> String { outline.path(of: node, separator: notation.separator) }

    /// The nearest nodes below a record that are tables of parts.
    func parts(of record: Int) -> [Int] {
        var found: [Int] = []
        var pending = Array(outline.composites(of: record).reversed())
        while let node = pending.popLast() {
            if isPart(node) { found.append(node) } else { pending += outline.composites(of: node).reversed() }
        }
        return found
    }

    private func isPart(_ node: Int) -> Bool {
        let known = outline.nodes[node]
        if known.mostInOne > Self.numberedLimit { return true }
        // A line in XML may keep its values in attributes.
        return isNamedAsLines(node)
            && (known.isArray || known.isEveryMember || known.children.count >= 3
                || known.children.count >= 2 && known.occurrences > outline.nodes[known.parent].occurrences)
    }

    /// Whether the name ends as those of the lines of a document do, in four languages.
    func isNamedAsLines(_ node: Int) -> Bool {
        let isMap = outline.nodes[node].isEveryMember
        let node = isMap ? outline.nodes[node].parent : node
        var name = outline.nodes[node].name.lowercased()
        if isMap || outline.nodes[node].isArray, name.hasSuffix("items") { return true }
        if name.hasSuffix("s") || name.hasSuffix("n") { name.removeLast() }
        let plain = outline.nodes[node].name.lowercased()
        let words = ["line", "lijn", "lijne", "regel", "ligne", "zeile"]
        return words.contains { name.hasSuffix($0) || plain.hasSuffix($0) }
    }
}

// MARK: - XML

extension TreeLayoutDiscovery {
    func xmlLayout() -> RecordLayout {
        guard let root = outline.elements(of: TreeOutline.root).first else { return RecordLayout(tables: []) }
        let tops = self.tops(below: root)
        // Lines without a document around them: the document is what holds them.
        if tops == [root] || tops.contains(where: isNamedAsLines) { return layout(tops: [root]) }
        let repeated = tops.filter { isRepeated($0) }
        let holders = tops.filter { !isRepeated($0) && !parts(of: $0).isEmpty }
        let singles = tops.count - repeated.count - holders.count
        // Several parts that occur once each, such as parties and totals: the document is one record.
        if singles >= 2, repeated.count <= 1 { return layout(tops: [root]) }
        // One part that occurs once beside records is the header of the export: a table of one record.
        if singles == 1, tops.count > 1 {
            return layout(tops: tops, single: tops.first { !isRepeated($0) && parts(of: $0).isEmpty })
        }
        return layout(tops: tops)
    }

    /// Walks down through what only contains.
    private func tops(below root: Int) -> [Int] {
        var found: [Int] = []
        var pending = [root]
        while let node = pending.popLast() {
            guard isContainer(node, isRoot: node == root) else {
                found.append(node)
                continue
            }
            let composites = outline.composites(of: node)
            if composites.isEmpty { found += outline.leaves(of: node) } else { pending += composites.reversed() }
        }
        return found
    }

    private func isRepeated(_ node: Int) -> Bool {
        outline.nodes[node].occurrences > 1 || isNamedAfterChild(outline.nodes[node].parent, node)
    }

    private func isContainer(_ node: Int, isRoot: Bool) -> Bool {
        if !isRoot, outline.nodes[node].occurrences > 1 || isNamedAfterChild(outline.nodes[node].parent, node) {
            return false
        }
        let leaves = outline.leaves(of: node)
        let composites = outline.composites(of: node)
        if composites.isEmpty {
            return leaves.count == 1 && outline.nodes[leaves[0]].mostInOne > Self.numberedLimit
        }
        if leaves.isEmpty { return true }
        // `SalesInvoices` with a count and a total above its `Invoice` elements.
        return leaves.count <= 8
            && composites.contains { outline.nodes[$0].mostInOne > 1 && isNamedAfterChild(node, $0) }
    }

    /// Whether a name contains that of the child without its ending, as plurals do: `Facturen` and `Factuur`.
    private func isNamedAfterChild(_ node: Int, _ child: Int) -> Bool {
        guard node > TreeOutline.root else { return false }
        let name = outline.nodes[node].name.lowercased()
        let part = outline.nodes[child].name.lowercased()
        let stem = part.dropLast(part.count > 4 ? 2 : part.count > 3 ? 1 : 0)
        guard stem.count >= 3, part.count <= name.count else { return false }
        return name.utf8.windows(of: stem.utf8.count).contains { $0.elementsEqual(stem.utf8) }
    }
}

extension String.UTF8View {
    /// All runs of `count` bytes.
    fileprivate func windows(of count: Int) -> some Sequence<Substring.UTF8View> {
        let text = Substring(String(self)).utf8
        return sequence(first: text) { $0.isEmpty ? nil : $0.dropFirst() }.lazy
            .filter { $0.count >= count }.map { $0.prefix(count) }
    }
}
