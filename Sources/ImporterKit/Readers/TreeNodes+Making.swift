import Glibc

extension TreeNodes {
    /// The child of a node, or -1 where there is no room for another one.
    ///
    /// - Parameters:
    ///   - name: at an address that is the same for the same name, for the life of these nodes.
    ///   - length: in bytes, or -1 for a name that ends with NUL.
    @inline(__always)
    func child(of parent: Int32, _ kind: TreeNode.Kind, _ name: UnsafePointer<UInt8>, length: Int = -1) -> Int32 {
        let likely = likelyChild(of: parent)
        if likely >= 0, nodes[Int(likely)].name == name, nodes[Int(likely)].kind == kind {
            nodes[Int(parent)].cursor = likely
            nodes[Int(parent)].hadChild = reading
            return likely
        }
        return findChild(of: parent, kind, name, length: length)
    }

    /// The child that follows the one met last.
    @inline(__always)
    func likelyChild(of parent: Int32) -> Int32 {
        let cursor = nodes[Int(parent)].cursor
        if cursor < 0 { return nodes[Int(parent)].firstChild }
        return nodes[Int(cursor)].parent == parent ? nodes[Int(cursor)].nextSibling : -1
    }

    func findChild(of parent: Int32, _ kind: TreeNode.Kind, _ name: UnsafePointer<UInt8>, length: Int) -> Int32 {
        let key = Key(parent: parent, kind: kind.rawValue, name: name)
        if let known = lookup[key] {
            nodes[Int(parent)].cursor = known
            nodes[Int(parent)].hadChild = reading
            return known
        }
        let made = makeChild(of: parent, kind, name, length: length)
        if made >= 0 {
            lookup[key] = made
            nodes[Int(parent)].cursor = made
            nodes[Int(parent)].hadChild = reading
        }
        return made
    }

    func makeChild(of parent: Int32, _ kind: TreeNode.Kind, _ name: UnsafePointer<UInt8>, length: Int) -> Int32 {
        let length = length < 0 ? strlen(name) : length
        let text = String(decoding: UnsafeBufferPointer(start: name, count: length), as: UTF8.self)
        let step = kind == .attribute ? "@" + text : text
        let above = paths[Int(parent)]
        var path = Path(
            document: joined(above.document, step),
            field: joined(above.field, step),
            plain: joined(above.plain, step)
        )
        var node = TreeNode(name: name, length: length, kind: kind, parent: parent)
        place(&node, &path, under: parent)
        if node.table >= 0, let known = rootOfTable(node.table) { return known }
        guard count < limit || node.table >= 0 || node.leadsToTable else { return -1 }
        let position = Int32(count)
        add(node, path)
        let last = nodes[Int(parent)].lastChild
        if last >= 0 { nodes[Int(last)].nextSibling = position } else { nodes[Int(parent)].firstChild = position }
        nodes[Int(parent)].lastChild = position
        return position
    }

    /// The node of every member of an object that is a map, whatever the member is called.
    func everyMember(of parent: Int32) -> Int32 {
        nodes[Int(parent)].hadChild = reading
        let known = nodes[Int(parent)].everyMember
        if known >= 0 { return known }
        let made = makeChild(of: parent, .member, Self.anyMember.utf8Start, length: 1)
        guard made >= 0 else { return -1 }
        nodes[Int(parent)].everyMember = made
        nodes[Int(made)].isEveryMember = true
        nodes[Int(made)].isPlain = false
        if nodes[Int(made)].table >= 0 {
            let key = makeChild(of: made, .attribute, Self.keyName.utf8Start, length: 3)
            if key >= 0 { nodes[Int(key)].isPlain = false }
            nodes[Int(made)].keyNode = key
        }
        return made
    }

    /// `Address[2]` of `Address`, made after the last one; nil beyond the limit of occurrences.
    func occurrence(after last: Int32?, of base: Int32, number: Int) -> Int32 {
        nodes[Int(base)].hadOccurrences = reading
        let known = last.map { nodes[Int($0)].nextOccurrence } ?? nodes[Int(base)].firstOccurrence
        if known >= 0 { return known }
        let tooMany = number >= notation.firstIndex + Self.occurrenceLimit - (notation.firstIndex > 0 ? 1 : 0)
        if tooMany, nodes[Int(base)].overflow >= 0 { return nodes[Int(base)].overflow }
        var path = paths[Int(base)]
        path.field += "[\(number)]"
        let original = nodes[Int(base)]
        var node = TreeNode(
            name: original.name,
            length: original.nameLength,
            kind: tooMany ? .overflow : .occurrence,
            parent: original.parent
        )
        node.owner = original.owner
        node.leadsToTable = original.leadsToTable
        node.isMuted = original.isMuted || tooMany
        node.isSelectorBase = original.isSelectorBase
        node.isSelectorLeaf = original.isSelectorLeaf
        let position = Int32(count)
        add(node, path)
        if tooMany {
            nodes[Int(base)].overflow = position
        } else if let last {
            nodes[Int(last)].nextOccurrence = position
        } else {
            nodes[Int(base)].firstOccurrence = position
        }
        return position
    }

    func joined(_ above: String, _ step: String) -> String {
        above.isEmpty ? step : above + notation.separator + step
    }

    func rootOfTable(_ table: Int32) -> Int32? {
        for position in 0..<count where nodes[position].table == table { return Int32(position) }
        return nil
    }

    /// Finds out which table a new node belongs to and what the selectors want of it.
    func place(_ node: inout TreeNode, _ path: inout Path, under parent: Int32?) {
        node.leadsToTable = waysToTables.contains(path.document)
        node.table = node.kind == .attribute ? -1 : tablesByPath[path.document] ?? -1
        if node.table >= 0 {
            node.owner = node.table
            path.plain = ""
            path.field = ""
        } else if let parent {
            node.owner = nodes[Int(parent)].owner
            node.isMuted = nodes[Int(parent)].isMuted
        }
        if node.table < 0, let wanted = wantedAround[node.owner], !wanted.contains(path.plain) { node.owner = -1 }
        node.isIgnored = node.owner < 0 && !node.leadsToTable
        node.takesAnyMember = takesAnyMember(path.document)
        guard node.owner >= 0 else { return }
        for (position, selector) in selectors[Int(node.owner)].enumerated() {
            if path.plain == selector.base { path.roles.append(.base(position)) }
            if path.plain == selector.condition { path.roles.append(.condition(position)) }
            if path.plain == selector.value { path.roles.append(.value(position)) }
        }
        for role in path.roles {
            if case .base = role { node.isSelectorBase = true } else { node.isSelectorLeaf = true }
        }
    }

    /// The name of the field that a node's own value fills.
    func fieldName(of node: Int32) -> String {
        let path = paths[Int(node)]
        if !path.field.isEmpty { return path.field }
        if let name = notation.ownValue { return name }
        let start = nodes[Int(node)].name
        return String(decoding: UnsafeBufferPointer(start: start, count: nodes[Int(node)].nameLength), as: UTF8.self)
    }
}

extension Substring {
    /// Where the last `separator` begins.
    func lastRange(of separator: String) -> Index? {
        guard let character = separator.first else { return nil }
        return lastIndex(of: character)
    }
}
