/// Whether an importer understands an export, and why.
public struct Recognition: Sendable, Hashable {
    /// 0 (not at all) to 1 (certain). The surest importer reads the export; below 0.2 none does.
    public var confidence: Double
    /// What speaks for it or against it, for the user.
    public var reasons: [String]
    /// The names of the manifest's datasets that the export was recognised as.
    public var datasets: [String]

    public init(confidence: Double, reasons: [String], datasets: [String] = []) {
        self.confidence = confidence
        self.reasons = reasons
        self.datasets = datasets
    }

    /// The importer does not understand the export.
    public static func no(_ reason: String) -> Recognition {
        Recognition(confidence: 0, reasons: [reason])
    }
}
