import IntegrationModel
import TestSupport
import Testing

@testable import GapAnalysis

@Suite("All gaps together")
struct GapAnalyzerTests {
    /// A company that has every gap there is a rule for.
    private static let everything: Findings = {
        let stop = 1.5 * Landscapes.year
        let orders = Landscapes.flow {
            $0.mechanism = .manual
            $0.lagSeconds = Lag(median: 90_000, p95: 200_000)
            $0.stoppedAt = stop
            $0.key = [FlowKey(sourceField: "Total", targetField: "Total", match: .fuzzy)]
            $0.brokenReferences = Landscapes.records(.conflicting, 2)
            $0.conflicts = [FieldConflict(sourceField: "Total", targetField: "Total", compared: 90, conflicting: 3)]
        }
        let payments = Landscapes.flow("erp/invoices", .invoice, "bank/entries", .payment) { $0.mechanism = .external }
        let deals = Landscapes.flow("crm/deals", .deal, "erp/orders", .order)
        var findings = Landscapes.findings(
            [orders, payments, deals],
            links: [
                Landscapes.link("crm/companies", "erp/partners", rules: ["independent"]),
                Landscapes.link("crm/contacts", "erp/partners"),
            ],
            datasets: [Landscapes.dataset("desk/tickets", .ticket), Landscapes.dataset("erp/partners", .party)],
            records: [
                orders.id: Landscapes.records(.leaked, 5)
                    + Landscapes.records(.leaked, 6, moment: stop + 1, prefix: "S")
                    + Landscapes.records(.conflicting, 3, fields: ["Total"], prefix: "C")
                    + Landscapes.records(.withoutOrigin, 4, prefix: "O"),
                payments.id: Landscapes.records(.leaked, 7, prefix: "I"),
            ],
            yearly: ["crm/companies": 80, "erp/partners": 60]
        )
        findings.duplicates = [
            DuplicateFinding(dataset: "erp/partners", groups: [Landscapes.places(2)], confidence: 0.9)
        ]
        findings.invalid = [
            InvalidIdentifiers(
                field: FieldReference(dataset: "erp/partners", field: "VAT"),
                type: .vatNumber,
                places: Landscapes.places(3),
                checked: 90
            )
        ]
        findings.vision = Vision(
            goals: [
                VisionGoal(
                    id: "tickets",
                    title: "Tickets in the ERP",
                    months: 12,
                    flows: [
                        WantedFlow(
                            source: WantedEnd(system: "desk", entity: .ticket),
                            target: WantedEnd(system: "erp", entity: .order)
                        )
                    ]
                )
            ]
        )
        findings.missingExports = [
            MissingExport(
                dataset: "erp/orders",
                reason: .months(["1971-03"]),
                records: 40,
                evidence: [],
                confidence: 0.8
            )
        ]
        findings.invoices = [
            InvoiceReadiness(
                dataset: "erp/invoices",
                isStructured: true,
                checked: 10,
                failing: Landscapes.places(4),
                breaches: [],
                unknownBuyers: 0,
                checkedUnknown: 0,
                yearly: 40,
                landscapeHasStructured: true
            )
        ]
        return findings
    }()

    private static let found = GapAnalyzer(prices: .round).gaps(in: everything)

    @Test(
        "each rule finds its gap in a company that has them all",
        arguments: GapAnalyzer.rules.map { type(of: $0).kind }
    )
    func eachRule(kind: GapKind) {
        #expect(Self.found.contains { $0.kind == kind })
    }

    @Test("there is one rule for a kind")
    func oneRule() {
        let kinds = GapAnalyzer.rules.map { type(of: $0).kind }
        #expect(Set(kinds).count == kinds.count)
    }

    @Test("a company without flows, and one whose flows are in order, have no gap")
    func none() {
        #expect(GapAnalyzer(prices: .round).gaps(in: Findings(map: FlowMap(), dataUntil: 0)).isEmpty)
        let flows = [Landscapes.flow(), Landscapes.flow("erp/orders", .order, "books/invoices", .invoice)]
        #expect(GapAnalyzer(prices: .round).gaps(in: Landscapes.findings(flows)).isEmpty)
    }

    @Test("the costliest comes first, then what puts most at risk, then by name")
    func sorted() {
        for (one, next) in zip(Self.found, Self.found.dropFirst()) {
            let (cost, nextCost) = (one.yearlyCost.likely, next.yearlyCost.likely)
            let (risk, nextRisk) = (one.amountAtRisk?.value ?? 0, next.amountAtRisk?.value ?? 0)
            #expect((-cost, -risk, one.id) < (-nextCost, -nextRisk, next.id))
        }
    }

    @Test("each has an id of its own: its kind and what it is about")
    func ids() {
        #expect(Set(Self.found.map(\.id)).count == Self.found.count)
        for gap in Self.found { #expect(gap.id.hasPrefix("\(gap.kind.rawValue):")) }
    }

    @Test("ids and prices do not depend on the order in which flows, links and datasets come", arguments: 1...5)
    func stable(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        var findings = Self.everything
        findings.map.flows.shuffle(using: &random)
        findings.map.links.shuffle(using: &random)
        findings.map.datasets.shuffle(using: &random)
        findings.map.systems.shuffle(using: &random)
        let again = GapAnalyzer(prices: .round).gaps(in: findings)
        #expect(again.map(\.id) == Self.found.map(\.id))
        #expect(again.map(\.yearlyCost) == Self.found.map(\.yearlyCost))
        #expect(again.map(\.title) == Self.found.map(\.title))
    }

    @Test("an id stays when a gap grows")
    func growing() {
        let flow = Landscapes.flow()
        func leak(_ count: Int) -> Gap? {
            gaps(.leak, Landscapes.findings([flow], records: [flow.id: Landscapes.records(.leaked, count)])).first
        }
        #expect(leak(3)?.id == leak(30)?.id)
        #expect(leak(3)?.yearlyCost.likely ?? 0 < leak(30)?.yearlyCost.likely ?? 0)
    }

    @Test("low, likely and high are in order, and nothing is below zero")
    func ranges() {
        for gap in Self.found {
            let (cost, hours) = (gap.yearlyCost, gap.yearlyHours)
            #expect(0 <= cost.low && cost.low <= cost.likely && cost.likely <= cost.high)
            #expect(0 <= hours.low && hours.low <= hours.likely && hours.likely <= hours.high)
            #expect((0...1).contains(gap.confidence))
            #expect(gap.records > 0)
            #expect(gap.status == .new)
        }
    }

    @Test("what has a price tells its assumptions, with where each comes from")
    func assumptions() {
        for gap in Self.found where gap.yearlyCost.likely > 0 {
            #expect(gap.assumptions.contains { $0.description.contains("(a test; grade D)") }, "\(gap.id)")
        }
    }

    @Test("without a price model gaps are found all the same, and cost nothing")
    func withoutPrices() {
        let free = GapAnalyzer(prices: PriceModel()).gaps(in: Self.everything)
        #expect(Set(free.map(\.id)) == Set(Self.found.map(\.id)))
        #expect(free.allSatisfy { $0.yearlyCost.range == .zero })
    }

    @Test("costs are in the currency of the price model")
    func currency() {
        let model = PriceModel(currency: "CHF", assumptions: PriceModel.round.assumptions)
        #expect(
            GapAnalyzer(prices: model).gaps(in: Self.everything).allSatisfy {
                $0.yearlyCost.currency == "CHF" || $0.yearlyCost.range == .zero
            }
        )
    }

    @Test(
        "severity goes by yearly cost",
        arguments: [(100.0, Severity.low), (199, .low), (201, .medium), (999, .medium), (1_001, .high)]
    )
    func severity(volume: Double, severity: Severity) {
        // 5 euro a record: 1,000 a year are medium, 5,000 high.
        let flow = Landscapes.flow {
            $0.mechanism = .manual
            $0.yearlyVolume = volume
        }
        #expect(gaps(.manualRekeying, Landscapes.findings([flow])).first?.severity == severity)
    }

    @Test(
        "severity goes by what is at risk as well",
        arguments: [(100.0, Severity.low), (10_000, .medium), (50_000, .high)]
    )
    func risk(amount: Double, severity: Severity) {
        let free = PriceModel()
        let flow = Landscapes.flow()
        var records = Landscapes.records(.leaked, 1)
        records[0].amount = amount
        let found = GapAnalyzer(prices: free).gaps(in: Landscapes.findings([flow], records: [flow.id: records]))
        #expect(found.map(\.severity) == [severity])
    }
}
