/// The spread of a few measured values.
public struct Spread: Equatable, Sendable {
    public var median: Double
    public var least: Double
    public var most: Double

    /// - Parameter values: at least one.
    public init?(_ values: [Double]) {
        let sorted = values.sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        let middle = sorted.count / 2
        median = sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
        least = first
        most = last
    }
}

/// What is measured of a run.
public enum Metric: String, Codable, CaseIterable, Sendable {
    case processor
    case wall
    case peak

    func of(_ usage: Usage) -> Double {
        switch self {
        case .processor: usage.processor
        case .wall: usage.wall
        case .peak: usage.peak
        }
    }

    /// As a target names it.
    var words: String {
        switch self {
        case .processor: "CPU time"
        case .wall: "wall time"
        case .peak: "peak memory"
        }
    }
}
