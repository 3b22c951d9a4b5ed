import IntegrationModel

/// What the parties of a table are put into blocks by: their identifiers, names, addresses and the words of their names.
struct PartyKeys {
    struct Entry {
        /// Two keys of one hash count as the same: what is in their block is compared all the same.
        let key: UInt64
        let record: UInt32
    }

    /// By key, then by record.
    private var entries: [Entry] = []

    /// The keys of one pass. Which key belongs to which pass changes nothing of what is found.
    init(_ table: PartyTable, _ pass: Int, of passes: Int) {
        for record in 0..<table.count {
            Self.forEachKey(table, record) { key in
                guard passes == 1 || key % UInt64(passes) == UInt64(pass) else { return }
                entries.append(Entry(key: key, record: UInt32(record)))
            }
        }
        entries.sort { ($0.key, $0.record) < ($1.key, $1.record) }
    }

    /// Calls `body` with the records of each key that both have.
    func forEachShared(with other: PartyKeys, _ body: (ArraySlice<Entry>, ArraySlice<Entry>) -> Void) {
        var (one, two) = (0, 0)
        while one < entries.count, two < other.entries.count {
            let (key, otherKey) = (entries[one].key, other.entries[two].key)
            if key < otherKey {
                one += 1
            } else if otherKey < key {
                two += 1
            } else {
                let (end, otherEnd) = (self.end(of: one), other.end(of: two))
                body(entries[one..<end], other.entries[two..<otherEnd])
                (one, two) = (end, otherEnd)
            }
        }
    }

    /// Where the entries of a key end.
    private func end(of first: Int) -> Int {
        var end = first + 1
        while end < entries.count, entries[end].key == entries[first].key { end += 1 }
        return end
    }

    /// A kind of key, so that a word is no name.
    private enum Kind: UInt64 {
        case identifier = 1
        case name = 16
        case nameStart, address, word, wordPair
    }

    private static func forEachKey(_ table: PartyTable, _ record: Int, _ body: (UInt64) -> Void) {
        func add(_ kind: Kind, _ hash: UInt64, _ offset: Int = 0) {
            body(ByteHash.mixed(hash, kind.rawValue + UInt64(offset)))
        }
        for (place, kind) in PartyIdentifier.allCases.enumerated() {
            if let hash = table.identifiers[kind]?[record], hash != 0 { add(.identifier, hash, place) }
        }
        let name = table.names.coreHash(record)
        if name != 0 {
            add(.name, name)
            add(.nameStart, ByteHash.mixed(table.names.coreHash(record, first: 5), table.postcodes[record]))
            let words = wordHashes(table, record)
            for (index, word) in words.enumerated() {
                add(.word, word)
                for other in words[(index + 1)...] { add(.wordPair, ByteHash.mixed(word, other)) }
            }
        }
        let place = table.postcodes[record] != 0 ? table.postcodes[record] : table.cities[record]
        guard place != 0 else { return }
        table.streets.withUTF8(of: record) { street in
            if !street.isEmpty { add(.address, ByteHash.mixed(ByteHash.hash(street), place)) }
        }
    }

    /// The hashes of the different words of a name that have at least three letters, in an order of their own.
    private static func wordHashes(_ table: PartyTable, _ record: Int) -> [UInt64] {
        var words: [UInt64] = []
        table.names.forEachCoreWord(record) { word in
            let letters = word.count { $0 & 0xC0 != 0x80 }
            if letters >= 3 { words.append(ByteHash.hash(word)) }
        }
        words.sort()
        var different: [UInt64] = []
        for word in words where different.last != word { different.append(word) }
        return different
    }
}
