internal import IntegrationModel

/// What later exports say of one criterion, before it is seen beside the phase's others.
struct CriterionFinding {
    let frozen: FrozenCriterion
    /// How likely the difference is by ordinary variation alone; nil where nothing was compared.
    private(set) var chance: Double?
    /// Now, where less is better.
    private(set) var value: Double?
    private(set) var interval: ChangeInterval?
    private(set) var weeksBefore = 0
    private(set) var weeksAfter = 0
    /// How likely a change of the promised size would have been seen, 0–1.
    private(set) var power = 0.0
    /// Further weeks after which it could be told.
    private(set) var moreWeeks: Int?
    private(set) var isSeasonal = false
    /// Whether flows that the phase does not touch changed alike.
    private(set) var isShared = false
    private(set) var shortfall: Double?
    private var comparison: SeriesComparison?
    private var weeks: [MeasuredWeek]?
    /// Where no statistics are needed, or none are possible.
    private(set) var settled: (verdict: MeasureVerdict, reason: String)?

    private init(frozen: FrozenCriterion) { self.frozen = frozen }

    static func undecided(_ frozen: FrozenCriterion, _ verdict: MeasureVerdict, _ reason: String) -> Self {
        var finding = CriterionFinding(frozen: frozen)
        finding.settled = (verdict, reason)
        return finding
    }

    /// - Parameters:
    ///   - controls: the same measure of flows that no phase touched.
    ///   - level: the chance of a false alarm that is accepted for this criterion.
    init(
        _ frozen: FrozenCriterion,
        besides controls: [ControlSeries],
        in snapshot: Snapshot,
        since: Double,
        level: Double
    ) {
        self.init(frozen: frozen)
        let reading = CriterionReading(frozen)
        if let scale = CriterionReading.scale(frozen.criterion.metric) {
            if snapshot.map.flow(frozen.subject) == nil || frozen.weeks.isEmpty {
                readExistence(in: snapshot)
            } else {
                let weeks = reading.weeks(in: snapshot.map)
                self.weeks = weeks
                compareWeeks(weeks, scale, since, level)
                let others = controls.compactMap { control -> SeriesComparison? in
                    let weeks = CriterionReading(metric: control.metric, subject: control.flow).weeks(in: snapshot.map)
                    return SeriesBaseline(control.weeks, scale: scale)
                        .flatMap { SeriesComparison($0, after: Self.after(since, weeks)) }
                }
                isShared = comparison.flatMap { SharedChange(others)?.explains($0) } ?? false
            }
        } else if let counted = frozen.counted, let concerned = frozen.concerned {
            guard let now = reading.counts(of: frozen.criterion.gap, in: snapshot) else {
                settled = (.notMeasurable, "\(frozen.subject) is not in the new exports")
                return
            }
            compareCounts((concerned, counted), now, level)
        } else {
            let isGone = !snapshot.gaps.contains { $0.id == frozen.criterion.gap }
            settled = isGone ? (.reached, "the gap is gone") : (.unchanged, "the gap is still there")
        }
    }

    /// A flow that was not there, or is not there any more.
    private mutating func readExistence(in snapshot: Snapshot) {
        let flow =
            snapshot.map.flow(frozen.subject)
            ?? snapshot.map.flows.first {
                $0.source.system == frozen.subject || $0.target.system == frozen.subject
            }
        guard frozen.criterion.metric == "coverage", frozen.criterion.baseline == 0 else {
            settled =
                flow == nil
                ? (
                    .notMeasurable,
                    "the flow \(frozen.subject) is not in the new exports; were all systems exported again?"
                )
                : (.notMeasurable, "the records before had no dates, so weeks can't be compared")
            return
        }
        guard let flow else {
            value = 1
            settled = (.unchanged, "there is still no such flow")
            return
        }
        value = 1 - flow.coverage
        let isEnough = flow.coverage >= frozen.criterion.target
        settled = (isEnough ? .reached : .better, "there is a flow now, \(flow.id), and there was none")
    }

    private mutating func compareWeeks(
        _ weeks: [MeasuredWeek],
        _ scale: MeasuredScale,
        _ since: Double,
        _ level: Double
    ) {
        guard let baseline = SeriesBaseline(frozen.weeks, scale: scale) else {
            let count = frozen.weeks.count
            settled = (
                .notMeasurable,
                "the exports from before hold \(count) \(count == 1 ? "week" : "weeks") with records; at least "
                    + "\(SeriesBaseline.leastWeeks) are needed to know how they vary"
            )
            return
        }
        weeksBefore = baseline.weeks.count
        let after = Self.after(since, weeks)
        weeksAfter = after.count
        let needed = baseline.weeksNeeded(toward: frozen.promised, power: PhaseMeasurer.plannedPower, at: level)
        moreWeeks = needed.map { max(1, $0 - after.count) }
        guard let comparison = SeriesComparison(baseline, after: after) else {
            settled = (.tooEarly, "no week since \(DayText.text(of: since)) is complete in the exports" + wait)
            return
        }
        value = comparison.value
        interval = comparison.interval
        guard after.count >= PhaseMeasurer.leastWeeks else {
            let count = after.count
            settled = (
                .tooEarly,
                "\(count) complete \(count == 1 ? "week" : "weeks") since \(DayText.text(of: since)), at least "
                    + "\(PhaseMeasurer.leastWeeks) are needed" + wait
            )
            return
        }
        chance = comparison.chance
        isSeasonal = comparison.isSeasonal
        shortfall = comparison.chance(above: (frozen.former + frozen.promised) / 2)
        self.comparison = comparison
        power = comparison.power(toward: frozen.promised, at: level)
    }

    /// The weeks that begin after a moment.
    private static func after(_ since: Double, _ weeks: [MeasuredWeek]) -> [MeasuredWeek] {
        let from = FlowWeek.monday(of: since + 6 * 86_400)
        return weeks.filter { $0.monday >= from }
    }

    private mutating func compareCounts(
        _ before: (concerned: Int, counted: Int),
        _ now: (concerned: Int, counted: Int),
        _ level: Double
    ) {
        guard let comparison = StateComparison(before: before, now: now) else {
            settled = (.notMeasurable, "\(frozen.subject) holds no records")
            return
        }
        // New records can be right while the old ones stay as they are.
        let new = comparison.amongNew ?? comparison.now
        let isOnlyNew = new <= frozen.promised && comparison.now > frozen.promised && now.counted - before.counted >= 30
        value = isOnlyNew ? new : comparison.now
        chance = comparison.chance
        power = comparison.power(toward: frozen.promised, at: level)
    }

    private var wait: String {
        moreWeeks.map { "; import again in \($0) \($0 == 1 ? "week" : "weeks")" } ?? ""
    }
}

extension CriterionFinding {
    /// - Parameter isSignificant: whether the difference is more than ordinary variation, with all criteria of the phase
    ///   in view.
    func measurement(isSignificant: Bool) -> CriterionMeasurement {
        let (verdict, reason) = settled ?? judged(isSignificant)
        let isInverted = CriterionReading.isInverted(frozen.criterion.metric)
        let now = value.map { isInverted ? 1 - $0 : $0 }
        return CriterionMeasurement(
            metric: frozen.criterion.metric,
            gap: frozen.criterion.gap,
            title: frozen.title,
            baseline: frozen.criterion.baseline,
            target: frozen.criterion.target,
            now: now,
            change: now.map { $0 - frozen.criterion.baseline },
            interval: interval.map { isInverted ? ChangeInterval(low: -$0.high, high: -$0.low) : $0 },
            chance: chance,
            weeksBefore: weeksBefore,
            weeksAfter: weeksAfter,
            verdict: verdict,
            reason: reason,
            share: verdict.isDecided ? value.flatMap(frozen.shareReached) : nil,
            shortfall: verdict.isDecided ? shortfall : nil,
            weeks: weeks
        )
    }

    private func judged(_ isSignificant: Bool) -> (MeasureVerdict, String) {
        guard let value, let chance else { return (.notMeasurable, "nothing to compare") }
        guard isSignificant else { return unchanged() }
        if isSeasonal { return (.unchanged, "it was about as different in the same weeks a year before") }
        if isShared { return (.unchanged, "flows that the phase did not touch changed alike in these weeks") }
        let odds = "ordinary variation alone does this in \(Self.percent(chance)) of cases"
        if value > frozen.former { return (.worse, odds) }
        return value <= frozen.promised * (1 + 1e-9)
            ? (.reached, odds) : (.better, odds + "; not yet what was promised")
    }

    private func unchanged() -> (MeasureVerdict, String) {
        let seen = Self.percent(power)
        if power >= PhaseMeasurer.power {
            return (
                .unchanged, "within ordinary variation; a change of the promised size would be seen in \(seen) of cases"
            )
        }
        let words =
            "within ordinary variation so far, but a change of the promised size would be seen in \(seen) of cases only"
        if weeksAfter > 0, moreWeeks == nil {
            return (.notMeasurable, words + ", and not within two years")
        }
        return (.tooEarly, words + wait)
    }

    /// `3 %`, `0.2 %`, `less than 0.1 %`.
    private static func percent(_ share: Double) -> String {
        if share < 0.001 { return "less than 0.1 %" }
        let tenths = Int((share * 1_000).rounded())
        if tenths >= 100 || tenths % 10 == 0 { return "\(Int((share * 100).rounded())) %" }
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
