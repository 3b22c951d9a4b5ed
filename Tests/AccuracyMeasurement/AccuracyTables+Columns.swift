extension AccuracyTables {
    /// A row per set of tables, and the reliability of all pairs.
    public static func columns(_ comparisons: [ColumnComparison]) -> [String] {
        var table = PlainTable([
            "columns", "same", "recall at truth", "mean reciprocal rank", "chosen", "right", "precision", "F1",
        ])
        var reliability = Reliability()
        for comparison in comparisons {
            table.add([
                comparison.name,
                String(comparison.pairs),
                Figures.decimal(comparison.atTruth.share),
                Figures.decimal(comparison.meanReciprocalRank),
                String(comparison.chosen.found),
                String(comparison.chosen.right),
                Figures.decimal(comparison.chosen.precision),
                Figures.decimal(comparison.chosen.f1),
            ])
            reliability += comparison.reliability
        }
        return table.lines + [""] + Self.reliability(reliability, of: "matches")
    }

    /// What is chosen wrongly and what is not among the surest pairs.
    public static func details(_ comparison: ColumnComparison) -> [String] {
        [comparison.name] + comparison.missed.map { "  MISSED \($0)" } + comparison.wrong.map { "  FALSE \($0)" }
    }
}
