import IntegrationModel

/// The distinct values of one column, counted.
struct ColumnRun {
    /// The position of the dataset and of the field in it.
    let table: Int
    let field: Int
    let distinct: Int
}

/// How many distinct values any two columns share, compared by their normalised text; exact, but for large columns that
/// share so little that nothing follows from it, and large columns of one dataset of which none may be its key, which count
/// as sharing nothing.
struct OverlapIndex {
    let runs: [ColumnRun]
    /// The positions of the runs of each dataset.
    let runsOfTable: [Range<Int>]
    private let counts: SharedCounts

    /// - Parameter memory: bytes for the values that are counted.
    init(_ profiles: [DatasetProfile], memory: Int = SharedValueCount.defaultMemory, threads: Int = 2) {
        var lanes: [ValueLane] = []
        var ranges: [Range<Int>] = []
        for table in profiles.indices {
            let start = lanes.count
            let dataset = profiles[table].dataset
            for field in Self.comparableFields(dataset) {
                lanes.append(
                    ValueLane(
                        table: table,
                        field: field,
                        reading: .text,
                        values: profiles[table].columns.columns[field],
                        profile: dataset.fields[field].profile
                    )
                )
            }
            ranges.append(start..<lanes.count)
        }
        let mayBeKey = profiles.map { $0.dataset.fields.map { Self.mayBeKey($0.profile) } }
        var counting = OverlapCounting(lanes: lanes, memory: memory, threads: threads)
        counting.matters = { one, other in
            // Within a dataset, values that are shared say something where one of two fields tells records apart.
            one.table != other.table || mayBeKey[one.table][one.field] || mayBeKey[other.table][other.field]
        }
        let (counts, isCounted) = counting.counts()
        runs = lanes.indices.map { position in
            let (table, field) = (lanes[position].table, lanes[position].field)
            let known = profiles[table].dataset.fields[field].profile.distinct
            let distinct = isCounted[position] ? counts.distinct[position] : known
            return ColumnRun(table: table, field: field, distinct: distinct)
        }
        runsOfTable = ranges
        self.counts = counts
    }

    /// The number of distinct values that two runs share.
    func shared(_ first: Int, _ second: Int) -> Int { first == second ? 0 : counts.shared(first, second) }

    /// All pairs of runs that share so many values, in order.
    func pairs(sharing least: Int) -> [(Int, Int)] {
        var found: [(Int, Int)] = []
        counts.forEachPair { first, second, shared in
            if shared >= least { found.append((first, second)) }
        }
        return found
    }

    /// The position of the run of a field; nil for a field whose values name nothing.
    func run(table: Int, field: Int) -> Int? {
        runsOfTable[table].first { runs[$0].field == field }
    }

    /// Whether so many values of a field differ that others may refer to it: half of them, and less by what an estimate may
    /// be wrong.
    private static func mayBeKey(_ profile: FieldProfile) -> Bool {
        Double(profile.distinct) >= 0.4 * Double(profile.count - profile.nulls)
    }

    /// The fields whose values can name something: no amounts, dates, flags, countries or currencies.
    private static func comparableFields(_ dataset: Dataset) -> [Int] {
        dataset.fields.indices.filter { index in
            let profile = dataset.fields[index].profile
            guard profile.distinct >= 1, profile.type == .text || profile.type == .integer else { return false }
            return profile.semanticType != .country && profile.semanticType != .currency
        }
    }
}
