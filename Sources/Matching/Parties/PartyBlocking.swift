import IntegrationModel

/// Pairs of parties worth comparing: those that share an identifier, a name, an address or a rare word of a name.
struct PartyBlocking {
    /// Blocks with more pairs than this say too little.
    var largestBlock = 20_000
    /// Bytes that blocks and pairs may take at one time.
    var memory = Int.max

    /// What the keys of a record take, about; the most of it are the words of names and their pairs.
    private static let recordBytes = 400
    /// What a pair takes until it is weighed.
    private static let pairBytes = 16

    /// The pairs that have a weight, in order, without repeats. With `within`, left is right and each pair is given
    /// once, smaller first.
    ///
    /// Keys that don't fit into the memory are made in several passes, each of other keys.
    func candidates(
        _ left: PartyTable,
        _ right: PartyTable,
        within: Bool,
        weight: @escaping (Int, Int) -> Double?
    ) -> [Candidate] {
        let records = left.count + (within ? 0 : right.count)
        let passes = max(1, records / max(1, memory / 2 / Self.recordBytes) + 1)
        var pairs = OpenPairs(limit: max(1 << 10, memory / 2 / Self.pairBytes), weight: weight)
        for pass in 0..<passes {
            let lefts = PartyKeys(left, pass, of: passes)
            let rights = within ? lefts : PartyKeys(right, pass, of: passes)
            lefts.forEachShared(with: rights) { first, second in
                guard first.count * second.count <= largestBlock else { return }
                for one in first {
                    for other in second where !within || one.record < other.record {
                        pairs.add(one.record, other.record)
                    }
                }
            }
        }
        return pairs.candidates()
    }
}

/// Pairs of records, some of them more than once, until they are weighed.
private struct OpenPairs {
    let limit: Int
    let weight: (Int, Int) -> Double?
    private var open: [UInt64] = []
    private var weighed: [UInt64: Double] = [:]

    init(limit: Int, weight: @escaping (Int, Int) -> Double?) {
        self.limit = limit
        self.weight = weight
    }

    mutating func add(_ left: UInt32, _ right: UInt32) {
        open.append(UInt64(left) << 32 | UInt64(right))
        guard open.count >= limit else { return }
        join()
        if open.count > limit / 2 { weigh() }
    }

    /// In order, without repeats.
    mutating func candidates() -> [Candidate] {
        join()
        weigh()
        return weighed.sorted { $0.key < $1.key }.map {
            Candidate(Int($0.key >> 32), Int($0.key & 0xFFFF_FFFF), $0.value)
        }
    }

    /// Leaves each pair once.
    private mutating func join() {
        open.sort()
        var kept = 0
        for pair in open where kept == 0 || open[kept - 1] != pair {
            open[kept] = pair
            kept += 1
        }
        open.removeSubrange(kept...)
    }

    private mutating func weigh() {
        for pair in open {
            if let weight = weight(Int(pair >> 32), Int(pair & 0xFFFF_FFFF)) { weighed[pair] = weight }
        }
        open.removeAll(keepingCapacity: true)
    }
}
