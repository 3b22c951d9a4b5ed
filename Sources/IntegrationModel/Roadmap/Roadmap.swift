/// What a phase may be.
public struct PlanningConstraints: Codable, Sendable, Hashable {
    public var maxWeeks: Int
    public var minBudget: Double
    public var maxBudget: Double
    public var currency: String

    public init(maxWeeks: Int = 12, minBudget: Double = 15_000, maxBudget: Double = 50_000, currency: String = "EUR") {
        self.maxWeeks = maxWeeks
        self.minBudget = minBudget
        self.maxBudget = maxBudget
        self.currency = currency
    }
}

/// A part of the vision that is useful by itself: one or a few steps.
public struct Phase: Codable, Sendable, Hashable, Identifiable {
    public var id: String
    public var title: String
    /// Ids of ``Step``s.
    public var steps: [String]
    public var startWeek: Int
    public var weeks: Int
    public var cost: YearlyCost
    public var yearlyBenefit: YearlyCost
    /// nil where the benefit is nil.
    public var paybackMonths: Range3?
    public var gapsClosed: [String]
    public var gapsNarrowed: [String]
    public var prerequisites: [String]
    public var standaloneValue: String
    public var visionContribution: [VisionContribution]
    /// low, medium or high.
    public var disruption: Severity
    public var acceptance: [AcceptanceCriterion]
    public var why: [String]
    public var robustness: Robustness?
    /// nil in snapshots of earlier versions.
    public var conduct: PhaseConduct?

    public init(
        id: String,
        title: String,
        steps: [String],
        startWeek: Int,
        weeks: Int,
        cost: YearlyCost,
        yearlyBenefit: YearlyCost,
        paybackMonths: Range3?,
        gapsClosed: [String],
        gapsNarrowed: [String],
        prerequisites: [String],
        standaloneValue: String,
        visionContribution: [VisionContribution] = [],
        disruption: Severity,
        acceptance: [AcceptanceCriterion],
        why: [String],
        robustness: Robustness? = nil,
        conduct: PhaseConduct? = nil
    ) {
        self.id = id
        self.title = title
        self.steps = steps
        self.startWeek = startWeek
        self.weeks = weeks
        self.cost = cost
        self.yearlyBenefit = yearlyBenefit
        self.paybackMonths = paybackMonths
        self.gapsClosed = gapsClosed
        self.gapsNarrowed = gapsNarrowed
        self.prerequisites = prerequisites
        self.standaloneValue = standaloneValue
        self.visionContribution = visionContribution
        self.disruption = disruption
        self.acceptance = acceptance
        self.why = why
        self.robustness = robustness
        self.conduct = conduct
    }
}

/// How much nearer a phase brings a goal of the vision.
public struct VisionContribution: Codable, Sendable, Hashable {
    public var goal: String
    public var share: Double

    public init(goal: String, share: Double) {
        self.goal = goal
        self.share = share
    }
}

/// What must be true in the next exports for a phase to have worked.
public struct AcceptanceCriterion: Codable, Sendable, Hashable {
    /// `leak.share`, `lag.median`, `conflicts.share`, `coverage`.
    public var metric: String
    /// The id of the gap it is measured on.
    public var gap: String
    public var baseline: Double
    public var target: Double
    /// The command that shows the figure after the next exports were imported.
    public var measuredBy: String

    public init(metric: String, gap: String, baseline: Double, target: Double, measuredBy: String = "koppel gaps") {
        self.metric = metric
        self.gap = gap
        self.baseline = baseline
        self.target = target
        self.measuredBy = measuredBy
    }
}

/// How often the advice stays the same when the assumptions vary.
public struct Robustness: Codable, Sendable, Hashable {
    public var scenarios: Int
    public var staysFirst: Double
    public var wouldChangeIf: [String]
    /// The assumption that moves the worth of the phase most, in words.
    public var mattersMost: String?

    public init(scenarios: Int, staysFirst: Double, wouldChangeIf: [String], mattersMost: String? = nil) {
        self.scenarios = scenarios
        self.staysFirst = staysFirst
        self.wouldChangeIf = wouldChangeIf
        self.mattersMost = mattersMost
    }
}

/// An alternative to the recommended phase, and why it lost.
public struct RunnerUp: Codable, Sendable, Hashable {
    public var steps: [String]
    public var title: String
    public var loses: String

    public init(steps: [String], title: String, loses: String) {
        self.steps = steps
        self.title = title
        self.loses = loses
    }
}

/// A gap that no phase deals with, and why.
public struct UnplannedGap: Codable, Sendable, Hashable {
    public var gap: String
    public var reason: String

    public init(gap: String, reason: String) {
        self.gap = gap
        self.reason = reason
    }
}

/// The phases in order; the first one is the recommendation.
public struct Roadmap: Codable, Sendable, Hashable {
    public var constraints: PlanningConstraints
    /// The steps that were considered, surest benefit first.
    public var steps: [Step]
    public var phases: [Phase]
    /// Why there is no phase, where there is none.
    public var reasonForNone: String?
    public var runnersUp: [RunnerUp]
    public var notPlanned: [UnplannedGap]
    /// nil in snapshots of earlier versions.
    public var outlook: PlanOutlook?

    public init(
        constraints: PlanningConstraints = PlanningConstraints(),
        steps: [Step] = [],
        phases: [Phase] = [],
        reasonForNone: String? = nil,
        runnersUp: [RunnerUp] = [],
        notPlanned: [UnplannedGap] = [],
        outlook: PlanOutlook? = nil
    ) {
        self.constraints = constraints
        self.steps = steps
        self.phases = phases
        self.reasonForNone = reasonForNone
        self.runnersUp = runnersUp
        self.notPlanned = notPlanned
        self.outlook = outlook
    }
}
