/// What later exports say of an acceptance criterion.
public enum MeasureVerdict: String, Codable, Sendable, CaseIterable {
    /// Better, and as good as was promised.
    case reached
    /// Better beyond ordinary variation, and not yet as good as was promised.
    case better
    /// No change beyond ordinary variation, where one of the promised size would have been seen.
    case unchanged
    /// Worse beyond ordinary variation.
    case worse
    /// The exports do not go far enough to tell.
    case tooEarly = "too-early"
    /// These exports can't tell, however long one waits.
    case notMeasurable = "not-measurable"

    /// Whether it says something of the effect.
    public var isDecided: Bool { self != .tooEarly && self != .notMeasurable }
}

/// How a started phase turned out, criterion by criterion.
public struct PhaseMeasurement: Codable, Sendable, Hashable {
    /// The id of the started phase.
    public var phase: String
    /// The ids of the snapshots from before and now.
    public var baseline: String
    public var now: String
    /// From when on records count as made after the change, in seconds since 1970.
    public var since: Double
    public var criteria: [CriterionMeasurement]
    /// What it saves in a year by what was measured, in the currency of the plan; nil where nothing is decided yet.
    public var yearlyBenefit: Double?

    public init(
        phase: String,
        baseline: String,
        now: String,
        since: Double,
        criteria: [CriterionMeasurement],
        yearlyBenefit: Double? = nil
    ) {
        self.phase = phase
        self.baseline = baseline
        self.now = now
        self.since = since
        self.criteria = criteria
        self.yearlyBenefit = yearlyBenefit
    }
}

/// One criterion before and after.
public struct CriterionMeasurement: Codable, Sendable, Hashable {
    public var metric: String
    /// The id of the gap, and what it was about, in words.
    public var gap: String
    public var title: String
    /// The value before, the promised one, and the one now; nil where there is none.
    public var baseline: Double
    public var target: Double
    public var now: Double?
    /// Now less before.
    public var change: Double?
    /// The change lies between these with 95 % confidence; nil where it was not told by weeks.
    public var interval: ChangeInterval?
    /// How likely a change of this size or more is by ordinary variation alone, 0–1.
    public var chance: Double?
    /// Weeks that the two values stand on.
    public var weeksBefore: Int
    public var weeksAfter: Int
    public var verdict: MeasureVerdict
    /// Why, in words.
    public var reason: String
    /// The share of the promised change that was measured: 1 all of it, 0 nothing; nil where nothing is decided.
    public var share: Double?
    /// How likely less than half of the promised change was reached, 0–1; nil where it was not told by weeks.
    public var shortfall: Double?
    /// The value of each week of the later exports; nil where it is not told by week, or an earlier version measured it.
    public var weeks: [MeasuredWeek]?

    public init(
        metric: String,
        gap: String,
        title: String,
        baseline: Double,
        target: Double,
        now: Double? = nil,
        change: Double? = nil,
        interval: ChangeInterval? = nil,
        chance: Double? = nil,
        weeksBefore: Int = 0,
        weeksAfter: Int = 0,
        verdict: MeasureVerdict,
        reason: String,
        share: Double? = nil,
        shortfall: Double? = nil,
        weeks: [MeasuredWeek]? = nil
    ) {
        self.metric = metric
        self.gap = gap
        self.title = title
        self.baseline = baseline
        self.target = target
        self.now = now
        self.change = change
        self.interval = interval
        self.chance = chance
        self.weeksBefore = weeksBefore
        self.weeksAfter = weeksAfter
        self.verdict = verdict
        self.reason = reason
        self.share = share
        self.shortfall = shortfall
        self.weeks = weeks
    }
}

/// Between which values a change lies.
public struct ChangeInterval: Codable, Sendable, Hashable {
    public var low: Double
    public var high: Double

    public init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }
}
