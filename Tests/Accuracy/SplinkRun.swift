import AccuracyMeasurement

/// Runs Splink, where Python has it, on tables with known links.
struct SplinkRun {
    var python: String

    /// What it finds, by the name of the set; empty where it is absent.
    func scores(of folders: [String]) -> [String: Score] {
        var scores: [String: Score] = [:]
        for cells in PeerScript(name: "splink_links.py", python: python).lines(folders) {
            let counts = cells.dropFirst().compactMap { Int($0) }
            guard cells.count == 4, counts.count == 3 else { continue }
            scores[cells[0]] = Score(found: counts[0], present: counts[1], right: counts[2])
        }
        return scores
    }
}
