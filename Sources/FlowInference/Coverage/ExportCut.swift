import IntegrationModel

/// An export that ends where a query's limit cut it off: the first 1000 rows, the 65,535 that fit on an old sheet. What
/// comes after is not lost, nobody has seen it.
struct ExportCut {
    /// The last moment that the export has.
    let end: Double
    let evidence: Evidence

    /// - Parameters:
    ///   - stop: when records of a flow came no more; something else must have come since for this to be a stop.
    ///   - lags: of the linked records, in seconds.
    init?(_ target: DatasetProfile, _ moments: Moments?, after stop: StopDetection, _ lags: [Double]) {
        guard let last = moments?.seconds.filter(\.isFinite).max(), Self.isLimit(target.columns.count) else {
            return nil
        }
        let late = lags.filter(\.isFinite).max() ?? 0
        guard last <= stop.stoppedAt + stop.uncertainty + max(0, late) + Calendar.day else { return nil }
        end = stop.stoppedAt
        let words: Message =
            """
            \(target.dataset.id) has \(target.columns.count) records and none after \(Words.date(last)): the export was \
            probably cut off there, so what is missing since counts as no leak
            """
        evidence = Evidence(rule: "export-cut", statement: words, weight: 0.5)
    }

    /// Whether a number of rows is one at which exports are cut off: 1, 2, 2.5 or 5 times a power of ten from 100 on, or what
    /// a sheet holds, with or without its header.
    static func isLimit(_ count: Int) -> Bool {
        if [65_535, 65_536, 1_048_575, 1_048_576].contains(count) { return true }
        guard count >= 100 else { return false }
        var rest = count
        while rest.isMultiple(of: 10), rest >= 100 { rest /= 10 }
        return [10, 20, 25, 50].contains(rest)
    }
}
