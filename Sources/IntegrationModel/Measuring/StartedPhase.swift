/// A phase that was begun, with the definitions and values that its success will be measured by, as they were then.
///
/// Later imports plan anew and may number other phases alike; what was frozen here stays.
public struct StartedPhase: Codable, Sendable, Hashable, Identifiable {
    /// The id in the plan and the day of the start: `phase-1@2026-11-30`.
    public var id: String
    /// As it was planned.
    public var phase: Phase
    /// The steps of the phase, as they were planned.
    public var steps: [Step]
    /// Seconds since 1970.
    public var startedAt: Double
    /// The id of the snapshot that holds the figures from before, and up to when its exports go.
    public var baseline: String
    public var baselineUntil: Double?
    public var criteria: [FrozenCriterion]
    /// The same measures of flows that the phase does not touch: what changes there too is none of its doing.
    public var controls: [ControlSeries]
    /// What the estimates of the plan had in them of earlier outcomes.
    public var learned: LearnedFactors
    /// nil while it is under way.
    public var closing: PhaseClosing?

    public init(
        id: String,
        phase: Phase,
        steps: [Step],
        startedAt: Double,
        baseline: String,
        baselineUntil: Double?,
        criteria: [FrozenCriterion],
        controls: [ControlSeries] = [],
        learned: LearnedFactors = LearnedFactors(),
        closing: PhaseClosing? = nil
    ) {
        self.id = id
        self.phase = phase
        self.steps = steps
        self.startedAt = startedAt
        self.baseline = baseline
        self.baselineUntil = baselineUntil
        self.criteria = criteria
        self.controls = controls
        self.learned = learned
        self.closing = closing
    }

    /// From when on its effect should show, in seconds since 1970: its end, or the planned one.
    public var liveSince: Double { closing?.closedAt ?? startedAt + Double(phase.weeks) * 7 * 86_400 }
}

/// What a phase took.
public struct PhaseClosing: Codable, Sendable, Hashable {
    /// Seconds since 1970.
    public var closedAt: Double
    public var weeks: Double
    /// In the currency of the plan.
    public var cost: Double
    /// What was last measured; nil before that.
    public var measured: PhaseMeasurement?

    public init(closedAt: Double, weeks: Double, cost: Double, measured: PhaseMeasurement? = nil) {
        self.closedAt = closedAt
        self.weeks = weeks
        self.cost = cost
        self.measured = measured
    }
}

/// One acceptance criterion as it was when its phase began.
public struct FrozenCriterion: Codable, Sendable, Hashable {
    /// The metric and gap, the value before, and the value that was promised.
    public var criterion: AcceptanceCriterion
    /// What the gap was about, in words.
    public var title: String
    /// The id of the flow or dataset it is measured on, or of the system of an island.
    public var subject: String
    /// The value of each week before the start; empty where it can't be told by week.
    public var weeks: [MeasuredWeek]
    /// Records it was counted on in all, and those concerned; nil where no share is measured.
    public var counted: Int?
    public var concerned: Int?
    /// What the gap was likely to save in a year, as the plan has it.
    public var yearlyBenefit: Double

    public init(
        criterion: AcceptanceCriterion,
        title: String,
        subject: String,
        weeks: [MeasuredWeek] = [],
        counted: Int? = nil,
        concerned: Int? = nil,
        yearlyBenefit: Double = 0
    ) {
        self.criterion = criterion
        self.title = title
        self.subject = subject
        self.weeks = weeks
        self.counted = counted
        self.concerned = concerned
        self.yearlyBenefit = yearlyBenefit
    }
}

/// A measure of a flow that a phase does not touch, by week, as it was when the phase began.
public struct ControlSeries: Codable, Sendable, Hashable {
    public var metric: String
    /// The id of the flow.
    public var flow: String
    public var weeks: [MeasuredWeek]

    public init(metric: String, flow: String, weeks: [MeasuredWeek]) {
        self.metric = metric
        self.flow = flow
        self.weeks = weeks
    }
}

/// The value of a measure in one week.
public struct MeasuredWeek: Codable, Sendable, Hashable {
    /// The Monday, in days since 1970.
    public var monday: Int
    /// How many records it stands on; at least 1.
    public var records: Int
    /// Of a share: how many of them are concerned. Of a delay: their median, in seconds.
    public var value: Double

    public init(monday: Int, records: Int, value: Double) {
        self.monday = monday
        self.records = records
        self.value = value
    }
}
