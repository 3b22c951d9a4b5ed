import Foundation
import IntegrationModel
import TestSupport

/// A flow whose weeks vary as those of companies do: more and fewer records, good and bad weeks that follow each other,
/// seasons, and the chance of each record.
struct SimulatedWeeks {
    /// Records in a usual week.
    var volume: Double
    /// The share of records that leak, and the median delay in seconds.
    var leakShare: Double
    var delay: Double
    /// The standard deviation of the logarithm of what a week has in common, and how much of it is left in the next week.
    var disorder: Double
    var memory: Double
    /// By how much volume and share are higher at the height of the season, relatively.
    var season: Double

    static func drawn(_ random: inout SeededRandom) -> SimulatedWeeks {
        SimulatedWeeks(
            volume: exp(Double.random(in: log(20)...log(120), using: &random)),
            leakShare: exp(Double.random(in: log(0.03)...log(0.15), using: &random)),
            delay: exp(Double.random(in: log(3_600)...log(200_000), using: &random)),
            disorder: Double.random(in: 0...0.4, using: &random),
            memory: Double.random(in: 0...0.5, using: &random),
            season: Double.random(in: 0...0.3, using: &random)
        )
    }

    /// The weeks from one on, with what is left of leaks and delays after a change.
    func weeks(_ count: Int, from first: Int, left: Double = 1, _ random: inout SeededRandom) -> [FlowWeek] {
        var (common, slow) = (normal(&random), normal(&random))
        return (0..<count).map { index in
            common = memory * common + (1 - memory * memory).squareRoot() * normal(&random)
            slow = memory * slow + (1 - memory * memory).squareRoot() * normal(&random)
            let height = 1 + season * sin(2 * .pi * Double(first + index) / 52)
            let eligible = poisson(volume * height, &random)
            let share = min(0.9, leakShare * left * height * exp(disorder * common - disorder * disorder / 2))
            let lost = min(eligible, poisson(Double(eligible) * share, &random))
            let linked = eligible - lost
            // The median of that many delays that are spread around the week's own.
            let noise = linked > 0 ? 1.25 / Double(linked).squareRoot() : 0
            return FlowWeek(
                monday: Self.monday(first + index),
                eligible: eligible,
                linked: linked,
                timed: linked,
                medianDelay: linked > 0 ? delay * left * exp(disorder * slow + noise * normal(&random)) : nil
            )
        }
    }

    /// The Monday of a week counted from 1 January 2024, which was one.
    static func monday(_ week: Int) -> Int { 19_723 + 7 * week }

    private func normal(_ random: inout SeededRandom) -> Double {
        let radius = (-2 * log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &random))).squareRoot()
        return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &random))
    }

    private func poisson(_ mean: Double, _ random: inout SeededRandom) -> Int {
        // Many are spread as a normal distribution is.
        guard mean < 30 else { return max(0, Int((mean + mean.squareRoot() * normal(&random)).rounded())) }
        var (count, product) = (0, Double.random(in: 0..<1, using: &random))
        let limit = exp(-mean)
        while product > limit {
            count += 1
            product *= Double.random(in: 0..<1, using: &random)
        }
        return count
    }
}

/// A started phase about one flow, and the snapshots before and after.
struct SimulatedPhase {
    static let source = FlowEnd(system: "shop", dataset: "shop/orders", entity: .order)
    static let target = FlowEnd(system: "erp", dataset: "erp/orders", entity: .order)
    static let flow = Flow.id(from: source.dataset, to: target.dataset)

    var phase: Phase
    var before: Snapshot

    /// - Parameter left: the share of each measure that is promised to be left.
    init(_ weeks: [FlowWeek], metrics: [String], left: Double) {
        let kinds: [String: GapKind] = [
            "leak.share": .leak, "coverage": .unreconciledPayments, "lag.median": .lateFlow,
        ]
        let gaps = metrics.compactMap { kinds[$0] }.map { kind in
            Gap(
                kind: kind,
                about: Self.flow,
                severity: .medium,
                process: .orderToCash,
                source: Self.source,
                target: Self.target,
                records: 10,
                confidence: 1,
                title: Message(verbatim: kind.rawValue),
                explanation: ""
            )
        }
        let step = Step(
            id: "S14:shop>erp",
            template: "S14",
            title: "Couple them",
            weeks: Range3(4, 6, 8),
            cost: Range3(10_000, 20_000, 30_000),
            disruption: 1,
            gapsClosed: gaps.map(\.id),
            gapsNarrowed: [],
            yearlyBenefit: Range3(1, 9_000, 20_000),
            prerequisites: [],
            measure: "",
            evidenceGrade: "B",
            benefits: gaps.map {
                StepBenefit(
                    gap: $0.id,
                    share: Range3(0.5, 1 - left, 1),
                    yearly: Range3(1, 9_000 / Double(gaps.count), 9e3)
                )
            },
            family: .integration
        )
        phase = Phase(
            id: "phase-1",
            title: "Couple them",
            steps: [step.id],
            startWeek: 0,
            weeks: 6,
            cost: YearlyCost(Range3(10_000, 20_000, 30_000)),
            yearlyBenefit: YearlyCost(Range3(1, 9_000, 20_000)),
            paybackMonths: nil,
            gapsClosed: gaps.map(\.id),
            gapsNarrowed: [],
            prerequisites: [],
            standaloneValue: "",
            disruption: .low,
            acceptance: zip(metrics, gaps).map { metric, gap in
                let value = Self.value(of: metric, weeks)
                let target = metric == "coverage" ? 1 - (1 - value) * left : value * left
                return AcceptanceCriterion(metric: metric, gap: gap.id, baseline: value, target: target)
            },
            why: []
        )
        before = Self.snapshot("before", weeks, gaps: gaps)
        before.roadmap = Roadmap(steps: [step], phases: [phase])
    }

    private static func value(of metric: String, _ weeks: [FlowWeek]) -> Double {
        let eligible = weeks.reduce(0) { $0 + $1.eligible }
        let linked = weeks.reduce(0) { $0 + $1.linked }
        let leaked = Double(eligible - linked) / Double(max(1, eligible))
        switch metric {
        case "lag.median": return weeks.compactMap(\.medianDelay).sorted()[weeks.count / 2]
        case "coverage": return 1 - leaked
        default: return leaked
        }
    }

    static func snapshot(_ id: String, _ weeks: [FlowWeek], gaps: [Gap] = []) -> Snapshot {
        let eligible = weeks.reduce(0) { $0 + $1.eligible }
        let linked = weeks.reduce(0) { $0 + $1.linked }
        let flow = Flow(
            source: source,
            target: target,
            mechanism: .manual,
            confidence: 1,
            records: FlowRecords(
                source: eligible,
                eligible: eligible,
                linked: linked,
                leaked: eligible - linked,
                withoutOrigin: 0
            ),
            coverage: Double(linked) / Double(max(1, eligible)),
            history: FlowHistory(weeks: weeks)
        )
        let until = weeks.last.map { Double($0.monday + 7) * 86_400 }
        return Snapshot(id: id, takenAt: until ?? 0, dataUntil: until, map: FlowMap(flows: [flow]), gaps: gaps)
    }
}
