import IntegrationModel
import TestSupport
import Testing

@testable import GapAnalysis

@Suite("The gap: an island")
struct IslandRuleTests {
    private let crm = Landscapes.dataset("crm/companies", .party, records: 100)

    @Test("costs typing what it shares with others a second time")
    func price() throws {
        let findings = Landscapes.findings(
            [Landscapes.flow()],
            links: [Landscapes.link("crm/companies", "erp/partners", linked: 40, coverage: 0.4)],
            datasets: [crm],
            yearly: ["crm/companies": 50]
        )
        let found = gaps(.island, findings)
        // 40 of 100 are shared: 20 of 50 a year × 12 minutes = 4 hours at 50.
        #expect(found.map(\.id) == ["island:crm"])
        #expect(try #require(found.first).yearlyCost.isAbout(80, 200, 360))
        #expect(found.first?.severity == .medium)
    }

    @Test("that shares nothing known has no price, and says so")
    func unpriced() throws {
        let gap = try #require(gaps(.island, Landscapes.findings([Landscapes.flow()], datasets: [crm])).first)
        #expect(gap.yearlyCost.range == .zero)
        #expect(!gap.assumptions.isEmpty)
        #expect(gap.severity >= .medium)
        #expect(gap.records == 100)
    }

    @Test("is none where all systems send or receive, where there is one system, or where nothing is in it")
    func none() {
        #expect(gaps(.island, Landscapes.findings([Landscapes.flow()])).isEmpty)
        #expect(gaps(.island, Landscapes.findings(datasets: [crm])).isEmpty)
        let empty = Landscapes.dataset("crm/companies", .party, records: 0)
        #expect(gaps(.island, Landscapes.findings([Landscapes.flow()], datasets: [empty])).isEmpty)
    }
}

@Suite("The gap: no number in common")
struct NoSharedKeyRuleTests {
    private let partners = Landscapes.dataset(
        "erp/partners",
        .party,
        [.number: "Ref", .vatNumber: "VAT", .email: "Email", .name: "Name"]
    )
    private let customers = Landscapes.dataset(
        "shop/customers",
        .party,
        [.number: "Id", .vatNumber: "VAT", .email: "Email", .name: "Name"]
    )

    private func found(_ key: FlowKey, _ more: [Flow] = []) -> [Gap] {
        let flow = Landscapes.flow("shop/customers", .party, "erp/partners", .party) { $0.key = [key] }
        return gaps(.noSharedKey, Landscapes.findings([flow] + more, datasets: [partners, customers]))
    }

    @Test("costs a look-up for each document of the parties")
    func parties() throws {
        let orders = Landscapes.flow { $0.yearlyVolume = 600 }
        let gap = try #require(found(FlowKey(sourceField: "Name", targetField: "Name", match: .fuzzy), [orders]).first)
        // 600 a year × 1 minute = 10 hours at 50.
        #expect(abs(gap.yearlyCost.likely - 500) < 1e-6)
        #expect(gap.id == "no-shared-key:shop/customers>erp/partners")
    }

    @Test("costs a look-up for each document that has none")
    func documents() throws {
        let flow = Landscapes.flow { $0.key = [FlowKey(sourceField: "Total", targetField: "Total", match: .fuzzy)] }
        // 1,000 a year × 1 minute at 50 an hour.
        let gap = try #require(gaps(.noSharedKey, Landscapes.findings([flow])).first)
        #expect(abs(gap.yearlyCost.likely - 833.333333) < 1e-5)
    }

    @Test(
        "is told by the fields that join the records",
        arguments: [
            ("Id", "Ref", LinkKey.Match.exact, false), ("VAT", "VAT", .exact, false),
            ("VAT", "VAT", .normalised, false),
            ("Email", "Email", .exact, true), ("Name", "Name", .exact, true), ("VAT", "VAT", .fuzzy, true),
            ("Id", "Name", .embedded, true),
        ]
    )
    func keys(source: String, target: String, match: LinkKey.Match, isGap: Bool) {
        #expect(found(FlowKey(sourceField: source, targetField: target, match: match)).isEmpty == !isGap)
    }
}

@Suite("The gap: two masters")
struct TwoMastersRuleTests {
    private func found(_ rules: [String], coverage: Double = 0.5, flows: [Flow]? = nil) -> [Gap] {
        let flows = flows ?? [Landscapes.flow("crm/deals", .deal, "erp/orders", .order)]
        return gaps(
            .twoMasters,
            Landscapes.findings(
                flows,
                links: [Landscapes.link("crm/companies", "erp/partners", coverage: coverage, rules: rules)],
                yearly: ["crm/companies": 100, "erp/partners": 60]
            )
        )
    }

    @Test("cost keeping both lists alike")
    func price() throws {
        // Half of 60 a year × 6 minutes = 3 hours at 50.
        let gap = try #require(found(["independent"]).first)
        #expect(gap.yearlyCost.isAbout(60, 150, 360))
        #expect(gap.id == "two-masters:crm/companies~erp/partners")
        #expect(gap.process == .masterData)
    }

    @Test("are none where the lists depend, share little, or one of them is an island")
    func none() {
        #expect(found([]).isEmpty)
        #expect(found(["earlier"]).isEmpty)
        #expect(found(["independent"], coverage: 0.2).isEmpty)
        #expect(found(["independent"], flows: [Landscapes.flow()]).isEmpty)
    }
}

@Suite("The gap: a direction that nothing tells")
struct UnknownDirectionRuleTests {
    private func found(_ linked: Int, _ coverage: Double, _ rules: [String] = [], flows: [Flow]? = nil) -> [Gap] {
        let flows = flows ?? [Landscapes.flow("crm/deals", .deal, "erp/orders", .order)]
        let link = Landscapes.link("crm/companies", "erp/partners", linked: linked, coverage: coverage, rules: rules)
        return gaps(.unknownDirection, Landscapes.findings(flows, links: [link]))
    }

    @Test("has no price and tells what was seen")
    func told() throws {
        let gap = try #require(found(40, 0.5, ["superset"]).first)
        #expect(gap.id == "unknown-direction:crm/companies~erp/partners")
        #expect(gap.yearlyCost.range == .zero)
        #expect(gap.severity == .low)
        #expect(gap.explanation.description.contains("what superset says"))
    }

    @Test("is asked of systems that are all without flows too")
    func islands() {
        #expect(found(40, 0.5, flows: []).count == 1)
    }

    @Test("is none for a few records, a small part, lists made without each other, and islands")
    func none() {
        #expect(found(9, 0.5).isEmpty)
        #expect(found(40, 0.1).isEmpty)
        #expect(found(40, 0.5, ["independent"]).isEmpty)
        #expect(found(40, 0.5, flows: [Landscapes.flow()]).isEmpty)
    }
}

@Suite("The gap: records that are there twice")
struct DuplicateRecordsRuleTests {
    @Test("costs the handling of those too many")
    func price() throws {
        var findings = Landscapes.findings(datasets: [Landscapes.dataset("erp/partners", .party)])
        let groups = [Landscapes.places(3), Landscapes.places(2)]
        findings.duplicates = [DuplicateFinding(dataset: "erp/partners", groups: groups, confidence: 0.97)]
        let gap = try #require(gaps(.duplicateRecords, findings).first)
        // Groups of 3 and 2 are 3 too many × 3 minutes at 50 an hour.
        #expect(gap.records == 3)
        #expect(abs(gap.yearlyCost.likely - 7.5) < 1e-6)
        #expect(gap.confidence == 0.97)
        #expect(gap.id == "duplicate-records:erp/partners")
    }

    @Test("is none without groups, and none of a dataset that is not on the map")
    func none() {
        var findings = Landscapes.findings(datasets: [Landscapes.dataset("erp/partners", .party)])
        findings.duplicates = [
            DuplicateFinding(dataset: "erp/partners", groups: [], confidence: 1),
            DuplicateFinding(dataset: "erp/gone", groups: [Landscapes.places(2)], confidence: 1),
        ]
        #expect(gaps(.duplicateRecords, findings).isEmpty)
    }
}

@Suite("The gap: numbers that are not valid")
struct InvalidIdentifiersRuleTests {
    private func found(_ count: Int, yearly: [String: Double] = [:]) -> [Gap] {
        var findings = Landscapes.findings(datasets: [Landscapes.dataset("erp/partners", .party)], yearly: yearly)
        findings.invalid = [
            InvalidIdentifiers(
                field: FieldReference(dataset: "erp/partners", field: "VAT"),
                type: .vatNumber,
                places: Landscapes.places(count),
                checked: 95
            )
        ]
        return gaps(.invalidIdentifiers, findings)
    }

    @Test("costs their repair, at the pace of new records where that is known")
    func price() throws {
        // 10 × 6 minutes = 1 hour at 50; of 100 records 50 are made in a year.
        #expect(try #require(found(10).first).yearlyCost.isAbout(20, 50, 120))
        #expect(try #require(found(10, yearly: ["erp/partners": 50]).first).yearlyCost.isAbout(10, 25, 60))
        #expect(found(10).first?.recordKeys.count == 10)
        #expect(found(10).first?.id == "invalid-identifiers:erp/partners.VAT")
    }

    @Test("is none where all are valid")
    func none() {
        #expect(found(0).isEmpty)
    }
}
