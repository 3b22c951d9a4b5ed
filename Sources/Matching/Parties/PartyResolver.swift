import IntegrationModel

/// Says which party a document is about, the same one in every system.
struct PartyResolver {
    /// The party of each document; 0 where it names none that is known.
    private var clusters: DisjointSets
    private var offsets: [Int: Int] = [:]
    private let profiles: [DatasetProfile]
    private let tables: [Int]

    /// - Parameters:
    ///   - tables: the positions of the datasets of parties among the profiles.
    ///   - joined: records that are the same party: pairs of (dataset position, record).
    init(_ profiles: [DatasetProfile], tables: [Int], joined: [(left: (Int, Int), right: (Int, Int))]) {
        self.profiles = profiles
        self.tables = tables
        var count = 0
        for table in tables {
            offsets[table] = count
            count += profiles[table].columns.count
        }
        clusters = DisjointSets(count: count)
        for (left, right) in joined {
            guard let one = offsets[left.0], let other = offsets[right.0] else { continue }
            clusters.join(one + left.1, other + right.1)
        }
    }

    /// The party of each record of a dataset of documents, as a positive number; 0 where it is not known.
    func parties(of document: DatasetProfile) -> [UInt32] {
        var copy = clusters
        var result = [UInt32](repeating: 0, count: document.columns.count)
        let own = tables.filter { profiles[$0].dataset.system == document.dataset.system }
        for pass in [own, tables] {
            for (fields, keys) in Self.ways {
                for field in fields {
                    guard let values = document.values(field), result.contains(0) else { continue }
                    // A number means something in its own system only.
                    guard pass == own || field != .partyNumber && field != .partyID else { continue }
                    let index = lookup(keys, in: pass, &copy)
                    guard !index.isEmpty else { continue }
                    for record in result.indices where result[record] == 0 {
                        let hash = values.hashes[record]
                        if hash != 0, let found = index[hash], found >= 0 {
                            result[record] = UInt32(clamping: found + 1)
                        }
                    }
                }
            }
        }
        return result
    }

    /// The folded name of the party of each record of a dataset of documents; 0 where it has none. Of a document that names
    /// its party by number alone it is the name in the list of its own system.
    func names(of document: DatasetProfile) -> RecordValues<UInt64> {
        if let told = document.values(.partyName)?.hashes { return RecordValues(told, absent: 0) }
        let fields = [CanonicalField.partyNumber, .partyID].compactMap { document.values($0)?.hashes }
        var names: [UInt64: UInt64] = [:]
        for table in tables where profiles[table].dataset.system == document.dataset.system && !fields.isEmpty {
            guard let known = profiles[table].values(.name)?.hashes else { continue }
            for key in [CanonicalField.number, .id, .reference] {
                guard let numbers = profiles[table].values(key)?.hashes else { continue }
                for record in 0..<profiles[table].columns.count where numbers[record] != 0 {
                    let (number, name) = (numbers[record], known[record])
                    names[number] = names[number].map { $0 == name ? name : 0 } ?? name
                }
            }
        }
        guard !names.isEmpty else { return RecordValues(nil, absent: 0) }
        let found = (0..<document.columns.count).map { record in
            fields.lazy.compactMap { names[$0[record]] }.first { $0 != 0 } ?? 0
        }
        return RecordValues(MappedArray(found), absent: 0)
    }

    private static let ways: [(fields: [CanonicalField], keys: [CanonicalField])] = [
        ([.partyNumber, .partyID], [.number, .id, .reference]),
        ([.partyVATNumber, .vatNumber], [.vatNumber, .enterpriseNumber]),
        ([.partyEmail, .email], [.email]),
        ([.partyIBAN, .iban], [.iban]),
        ([.partyName], [.name]),
    ]

    /// The cluster by hash of a key; -1 where several parties have the same value.
    private func lookup(_ keys: [CanonicalField], in pass: [Int], _ clusters: inout DisjointSets) -> [UInt64: Int] {
        var index: [UInt64: Int] = [:]
        for table in pass {
            for key in keys {
                guard let values = profiles[table].values(key), let offset = offsets[table] else { continue }
                for (record, hash) in values.hashes.enumerated() where hash != 0 {
                    let cluster = clusters.find(offset + record)
                    if let known = index[hash], known != cluster { index[hash] = -1 } else { index[hash] = cluster }
                }
            }
        }
        return index
    }
}
