import IntegrationModel

/// Pairs of parties worth comparing: those that share an identifier, a name, an address or a rare word of a name.
struct PartyBlocking {
    /// Blocks with more pairs than this say too little.
    var largestBlock = 20_000
    /// Bytes that blocks and pairs may take at one time.
    var memory = Int.max

    /// What the blocks that a record is in take, about; the most of it are the words of names and their pairs.
    private static let recordBytes = 2_000
    /// What a pair takes until it is weighed.
    private static let pairBytes = 16

    /// The pairs that have a weight, in order, without repeats. With `within`, left is right and each pair is given
    /// once, smaller first.
    ///
    /// Blocks that don't fit into the memory are made in several passes, each of other keys.
    func candidates(
        _ left: PartyTable,
        _ right: PartyTable,
        within: Bool,
        weight: (Int, Int) -> Double?
    ) -> [Candidate] {
        let records = left.count + (within ? 0 : right.count)
        let passes = max(1, records / max(1, memory / 2 / Self.recordBytes) + 1)
        let mostOpen = max(1 << 10, memory / 2 / Self.pairBytes)
        var weighed: [UInt64: Double] = [:]
        var open = Set<UInt64>()
        func weigh() {
            for pair in open { weighed[pair] = weight(Int(pair >> 32), Int(pair & 0xFFFF_FFFF)) }
            open.removeAll(keepingCapacity: true)
        }
        for pass in 0..<passes {
            let leftKeys = keys(left, pass, of: passes)
            let rightKeys = within ? leftKeys : keys(right, pass, of: passes)
            for (key, rights) in rightKeys {
                guard let lefts = leftKeys[key], lefts.count * rights.count <= largestBlock else { continue }
                for first in lefts {
                    for second in rights where !within || first < second {
                        open.insert(UInt64(first) << 32 | UInt64(second))
                    }
                }
                if open.count >= mostOpen { weigh() }
            }
        }
        weigh()
        return weighed.sorted { $0.key < $1.key }.map {
            Candidate(Int($0.key >> 32), Int($0.key & 0xFFFF_FFFF), $0.value)
        }
    }

    private enum Key: Hashable {
        case identifier(PartyIdentifier, UInt64)
        case name([UInt8])
        case nameStart([UInt8], UInt64)
        case address([UInt8], UInt64)
        case word(String)
        case wordPair(String, String)
    }

    /// The blocks of the keys of one pass. Which key belongs to which pass changes nothing of what is found.
    private func keys(_ table: PartyTable, _ pass: Int, of passes: Int) -> [Key: [Int]] {
        var blocks: [Key: [Int]] = [:]
        func add(_ key: Key, _ record: Int) {
            if passes > 1, UInt(bitPattern: key.hashValue) % UInt(passes) != UInt(pass) { return }
            blocks[key, default: []].append(record)
        }
        for record in 0..<table.count {
            for kind in PartyIdentifier.allCases {
                if let hash = table.identifiers[kind]?[record], hash != 0 {
                    add(.identifier(kind, hash), record)
                }
            }
            let name = table.names[record]
            if !name.isEmpty {
                add(.name(name.core), record)
                add(.nameStart(Array(name.core.prefix(5)), table.postcodes[record]), record)
                let words = Array(Set(name.coreWords.filter { $0.count >= 3 })).sorted()
                for (index, word) in words.enumerated() {
                    add(.word(word), record)
                    for other in words[(index + 1)...] { add(.wordPair(word, other), record) }
                }
            }
            if !table.streets[record].isEmpty, table.postcodes[record] != 0 || table.cities[record] != 0 {
                let place = table.postcodes[record] != 0 ? table.postcodes[record] : table.cities[record]
                add(.address(table.streets[record], place), record)
            }
        }
        return blocks
    }
}
