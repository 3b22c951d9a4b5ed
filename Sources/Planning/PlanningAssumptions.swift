public import IntegrationModel

/// What the planner assumes about money, people and risk.
///
/// The figures are defaults to be replaced by a company's own.
public struct PlanningAssumptions: Codable, Sendable, Hashable {
    /// Years over which a phase's benefit is counted, from its end on.
    public var horizonYears: Int
    /// A year's interest, by which later money counts for less.
    public var discountRate: Double
    /// What analysis, tests, training and measuring add to the cost of a phase's steps, as a share of it.
    public var overhead: Double
    /// Euro that a point of disruption counts for in the ranking.
    public var disruptionPenalty: Double
    /// The share of the benefit that counts in the ranking, by the grade of its evidence.
    public var evidenceWeights: [String: Double]
    /// A step of this disruption or more comes alone: a phase has at most one.
    public var disruptiveFrom: Int
    /// Paying steps of one process in a phase, at most, where nobody said what hours the people of the process have.
    public var stepsPerProcess: Int
    /// How many steps can go on at the same time.
    public var teams: Int
    /// Hours that a step asks each week of each group of the company's people that is named: decisions, tests, training.
    public var ownHoursPerWeek: Double
    /// Euro that reaching a goal of the vision in 48 months counts for in the comparison of plans; earlier goals count
    /// for up to twice as much.
    public var goalWorth: Double
    /// The share of a plan's worth that may be given up so that phases are small and early wins come first.
    public var earlyWins: Double
    /// Weeks up to which phases are planned.
    public var roadmapWeeks: Int
    /// How much is tried to find and to prove the best plan: 1 for a moment's work, less for less.
    public var thoroughness: Double
    /// Scenarios in the check of robustness, and the seed from which they come.
    public var scenarios: Int
    public var seed: UInt64
    /// What finished steps taught about the estimates; it is applied to all that is planned.
    public var learned: LearnedFactors

    public init(
        horizonYears: Int = 3,
        discountRate: Double = 0.08,
        overhead: Double = 0.15,
        disruptionPenalty: Double = 500,
        evidenceWeights: [String: Double] = ["A": 1, "B": 0.95, "C": 0.85, "D": 0.75],
        disruptiveFrom: Int = 3,
        stepsPerProcess: Int = 2,
        teams: Int = 2,
        ownHoursPerWeek: Double = 4,
        goalWorth: Double = 6_000,
        earlyWins: Double = 0.02,
        roadmapWeeks: Int = 208,
        thoroughness: Double = 1,
        scenarios: Int = 1_000,
        seed: UInt64 = 0x6b6f_7070_656c,
        learned: LearnedFactors = LearnedFactors()
    ) {
        self.horizonYears = horizonYears
        self.discountRate = discountRate
        self.overhead = overhead
        self.disruptionPenalty = disruptionPenalty
        self.evidenceWeights = evidenceWeights
        self.disruptiveFrom = disruptiveFrom
        self.stepsPerProcess = stepsPerProcess
        self.teams = teams
        self.ownHoursPerWeek = ownHoursPerWeek
        self.goalWorth = goalWorth
        self.earlyWins = earlyWins
        self.roadmapWeeks = roadmapWeeks
        self.thoroughness = thoroughness
        self.scenarios = scenarios
        self.seed = seed
        self.learned = learned
    }

    /// What a euro a year is worth today, from now over the horizon, each year's money in its middle.
    var annuity: Double {
        (0..<max(0, horizonYears)).reduce(0) { $0 + discount(years: Double($1) + 0.5) }
    }

    /// What a euro is worth today that comes after some years.
    func discount(years: Double) -> Double {
        // By repeated multiplication for whole years and linearly between, so that no mathematics library decides
        // the last digit.
        let whole = years.rounded(.down)
        var factor = 1.0
        for _ in 0..<Int(max(0, min(whole, 1_000))) { factor /= 1 + discountRate }
        return factor / (1 + discountRate * (years - whole))
    }
}
