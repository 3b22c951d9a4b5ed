extension TreeOutline {
    /// Finds the objects that map keys to records, such as `{"1001": {…}, "1002": {…}}`, and joins their members.
    ///
    /// A program writes a map where another writes an array. The members of a map are alike; those of a record are not,
    /// or there are values beside them.
    func joinMaps() {
        var pending = [Self.root]
        while let node = pending.popLast() {
            if isMap(node) { joinMembers(of: node) }
            pending += nodes[node].children.filter { !nodes[$0].children.isEmpty }
        }
    }

    private func isMap(_ node: Int) -> Bool {
        // An empty object says nothing, and of the last ones the beginning of a text may show the name alone.
        let members = nodes[node].children.filter { !nodes[$0].children.isEmpty }
        guard members.count >= 2, !Self.linkNames.contains(nodes[node].name.lowercased()),
            nodes[node].children.allSatisfy({ nodes[$0].values == 0 }),
            members.allSatisfy(isComposite)
        else { return false }
        var counts: [String: Int] = [:]
        var all = 0
        for member in members {
            for child in nodes[member].children {
                counts[nodes[child].name, default: 0] += 1
                all += 1
            }
        }
        let common = counts.values.count { $0 * 5 >= members.count * 4 }
        let isAlike = common * 2 * members.count >= all
        let numbered = members.count { Self.isLikeKey(nodes[$0].name) }
        if numbered * 5 >= members.count * 4 { return common >= 1 && isAlike }
        // Names that are words may be those of parts of one record; they are not where there are many of one kind.
        guard nodes[node].occurrences <= 1, members.count >= 3, common >= 2, !members.contains(where: holdsList) else {
            return false
        }
        return isAlike || members.count >= 8
    }

    /// Where interfaces put the addresses of other answers, by their relation (JSON Hypertext Application Language).
    private static let linkNames: Set<String> = ["_links", "links"]

    /// Whether a name looks like the key of a record: a number, a code, an identifier, an address for e-mail.
    private static func isLikeKey(_ name: String) -> Bool {
        name.utf8.contains { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "@") }
    }

    /// Whether it is the envelope of a list.
    private func holdsList(_ node: Int) -> Bool {
        nodes[node].children.contains { child in
            nodes[child].isArray && TreeLayoutDiscovery.listNames.contains(nodes[child].name.lowercased())
        }
    }
}
