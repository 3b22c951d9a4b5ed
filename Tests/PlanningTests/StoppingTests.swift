import IntegrationModel
import Planning
import Testing

@Suite("A plan that has no phase says why")
struct StoppingTests {
    let gap = Samples.gap(.manualRekeying, Samples.shopOrders, Samples.erpOrders, yearly: 1_400)

    @Test("without gaps there is nothing to do")
    func noGaps() {
        let roadmap = Planner(catalogue: [Samples.template("A", closing: .leak)]).roadmap(for: [], map: FlowMap())
        #expect(roadmap.phases.isEmpty)
        #expect(roadmap.reasonForNone == "stop here: the exports show no gap")
        #expect(roadmap.notPlanned.isEmpty)
    }

    @Test("without steps the catalogue is what is missing")
    func noSteps() {
        let roadmap = Planner(catalogue: []).roadmap(for: [gap], map: Samples.map)
        #expect(roadmap.reasonForNone?.contains("no step of the catalogue closes any of the 1 gaps") == true)
        #expect(roadmap.notPlanned.map(\.reason) == ["no step of the catalogue closes it"])
    }

    @Test("where less could be saved than the smallest phase costs, it is better to stop")
    func tooSmall() {
        let roadmap = Planner(catalogue: [Samples.template("A", closing: .manualRekeying, share: 1)])
            .roadmap(for: [gap], map: Samples.map)
        #expect(
            roadmap.reasonForNone
                == "stop here: what could be saved in 3 years, €4,200, is less than the smallest phase costs, €15,000"
        )
    }

    @Test("what pays but is too cheap for a phase is named as a small task")
    func smallTask() {
        let catalogue = [Samples.template("A", closing: .manualRekeying, cost: 3_000)]
        let gaps = [Samples.gap(.manualRekeying, Samples.shopOrders, Samples.erpOrders, yearly: 9_000)]
        let roadmap = Planner(catalogue: catalogue).roadmap(for: gaps, map: Samples.map)
        #expect(roadmap.phases.isEmpty)
        #expect(roadmap.reasonForNone?.contains("as a small task of its own") == true)
        #expect(roadmap.reasonForNone?.contains("€3,450") == true)
    }

    @Test(
        "a step too big for a phase is refused with the limit it breaks",
        arguments: [
            (60_000.0, 6.0, "€69,000 is more than a phase may cost, €50,000"),
            (20_000.0, 14.0, "14 weeks are more than a phase may take, 12"),
        ]
    )
    func bigBang(cost: Double, weeks: Double, words: String) {
        let catalogue = [Samples.template("A", closing: .manualRekeying, cost: cost, weeks: weeks)]
        let gaps = [Samples.gap(.manualRekeying, Samples.shopOrders, Samples.erpOrders, yearly: 90_000)]
        let roadmap = Planner(catalogue: catalogue).roadmap(for: gaps, map: Samples.map)
        #expect(roadmap.phases.isEmpty)
        #expect(roadmap.notPlanned.first?.reason.contains("a big bang: \(words)") == true, "\(roadmap.notPlanned)")
    }

    @Test("a step too big that is about several flows is cut into one for each")
    func cut() {
        let catalogue = [
            Samples.template("A", closing: .manualRekeying, cost: 45_000, scope: .direction)
        ]
        let gaps = [
            Samples.gap(.manualRekeying, Samples.shopOrders, Samples.erpOrders, yearly: 90_000),
            Samples.gap(.manualRekeying, Samples.shopCustomers, Samples.erpCustomers, yearly: 90_000),
        ]
        let constraints = PlanningConstraints(maxBudget: 52_000)
        let whole = StepMaker(catalogue: catalogue, constraints: constraints).steps(for: gaps, map: Samples.map)
        #expect(whole.map(\.id) == ["A:shop>erp"])
        let slices = StepMaker(catalogue: catalogue).steps(for: gaps, map: Samples.map)
        #expect(slices.map(\.id) == ["A:shop/customers>erp/customers", "A:shop/orders>erp/orders"])
    }

    @Test("what the user accepted or what is resolved is left alone", arguments: [Gap.Status.accepted, .resolved])
    func accepted(_ status: Gap.Status) {
        var gap = Samples.gap(.manualRekeying, Samples.shopOrders, Samples.erpOrders, yearly: 20_000)
        gap.status = status
        let roadmap = Planner(catalogue: [Samples.template("A", closing: .manualRekeying)])
            .roadmap(for: [gap], map: Samples.map)
        #expect(roadmap.phases.isEmpty && roadmap.steps.isEmpty && roadmap.notPlanned.isEmpty)
    }

    @Test("costs that are no numbers do no harm", arguments: [Double.nan, .infinity, -1_000])
    func strangeCosts(_ value: Double) {
        var gap = Samples.gap(.manualRekeying, Samples.shopOrders, Samples.erpOrders, yearly: 0)
        gap.yearlyCost = YearlyCost(Range3(value, value, value))
        let roadmap = Planner(catalogue: [Samples.template("A", closing: .manualRekeying)])
            .roadmap(for: [gap], map: Samples.map)
        #expect(roadmap.phases.isEmpty)
        #expect(roadmap.reasonForNone != nil)
    }
}
