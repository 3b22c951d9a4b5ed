/// What is known of a plan as a whole: how good it is, how far it goes towards the vision, and what it refuses.
public struct PlanOutlook: Codable, Sendable, Hashable {
    public var quality: PlanQuality
    /// At the end of each horizon, the nearest first.
    public var horizons: [PlanHorizon]
    /// Steps that were not even considered, sorted by step.
    public var refused: [RefusedStep]

    public init(quality: PlanQuality, horizons: [PlanHorizon] = [], refused: [RefusedStep] = []) {
        self.quality = quality
        self.horizons = horizons
        self.refused = refused
    }
}

/// How far a plan can be from the best possible one.
///
/// All values are in the plan's currency, discounted to today, with the benefit weighted by how sure it is: what the
/// planner compares plans by.
public struct PlanQuality: Codable, Sendable, Hashable {
    public var value: Double
    /// No plan that keeps to the same limits is worth more.
    public var bound: Double
    /// Whether no other plan is worth more than this one, but for what was given for early wins.
    public var isProved: Bool
    /// What the plan is worth that takes steps by their return on cost alone.
    public var byReturnAlone: Double
    /// What was given up so that phases that pay back sooner come first.
    public var forEarlyWins: Double

    public init(value: Double, bound: Double, isProved: Bool, byReturnAlone: Double, forEarlyWins: Double = 0) {
        self.value = value
        self.bound = bound
        self.isProved = isProved
        self.byReturnAlone = byReturnAlone
        self.forEarlyWins = forEarlyWins
    }

    /// By which share of its value the best possible plan may be better; 0 where both are nothing.
    public var distance: Double { value > 0 ? max(0, bound / value - 1) : 0 }
}

/// What a plan has done by a moment.
public struct PlanHorizon: Codable, Sendable, Hashable {
    /// From now.
    public var months: Int
    /// The phases that end by then.
    public var phases: [String]
    /// Of these phases together.
    public var cost: Range3
    public var yearlyBenefit: Range3
    /// In the order of the vision.
    public var goals: [GoalProgress]

    public init(
        months: Int,
        phases: [String],
        cost: Range3 = .zero,
        yearlyBenefit: Range3 = .zero,
        goals: [GoalProgress] = []
    ) {
        self.months = months
        self.phases = phases
        self.cost = cost
        self.yearlyBenefit = yearlyBenefit
        self.goals = goals
    }
}

/// How near a goal of the vision is.
public struct GoalProgress: Codable, Sendable, Hashable {
    public var goal: String
    public var title: String
    /// Months from now by which it is wanted.
    public var wantedBy: Int
    /// 0 for nothing, 1 for reached; nil where the exports can't show it.
    public var now: Double?
    public var after: Double?
    public var isReached: Bool
    /// The phase with which it is reached; nil where it is reached already or not at all.
    public var reachedBy: String?
    /// The ids of the steps that bring it nearer, sorted.
    public var steps: [String]
    /// What stands in the way, where it is not reached.
    public var obstacle: String?

    public init(
        goal: String,
        title: String,
        wantedBy: Int,
        now: Double?,
        after: Double?,
        isReached: Bool,
        reachedBy: String? = nil,
        steps: [String] = [],
        obstacle: String? = nil
    ) {
        self.goal = goal
        self.title = title
        self.wantedBy = wantedBy
        self.now = now
        self.after = after
        self.isReached = isReached
        self.reachedBy = reachedBy
        self.steps = steps
        self.obstacle = obstacle
    }
}

/// A step that is not considered, and why.
public struct RefusedStep: Codable, Sendable, Hashable {
    public enum Cause: String, Codable, Sendable, CaseIterable {
        /// It is too much for one phase and can't be cut.
        case bigBang = "big-bang"
        /// It serves no goal of the vision.
        case island
        /// It changes a system that must stay as it is.
        case untouchable
        /// The user asked for a plan without it.
        case excluded
        /// It needs a step that is refused.
        case needsRefused = "needs-refused"
    }

    public var step: String
    public var title: String
    public var cause: Cause
    /// In words, with the figures.
    public var reason: String

    public init(step: String, title: String, cause: Cause, reason: String) {
        self.step = step
        self.title = title
        self.cause = cause
        self.reason = reason
    }
}

/// How a phase is gone about.
public struct PhaseConduct: Codable, Sendable, Hashable {
    /// An ISO 8601 date.
    public var startDate: String?
    public var weekPlan: [PlannedWork]
    /// What may go wrong, and what to do about it, worst first.
    public var risks: [String]

    public init(startDate: String? = nil, weekPlan: [PlannedWork] = [], risks: [String] = []) {
        self.startDate = startDate
        self.weekPlan = weekPlan
        self.risks = risks
    }
}

/// Something to do in some weeks of a phase.
public struct PlannedWork: Codable, Sendable, Hashable {
    /// Counted from 1, the first week of the phase.
    public var firstWeek: Int
    public var lastWeek: Int
    public var what: String
    /// The id of the step it belongs to.
    public var step: String?

    public init(firstWeek: Int, lastWeek: Int, what: String, step: String? = nil) {
        self.firstWeek = firstWeek
        self.lastWeek = lastWeek
        self.what = what
        self.step = step
    }
}
