import IntegrationModel

/// Pairs of parties worth comparing: those that share an identifier, a name, an address or a rare word of a name.
struct PartyBlocking {
    /// Blocks with more pairs than this say too little.
    var largestBlock = 20_000

    /// Pairs in order, without repeats. With `within`, left is right and each pair is given once, smaller first.
    func pairs(_ left: PartyTable, _ right: PartyTable, within: Bool) -> [(Int, Int)] {
        let leftKeys = keys(left)
        let rightKeys = within ? leftKeys : keys(right)
        var found = Set<UInt64>()
        for (key, rights) in rightKeys {
            guard let lefts = leftKeys[key], lefts.count * rights.count <= largestBlock else { continue }
            for first in lefts {
                for second in rights where !within || first < second {
                    found.insert(UInt64(first) << 32 | UInt64(second))
                }
            }
        }
        return found.sorted().map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
    }

    private enum Key: Hashable {
        case identifier(PartyIdentifier, UInt64)
        case name([UInt8])
        case nameStart([UInt8], UInt64)
        case address([UInt8], UInt64)
        case word(String)
        case wordPair(String, String)
    }

    private func keys(_ table: PartyTable) -> [Key: [Int]] {
        var blocks: [Key: [Int]] = [:]
        for record in 0..<table.count {
            for kind in PartyIdentifier.allCases {
                if let hash = table.identifiers[kind]?[record], hash != 0 {
                    blocks[.identifier(kind, hash), default: []].append(record)
                }
            }
            let name = table.names[record]
            if !name.isEmpty {
                blocks[.name(name.core), default: []].append(record)
                blocks[.nameStart(Array(name.core.prefix(5)), table.postcodes[record]), default: []].append(record)
                let words = Array(Set(name.coreWords.filter { $0.count >= 3 })).sorted()
                for (index, word) in words.enumerated() {
                    blocks[.word(word), default: []].append(record)
                    for other in words[(index + 1)...] { blocks[.wordPair(word, other), default: []].append(record) }
                }
            }
            if !table.streets[record].isEmpty, table.postcodes[record] != 0 || table.cities[record] != 0 {
                let place = table.postcodes[record] != 0 ? table.postcodes[record] : table.cities[record]
                blocks[.address(table.streets[record], place), default: []].append(record)
            }
        }
        return blocks
    }
}
