/// The kind of work that a step is. What finished steps of a family took and brought says something of the others.
public enum StepFamily: String, Codable, Sendable, CaseIterable, Comparable {
    /// Data goes from one system to another by itself.
    case integration
    /// Records are cleaned, and given numbers that systems share.
    case masterData = "master-data"
    /// People get another way to work: a portal, scanners, approvals.
    case application
    /// Documents keep to what the law or a network asks.
    case compliance
    /// Something is found out.
    case investigation

    public static func < (left: StepFamily, right: StepFamily) -> Bool { left.rawValue < right.rawValue }
}

/// What finished steps taught about the estimates of those to come: factors for each family of steps.
public struct LearnedFactors: Codable, Sendable, Hashable {
    /// Factors of one family; 1 leaves an estimate as it is.
    public struct Factors: Codable, Sendable, Hashable {
        public var family: StepFamily
        /// Of weeks, of cost, and of the share of a gap that goes away.
        public var effort: Double
        public var cost: Double
        public var effect: Double
        /// How many finished steps of this family stand behind them.
        public var outcomes: Int

        public init(family: StepFamily, effort: Double = 1, cost: Double = 1, effect: Double = 1, outcomes: Int) {
            self.family = family
            self.effort = effort
            self.cost = cost
            self.effect = effect
            self.outcomes = outcomes
        }
    }

    /// Sorted by family, each once.
    public private(set) var families: [Factors]

    /// - Parameter families: of several for one family the last one counts; factors that are no positive number are
    ///   taken for 1.
    public init(_ families: [Factors] = []) {
        func sane(_ factor: Double) -> Double { factor.isFinite && factor > 0 ? factor : 1 }
        let byFamily = Dictionary(families.map { ($0.family, $0) }) { _, last in last }
        self.families = byFamily.values.map {
            Factors(
                family: $0.family,
                effort: sane($0.effort),
                cost: sane($0.cost),
                effect: sane($0.effect),
                outcomes: $0.outcomes
            )
        }
        .sorted { $0.family < $1.family }
    }

    /// The factors of a family; nil where nothing was learned.
    public subscript(_ family: StepFamily) -> Factors? { families.first { $0.family == family } }
}
