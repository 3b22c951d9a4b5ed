import IntegrationModel
import TestSupport
import Testing

@testable import GapAnalysis

@Suite("The gap: typing over")
struct ManualRekeyingRuleTests {
    @Test("costs minutes for each record")
    func price() throws {
        let flow = Landscapes.flow { $0.mechanism = .manual }
        let gap = try #require(gaps(.manualRekeying, Landscapes.findings([flow])).first)
        // 1,000 a year × 6 minutes = 100 hours at 50.
        #expect(gap.yearlyHours == Range3(50, 100, 200))
        #expect(gap.yearlyCost.isAbout(2_000, 5_000, 12_000))
        #expect(gap.severity == .high)
        #expect(gap.confidence == 0.8)
        #expect(gap.assumptions.contains { $0.description.contains("minutes.order.typing") })
        #expect(gap.assumptions.contains { $0.description.contains("hourly.cost") })
    }

    @Test("takes the figure of another kind of record, or one for all where there is none")
    func entities() throws {
        func likely(_ entity: Entity) -> Double? {
            let flow = Landscapes.flow("shop/a", entity, "erp/b", entity) { $0.mechanism = .manual }
            return gaps(.manualRekeying, Landscapes.findings([flow])).first?.yearlyHours.likely
        }
        #expect(likely(.party) == 200)
        #expect(abs((likely(.ticket) ?? 0) - 33.333333) < 1e-5)
    }

    @Test("takes the figure of what was agreed where a quote becomes an order", arguments: [Entity.quote, .deal])
    func agreed(entity: Entity) throws {
        let flow = Landscapes.flow("crm/a", entity, "erp/b", .order) { $0.mechanism = .manual }
        // 1,000 a year × 3 minutes.
        #expect(try #require(gaps(.manualRekeying, Landscapes.findings([flow])).first).yearlyHours.likely == 50)
    }

    @Test("counts the records seen where a year's volume is not known")
    func volume() throws {
        let flow = Landscapes.flow {
            $0.mechanism = .manual
            $0.yearlyVolume = nil
        }
        #expect(gaps(.manualRekeying, Landscapes.findings([flow])).first?.yearlyHours.likely == 10)
    }

    @Test("is none of a flow that people do not carry", arguments: [Mechanism.automated, .batch, .external, .unknown])
    func none(mechanism: Mechanism) {
        #expect(gaps(.manualRekeying, Landscapes.findings([Landscapes.flow { $0.mechanism = mechanism }])).isEmpty)
    }
}

@Suite("The gap: a flow that is late")
struct LateFlowRuleTests {
    private static let hour = 3_600.0

    private func found(_ flow: Flow, _ datasets: [Dataset] = []) -> [Gap] {
        gaps(.lateFlow, Landscapes.findings([flow], datasets: datasets))
    }

    @Test("costs the questions that it leads to")
    func price() throws {
        let gap = try #require(found(Landscapes.flow { $0.lagSeconds = Lag(median: 36_000, p95: 90_000) }).first)
        // 1,000 a year × 20 % × 6 minutes = 20 hours at 50.
        #expect(abs(gap.yearlyHours.likely - 20) < 1e-9)
        #expect(gap.yearlyCost.isAbout(200, 1_000, 3_600))
    }

    @Test("of invoices costs interest for the days lost as well")
    func interest() throws {
        let flow = Landscapes.flow("erp/orders", .order, "books/invoices", .invoice) {
            $0.lagSeconds = Lag(median: 12 * 86_400, p95: 20 * 86_400)
            $0.yearlyVolume = 365
        }
        let books = Landscapes.dataset("books/invoices", .invoice, records: 100, sum: 100_000)
        let gap = try #require(found(flow, [books]).first)
        // 365 × 20 % × 6 minutes = 7.3 hours at 50; 365,000 a year × 5 % × 10 of 365 days.
        #expect(abs(gap.yearlyCost.likely - (365 + 500)) < 1e-6)
    }

    @Test(
        "is told by what the business can wait for",
        arguments: [
            (Entity.order, 3.0, 10.0, false), (.order, 5, 10, true), (.order, 1, 30, true), (.invoice, 40, 100, false),
            (.invoice, 50, 100, true), (.supplierInvoice, 100, 200, false), (.supplierInvoice, 130, 200, true),
            (.party, 20, 50, false), (.party, 30, 50, true), (.delivery, 9, 10, true),
        ]
    )
    func tolerance(entity: Entity, median: Double, p95: Double, isLate: Bool) {
        let flow = Landscapes.flow("shop/a", entity, "erp/b", entity) {
            $0.lagSeconds = Lag(median: median * Self.hour, p95: p95 * Self.hour)
        }
        #expect(found(flow).isEmpty == !isLate)
    }

    private static func payments(after days: Double) -> Flow {
        Landscapes.flow("erp/invoices", .invoice, "bank/entries", .payment) {
            ($0.mechanism, $0.lagSeconds) = (.external, Lag(median: days * 86_400, p95: 90 * 86_400))
        }
    }

    @Test("of payments costs the interest that reminders would save, and can't come to nothing")
    func payments() throws {
        let invoices = Landscapes.dataset("erp/invoices", .invoice, records: 100, sum: 36_500)
        let findings = Landscapes.findings(
            [Self.payments(after: 40)],
            datasets: [invoices],
            yearly: ["erp/invoices": 100]
        )
        let gap = try #require(gaps(.lateFlow, findings).first)
        // 36,500 a year × 5 % × 5 of 365 days.
        #expect(abs(gap.yearlyCost.likely - 25) < 1e-6 && gap.yearlyHours == .zero)
        #expect(abs((gap.reachable ?? 0) - 35 * 86_400) < 1)
    }

    @Test("is none of payments within the days that the law grants, none of other exchanges, none without times")
    func none() {
        let late = Lag(median: 40 * 86_400, p95: 90 * 86_400)
        #expect(found(Self.payments(after: 29)).isEmpty)
        #expect(found(Landscapes.flow { ($0.mechanism, $0.lagSeconds) = (.external, late) }).isEmpty)
        #expect(found(Landscapes.flow { $0.lagSeconds = nil }).isEmpty)
    }
}

@Suite("The gap: values that contradict each other")
struct ConflictingValuesRuleTests {
    @Test("costs more for amounts than for other fields")
    func price() throws {
        let flow = Landscapes.flow {
            $0.conflicts = [
                FieldConflict(sourceField: "Total", targetField: "Total", compared: 100, conflicting: 4),
                FieldConflict(sourceField: "Name", targetField: "Name", compared: 100, conflicting: 6),
            ]
        }
        let records =
            Landscapes.records(.conflicting, 4, fields: ["Total"])
            + Landscapes.records(.conflicting, 6, fields: ["Name"], prefix: "N")
        let gap = try #require(gaps(.conflictingValues, Landscapes.findings([flow], records: [flow.id: records])).first)
        // 4 × 30 + 6 × 12 minutes = 3.2 hours at 50.
        #expect(abs(gap.yearlyHours.likely - 3.2) < 1e-9)
        #expect(gap.yearlyCost.isAbout(56, 160, 384))
        #expect(gap.records == 10)
        #expect(gap.evidence.contains { $0.file == "erp/orders.csv" })
        #expect(gap.explanation.description.contains("Name in 6") && gap.explanation.description.contains("Total in 4"))
    }

    @Test("of what customers pay costs the matching by hand, as a part payment is no wrong invoice")
    func partPayments() throws {
        let flow = Landscapes.flow("erp/invoices", .invoice, "bank/entries", .payment) {
            $0.mechanism = .external
            $0.conflicts = [FieldConflict(sourceField: "Total", targetField: "Amt", compared: 100, conflicting: 6)]
        }
        let findings = Landscapes.findings(
            [flow],
            datasets: [Landscapes.dataset("bank/entries", .payment, [.grossAmount: "Amt"])],
            records: [flow.id: Landscapes.records(.conflicting, 6, fields: ["Amt"])]
        )
        // 6 × 2 minutes.
        #expect(abs(try #require(gaps(.conflictingValues, findings).first).yearlyHours.likely - 0.2) < 1e-9)
    }

    @Test("is none where records were compared and agree")
    func none() {
        let flow = Landscapes.flow {
            $0.conflicts = [FieldConflict(sourceField: "Total", targetField: "Total", compared: 100, conflicting: 0)]
        }
        #expect(gaps(.conflictingValues, Landscapes.findings([flow])).isEmpty)
    }

    @Test("a wrong reference alone is told as broken and not once more")
    func references() {
        let flow = Landscapes.flow { $0.brokenReferences = Landscapes.records(.conflicting, 2) }
        let records = Landscapes.records(.conflicting, 2, fields: ["Reference"])
        let findings = Landscapes.findings([flow], records: [flow.id: records])
        #expect(gaps(.conflictingValues, findings).isEmpty)
        #expect(gaps(.brokenReference, findings).map(\.records) == [2])
    }
}

@Suite("The gap: references that lead nowhere")
struct BrokenReferenceRuleTests {
    @Test("between systems costs their repair")
    func between() throws {
        let flow = Landscapes.flow { $0.brokenReferences = Landscapes.records(.conflicting, 10) }
        let gap = try #require(gaps(.brokenReference, Landscapes.findings([flow])).first)
        // 10 a year × 6 minutes = 1 hour at 50.
        #expect(gap.yearlyCost.isAbout(20, 50, 120))
        #expect(gap.id == "broken-reference:shop/orders>erp/orders")
        #expect(gap.evidence.first?.field == "Reference")
    }

    @Test("within a system costs their repair at the pace of new records")
    func within() throws {
        var findings = Landscapes.findings(
            datasets: [Landscapes.dataset("erp/lines", .order, records: 100)],
            yearly: ["erp/lines": 200]
        )
        let reference = Reference(
            child: FieldReference(dataset: "erp/lines", field: "SKU"),
            parent: FieldReference(dataset: "erp/products", field: "SKU"),
            coverage: 0.95,
            confidence: 0.8
        )
        findings.brokenReferences = [BrokenReferenceFinding(reference: reference, places: Landscapes.places(5))]
        let gap = try #require(gaps(.brokenReference, findings).first)
        // 5 of 100 records are 10 of 200 a year × 6 minutes = 1 hour at 50.
        #expect(abs(gap.yearlyCost.likely - 50) < 1e-6)
        #expect(gap.id == "broken-reference:erp/lines.SKU>erp/products")
        findings.brokenReferences = [BrokenReferenceFinding(reference: reference, places: [])]
        #expect(gaps(.brokenReference, findings).isEmpty)
    }

    @Test("is none where all lead somewhere")
    func none() {
        #expect(gaps(.brokenReference, Landscapes.findings([Landscapes.flow()])).isEmpty)
    }
}

@Suite("The gap: records without origin")
struct WithoutOriginRuleTests {
    private func found(_ orphans: Int, _ mechanism: Mechanism = .manual) -> [Gap] {
        let flow = Landscapes.flow {
            $0.records.linked = 90
            $0.mechanism = mechanism
        }
        let records = Landscapes.records(.withoutOrigin, orphans)
        return gaps(.withoutOrigin, Landscapes.findings([flow], records: [flow.id: records]))
    }

    @Test("costs a look at each")
    func price() throws {
        // 10 a year × 6 minutes = 1 hour at 50.
        #expect(try #require(found(10).first).yearlyCost.isAbout(20, 50, 120))
    }

    @Test(
        "is none where a system makes many records of its own",
        arguments: [(10, true), (22, true), (23, false), (500, false)]
    )
    func own(orphans: Int, isGap: Bool) {
        #expect(found(orphans).isEmpty == !isGap)
    }

    @Test("is none without orphans, and none of payments, which are told as unreconciled")
    func none() {
        #expect(found(0).isEmpty)
        #expect(found(5, .external).isEmpty)
    }
}

@Suite("The gap: payments that are not matched")
struct UnreconciledPaymentsRuleTests {
    private func found(_ open: Int, _ unmatched: Int, _ mechanism: Mechanism = .external) -> [Gap] {
        let flow = Landscapes.flow("erp/invoices", .invoice, "bank/entries", .payment) { $0.mechanism = mechanism }
        return gaps(
            .unreconciledPayments,
            Landscapes.findings(
                [flow],
                datasets: [Landscapes.dataset("erp/invoices", .invoice, records: 100, sum: 36_500)],
                records: [
                    flow.id: Landscapes.records(.leaked, open)
                        + Landscapes.records(.withoutOrigin, unmatched, prefix: "P")
                ],
                yearly: ["erp/invoices": 100]
            )
        )
    }

    @Test("costs matching by hand, and what is never paid")
    func price() throws {
        let gap = try #require(found(10, 6).first)
        // 6 × 2 minutes = 0.2 hours at 50; 1,000 × 2 %.
        #expect(abs(gap.yearlyCost.likely - (10 + 20)) < 1e-6)
        #expect(gap.records == 16)
        #expect(gap.amountAtRisk == Amount(1_000))
        #expect(gap.recordKeys.prefix(1) == ["R1"] && gap.recordKeys.last == "P6")
    }

    @Test("says what there is", arguments: [(10, 6), (0, 6), (10, 0)])
    func title(open: Int, unmatched: Int) throws {
        let title = try #require(found(open, unmatched).first).title.description
        #expect(title.contains("10 invoices of") == (open > 0))
        #expect(title.contains("6 payments") == (unmatched > 0))
    }

    @Test("is none where all is paid and matched, and none of other flows")
    func none() {
        #expect(found(0, 0).isEmpty)
        #expect(found(10, 6, .manual).isEmpty)
    }
}
