import AccuracyMeasurement

/// Runs Valentine's matchers, where Python has them, on tables whose columns are known.
struct ValentineRun {
    var python: String

    /// How right each matcher is, by set and matcher; empty where they are absent.
    func measurements(of folders: [String]) -> [ColumnMeasurement] {
        PeerScript(name: "valentine_columns.py", python: python).lines(folders).compactMap { cells in
            guard cells.count == 6, let hits = Int(cells[2]), let pairs = Int(cells[3]), let rank = Double(cells[4]),
                let seconds = Double(cells[5])
            else { return nil }
            return ColumnMeasurement(
                set: cells[0],
                matcher: cells[1],
                recallAtTruth: Double(hits) / Double(max(1, pairs)),
                meanReciprocalRank: rank,
                seconds: seconds
            )
        }
    }
}
