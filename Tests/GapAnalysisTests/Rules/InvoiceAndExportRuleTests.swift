import IntegrationModel
import Testing

@testable import GapAnalysis

@Suite("The gap: not ready for Peppol")
struct NotPeppolReadyRuleTests {
    private static func readiness(_ change: (inout InvoiceReadiness) -> Void = { _ in }) -> InvoiceReadiness {
        var readiness = InvoiceReadiness(
            dataset: "erp/invoices",
            isStructured: true,
            checked: 100,
            failing: Landscapes.places(20),
            breaches: [
                GapDetail(
                    id: "BR-CO-18",
                    statement: "must have a VAT breakdown",
                    records: 20,
                    evidence: Landscapes.places(5)
                ),
                GapDetail(id: "BE-VAT-ROUNDING", statement: "should round once", records: 3),
            ],
            unknownBuyers: 9,
            checkedUnknown: 4,
            yearly: 60,
            landscapeHasStructured: true
        )
        change(&readiness)
        return readiness
    }

    private func found(_ readiness: InvoiceReadiness) -> Gap? {
        var findings = Landscapes.findings(datasets: [Landscapes.dataset("erp/invoices", .invoice)])
        findings.invoices = [readiness]
        return gaps(.notPeppolReady, findings).first
    }

    @Test("names each rule with its count, and says how many buyers are not known")
    func rules() throws {
        let gap = try #require(found(Self.readiness()))
        #expect(gap.id == "not-peppol-ready:erp/invoices")
        #expect(gap.records == 20)
        #expect(gap.severity == .high)
        #expect(gap.details.map(\.id) == ["BR-CO-18", "BE-VAT-ROUNDING"])
        #expect(gap.explanation.description.contains("BR-CO-18 (20)"))
        #expect(gap.explanation.description.contains("4 of those checked have a buyer without a number"))
        #expect(gap.explanation.description.contains("Of 5 more the buyer has no number"))
    }

    @Test("is less sure, and no high one, where the exports only lack a structured form")
    func unstructured() throws {
        let gap = try #require(
            found(
                Self.readiness {
                    $0.isStructured = false
                    $0.breaches = []
                    $0.landscapeHasStructured = false
                }
            )
        )
        #expect(gap.confidence == 0.5)
        #expect(gap.severity == .medium)
        #expect(gap.title.description.contains("have no structured form in the exports"))
        #expect(gap.amountAtRisk == nil)
    }

    @Test("puts no fine at risk, and is no high one, where no buyer is known to be a business")
    func unknown() throws {
        let gap = try #require(found(Self.readiness { $0.checkedUnknown = 100 }))
        #expect(gap.amountAtRisk == nil && gap.severity == .medium)
    }

    @Test("is none where no invoice fails")
    func none() { #expect(found(Self.readiness { $0.failing = [] }) == nil) }
}

@Suite("Who an invoice is for")
struct BuyerKindTests {
    @Test(
        "is told by numbers and country",
        arguments: [
            (["BE0417497106"], "BE", BuyerKind.belgianBusiness), (["BE 0417.497.106"], nil, .belgianBusiness),
            (["417.497.106"], "Belgium", .belgianBusiness), (["0417497107"], "BE", .unknown), ([], "BE", .unknown),
            (["FR40303265045"], nil, .foreign), ([], "NL", .foreign), (["NL123456789B01"], "BE", .foreign),
            ([""], nil, .unknown), (["12345678"], "België", .unknown), (["0417497106"], "Nederland", .foreign),
        ] as [([String], String?, BuyerKind)]
    )
    func kinds(numbers: [String], country: String?, kind: BuyerKind) {
        #expect(BuyerKind(numbers: numbers, country: country) == kind)
    }
}

@Suite("The gap: missing export")
struct MissingExportRuleTests {
    private func found(_ reason: MissingExport.Reason, _ flow: Flow = Landscapes.flow()) -> Gap? {
        var findings = Landscapes.findings([flow])
        findings.missingExports = [
            MissingExport(
                dataset: "erp/orders",
                reason: reason,
                records: 40,
                evidence: Landscapes.places(2),
                confidence: 0.8
            )
        ]
        return gaps(.missingExport, findings).first
    }

    @Test("tells what is missing, and costs nothing")
    func told() throws {
        let months = try #require(found(.months(["2026-03", "2026-04"])))
        #expect(months.title.description.contains("no orders of 2026-03, 2026-04"))
        #expect(months.yearlyCost.range == .zero && months.severity == .low)
        #expect(
            try #require(found(.product("Exact online", field: "By"))).title.description.contains(
                "come from Exact online"
            )
        )
        #expect(try #require(found(.numbers(field: "Ref", example: "P-1"))).id == "missing-export:erp/orders.Ref")
    }

    @Test("an end is told of a system that takes nothing from another, or whose export may just end there")
    func ends() {
        #expect(found(.end(0.5 * Landscapes.year)) == nil)
        let out = Landscapes.flow("erp/orders", .order, "books/invoices", .invoice)
        #expect(found(.end(0.5 * Landscapes.year), out) != nil)
        var cut = Landscapes.flow("shop/orders", .order, "erp/orders", .order)
        #expect(found(.end(0.5 * Landscapes.year), cut) == nil)
        cut.evidence.append(Evidence(rule: "export-cut", statement: "its export may end there", weight: 0.3))
        #expect(found(.end(0.5 * Landscapes.year), cut) != nil)
    }

    @Test("months are missing only between busy ones")
    func months() {
        func moments(_ counts: [Int]) -> Moments {
            var all: [Double] = []
            for (month, count) in counts.enumerated() {
                for hour in 0..<count { all.append(Double(month) * 30.4375 * 86_400 + Double(hour) * 3600) }
            }
            return Moments(all)
        }
        #expect(
            MonthCounts(moments([40, 40, 0, 40, 40])).emptyBetweenBusy(least: 12).map(MonthCounts.name) == ["1970-03"]
        )
        #expect(MonthCounts(moments([40, 40, 1, 40, 40])).emptyBetweenBusy(least: 12).isEmpty)
        #expect(MonthCounts(moments([3, 4, 0, 3, 4])).emptyBetweenBusy(least: 12).isEmpty)
        #expect(MonthCounts(moments([40, 40, 0, 0, 0])).emptyBetweenBusy(least: 12).isEmpty)
        #expect(MonthCounts(Moments([])).emptyBetweenBusy(least: 12).isEmpty)
    }
}

@Suite("The gap: missing flow")
struct MissingFlowRuleTests {
    private func found(_ flows: [Flow], links: [Link] = [], hasVision: Bool = true) -> [Gap] {
        var findings = Landscapes.findings(
            flows,
            links: links,
            datasets: [Landscapes.dataset("crm/companies", .party), Landscapes.dataset("erp/partners", .party)],
            yearly: ["erp/partners": 60]
        )
        let wanted = WantedFlow(
            source: WantedEnd(system: "crm", entity: .party),
            target: WantedEnd(system: "erp", entity: .party)
        )
        let goal = VisionGoal(id: "one", title: "One customer", months: 24, flows: [wanted])
        findings.vision = hasVision ? Vision(goals: [goal]) : nil
        return gaps(.missingFlow, findings)
    }

    private let deals = Landscapes.flow("crm/deals", .deal, "erp/orders", .order)

    @Test("is what the vision wants and no flow carries")
    func missing() throws {
        let gap = try #require(found([deals]).first)
        #expect(gap.id == "missing-flow:crm/companies>erp/partners")
        #expect(gap.explanation.description.contains("One customer"))
        #expect(gap.yearlyCost.range == .zero && gap.severity == .medium)
    }

    @Test("costs the typing of what is in both systems, unless another gap tells that")
    func price() throws {
        let link = Landscapes.link("crm/companies", "erp/partners", linked: 40)
        // 60 a year × 40 of 100 × 12 minutes.
        #expect(abs(try #require(found([deals], links: [link]).first).yearlyHours.likely - 4.8) < 1e-9)
        let masters = Landscapes.link("crm/companies", "erp/partners", linked: 40, rules: ["independent"])
        #expect(try #require(found([deals], links: [masters]).first).yearlyHours == .zero)
        #expect(try #require(found([], links: [link]).first).yearlyHours == .zero)
    }

    @Test("costs the looking up for each document that is made without the records of the other system")
    func lookUps() throws {
        var findings = Landscapes.findings(
            [Landscapes.flow("crm/quotes", .quote, "erp/orders", .order)],
            datasets: [Landscapes.dataset("crm/quotes", .quote), Landscapes.dataset("erp/partners", .party)],
            yearly: ["crm/quotes": 300]
        )
        let wanted = WantedFlow(
            source: WantedEnd(system: "erp", entity: .party),
            target: WantedEnd(system: "crm", entity: .quote)
        )
        findings.vision = Vision(goals: [VisionGoal(id: "one", title: "Quotes", months: 24, flows: [wanted])])
        // 300 a year × 20 minutes.
        #expect(try #require(gaps(.missingFlow, findings).first).yearlyHours.likely == 100)
    }

    @Test("is none without a vision, nor where a flow is there")
    func none() {
        #expect(found([deals], hasVision: false).isEmpty)
        #expect(found([Landscapes.flow("crm/companies", .party, "erp/partners", .party)]).isEmpty)
    }
}
