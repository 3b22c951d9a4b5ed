/// Whether claims are right as often as their stated confidence says: how many there are and how many are right, by bin
/// of stated confidence.
public struct Reliability: Sendable {
    /// The lower bounds of the bins, rising; the first is 0.
    public static let bounds = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]

    public struct Bin: Sendable {
        public var claims = Tally()
        /// The sum of the stated confidences.
        public var stated = 0.0
    }

    public private(set) var bins = [Bin](repeating: Bin(), count: Reliability.bounds.count)

    public init() {}

    /// - Parameter confidence: 0–1.
    public mutating func count(_ confidence: Double, isRight: Bool) {
        let bin = Self.bounds.lastIndex { confidence >= $0 } ?? 0
        bins[bin].claims.count(isRight)
        bins[bin].stated += confidence
    }

    public static func += (left: inout Reliability, right: Reliability) {
        for index in left.bins.indices {
            left.bins[index].claims += right.bins[index].claims
            left.bins[index].stated += right.bins[index].stated
        }
    }
}
