/// A snapshot in the list of those that a workspace holds.
public struct SnapshotSummary: Codable, Sendable, Hashable, Identifiable {
    public var id: String
    /// Seconds since 1970.
    public var takenAt: Double
    public var dataUntil: Double?
    public var systems: Int
    public var flows: Int
    public var gaps: Int
    /// The likely yearly cost of the gaps.
    public var yearlyCost: Double

    public init(
        id: String,
        takenAt: Double,
        dataUntil: Double?,
        systems: Int,
        flows: Int,
        gaps: Int,
        yearlyCost: Double
    ) {
        self.id = id
        self.takenAt = takenAt
        self.dataUntil = dataUntil
        self.systems = systems
        self.flows = flows
        self.gaps = gaps
        self.yearlyCost = yearlyCost
    }
}
