/// Records of one dataset that are about the same thing.
public struct DuplicateGroup: Codable, Sendable, Hashable {
    public var dataset: String
    /// Positions, ascending; at least two.
    public var records: [Int]
    /// 0–1.
    public var confidence: Double

    public init(dataset: String, records: [Int], confidence: Double) {
        self.dataset = dataset
        self.records = records
        self.confidence = confidence
    }
}
