import IntegrationModel

/// The distinct values of one column, sorted.
struct ColumnRun {
    /// The position of the dataset and of the field in it.
    let table: Int
    let field: Int
    let hashes: [UInt64]
}

/// How many distinct values any two columns share; exact.
///
/// All runs are merged in one sorted sequence, so the cost is O(n log n) in the number of distinct values of all
/// columns, and partial inclusion comes free (Kruse et al., *Fast Approximate Discovery of Inclusion Dependencies*,
/// BTW 2017, use the same order of work on hashes).
struct OverlapIndex {
    let runs: [ColumnRun]
    private let shared: [Int32]

    init(_ profiles: [DatasetProfile]) {
        runs = profiles.indices.flatMap { table in
            Self.comparableFields(profiles[table].dataset).map { field in
                ColumnRun(
                    table: table,
                    field: field,
                    hashes: distinctSorted(profiles[table].columns.columns[field].hashes)
                )
            }
        }
        let count = runs.count
        var pairs: [(hash: UInt64, run: Int32)] = []
        pairs.reserveCapacity(runs.reduce(0) { $0 + $1.hashes.count })
        for (position, run) in runs.enumerated() {
            for hash in run.hashes { pairs.append((hash, Int32(position))) }
        }
        pairs.sort { $0.hash < $1.hash }
        var shared = [Int32](repeating: 0, count: count * count)
        var start = 0
        while start < pairs.count {
            var end = start + 1
            while end < pairs.count, pairs[end].hash == pairs[start].hash { end += 1 }
            for first in start..<end {
                for second in start..<end where first != second {
                    shared[Int(pairs[first].run) * count + Int(pairs[second].run)] += 1
                }
            }
            start = end
        }
        self.shared = shared
    }

    /// The number of distinct values that two runs share.
    func shared(_ first: Int, _ second: Int) -> Int { Int(shared[first * runs.count + second]) }

    /// The fields whose values can name something: no amounts, dates, flags, countries or currencies.
    private static func comparableFields(_ dataset: Dataset) -> [Int] {
        dataset.fields.indices.filter { index in
            let profile = dataset.fields[index].profile
            guard profile.distinct >= 2, profile.type == .text || profile.type == .integer else { return false }
            return profile.semanticType != .country && profile.semanticType != .currency
        }
    }
}

/// The values of a column without repeats and without nulls, in order.
func distinctSorted(_ hashes: MappedArray<UInt64>) -> [UInt64] {
    var sorted = hashes.filter { $0 != 0 }
    sorted.sort()
    var count = 0
    for hash in sorted where count == 0 || sorted[count - 1] != hash {
        sorted[count] = hash
        count += 1
    }
    sorted.removeLast(sorted.count - count)
    return sorted
}
