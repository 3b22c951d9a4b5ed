extension TreeNodes {
    /// Finds the nodes that the only reading of another tree met, and makes those that are not there.
    ///
    /// - Parameters:
    ///   - other: of the same layout, without maps.
    ///   - intern: gives the same name always the same address.
    /// - Returns: for each of the other's nodes the one here, or -1.
    func joined(
        _ other: TreeNodes,
        intern: (UnsafePointer<UInt8>, Int) -> UnsafePointer<UInt8>?
    ) -> [Int32] {
        var map = [Int32](repeating: -1, count: other.count)
        map[Int(Self.root)] = Self.root
        let occurrences = other.occurrencePlaces()
        for position in 1..<max(other.count, 1) {
            let node = other.nodes[position]
            let parent = node.parent < 0 ? -1 : map[Int(node.parent)]
            switch node.kind {
            case .member:
                guard parent >= 0, let name = intern(node.name, max(node.nameLength, 0)) else { continue }
                map[position] = child(of: parent, .member, name, length: max(node.nameLength, 0))
            case .occurrence, .overflow:
                guard let place = occurrences[position], map[Int(place.base)] >= 0 else { continue }
                map[position] = occurrence(
                    after: place.before.map { map[Int($0)] },
                    of: map[Int(place.base)],
                    number: place.number
                )
            case .attribute: continue
            }
        }
        return map
    }

    private struct OccurrencePlace {
        var base: Int32
        var before: Int32?
        var number: Int
    }

    /// The nodes of occurrences, with the node they are occurrences of.
    private func occurrencePlaces() -> [Int: OccurrencePlace] {
        var places: [Int: OccurrencePlace] = [:]
        for base in 0..<count {
            var (before, number): (Int32?, Int) = (nil, notation.firstIndex)
            var next = nodes[base].firstOccurrence
            while next >= 0 {
                places[Int(next)] = OccurrencePlace(base: Int32(base), before: before, number: number)
                (before, number) = (next, number + 1)
                next = nodes[Int(next)].nextOccurrence
            }
            let overflow = nodes[base].overflow
            if overflow >= 0 {
                places[Int(overflow)] = OccurrencePlace(base: Int32(base), before: before, number: number)
            }
        }
        return places
    }
}
