public import IntegrationModel

/// Compares what a started phase promised with what later exports show.
///
/// Each criterion is measured as it was defined at the start. All verdicts of a phase together say "better" or "worse" of
/// a phase that changed nothing in at most ``falseAlarm`` of cases.
public struct PhaseMeasurer: Sendable {
    /// The chance that is accepted of seeing a change where there is none, over all criteria of a phase. Below 5 %, as the
    /// variation itself is estimated from few weeks.
    public static let falseAlarm = 0.03
    /// How likely a change of the promised size must have been seen, before it is said that nothing changed.
    public static let power = 0.9
    /// The same where it is said how long to wait: later weeks may be quieter ones.
    static let plannedPower = 0.95
    /// Weeks after the change, at least: fewer are the excitement of the beginning.
    public static let leastWeeks = 8

    public init() {}

    /// - Parameters:
    ///   - snapshot: the newest one.
    ///   - since: from when on records count as made after the change, in seconds since 1970; nil for the end of the
    ///     phase, or its planned end.
    ///   - others: further phases that were begun; what they changed is no measure of what happens by itself.
    public func measure(
        _ phase: StartedPhase,
        in snapshot: Snapshot,
        since: Double? = nil,
        besides others: [StartedPhase] = []
    ) -> PhaseMeasurement {
        let since = since ?? phase.liveSince
        let touched = Set(others.flatMap(\.criteria).map(\.subject))
        let controls = phase.controls.filter { !touched.contains($0.flow) }
        let level = Self.falseAlarm / Double(max(1, phase.criteria.count))
        let findings = phase.criteria.map { criterion -> CriterionFinding in
            guard snapshot.id != phase.baseline else {
                return .undecided(criterion, .tooEarly, "nothing was imported since the phase began")
            }
            return CriterionFinding(
                criterion,
                besides: controls.filter { $0.metric == criterion.criterion.metric },
                in: snapshot,
                since: since,
                level: level
            )
        }
        let significant = SimultaneousTests.significant(findings.map { $0.chance ?? 1 }, at: Self.falseAlarm)
        let criteria = zip(findings, significant).map { $0.measurement(isSignificant: $1) }
        let decided = zip(phase.criteria, criteria).filter { $1.verdict.isDecided }
        let benefit = decided.reduce(0.0) { sum, pair in
            let (frozen, measured) = pair
            // What was not told from ordinary variation is no benefit.
            let share = measured.verdict == .unchanged ? 0 : measured.share ?? 0
            return sum + frozen.yearlyBenefit * min(1, max(-1, share))
        }
        return PhaseMeasurement(
            phase: phase.id,
            baseline: phase.baseline,
            now: snapshot.id,
            since: since,
            criteria: criteria,
            yearlyBenefit: decided.isEmpty ? nil : benefit
        )
    }

    /// How many weeks after the change a criterion can be decided: until then a change of the promised size would not be
    /// told from ordinary variation. nil where two years are not enough, or where it is not told by week.
    public func weeksNeeded(for criterion: FrozenCriterion, among criteria: Int = 1) -> Int? {
        guard let scale = CriterionReading.scale(criterion.criterion.metric),
            let baseline = SeriesBaseline(criterion.weeks, scale: scale)
        else { return nil }
        return baseline.weeksNeeded(
            toward: criterion.promised,
            power: Self.plannedPower,
            at: Self.falseAlarm / Double(max(1, criteria))
        )
    }
}

extension FrozenCriterion {
    /// The promised value where less is better.
    var promised: Double { CriterionReading.isInverted(criterion.metric) ? 1 - criterion.target : criterion.target }

    /// The value before where less is better.
    var former: Double { CriterionReading.isInverted(criterion.metric) ? 1 - criterion.baseline : criterion.baseline }

    /// The share of the promised change that a value (where less is better) stands for; nil where nothing was promised.
    func shareReached(by value: Double) -> Double? {
        let promise = former - promised
        return promise > 0 ? (former - value) / promise : nil
    }
}
