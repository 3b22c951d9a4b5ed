import IntegrationModel

/// The smallest hashes of the different values of a column: a sample in which a value is in all columns or in none, so
/// that the share of the values that two columns have in common can be estimated (Bar-Yossef and others, *Counting
/// distinct elements in a data stream*, RANDOM 2002). Exact for columns with fewer values.
struct ValueSample {
    static let size = 1024

    /// Ascending.
    let keys: [UInt64]
    /// Whether there are other values.
    let isPartial: Bool

    /// - Parameter asNumbers: compares what numbers are worth, and days of moments, however they are written.
    init(_ values: ColumnValues, asNumbers: FieldType?) {
        var keys: [UInt64] = []
        var limit = UInt64.max
        var isPartial = false
        func add(_ key: UInt64) {
            guard key <= limit else { return }
            keys.append(key)
            guard keys.count >= 4 * Self.size else { return }
            Self.shorten(&keys, &isPartial)
            if isPartial, let last = keys.last { limit = last }
        }
        if let type = asNumbers, let numbers = values.numbers {
            let isMoment = type == .date || type == .dateTime
            numbers.forEachBlock { block, _ in
                for number in block.values where !number.isNaN {
                    add(ValueLane.key(isMoment ? (number / 86_400).rounded(.down) : number))
                }
            }
        } else {
            values.hashes.forEachBlock { block, _ in
                // A hash that is not keyed is scattered here.
                for hash in block.values where hash != 0 { add(ValueLane.scattered(hash)) }
            }
        }
        Self.shorten(&keys, &isPartial)
        (self.keys, self.isPartial) = (keys, isPartial)
    }

    private static func shorten(_ keys: inout [UInt64], _ isPartial: inout Bool) {
        keys.sort()
        var last: UInt64?
        keys.removeAll { key in
            defer { last = key }
            return key == last
        }
        if keys.count > size {
            keys.removeLast(keys.count - size)
            isPartial = true
        }
    }

    /// How many values each of two columns has in the range that both samples tell all of, and how many they share.
    func overlap(_ other: ValueSample) -> (one: Int, other: Int, shared: Int) {
        let limit = min(isPartial ? keys.last ?? 0 : .max, other.isPartial ? other.keys.last ?? 0 : .max)
        var (first, second, shared) = (0, 0, 0)
        while first < keys.count, second < other.keys.count, keys[first] <= limit, other.keys[second] <= limit {
            if keys[first] == other.keys[second] {
                shared += 1
                first += 1
                second += 1
            } else if keys[first] < other.keys[second] {
                first += 1
            } else {
                second += 1
            }
        }
        while first < keys.count, keys[first] <= limit { first += 1 }
        while second < other.keys.count, other.keys[second] <= limit { second += 1 }
        return (first, second, shared)
    }
}
