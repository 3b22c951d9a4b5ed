import AccuracyMeasurement
import Foundation
import IntegrationModel
import Measuring
import Simulation
import Testing

/// From the exports of a simulated company before and after a change to the verdicts.
@Suite("Phases measured on simulated exports")
struct SimulatedExportsTests {
    private static let day = 86_400
    /// 6 January 2025, a Monday.
    private static let start = Moment(seconds: 20_094 * day)
    private static let ordersPerWeek = 45

    /// A drawn company that is reduced to two systems of which people type the orders of one into the other.
    private static func plan(_ weeks: ClosedRange<Int>) throws -> SimulationPlan {
        for seed in 1...400 {
            var plan = SimulationPlan.random(seed: UInt64(seed))
            guard
                let flow = plan.flows.first(where: {
                    $0.mechanism == .manual && $0.sourceEntity == .order && $0.targetEntity == .order
                        && $0.reference == .number && $0.startsAt == nil && $0.stopsAt == nil && $0.filter == .all
                }),
                plan.systems.filter({ [flow.source, flow.target].contains($0.id) }).allSatisfy({
                    $0.audit.created == .time
                })
            else { continue }
            plan.systems.removeAll { ![flow.source, flow.target].contains($0.id) }
            plan.flows = [flow]
            for place in plan.systems.indices {
                let isSource = plan.systems[place].id == flow.source
                plan.systems[place].documentShare = isSource ? 1 : 0
                plan.systems[place].partyShare = isSource ? 1 : 0
            }
            plan.flows[0].leakRate = 0.08
            plan.flows[0].missingReferenceRate = 0
            plan.flows[0].automatedAt = nil
            plan.start = start.later(weeks: weeks.lowerBound)
            plan.end = start.later(weeks: weeks.upperBound)
            plan.documents = ordersPerWeek * weeks.count
            plan.parties = 120
            return plan
        }
        throw SampleMissing()
    }

    private struct SampleMissing: Error {}

    /// The exports of the forty weeks before.
    private static let before = Result { try snapshot(plan(0...40)) }

    private static func snapshot(_ plan: SimulationPlan) throws -> Snapshot {
        let folder = FileManager.default.temporaryDirectory.path + "/koppel-measuring-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Simulation.generate(plan).write(to: folder)
        return try LandscapeRun.snapshot(of: folder + "/exports")
    }

    /// A phase that promises that a tenth of the leak is left and a tenth of the delay.
    private func phase(of snapshot: Snapshot, flow: Flow) throws -> Phase {
        let gaps = try [GapKind.leak, .manualRekeying].map { kind in
            try #require(snapshot.gaps.first { $0.id == "\(kind.rawValue):\(flow.id)" }, "\(snapshot.gaps.map(\.id))")
        }
        let leaked = Double(flow.records.leaked) / Double(flow.records.eligible)
        let delay = try #require(flow.lagSeconds?.median)
        return Phase(
            id: "phase-1",
            title: "Couple them",
            steps: [],
            startWeek: 0,
            weeks: 4,
            cost: YearlyCost(Range3(1, 2, 3)),
            yearlyBenefit: YearlyCost(Range3(1, 2, 3)),
            paybackMonths: nil,
            gapsClosed: gaps.map(\.id),
            gapsNarrowed: [],
            prerequisites: [],
            standaloneValue: "",
            disruption: .low,
            acceptance: [
                AcceptanceCriterion(metric: "leak.share", gap: gaps[0].id, baseline: leaked, target: leaked * 0.1),
                AcceptanceCriterion(metric: "lag.median", gap: gaps[1].id, baseline: delay, target: delay * 0.1),
            ],
            why: []
        )
    }

    /// Measures 20 weeks of exports after a phase that began after 40 weeks.
    private func verdicts(of change: (inout FlowPlan) -> Void) throws -> [String: CriterionMeasurement] {
        let before = try Self.before.get()
        let flow = try #require(before.map.flows.first { $0.source.entity == .order && $0.target.entity == .order })
        #expect((flow.history?.weeks.count ?? 0) > 30)
        let started = Double(Self.start.later(weeks: 40).seconds)
        let phase = StartedPhase(try phase(of: before, flow: flow), of: before, at: started)
        var plan = try Self.plan(44...66)
        change(&plan.flows[0])
        let measured = PhaseMeasurer().measure(phase, in: try Self.snapshot(plan))
        return Dictionary(measured.criteria.map { ($0.metric, $0) }) { first, _ in first }
    }

    @Test("nothing done: both unchanged")
    func nothing() throws {
        let verdicts = try verdicts { _ in }
        #expect(verdicts.mapValues(\.verdict) == ["leak.share": .unchanged, "lag.median": .unchanged], "\(verdicts)")
    }

    @Test("a leak repaired: the leak is better, the delay is not")
    func leak() throws {
        let verdicts = try verdicts { $0.repairedAt = Self.start.later(weeks: 42) }
        #expect(verdicts["leak.share"]?.verdict == .reached, "\(verdicts)")
        #expect(verdicts["lag.median"]?.verdict == .unchanged, "\(verdicts)")
    }

    @Test("typing over replaced by an interface: both better, the delay as promised")
    func automation() throws {
        let verdicts = try verdicts { flow in
            flow.mechanism = .automated
            flow.delay.median = 30
            flow.delay.spread = 0.4
            flow.leakRate = 0.002
        }
        #expect(verdicts["lag.median"]?.verdict == .reached, "\(verdicts)")
        let leak = verdicts["leak.share"]?.verdict
        #expect(leak == .better || leak == .reached, "\(verdicts)")
    }

    @Test("a leak that became worse is seen too")
    func worse() throws {
        let verdicts = try verdicts { $0.leakRate = 0.22 }
        #expect(verdicts["leak.share"]?.verdict == .worse, "\(verdicts)")
    }

    @Test("exports of three weeks after the change are too early")
    func early() throws {
        let before = try Self.before.get()
        let flow = try #require(before.map.flows.first { $0.source.entity == .order })
        let phase = StartedPhase(
            try phase(of: before, flow: flow),
            of: before,
            at: Double(Self.start.later(weeks: 40).seconds)
        )
        #expect(PhaseMeasurer().measure(phase, in: before).criteria.allSatisfy { $0.verdict == .tooEarly })
        let now = try Self.snapshot(Self.plan(30...48))
        for criterion in PhaseMeasurer().measure(phase, in: now).criteria {
            #expect(criterion.verdict == .tooEarly)
            #expect(criterion.reason.contains("import again in"), "\(criterion.reason)")
        }
    }
}

extension Moment {
    fileprivate func later(weeks: Int) -> Moment { Moment(seconds: seconds + weeks * 7 * 86_400) }
}
