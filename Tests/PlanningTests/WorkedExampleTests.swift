import IntegrationModel
import Planning
import Testing

@Suite("Worked by hand")
struct WorkedExampleTests {
    /// One gap of €20,000 a year, one step that takes 90 % of it away for €16,000 in 6 weeks.
    static let roadmap = Planner(catalogue: [Samples.template("A", closing: .manualRekeying)]).roadmap(
        for: [Samples.gap(.manualRekeying, Samples.shopOrders, Samples.erpOrders, yearly: 20_000)],
        map: Samples.map
    )

    @Test("cost, benefit and payback of one step are those of its figures")
    func oneStep() throws {
        let phase = try #require(Self.roadmap.phases.first)
        #expect(Self.roadmap.phases.count == 1)
        #expect(phase.steps == ["A:shop/orders>erp/orders"])
        // 16,000 and 15 % overhead.
        #expect(abs(phase.cost.likely - 18_400) < 0.01)
        // 90 % of 10,000, 20,000 and 40,000.
        #expect(phase.yearlyBenefit.range == Range3(9_000, 18_000, 36_000))
        // 18,400 ÷ 18,000 × 12; the best case has the high benefit, the worst the low one.
        let payback = try #require(phase.paybackMonths)
        #expect(payback == Range3(6.1, 12.3, 24.5))
        #expect(phase.weeks == 6)
        #expect(phase.startWeek == 0)
        #expect(phase.gapsClosed == ["manual-rekeying:shop/orders>erp/orders"])
        #expect(phase.disruption == .medium)
    }

    @Test("the reasons show the arithmetic")
    func reasons() throws {
        let why = try #require(Self.roadmap.phases.first).why
        #expect(
            why.contains {
                $0.contains("€20,000 a year (100 records a year × 4 min × €45 an hour); 90 % of it goes away: €18,000")
            }
        )
        #expect(why.contains { $0.contains("cost: €16,000 + 15 %") && $0.contains("= €18,400, in 6 weeks") })
        #expect(why.contains("payback: €18,400 ÷ €18,000 a year × 12 = 12.3 months"))
        // (1/1.04 + 1/1.08/1.04 + 1/1.08²/1.04) ÷ (1 + 0.08 × 6/52) × 18,000 - 18,400.
        #expect(why.contains { $0.contains("it is worth €29,331 more than it costs") }, "\(why)")
    }

    @Test("success is measured on the gap's own figures")
    func acceptance() throws {
        let phase = try #require(Self.roadmap.phases.first)
        let criterion = try #require(phase.acceptance.first)
        #expect(criterion.metric == "lag.median")
        #expect(criterion.baseline == 80_000)
        #expect(criterion.target <= 8_000)
        #expect(criterion.measuredBy == "koppel gaps")
    }

    @Test("a gap that two steps close is not saved twice")
    func sharedGap() throws {
        let catalogue = [
            Samples.template("A", closing: .manualRekeying, share: 0.6, cost: 8_000),
            Samples.template("B", closing: .manualRekeying, share: 0.5, cost: 7_000),
        ]
        let gaps = [Samples.gap(.manualRekeying, Samples.shopOrders, Samples.erpOrders, yearly: 30_000)]
        let phase = try #require(Planner(catalogue: catalogue).roadmap(for: gaps, map: Samples.map).phases.first)
        #expect(phase.steps.count == 2)
        // 60 % of 30,000, then 50 % of the 12,000 that are left.
        #expect(abs(phase.yearlyBenefit.likely - 24_000) < 0.01)
    }

    @Test("two gaps of the same cause on the same flow count once, with the dearer one")
    func sameCause() throws {
        let gaps = [
            Samples.gap(.manualRekeying, Samples.shopOrders, Samples.erpOrders, yearly: 20_000),
            Samples.gap(.missingFlow, Samples.shopOrders, Samples.erpOrders, yearly: 15_000),
        ]
        let catalogue = [
            Samples.template("A", closing: .manualRekeying), Samples.template("B", closing: .missingFlow),
        ]
        let roadmap = Planner(catalogue: catalogue).roadmap(for: gaps, map: Samples.map)
        #expect(roadmap.phases.reduce(0) { $0 + $1.yearlyBenefit.likely } <= 20_000)
        #expect(
            roadmap.notPlanned == [
                UnplannedGap(
                    gap: "missing-flow:shop/orders>erp/orders",
                    reason: "its cost is counted with manual-rekeying:shop/orders>erp/orders"
                )
            ]
        )
    }

    @Test("a shared key comes before the coupling that needs it, in the same phase")
    func prerequisite() throws {
        let catalogue = [
            Samples.template("K", closing: .noSharedKey, cost: 5_000, weeks: 3, scope: .pair, enabler: true),
            Samples.template("A", closing: .manualRekeying, cost: 12_000, needs: ["K"]),
        ]
        let gaps = [
            Samples.gap(.manualRekeying, Samples.shopOrders, Samples.erpOrders, yearly: 25_000),
            Samples.gap(.noSharedKey, Samples.shopCustomers, Samples.erpCustomers, yearly: 500),
        ]
        let phase = try #require(Planner(catalogue: catalogue).roadmap(for: gaps, map: Samples.map).phases.first)
        #expect(phase.steps == ["K:erp~shop", "A:shop/orders>erp/orders"])
        // One after the other: 3 + 6 weeks.
        #expect(phase.weeks == 9)
    }

    @Test("the phase that pays back sooner comes first, and the runner-up is told why it lost")
    func runnerUp() throws {
        let catalogue = [
            Samples.template("A", closing: .manualRekeying),
            Samples.template("B", closing: .duplicateRecords, scope: .system),
        ]
        let gaps = [
            Samples.gap(.manualRekeying, Samples.shopOrders, Samples.erpOrders, yearly: 12_000),
            Samples.gap(.duplicateRecords, Samples.deals, yearly: 24_000),
        ]
        let roadmap = Planner(catalogue: catalogue).roadmap(for: gaps, map: Samples.map)
        #expect(roadmap.phases.map(\.steps) == [["B:crm"], ["A:shop/orders>erp/orders"]])
        #expect(roadmap.phases.map(\.startWeek) == [0, 6])
        let runnerUp = try #require(roadmap.runnersUp.first)
        #expect(runnerUp.steps == ["A:shop/orders>erp/orders"])
        // 18,400 ÷ 10,800 × 12 and 18,400 ÷ 21,600 × 12.
        #expect(runnerUp.loses.contains("pays back in 20.4 months instead of 10.2 months"))
    }
}
