/// Numbers or dates (seconds since 1970) below or at which a share of all lies: 1 %, 5 %, 25 %, half, 75 %, 95 %, 99 %.
public struct Quantiles: Codable, Sendable, Hashable {
    public var p01, p05, p25, p50, p75, p95, p99: Double
    /// How far the share of each may be off, 0–1, with 99 % confidence; 0 where they are exact.
    public var rankError: Double

    /// - Parameters:
    ///   - values: one for each of ``shares``.
    ///   - rankError: 0–1.
    public init?(_ values: [Double], rankError: Double) {
        guard values.count == Self.shares.count else { return nil }
        (p01, p05, p25, p50) = (values[0], values[1], values[2], values[3])
        (p75, p95, p99) = (values[4], values[5], values[6])
        self.rankError = rankError
    }

    public static let shares = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]

    /// In the order of ``shares``.
    public var values: [Double] { [p01, p05, p25, p50, p75, p95, p99] }
}

/// How often the most frequent values of a field occur, without the values.
public struct FrequentCounts: Codable, Sendable, Hashable {
    /// Records of the most frequent value, the second, and so on, at most 8, each of at least so many; only those above
    /// the error, so empty where no value stands out.
    public var counts: [Int]
    /// By how much each count can be too low, and how often a value that is not counted can occur; 0 where the counts
    /// are exact.
    public var error: Int

    public init(counts: [Int], error: Int) {
        self.counts = counts
        self.error = error
    }
}
