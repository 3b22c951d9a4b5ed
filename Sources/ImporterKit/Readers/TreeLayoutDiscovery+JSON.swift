extension TreeLayoutDiscovery {
    /// Names under which interfaces put the records of an answer.
    private static let envelopeNames = ["data", "value", "results", "records"]
    /// An object with at most so many values beside its array is the envelope of an answer; with more it is a record.
    private static let envelopeValues = 5
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
        while outline.elements(of: record).count == 1, let only = outline.composites(of: record).first,
            !outline.nodes[only].isArray, outline.nodes[only].occurrences == 1
        {
            record = only
        }
        return layout(tops: [record])
    }

    /// The arrays of an envelope, the most likely one first; nil if the text is not one.
    private func envelope() -> [Int]? {
        let arrays = reachableArrays()
        guard
            let best = arrays.first(where: { isNamedEnvelope($0) })
                ?? arrays.max(by: { outline.nodes[$0].occurrences < outline.nodes[$1].occurrences })
        else { return nil }
        if !isNamedEnvelope(best) {
            var holder = outline.nodes[best].parent
            while holder >= TreeOutline.root {
                if outline.leaves(of: holder).count > Self.envelopeValues { return nil }
                holder = outline.nodes[holder].parent
            }
        }
        let beside = arrays.filter {
            $0 != best && outline.nodes[$0].parent == outline.nodes[best].parent && outline.nodes[$0].occurrences > 0
        }
        return [best] + beside
    }

    private func isNamedEnvelope(_ node: Int) -> Bool {
        Self.envelopeNames.contains(outline.nodes[node].name.lowercased())
    }

    /// Arrays of objects or of arrays that are in no other array; at the top also empty ones under the usual names.
    private func reachableArrays() -> [Int] {
        var found: [Int] = []
        var pending = [(node: TreeOutline.root, depth: 0)]
        while !pending.isEmpty {
            let (node, depth) = pending.removeFirst()
            for child in outline.elements(of: node) {
                let known = outline.nodes[child]
                if known.isArray {
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
