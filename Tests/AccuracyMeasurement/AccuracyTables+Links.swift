extension AccuracyTables {
    /// A row per set of tables; of the peer where it was run.
    ///
    /// - Parameter peer: what Splink finds, by set.
    public static func links(_ comparisons: [LinkComparison], peer: [String: Score]) -> [String] {
        var header = ["links", "there", "found", "precision", "recall", "F1"]
        if !peer.isEmpty { header += ["Splink precision", "recall", "F1"] }
        var table = PlainTable(header)
        for comparison in comparisons {
            var row = [
                comparison.name, String(comparison.links.present), String(comparison.links.found),
                Figures.decimal(comparison.links.precision), Figures.decimal(comparison.links.recall),
                Figures.decimal(comparison.links.f1),
            ]
            if !peer.isEmpty {
                let score = peer[comparison.name]
                row += [score?.precision, score?.recall, score?.f1].map { $0.map { Figures.decimal($0) } ?? "–" }
            }
            table.add(row)
        }
        return table.lines
    }
}
