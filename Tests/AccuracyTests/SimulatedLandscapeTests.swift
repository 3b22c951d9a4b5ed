import AccuracyMeasurement
import Simulation
import Testing

@Suite("Simulated companies")
struct SimulatedLandscapeTests {
    /// A plan of the seed, kept small so that the tests are fast.
    static func plan(_ seed: UInt64) -> (name: String, plan: SimulationPlan) {
        var plan = SimulationPlan.random(seed: seed)
        plan.documents = min(plan.documents, 400)
        plan.parties = min(plan.parties, 200)
        return ("seed \(seed)", plan)
    }

    /// The floors lie a little below what was measured; they are raised as the product gets better.
    @Test("Flows, their mechanism and their leaks are found as well as before")
    func floors() throws {
        let comparisons = try LandscapeRun.comparisons(of: (1...24).map(Self.plan).filter { !$0.plan.flows.isEmpty })
        let totals = LandscapeTotals(comparisons)
        let details = Comment(rawValue: AccuracyTables.totals(totals).joined(separator: "\n"))
        #expect(totals.flows.present >= 40, details)
        #expect(totals.flows.precision >= 0.95, details)
        #expect(totals.flows.recall >= 0.85, details)
        #expect(totals.direction.share >= 0.95, details)
        #expect(totals.mechanism.share >= 0.70, details)
        #expect(totals.leakedOfFound.recall >= 0.90, details)
        #expect(totals.leakedOfFound.precision >= 0.60, details)
        #expect(totals.islands.share >= 0.85, details)
        #expect(totals.counts.share >= 0.99, details)
    }

    /// A wrong arrow costs more than a missing one: whatever the systems, formats, dirt and sizes, at most one in
    /// fifty is wrong, in companies so small that little proves anything.
    @Test("Whatever the company, at most one arrow in fifty is false")
    func falseArrows() throws {
        let plans = (301...360).map { seed in
            var plan = Self.plan(UInt64(seed))
            plan.plan.documents = min(plan.plan.documents, 150)
            plan.plan.parties = min(plan.plan.parties, 80)
            return plan
        }
        let comparisons = try LandscapeRun.comparisons(of: plans)
        let found = comparisons.reduce(0) { $0 + $1.flows.count { $0.found != nil } }
        let wrong = comparisons.flatMap { comparison in
            comparison.falseFlows.map { "\(comparison.name): \($0.identity)" }
        }
        #expect(found >= 80)
        #expect(50 * wrong.count <= found + wrong.count, Comment(rawValue: wrong.joined(separator: "\n")))
    }

    @Test("Companies that have nothing to do with each other get no flow")
    func unrelated() throws {
        let plans = (1...120).map(Self.plan).filter { $0.plan.flows.isEmpty }
        let comparisons = try LandscapeRun.comparisons(of: plans)
        #expect(comparisons.count >= 10)
        for comparison in comparisons {
            let details = Comment(rawValue: AccuracyTables.details(comparison).joined(separator: "\n"))
            #expect(comparison.falseFlows.map(\.identity) == [], details)
        }
    }
}
