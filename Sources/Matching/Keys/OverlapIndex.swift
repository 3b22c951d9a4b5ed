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
    /// The positions of the runs of each dataset.
    let runsOfTable: [Range<Int>]
    private let shared: [UInt64: Int32]

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
        var ranges: [Range<Int>] = []
        var next = 0
        for table in profiles.indices {
            let end = runs[next...].firstIndex { $0.table != table } ?? runs.count
            ranges.append(next..<end)
            next = end
        }
        runsOfTable = ranges
        var pairs: [(hash: UInt64, run: Int32)] = []
        pairs.reserveCapacity(runs.reduce(0) { $0 + $1.hashes.count })
        for (position, run) in runs.enumerated() {
            for hash in run.hashes { pairs.append((hash, Int32(position))) }
        }
        pairs.sort { $0.hash < $1.hash }
        var shared: [UInt64: Int32] = [:]
        var start = 0
        while start < pairs.count {
            var end = start + 1
            while end < pairs.count, pairs[end].hash == pairs[start].hash { end += 1 }
            // A value that is everywhere joins nothing: yes, 1, the name of a country.
            if end - start <= Self.mostColumns {
                for first in start..<end {
                    for second in (first + 1)..<max(first + 1, end) {
                        shared[Self.pair(Int(pairs[first].run), Int(pairs[second].run)), default: 0] += 1
                    }
                }
            }
            start = end
        }
        self.shared = shared
    }

    /// The number of distinct values that two runs share.
    func shared(_ first: Int, _ second: Int) -> Int { Int(shared[Self.pair(first, second)] ?? 0) }

    /// All pairs of runs that share so many values, in order.
    func pairs(sharing least: Int) -> [(Int, Int)] {
        shared.filter { $0.value >= least }.keys.sorted().map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
    }

    /// The position of the run of a field; nil for a field whose values name nothing.
    func run(table: Int, field: Int) -> Int? {
        runsOfTable[table].first { runs[$0].field == field }
    }

    private static let mostColumns = 128

    private static func pair(_ first: Int, _ second: Int) -> UInt64 {
        UInt64(min(first, second)) << 32 | UInt64(max(first, second))
    }

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
