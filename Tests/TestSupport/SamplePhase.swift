public import IntegrationModel

extension StartedPhase {
    /// The phase of the sample's plan, begun and finished, with a criterion for each way of measuring.
    public static func sample(of snapshot: Snapshot = .sample) -> StartedPhase {
        let planned = snapshot.roadmap.phases.first ?? Snapshot.sample.roadmap.phases[0]
        let flow = snapshot.map.flows.first?.id ?? "a>b"
        return StartedPhase(
            id: "\(planned.id)@2026-11-02",
            phase: planned,
            steps: snapshot.roadmap.steps,
            startedAt: 1_793_577_600,
            baseline: snapshot.id,
            baselineUntil: snapshot.dataUntil,
            criteria: planned.acceptance.map { criterion in
                FrozenCriterion(
                    criterion: criterion,
                    title: snapshot.gaps.first { $0.id == criterion.gap }?.title.description ?? criterion.gap,
                    subject: flow,
                    weeks: (0..<30).map { MeasuredWeek(monday: 20_400 + 7 * $0, records: 25, value: Double($0 % 3)) },
                    yearlyBenefit: 8_000
                )
            },
            closing: PhaseClosing(closedAt: 1_798_416_000, weeks: 8.5, cost: 26_400)
        )
    }
}

extension PhaseMeasurement {
    /// A measurement with every verdict.
    public static func sample(of phase: StartedPhase) -> PhaseMeasurement {
        let criteria = MeasureVerdict.allCases.enumerated().map { place, verdict in
            let metric = place.isMultiple(of: 2) ? "leak.share" : "lag.median"
            return CriterionMeasurement(
                metric: metric,
                gap: phase.criteria.first?.criterion.gap ?? "leak:a>b",
                title: phase.criteria.first?.title ?? "a",
                baseline: metric == "leak.share" ? 0.043 : 79_214,
                target: metric == "leak.share" ? 0.005 : 900,
                now: verdict.isDecided ? (metric == "leak.share" ? 0.004 : 600) : nil,
                change: verdict.isDecided ? (metric == "leak.share" ? -0.039 : -78_614) : nil,
                interval: verdict.isDecided
                    ? (metric == "leak.share"
                        ? ChangeInterval(low: -0.042, high: -0.031) : ChangeInterval(low: -79_000, high: -70_000))
                    : nil,
                chance: verdict.isDecided ? 0.002 : nil,
                weeksBefore: 30,
                weeksAfter: 9,
                verdict: verdict,
                reason: "the gap is still there",
                share: verdict.isDecided ? 1.03 : nil,
                shortfall: verdict == .unchanged ? 0.97 : nil,
                weeks: phase.criteria.first.map { frozen in
                    frozen.weeks + (30..<42).map { MeasuredWeek(monday: 20_400 + 7 * $0, records: 25, value: 0) }
                }
            )
        }
        return PhaseMeasurement(
            phase: phase.id,
            baseline: phase.baseline,
            now: "2027-03-01-77",
            since: phase.liveSince,
            criteria: criteria,
            yearlyBenefit: 19_200
        )
    }
}

extension Lesson {
    /// One lesson of each figure.
    public static let samples = [
        Lesson(family: .integration, figure: .weeks, here: 1, elsewhere: 0, observed: 1.06, factor: 1.01),
        Lesson(family: .integration, figure: .cost, here: 1, elsewhere: 2, observed: 1.1, factor: 1.04),
        Lesson(family: .masterData, figure: .effect, here: 0, elsewhere: 3, observed: 0.6, factor: 0.85),
    ]
}

extension StepOutcome {
    /// One with all figures and one with few.
    public static let samples = [
        StepOutcome(
            id: "0123456789ab-1-1",
            client: "0123456789ab",
            template: "S14",
            weeks: EstimateAndActual(estimate: 8, actual: 8.5),
            cost: EstimateAndActual(estimate: 24_000, actual: 26_400),
            effect: EstimateAndActual(estimate: 0.9, actual: 0.85)
        ),
        StepOutcome(
            id: "ba9876543210-1-1",
            client: "ba9876543210",
            template: "S02",
            cost: EstimateAndActual(estimate: 7_000, actual: 9_000),
            weight: 0.5
        ),
    ]
}

extension SnapshotDifference {
    /// Everything that can change, by what a snapshot holds.
    public static func sample(of snapshot: Snapshot) -> SnapshotDifference {
        let stamp = SnapshotStamp(id: snapshot.id, takenAt: snapshot.takenAt, dataUntil: snapshot.dataUntil)
        var later = stamp
        later.id += "-later"
        let kinds = Kind.allCases
        func state(_ flow: Flow, coverage: Double) -> FlowState {
            FlowState(
                mechanism: coverage == 1 ? .automated : flow.mechanism,
                coverage: coverage,
                medianDelay: flow.lagSeconds?.median,
                leaked: flow.records.leaked,
                conflicting: 2
            )
        }
        return SnapshotDifference(
            before: stamp,
            after: later,
            newSystems: snapshot.map.systems.prefix(1).map(\.id),
            goneSystems: snapshot.map.systems.suffix(1).map(\.id),
            flows: snapshot.map.flows.enumerated().map { place, flow in
                let kind = kinds[place % kinds.count]
                return FlowChange(
                    id: flow.id,
                    kind: kind,
                    title: "\(flow.source.system) → \(flow.target.system)",
                    before: kind == .new ? nil : state(flow, coverage: 0.5),
                    after: kind == .gone ? nil : state(flow, coverage: 1)
                )
            },
            gaps: snapshot.gaps.enumerated().map { place, gap in
                GapChange(
                    id: gap.id,
                    kind: kinds[place % kinds.count],
                    title: gap.title.description,
                    recordsBefore: gap.records,
                    recordsAfter: gap.records / 2,
                    hoursBefore: gap.yearlyHours.likely,
                    hoursAfter: gap.yearlyHours.likely / 2,
                    costBefore: gap.yearlyCost.likely,
                    costAfter: gap.yearlyCost.likely / 2
                )
            },
            yearlyCostBefore: 31_240,
            yearlyCostAfter: 15_620,
            plan: PlanChange(
                nextBefore: snapshot.roadmap.phases.first?.title,
                nextAfter: nil,
                isNextChanged: true,
                newSteps: ["Merge duplicates"],
                goneSteps: snapshot.roadmap.steps.map(\.title)
            )
        )
    }
}
