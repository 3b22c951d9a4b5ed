public import IntegrationModel

extension StartedPhase {
    /// Freezes a phase of a snapshot's plan: what its acceptance criteria measure, and their values so far.
    ///
    /// A criterion that can be told by week gets the value of its last year as baseline, so that both sides of the later
    /// comparison are measured alike; what was promised stays the same share of it.
    ///
    /// - Parameter date: of the start, in seconds since 1970; weeks that begin later are no part of the baseline.
    public init(_ phase: Phase, of snapshot: Snapshot, at date: Double) {
        let steps = phase.steps.compactMap { id in snapshot.roadmap.steps.first { $0.id == id } }
        let criteria = Self.criteria(phase, steps, snapshot, date)
        self.init(
            id: "\(phase.id)@\(DayText.text(of: date))",
            phase: phase,
            steps: steps,
            startedAt: date,
            baseline: snapshot.id,
            baselineUntil: snapshot.dataUntil,
            criteria: criteria,
            controls: Self.controls(of: criteria, snapshot.map, date),
            learned: snapshot.learned
        )
    }

    private static func criteria(
        _ phase: Phase,
        _ steps: [Step],
        _ snapshot: Snapshot,
        _ date: Double
    ) -> [FrozenCriterion] {
        let benefits = phase.acceptance.map { criterion in
            steps.flatMap(\.benefits).filter { $0.gap == criterion.gap }.reduce(0) { $0 + max(0, $1.yearly.likely) }
        }
        // Steps that narrow the same gap save less together than each by itself.
        let sum = benefits.reduce(0, +)
        let factor = sum > 0 ? max(0, phase.yearlyBenefit.likely) / sum : 0
        return zip(phase.acceptance, benefits).map { criterion, benefit in
            let gap = snapshot.gaps.first { $0.id == criterion.gap }
            let reading = CriterionReading(criterion, of: gap, in: snapshot.map)
            let isCounted = CriterionReading.isCounted(criterion.metric)
            let counts = isCounted ? reading.counts(of: criterion.gap, in: snapshot) : nil
            let monday = FlowWeek.monday(of: date)
            let weeks = reading.weeks(in: snapshot.map).filter { $0.monday < monday }
            return FrozenCriterion(
                criterion: measuredAlike(criterion, weeks),
                title: gap?.title.description ?? criterion.gap,
                subject: reading.subject,
                weeks: weeks,
                counted: counts?.counted,
                concerned: counts?.concerned,
                yearlyBenefit: benefit * factor
            )
        }
    }

    /// The measures of the criteria on the flows that none of them is about.
    private static func controls(of criteria: [FrozenCriterion], _ map: FlowMap, _ date: Double) -> [ControlSeries] {
        let touched = Set(criteria.map(\.subject))
        let metrics = Set(criteria.map(\.criterion.metric)).sorted()
        return metrics.flatMap { metric -> [ControlSeries] in
            guard let scale = CriterionReading.scale(metric) else { return [] }
            return map.flows.filter { !touched.contains($0.id) }.compactMap { flow in
                let weeks = CriterionReading(metric: metric, subject: flow.id).weeks(in: map)
                    .filter { $0.monday < FlowWeek.monday(of: date) }
                guard SeriesBaseline(weeks, scale: scale) != nil else { return nil }
                return ControlSeries(metric: metric, flow: flow.id, weeks: weeks)
            }
        }
    }

    /// The criterion with the value of the last year's weeks, and the same share of it promised.
    private static func measuredAlike(_ criterion: AcceptanceCriterion, _ weeks: [MeasuredWeek]) -> AcceptanceCriterion
    {
        guard let scale = CriterionReading.scale(criterion.metric),
            let baseline = SeriesBaseline(weeks, scale: scale)
        else { return criterion }
        let isInverted = CriterionReading.isInverted(criterion.metric)
        func worse(_ value: Double) -> Double { isInverted ? 1 - value : value }
        let left = worse(criterion.baseline) > 0 ? max(0, worse(criterion.target) / worse(criterion.baseline)) : 0
        var criterion = criterion
        criterion.baseline = worse(baseline.value)
        criterion.target = worse(baseline.value * left)
        return criterion
    }
}

/// Days as `2026-11-30`.
enum DayText {
    /// - Parameter moment: in seconds since 1970.
    static func text(of moment: Double) -> String {
        // Hinnant, chrono-Compatible Low-Level Date Algorithms, civil_from_days.
        guard moment.isFinite, abs(moment) < 1e11 else { return "unknown" }
        let shifted = Int((moment / 86_400).rounded(.down)) + 719_468
        let era = shifted >= 0 ? shifted / 146_097 : (shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(padded(month))-\(padded(day))"
    }
}
