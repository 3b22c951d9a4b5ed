import Configuration
import IntegrationModel
import Testing

@Suite("A vision")
struct VisionTests {
    static let text = """
        goals:
          - id: orders
            title: Orders reach the ERP by themselves
            months: 24
            flows:
              - {from: shop, to: erp, what: order, within: 2h}
              - {from: erp, to: billing, what: order, into: invoice}
            targets:
              - {from: order, to: invoice, days: 1}
        owners:
          product: erp
          party: crm
        limits:
          weeks: 10
          budget: [10000, 40000]
          start: 2027-01-04
          people:
            - {who: key users, hoursPerWeek: 4, processes: [order-to-cash]}
            - {who: bookkeeper, hoursPerWeek: 3.5, systems: [billing]}
          blackouts:
            - {from: 2026-12-15, to: 2027-01-10, why: closing}
          untouchable: [bank]
        """

    @Test("is the same when it was written and read again, whatever its names hold")
    func writing() throws {
        var vision = try Vision(yaml: Self.text)
        #expect(try Vision(yaml: vision.yaml) == vision)
        vision.goals[0].title = "a \"b\": #c\\ – é"
        vision.goals[0].targets.append(
            ProcessTarget(source: .order, target: .payment, measure: .withoutHands, value: 0.9)
        )
        #expect(try Vision(yaml: vision.yaml) == vision)
    }

    @Test("is read with goals, owners and limits")
    func reading() throws {
        let vision = try Vision(yaml: Self.text)
        #expect(vision.goals.map(\.id) == ["orders"])
        #expect(vision.goals[0].flows[0].withinSeconds == 7_200)
        #expect(vision.goals[0].flows[1].target == WantedEnd(system: "billing", entity: .invoice))
        #expect(vision.goals[0].targets == [ProcessTarget(source: .order, target: .invoice, measure: .days, value: 1)])
        #expect(vision.owners.map(\.system) == ["crm", "erp"])
        #expect(vision.limits.phase.maxWeeks == 10 && vision.limits.phase.minBudget == 10_000)
        #expect(vision.limits.people[0].processes == [.orderToCash])
        #expect(vision.limits.people[1].systems == ["billing"])
        #expect(vision.limits.blackouts[0].to == "2027-01-10")
        #expect(vision.limits.untouchable == ["bank"])
    }

    @Test("an empty one wants nothing")
    func empty() throws {
        #expect(try Vision(yaml: "# later\n") == Vision())
    }

    @Test(
        "a fault is named with its line and what was meant",
        arguments: [
            ("goal:\n  - id: a\n", 1, "did you mean \"goals\"?"),
            ("goals:\n  - id: a\n    months: 24\n", 2, nil),
            (
                "goals:\n  - id: a\n    months: 24\n    flows:\n      - {from: shop, to: ert, what: order}\n", 5,
                "did you mean \"erp\"?"
            ),
            (
                "goals:\n  - id: a\n    months: 24\n    flows:\n      - {from: shop, to: erp, what: ordr}\n", 5,
                "did you mean \"order\"?"
            ),
            ("owners:\n  produkt: erp\n", 2, "did you mean \"product\"?"),
            ("limits:\n  budget: [5, 4]\n", 2, nil),
            ("limits:\n  blackouts:\n    - {from: 2027-02-01, to: 2027-01-01}\n", 3, nil),
            (
                "goals:\n  - id: a\n    months: 24\n    flows:\n      - {from: shop, to: erp, what: order, within: soon}\n",
                5, nil
            ),
        ] as [(String, Int, String?)]
    )
    func faults(text: String, line: Int, remedy: String?) throws {
        let error = #expect(throws: ConfigurationError.self) { try Vision(yaml: text, systems: ["erp", "shop"]) }
        #expect(error?.line == line, "\(String(describing: error))")
        #expect(error?.remedy == remedy)
    }
}
