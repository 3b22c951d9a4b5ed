import Configuration
import IntegrationModel
import Planning
import Testing

@Suite("A wholesaler with a web shop, an ERP, an invoicing tool, a bank and a CRM that stands alone")
struct WholesalerTests {
    let planner: Planner
    let roadmap: Roadmap

    init() throws {
        planner = Planner(catalogue: try StepCatalogue.bundled().steps)
        roadmap = planner.roadmap(for: Samples.gaps, map: Samples.map)
    }

    @Test("begins with the orders that are typed over and the invoices that are forgotten")
    func first() throws {
        let phase = try #require(roadmap.phases.first)
        #expect(phase.steps.contains("S11:shop>erp"))
        #expect(phase.steps.contains("S40:erp/orders>billing/invoices"))
        #expect(phase.title.hasPrefix("Couple Shop orders to Works"))
        #expect(phase.gapsClosed.contains("manual-rekeying:shop/orders>erp/orders"))
        #expect(phase.robustness.map { $0.staysFirst > 0.5 && !$0.wouldChangeIf.isEmpty } == true)
        #expect(!roadmap.runnersUp.isEmpty)
    }

    @Test("couples no flow that a third party carries", arguments: ["billing>bank"])
    func external(_ pair: String) {
        let built = roadmap.steps.filter { $0.id.hasSuffix(":\(pair)") }.map(\.template)
        #expect(!built.isEmpty)
        // Reminders and a structured communication reach the customer who pays; a coupling does not.
        #expect(Set(built).isSubset(of: ["S19", "S20"]))
    }

    @Test("repairs an interface that exists instead of building it")
    func repairs() {
        #expect(roadmap.steps.contains { $0.id == "S40:erp/orders>billing/invoices" })
        #expect(!roadmap.steps.contains { $0.template == "S16" })
    }

    @Test("couples the island to the system at the centre")
    func island() {
        #expect(roadmap.steps.contains { $0.title == "Turn accepted Relations deals into orders in Works" })
    }

    @Test("never reminds customers before payments are matched")
    func reminders() {
        #expect(roadmap.steps.first { $0.template == "S19" }?.prerequisites == ["S22:company"])
    }

    @Test("asks for a shared customer number where both systems know customers and share no key")
    func sharedNumber() {
        var map = Samples.map
        map.flows.removeAll { $0.source == Samples.shopCustomers }
        let steps = StepMaker(catalogue: planner.catalogue).steps(for: Samples.gaps, map: map)
        let coupling = steps.first { $0.id == "S11:shop>erp" }
        #expect(coupling?.prerequisites == ["S03:erp~shop"])
        #expect(steps.contains { $0.id == "S03:erp~shop" && $0.enabler && $0.yearlyBenefit == .zero })
    }

    @Test("finds out first where nobody knows how the data goes")
    func findOut() {
        var map = Samples.map
        for position in map.flows.indices { map.flows[position].mechanism = .unknown }
        let gaps = [
            Samples.gap(.unknownDirection, Samples.shopOrders, Samples.erpOrders, yearly: 0),
            Samples.gap(.leak, Samples.shopOrders, Samples.erpOrders, yearly: 4_000),
        ]
        let steps = StepMaker(catalogue: planner.catalogue).steps(for: gaps, map: map)
        #expect(steps.map(\.id) == ["S38:erp~shop"])
        #expect(steps.first?.cost.likely ?? .infinity <= 2_000)
    }

    @Test("tells of each gap which steps close it, the one that takes most away first")
    func closing() {
        let closing = planner.closing(Samples.gaps, map: Samples.map)
        #expect(closing["manual-rekeying:shop/orders>erp/orders"] == ["S11"])
        #expect(closing["leak:erp/orders>billing/invoices"] == ["S40", "S36"])
        #expect(closing["leak:billing/invoices>bank/lines"] == ["S19", "S38"])
    }

    @Test("uses a step that fits anything only where no other one fits")
    func fallback() {
        let timesheets = FlowEnd(system: "crm", dataset: "crm/hours", entity: .timesheet)
        let tickets = FlowEnd(system: "erp", dataset: "erp/tickets", entity: .ticket)
        let gap = Samples.gap(.manualRekeying, timesheets, tickets, yearly: 5_000)
        #expect(planner.closing([gap], map: Samples.map)[gap.id] == ["S39"])
    }
}
