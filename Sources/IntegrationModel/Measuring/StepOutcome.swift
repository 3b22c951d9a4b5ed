/// How one finished step turned out beside its estimate: all that estimates of other steps are learned from.
///
/// It tells nothing of the company: no name, no date, no system.
public struct StepOutcome: Codable, Sendable, Hashable, Identifiable {
    /// Unique over all clients, and made of the client's pseudonym and a number.
    public var id: String
    /// The client's pseudonym, so that the outcomes of one client are known to belong together.
    public var client: String
    /// The id of the step's template in the catalogue.
    public var template: String
    /// Estimate and actual, in weeks.
    public var weeks: EstimateAndActual?
    /// Estimate and actual, in money.
    public var cost: EstimateAndActual?
    /// The share of the gaps' cost that was to go away, and that went away, 0–1.
    public var effect: EstimateAndActual?
    /// How much it counts, 0–1: steps that were done and paid for together share one.
    public var weight: Double

    public init(
        id: String,
        client: String,
        template: String,
        weeks: EstimateAndActual? = nil,
        cost: EstimateAndActual? = nil,
        effect: EstimateAndActual? = nil,
        weight: Double = 1
    ) {
        self.id = id
        self.client = client
        self.template = template
        self.weeks = weeks
        self.cost = cost
        self.effect = effect
        self.weight = weight
    }
}

/// What was estimated before, and what it was.
public struct EstimateAndActual: Codable, Sendable, Hashable {
    public var estimate: Double
    public var actual: Double

    public init(estimate: Double, actual: Double) {
        self.estimate = estimate
        self.actual = actual
    }
}
