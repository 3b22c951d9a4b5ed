/// What finished steps of one family taught about one of their figures.
public struct Lesson: Codable, Sendable, Hashable {
    /// What was estimated.
    public enum Figure: String, Codable, Sendable, CaseIterable {
        case weeks, cost, effect
    }

    public var family: StepFamily
    public var figure: Figure
    /// How many outcomes of the family there are, of this client and of others.
    public var here: Int
    public var elsewhere: Int
    /// Actual by estimate: the geometric mean of this client's outcomes of the family, and of all of them where it has
    /// none.
    public var observed: Double
    /// By what later estimates are multiplied: the observed ratio, drawn towards 1 while there are few outcomes.
    public var factor: Double

    public init(
        family: StepFamily,
        figure: Figure,
        here: Int,
        elsewhere: Int,
        observed: Double,
        factor: Double
    ) {
        self.family = family
        self.figure = figure
        self.here = here
        self.elsewhere = elsewhere
        self.observed = observed
        self.factor = factor
    }
}
