import AccuracyMeasurement

/// Runs Valentine's matchers, where Python has them, on tables whose columns are known.
struct ValentineRun {
    var python: String
    /// Seconds after which a matcher is ended on a set.
    var limit: Int

    /// How right each matcher is, by set and matcher; empty where they are absent.
    func measurements(of folders: [String]) -> [ColumnMeasurement] {
        PeerScript(name: "valentine_columns.py", python: python).lines(["--limit", String(limit)] + folders).compactMap
        { cells in
            guard cells.count == 6, let seconds = Double(cells[5]) else { return nil }
            let (hits, pairs) = (Double(cells[2]), Double(cells[3]))
            return ColumnMeasurement(
                set: cells[0],
                matcher: cells[1],
                recallAtTruth: hits.flatMap { hits in pairs.map { hits / max(1, $0) } },
                meanReciprocalRank: Double(cells[4]),
                seconds: seconds
            )
        }
    }
}
