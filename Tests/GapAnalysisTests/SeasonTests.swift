import IntegrationModel
import Testing

@testable import GapAnalysis

@Suite("Seasons")
struct SeasonTests {
    private static let year = 365.25 * 86_400
    /// 1 January 2024.
    private static let start = 1_704_067_200.0

    @Test("without documents, or with few, all days are alike", arguments: [0, 100])
    func even(count: Int) {
        let shape = SeasonShape(documents: Moments((0..<count).map { Self.start + Double($0) * 86_400 * 5 }))
        #expect(abs(shape.years(from: Self.start, to: Self.start + Self.year / 2) - 0.5) < 0.01)
    }

    @Test("a whole year is a year, whatever the season", arguments: [1.0, 2.0, 3.0])
    func whole(years: Double) {
        let shape = SeasonShape(documents: Moments(Self.busyDecember))
        let counted = shape.years(from: Self.start + 40 * 86_400, to: Self.start + 40 * 86_400 + years * Self.year)
        #expect(abs(counted - years) < 1e-6)
    }

    @Test("a busy month is more than a twelfth of a year, a quiet one less")
    func busy() {
        let shape = SeasonShape(documents: Moments(Self.busyDecember))
        let december = shape.years(from: Self.start + 335 * 86_400, to: Self.start + 366 * 86_400)
        let may = shape.years(from: Self.start + 121 * 86_400, to: Self.start + 152 * 86_400)
        #expect(december > 0.4 && december < 0.55)
        #expect(may < 0.06)
    }

    @Test("twelve documents of a month of half the year's are 24 in a year")
    func scaled() {
        var findings = Findings(map: FlowMap(), dataUntil: 0)
        findings.seasons = SeasonShape(documents: Moments(Self.busyDecember))
        let period = findings.period(from: Self.start + 335 * 86_400, to: Self.start + 366 * 86_400)
        var price = Price(.round)
        let yearly = price.yearly(12, period)
        #expect(yearly > 20 && yearly < 31)
        #expect(
            price.assumptions.contains {
                $0.description.contains("2024-12-01 to 2025-01-01") && $0.description.contains("scaled")
            }
        )
    }

    /// Two years of 2 documents a day, and 22 more on each day of December.
    private static let busyDecember: [Double] = (0..<731).flatMap { day -> [Double] in
        let moment = start + Double(day) * 86_400 + 3600
        let isDecember = (335..<366).contains(day) || (700..<731).contains(day)
        return Array(repeating: moment, count: isDecember ? 24 : 2)
    }
}

@Suite("The price of gaps of one cause")
struct SameCauseTests {
    @Test("a record that is broken and without origin costs once")
    func brokenAndWithoutOrigin() throws {
        let orphans = Landscapes.records(.withoutOrigin, 4, prefix: "O")
        var flow = Landscapes.flow()
        flow.brokenReferences = Array(orphans.prefix(3))
        let findings = Landscapes.findings([flow], records: [flow.id: orphans])
        let broken = try #require(gaps(.brokenReference, findings).first)
        let orphaned = try #require(gaps(.withoutOrigin, findings).first)
        // 6 minutes for each of the 4 records in a year, though 3 of them are in both lists.
        #expect(abs(broken.yearlyHours.likely - 0.3) < 1e-9)
        #expect(abs(orphaned.yearlyHours.likely - 0.1) < 1e-9)
        #expect(orphaned.records == 4)
    }

    @Test("a payment that names no invoice is matched by hand once")
    func payments() throws {
        let unmatched = Landscapes.records(.withoutOrigin, 5, prefix: "P")
        var flow = Landscapes.flow("erp/invoices", .invoice, "bank/entries", .payment) { $0.mechanism = .external }
        flow.brokenReferences = unmatched
        let gap = try #require(
            gaps(.unreconciledPayments, Landscapes.findings([flow], records: [flow.id: unmatched])).first
        )
        #expect(gap.yearlyHours == .zero)
        #expect(gap.records == 5)
    }

    @Test("looking up customers is part of typing their orders over", arguments: [Mechanism.manual, .automated])
    func lookUps(mechanism: Mechanism) throws {
        let orders = Landscapes.flow {
            $0.mechanism = mechanism
            $0.yearlyVolume = 600
        }
        let parties = Landscapes.flow("shop/customers", .party, "erp/partners", .party) {
            $0.key = [FlowKey(sourceField: "Name", targetField: "Name", match: .fuzzy)]
        }
        let gap = try #require(gaps(.noSharedKey, Landscapes.findings([orders, parties])).first)
        #expect(gap.yearlyHours.likely == (mechanism == .manual ? 0 : 10))
        #expect(gap.assumptions.contains { $0.description.contains("not counted again") } == (mechanism == .manual))
    }

    @Test("the likely cost of each gap is the sum of the terms of its arithmetic")
    func arithmetic() throws {
        var flow = Landscapes.flow { $0.mechanism = .manual }
        flow.brokenReferences = Landscapes.records(.conflicting, 7)
        let records =
            Landscapes.records(.leaked, 30) + Landscapes.records(.conflicting, 11, fields: ["Total"], prefix: "C")
        let found = GapAnalyzer(prices: .round).gaps(in: Landscapes.findings([flow], records: [flow.id: records]))
        for gap in found where gap.yearlyCost.likely > 0 {
            let terms = try #require(gap.assumptions.first).description.split(separator: ";")
            let sum = terms.compactMap { term in
                term.split(separator: "€").last.flatMap { Double($0.filter { $0 != "," }) }
            }.reduce(0, +)
            #expect(abs(sum - gap.yearlyCost.likely) <= 0.5 * Double(terms.count), "\(gap.id): \(gap.assumptions[0])")
        }
        #expect(found.count >= 4)
    }
}
