import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("The rule: the older record is the source")
struct EarlierRuleTests {
    private func linked(_ count: Int = 40, _ lag: (Int) -> Double) -> LinkedTables {
        let trade = SampleTrade(count)
        return LinkedTables(
            Copies.source(trade),
            Copies.target(trade, trade.moments.indices.map { trade.moments[$0] + lag($0) })
        )
    }

    /// Delays around one, as constant ones may be a clock that is wrong.
    private func about(_ lag: Double) -> (Int) -> Double { { lag * (0.5 + Double($0 % 11) / 10) } }

    @Test("speaks for the older side", arguments: [60, 3_600, 86_400, 2_592_000] as [Double])
    func older(lag: Double) throws {
        #expect(try linked(40, about(lag)).weight(EarlierRule()) ?? 0 > 0.5)
        #expect(try linked(40, about(-lag)).weight(EarlierRule()) ?? 0 < -0.5)
    }

    @Test("is surer the more records there are")
    func sizes() throws {
        let few = try #require(try linked(6, about(3_600)).weight(EarlierRule()))
        let many = try #require(try linked(60, about(3_600)).weight(EarlierRule()))
        #expect(few > 0 && many > few)
    }

    @Test("bears a few records the other way round")
    func exceptions() throws {
        #expect(try linked(40) { ($0.isMultiple(of: 20) ? -1 : 1) * about(3_600)($0) }.weight(EarlierRule()) ?? 0 > 0.4)
    }

    @Test("is silent for fewer than five records, and where nothing is dated")
    func silent() throws {
        #expect(try linked(4, about(3_600)).weight(EarlierRule()) == nil)
        let trade = SampleTrade(40)
        let undated = SampleTable("erp/x", .order, [.text("Number", .number, trade.numbers("S"))])
        #expect(try LinkedTables(Copies.source(trade), undated).weight(EarlierRule()) == nil)
    }

    @Test("is silent where both sides have the same date and no time")
    func sameDay() throws {
        let trade = SampleTrade(40)
        let days = trade.moments.map(Copies.midnight)
        var left = Copies.source(trade)
        left.columns[3] = .moments("Created", .createdAt, days)
        #expect(try LinkedTables(left, Copies.target(trade, days)).weight(EarlierRule()) == nil)
    }

    @Test("sees records made without each other where each side is often the older one, by days")
    func independent() throws {
        let linked = linked { ($0.isMultiple(of: 2) ? 1 : -1) * 10 * 86_400 }
        let finding = try #require(EarlierRule().finding(in: linked.context()))
        #expect(finding.isIndependence)
        #expect(finding.weight == 0)
    }
}
