import IntegrationModel
import Measuring
import TestSupport
import Testing

/// A thousand phases that change nothing, and a thousand that do what they promise, of flows that vary in all ways.
@Suite("Verdicts on simulated phases")
struct SimulatedPhasesTests {
    private static let cases = 1_000
    private static let sets = [
        ["leak.share"], ["lag.median"], ["leak.share", "lag.median"], ["coverage", "lag.median"],
    ]

    /// Verdicts of phases that are measured once as many weeks have gone by as the product asks for.
    private func verdicts(areEffective: Bool) -> (phases: [[MeasureVerdict]], undecidable: Int) {
        var phases: [[MeasureVerdict]] = []
        var undecidable = 0
        var seed: UInt64 = 0
        while phases.count < Self.cases {
            var random = SeededRandom(seed: seed)
            seed += 1
            let company = SimulatedWeeks.drawn(&random)
            let history = Int.random(in: 26...78, using: &random)
            let metrics = Self.sets[Int.random(in: 0..<Self.sets.count, using: &random)]
            let left = Double.random(in: 0.08...0.3, using: &random)
            let weeks = company.weeks(history, from: 0, &random)
            let simulated = SimulatedPhase(weeks, metrics: metrics, left: left)
            let start = Double(SimulatedWeeks.monday(history)) * 86_400
            let phase = StartedPhase(simulated.phase, of: simulated.before, at: start)
            let needed = phase.criteria.map { PhaseMeasurer().weeksNeeded(for: $0, among: metrics.count) }
            guard let wait = needed.reduce(0, { longest, one in longest.flatMap { a in one.map { max(a, $0) } } }),
                wait <= 52
            else {
                undecidable += 1
                continue
            }
            let during = history + phase.phase.weeks
            let after = company.weeks(wait, from: during, left: areEffective ? left : 1, &random)
            let now = SimulatedPhase.snapshot("after", after)
            phases.append(PhaseMeasurer().measure(phase, in: now).criteria.map(\.verdict))
        }
        return (phases, undecidable)
    }

    @Test("a phase that changes nothing is unchanged in all it promised, in at least 95 % of 1,000 cases")
    func noEffect() {
        let (phases, undecidable) = verdicts(areEffective: false)
        let unchanged = phases.count { $0.allSatisfy { $0 == .unchanged } }
        let better = phases.count { $0.contains { $0 == .better || $0 == .reached } }
        let early = phases.count { $0.contains { !$0.isDecided } }
        print(
            "no effect: unchanged \(unchanged), better \(better), undecided \(early), too weak to measure \(undecidable)"
        )
        #expect(unchanged >= 950, "\(unchanged) of \(phases.count)")
        #expect(better <= 50, "\(better) of \(phases.count)")
    }

    @Test("an effect of the promised size is seen in at least 90 % of 1,000 cases")
    func effect() {
        let (phases, _) = verdicts(areEffective: true)
        let verdicts = phases.flatMap(\.self)
        let seen = verdicts.count { $0 == .better || $0 == .reached }
        let all = phases.count { $0.allSatisfy { $0 == .better || $0 == .reached } }
        print("effect: seen \(seen) of \(verdicts.count) criteria, all of a phase in \(all) of \(phases.count)")
        #expect(Double(seen) >= 0.9 * Double(verdicts.count), "\(seen) of \(verdicts.count)")
        #expect(all >= 900, "\(all) of \(phases.count)")
    }
}
