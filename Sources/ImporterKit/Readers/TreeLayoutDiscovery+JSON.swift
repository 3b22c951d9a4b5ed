extension TreeLayoutDiscovery {
    /// Names under which interfaces put the records of an answer.
    private static let envelopeNames = ["data", "value", "results", "records"]
    /// Those, and others that lists of records have.
    static let listNames = Set(envelopeNames + ["items", "rows", "list", "entries", "elements"])
    /// What interfaces say of which page of the records an answer is; in lower case, without what is no letter.
    private static let pagingWords: Set<String> = [
        "page", "pages", "pagenumber", "pagesize", "perpage", "total", "totalcount", "totalitems", "totalpages",
        "totalrecords", "totalsize", "totalresults", "count", "limit", "offset", "skip", "take", "next", "previous",
        "prev", "cursor", "nextcursor", "hasmore", "startposition", "maxresults",
    ]
    /// Those, and what interfaces say of how the request went.
    private static let answerWords = pagingWords.union([
        "code", "message", "status", "success", "ok", "error", "errors", "time", "timestamp", "version", "requestid",
        "took", "statuscode", "result", "object", "start", "size", "done",
    ])
    /// An object with at most so many values beside its array is the envelope of an answer; with more it is a record.
    private static let envelopeValues = 5
    /// The same where the array has one of the usual names: paging alone takes several values.
    private static let namedEnvelopeValues = 12
    private static let envelopeDepth = 4

    /// - Parameter values: at the top of the text.
    func jsonLayout(values: Int) -> RecordLayout {
        let root = TreeOutline.root
        if values == 0 { return RecordLayout(tables: []) }
        if values > 1 || outline.nodes[root].isArray {
            // Answers put one after the other are envelopes all the same.
            if !outline.nodes[root].isArray, let tops = envelope(), isNamedEnvelope(tops[0]) {
                return layout(tops: tops)
            }
            return layout(tops: [root])
        }
        if let tops = envelope() { return layout(tops: tops) }
        // A record in an object of its own: {"order": {…}}.
        var record = root
        while let only = wrapped(in: record) { record = only }
        return layout(tops: [record])
    }

    /// The one object in another one that says nothing of its own but how the request went.
    private func wrapped(in node: Int) -> Int? {
        let composites = outline.composites(of: node)
        guard composites.count == 1, let only = composites.first, !outline.nodes[only].isArray,
            !outline.nodes[only].isEveryMember, outline.nodes[only].occurrences == 1,
            outline.leaves(of: node).allSatisfy({ isCalled($0, Self.answerWords) })
        else { return nil }
        return only
    }

    private func isCalled(_ node: Int, _ names: Set<String>) -> Bool {
        names.contains(outline.nodes[node].name.lowercased().filter(\.isLetter))
    }

    /// The arrays of an envelope, the most likely one first; nil if the text is not one.
    private func envelope() -> [Int]? {
        let arrays = reachableArrays()
        let largest = arrays.max { outline.nodes[$0].occurrences < outline.nodes[$1].occurrences }
        let candidates = arrays.filter(isNamedEnvelope) + [largest].compactMap(\.self)
        guard let best = candidates.first(where: isInEnvelope) else { return nil }
        let holder = outline.nodes[best].parent
        let beside = arrays.filter { array in
            guard array != best, outline.nodes[array].occurrences > 0 else { return false }
            let other = outline.nodes[array].parent
            if other == holder { return true }
            // {"orders": {"items": […]}, "customers": {"items": […]}}
            return outline.nodes[array].name == outline.nodes[best].name && holder > TreeOutline.root
                && other > TreeOutline.root && outline.nodes[other].parent == outline.nodes[holder].parent
                && isInEnvelope(array)
        }
        return [best] + beside
    }

    /// Whether the objects around an array have so few values that they are no records. Lines are in a document, however
    /// little it says.
    private func isInEnvelope(_ array: Int) -> Bool {
        var allowed =
            isNamedEnvelope(array) ? Self.namedEnvelopeValues : isNamedAsLines(array) ? 0 : Self.envelopeValues
        var holder = outline.nodes[array].parent
        while holder >= TreeOutline.root {
            if outline.leaves(of: holder).count(where: { !isCalled($0, Self.pagingWords) }) > allowed { return false }
            allowed = Self.envelopeValues
            holder = outline.nodes[holder].parent
        }
        return true
    }

    private func isNamedEnvelope(_ node: Int) -> Bool {
        Self.envelopeNames.contains(outline.nodes[node].name.lowercased())
    }

    /// Arrays of objects or of arrays, and maps, that are in no other one; at the top also empty ones under the usual names.
    private func reachableArrays() -> [Int] {
        var found: [Int] = []
        var pending = [(node: TreeOutline.root, depth: 0)]
        while !pending.isEmpty {
            let (node, depth) = pending.removeFirst()
            for child in outline.elements(of: node) {
                let known = outline.nodes[child]
                if known.isEveryMember {
                    found.append(child)
                } else if known.isArray {
                    let isEmpty = known.occurrences == 0 && !known.holdsArrays
                    if outline.isComposite(child) || known.holdsArrays
                        || (isEmpty && node == TreeOutline.root && isNamedEnvelope(child))
                    {
                        found.append(child)
                    }
                } else if depth + 1 < Self.envelopeDepth, outline.isComposite(child) {
                    pending.append((child, depth + 1))
                }
            }
        }
        return found
    }
}
