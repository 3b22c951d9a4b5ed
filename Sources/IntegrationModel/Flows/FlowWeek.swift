/// What became of the records of one week of a flow, Monday to Sunday.
public struct FlowWeek: Codable, Sendable, Hashable {
    /// The Monday, in days since 1970.
    public var monday: Int
    /// Source records of the week that should have arrived.
    public var eligible: Int
    /// Of them, those that were found in the target.
    public var linked: Int
    /// Of the linked ones, those whose values contradict each other.
    public var conflicting: Int
    /// Linked records whose delay is known.
    public var timed: Int
    /// The median of their delays, in seconds; nil where none is known.
    public var medianDelay: Double?
    /// Records that came to be in the target in that week, with and without a source.
    public var arrived: Int
    /// Of them, those without a source.
    public var withoutOrigin: Int

    public init(
        monday: Int,
        eligible: Int = 0,
        linked: Int = 0,
        conflicting: Int = 0,
        timed: Int = 0,
        medianDelay: Double? = nil,
        arrived: Int = 0,
        withoutOrigin: Int = 0
    ) {
        self.monday = monday
        self.eligible = eligible
        self.linked = linked
        self.conflicting = conflicting
        self.timed = timed
        self.medianDelay = medianDelay
        self.arrived = arrived
        self.withoutOrigin = withoutOrigin
    }

    /// The Monday of the week that a moment is in, in days since 1970.
    ///
    /// - Parameter moment: in seconds since 1970, of the years 1 to 9999.
    public static func monday(of moment: Double) -> Int {
        let day = Int((moment / 86_400).rounded(.down))
        // 1 January 1970 was a Thursday.
        return day - ((day + 3) % 7 + 7) % 7
    }
}
