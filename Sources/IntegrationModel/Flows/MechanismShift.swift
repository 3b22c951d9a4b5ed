/// The day on which a flow was put on another footing: records took hours before, say, and seconds since.
public struct MechanismShift: Codable, Sendable, Hashable {
    /// In seconds since 1970, by the moment of the source records.
    public var at: Double
    /// It was so many seconds earlier or later.
    public var uncertainty: Double
    /// How the flow was carried out before; how it is since then is the flow's mechanism. The same as that where only
    /// the pace changed.
    public var before: Mechanism
    /// The median delays of before and since, in seconds.
    public var medianBefore: Double
    public var medianSince: Double

    public init(at: Double, uncertainty: Double, before: Mechanism, medianBefore: Double, medianSince: Double) {
        self.at = at
        self.uncertainty = uncertainty
        self.before = before
        self.medianBefore = medianBefore
        self.medianSince = medianSince
    }
}
