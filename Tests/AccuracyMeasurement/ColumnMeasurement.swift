/// How right a matcher of columns is on a set of tables.
public struct ColumnMeasurement: Sendable {
    public var set: String
    public var matcher: String
    /// The share of true pairs among as many of the surest as there are true ones, 0–1; nil where it was ended before.
    public var recallAtTruth: Double?
    /// Of the first true partner of each left column, 0–1; nil where it was ended before.
    public var meanReciprocalRank: Double?
    public var seconds: Double

    public init(set: String, matcher: String, recallAtTruth: Double?, meanReciprocalRank: Double?, seconds: Double) {
        (self.set, self.matcher, self.seconds) = (set, matcher, seconds)
        (self.recallAtTruth, self.meanReciprocalRank) = (recallAtTruth, meanReciprocalRank)
    }
}

extension AccuracyTables {
    /// A row per set and matcher, the sets in the order in which they first come.
    public static func matchers(_ measurements: [ColumnMeasurement]) -> [String] {
        var table = PlainTable(["columns", "matcher", "recall at truth", "mean reciprocal rank", "seconds"])
        var sets: [String] = []
        for measurement in measurements where !sets.contains(measurement.set) { sets.append(measurement.set) }
        for set in sets {
            for measurement in measurements where measurement.set == set {
                let isEnded = measurement.recallAtTruth == nil
                table.add([
                    set, measurement.matcher, measurement.recallAtTruth.map { Figures.decimal($0) } ?? "–",
                    measurement.meanReciprocalRank.map { Figures.decimal($0) } ?? "–",
                    (isEnded ? "ended after " : "") + Figures.decimal(measurement.seconds, isEnded ? 0 : 1),
                ])
            }
        }
        return table.lines
    }
}
