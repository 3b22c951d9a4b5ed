/// The keys of the records of one side, of one form.
///
/// They are made of the keys of values as they are asked for, since most are asked for once or twice.
struct KeySource: Sendable {
    private enum Origin {
        /// The values by record, and the keys of each value.
        case values([UInt32], BlockingKeys)
        /// A key of each of two values by record, together; 0 is none.
        case combined([UInt32], [UInt32])
    }

    private let origin: Origin
    let count: Int

    init(_ keys: BlockingKeys, _ values: [UInt32]) {
        count = values.count
        origin = .values(values, keys)
    }

    /// - Parameters:
    ///   - one: a key of each record, and `other` another one; 0 is none.
    init(_ one: [UInt32], _ other: [UInt32]) {
        count = one.count
        origin = .combined(one, other)
    }

    /// Calls `body` with a record and a key of it, for each key of each record, in their order.
    @inline(__always)
    func forEach(_ records: some Sequence<Int>, _ body: (Int, UInt32) -> Void) {
        switch origin {
        case .values(let values, let valueKeys):
            for record in records {
                let value = Int(values[record])
                guard value != 0 else { continue }
                for position in Int(valueKeys.starts[value])..<Int(valueKeys.starts[value + 1]) {
                    let key = valueKeys.keys[position]
                    if key != 0 { body(record, key) }
                }
            }
        case .combined(let keys, let others):
            for record in records {
                let (key, other) = (keys[record], others[record])
                guard key != 0, other != 0 else { continue }
                body(
                    record,
                    UInt32(truncatingIfNeeded: ByteHash.mixed(UInt64(key) << 32 | UInt64(other), 11) >> 20) | 1 << 31
                )
            }
        }
    }
}

/// Tells of most keys that they are not among those of some records, in a table that fits beside the processor.
struct KeyFilter {
    private var bits = [UInt64](repeating: 0, count: 1 << 14)

    init(_ source: KeySource, of records: [Int]) {
        var bits = bits
        source.forEach(records) { _, key in bits[Int(key >> 6 & 0x3FFF)] |= 1 << UInt64(key & 63) }
        self.bits = bits
    }

    @inline(__always)
    func mayContain(_ key: UInt32) -> Bool { bits[Int(key >> 6 & 0x3FFF)] >> UInt64(key & 63) & 1 != 0 }
}
