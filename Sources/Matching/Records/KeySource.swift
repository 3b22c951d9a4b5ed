/// The keys of the records of one side, of one form.
///
/// They are made of the keys of values as they are asked for, since most are asked for once or twice.
struct KeySource: Sendable {
    private enum Origin {
        /// The values by record, the keys of each value, and how many records have each value.
        case values([UInt32], BlockingKeys, counts: [UInt32])
        /// A key of each of two values by record, together; 0 is none.
        case combined([UInt32], [UInt32])
    }

    private let origin: Origin
    let count: Int

    /// - Parameter counts: how many records have each value.
    init(_ keys: BlockingKeys, _ values: [UInt32], counts: [UInt32]) {
        count = values.count
        origin = .values(values, keys, counts: counts)
    }

    /// - Parameters:
    ///   - one: a key of each record, and `other` another one; 0 is none.
    init(_ one: [UInt32], _ other: [UInt32]) {
        count = one.count
        origin = .combined(one, other)
    }

    /// The keys of some records with the records' places among them.
    func keys(of records: [Int]) -> [RecordKey] {
        var found: [RecordKey] = []
        found.reserveCapacity(records.count)
        for (place, record) in records.enumerated() {
            switch origin {
            case .values(let values, let keys, _):
                for key in keys[values[record]] where key != 0 { found.append(RecordKey(key, place)) }
            case .combined(let keys, let others):
                let key = Self.combined(keys[record], others[record])
                if key != 0 { found.append(RecordKey(key, place)) }
            }
        }
        return found
    }

    /// The keys of all records, by record; those are left out that a filter knows not to be wanted.
    func keys(passing filter: KeyFilter?) -> [RecordKey] {
        var found: [RecordKey] = []
        switch origin {
        case .values(let values, let keys, let counts):
            guard let wanted = keys.wanted(filter, counts) else { break }
            for (record, value) in values.enumerated() where wanted[Int(value)] {
                for key in keys[value] where key != 0 && filter?.mayContain(key) != false {
                    found.append(RecordKey(key, record))
                }
            }
        case .combined(let keys, let others):
            let filter = filter ?? self.filter()
            keys.withUnsafeBufferPointer { keys in
                others.withUnsafeBufferPointer { others in
                    for record in 0..<keys.count {
                        let key = Self.combined(keys[record], others[record])
                        if key != 0, filter.mayContain(key) { found.append(RecordKey(key, record)) }
                    }
                }
            }
        }
        return found
    }

    /// All keys.
    func filter() -> KeyFilter {
        switch origin {
        case .values(_, let keys, let counts):
            var filter = KeyFilter(count: keys.keys.count)
            for value in 1..<max(1, counts.count) where counts[value] > 0 {
                for key in keys[UInt32(value)] { filter.insert(key) }
            }
            return filter
        case .combined(let keys, let others):
            var filter = KeyFilter(count: keys.count)
            for record in keys.indices { filter.insert(Self.combined(keys[record], others[record])) }
            return filter
        }
    }

    /// The key of two keys together; 0 where one is none.
    @inline(__always)
    private static func combined(_ key: UInt32, _ other: UInt32) -> UInt32 {
        guard key != 0, other != 0 else { return 0 }
        return UInt32(truncatingIfNeeded: ByteHash.mixed(UInt64(key) << 32 | UInt64(other), 11) >> 20) | 1 << 31
    }
}

extension BlockingKeys {
    /// The keys of a value.
    subscript(value: UInt32) -> ArraySlice<UInt32> { keys[Int(starts[Int(value)])..<Int(starts[Int(value) + 1])] }

    /// By value, whether records of a side have it and a key of it passes a filter; nil where none does.
    ///
    /// - Parameter counts: how many records of the side have each value.
    fileprivate func wanted(_ filter: KeyFilter?, _ counts: [UInt32]) -> [Bool]? {
        var wanted = [Bool](repeating: false, count: counts.count)
        var isAny = false
        for value in 1..<max(1, counts.count) where counts[value] > 0 {
            for key in self[UInt32(value)] where key != 0 && filter?.mayContain(key) != false {
                wanted[value] = true
                isAny = true
                break
            }
        }
        return isAny ? wanted : nil
    }
}
