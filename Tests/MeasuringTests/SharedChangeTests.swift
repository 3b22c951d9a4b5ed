import IntegrationModel
import TestSupport
import Testing

@testable import Measuring

@Suite("Changes that other flows have too")
struct SharedChangeTests {
    private func weeks(_ count: Int, concerned: Int, from first: Int = 0) -> [MeasuredWeek] {
        (0..<count).map { week in
            let noise = (week * 7 + concerned) % 3 - 1
            return MeasuredWeek(monday: (first + week) * 7 + 4, records: 100, value: Double(max(0, concerned + noise)))
        }
    }

    private func comparison(from before: Int, to after: Int) throws -> SeriesComparison {
        let baseline = try #require(SeriesBaseline(weeks(40, concerned: before), scale: .share))
        return try #require(SeriesComparison(baseline, after: weeks(12, concerned: after, from: 44)))
    }

    @Test("what fell elsewhere as much is explained, what stayed there or rose is not")
    func explained() throws {
        let own = try comparison(from: 12, to: 4)
        #expect(SharedChange([try comparison(from: 20, to: 8)])?.explains(own) == true)
        #expect(SharedChange([try comparison(from: 12, to: 12)])?.explains(own) == false)
        #expect(SharedChange([try comparison(from: 6, to: 14)])?.explains(own) == false)
        // Others that disagree with each other say nothing.
        let mixed = [try comparison(from: 12, to: 4), try comparison(from: 6, to: 14)]
        #expect(SharedChange(mixed)?.explains(own) == false)
        #expect(SharedChange([])?.explains(own) == nil)
    }

    /// The flow of a phase with another flow beside it, for which a share of the leak is left.
    private func verdict(otherLeft: Double, isOtherTouched: Bool = false) -> CriterionMeasurement? {
        var random = SeededRandom(seed: 11)
        let company = SimulatedWeeks(volume: 80, leakShare: 0.1, delay: 3_600, disorder: 0.1, memory: 0.2, season: 0)
        var simulated = SimulatedPhase(company.weeks(50, from: 0, &random), metrics: ["leak.share"], left: 0.2)
        func other(_ weeks: [FlowWeek]) -> Flow {
            var flow = SimulatedPhase.snapshot("", weeks).map.flows[0]
            flow.id = "crm/deals>erp/orders"
            return flow
        }
        simulated.before.map.flows.append(other(company.weeks(50, from: 0, &random)))
        let start = Double(SimulatedWeeks.monday(50)) * 86_400
        let phase = StartedPhase(simulated.phase, of: simulated.before, at: start)
        var now = SimulatedPhase.snapshot("after", company.weeks(14, from: 56, left: 0.2, &random))
        now.map.flows.append(other(company.weeks(14, from: 56, left: otherLeft, &random)))
        var second = phase
        second.id = "another"
        second.criteria[0].subject = "crm/deals>erp/orders"
        let others = isOtherTouched ? [second] : []
        return PhaseMeasurer().measure(phase, in: now, besides: others).criteria.first
    }

    @Test("a phase gets no credit for what fell in other flows too, unless another phase changed those")
    func phases() {
        #expect(verdict(otherLeft: 1).map { [.better, .reached].contains($0.verdict) } == true)
        #expect(verdict(otherLeft: 0.2)?.verdict == .unchanged)
        #expect(verdict(otherLeft: 0.2)?.reason.contains("did not touch") == true)
        #expect(verdict(otherLeft: 0.2, isOtherTouched: true).map { [.better, .reached].contains($0.verdict) } == true)
    }

    @Test("how likely less than half of the promise was kept is said where it can be told")
    func shortfall() throws {
        #expect(try #require(verdict(otherLeft: 1)?.shortfall) < 0.2)
    }
}
