import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("The period that a target's export shows")
struct TargetWindowTests {
    /// 400 records over a hundred days.
    private let trade = SampleTrade(400)
    private var until: Double { trade.moments[399] }

    private func window(_ linked: LinkedTables) throws -> TargetWindow {
        TargetWindow(try linked.context(), dataUntil: until)
    }

    private func linked(_ arrived: Range<Int>, delay: Double = 60) -> LinkedTables {
        let missing = Set(0..<400).subtracting(arrived)
        return Copies.flow(trade, missing: missing) { _ in delay }
    }

    @Test("where the source begins with the target, what is a little older may be missing")
    func beginsTogether() throws {
        let start = try window(linked(10..<400)).start
        #expect(start < trade.moments[0])
        #expect(try window(linked(10..<400, delay: 5 * Copies.day)).start < start)
    }

    @Test("where the source goes back much further, what was made before the target begins came before")
    func sourceGoesBack() throws {
        let start = try window(linked(200..<400)).start
        #expect(start > trade.moments[199] && start <= trade.moments[200])
        let slow = try window(linked(200..<400, delay: 5 * Copies.day)).start
        #expect(abs(slow - trade.moments[200]) < 1)
    }

    @Test(
        "where a few records are older, they may be missing still, and where one in twenty is, not",
        arguments: [70, 90]
    )
    func fewOlder(first: Int) throws {
        // Fourteen days are 56 records.
        let start = try window(linked(first..<400)).start
        #expect((start > trade.moments[first - 1]) == (first == 90))
    }

    @Test("a silent target does not end where another list of its system goes on")
    func systemGoesOn() throws {
        let context = try linked(0..<250).context()
        let invoices = Copies.target(trade, trade.moments, "erp/invoices", .invoice).profile
        // Fewer rows than an export is cut off at.
        let fewer = try linked(0..<247).context()
        #expect(!TargetWindow(fewer, dataUntil: until, beside: [invoices]).endsEarly)
        #expect(TargetWindow(context, dataUntil: until, beside: [invoices]).endsEarly)
    }

    @Test("customers of long ago may be missing also where the list of the target is young")
    func parties() throws {
        var parties = linked(200..<400)
        parties.left = SampleTable("crm/companies", .party, parties.left.columns)
        parties.right = SampleTable("erp/partners", .party, parties.right.columns)
        #expect(try window(parties).start < trade.moments[150])
    }

    @Test("a target without dates begins nowhere")
    func undated() throws {
        var undated = linked(200..<400)
        undated.right.columns.removeAll { $0.canonical == .createdAt }
        #expect(try window(undated).start == -.infinity)
    }

    @Test("a target that goes on with the others ends with them", arguments: [400, 390, 360])
    func goesOn(end: Int) throws {
        let window = try window(linked(0..<end))
        #expect(window.end == until && !window.endsEarly)
    }

    /// Records that came by this flow up to one of them, and others of the target's own, one in eight.
    private func withOwn(_ end: Int, made: [Double]? = nil) -> LinkedTables {
        var tables = linked(0..<end)
        if let made, let created = tables.right.columns.firstIndex(where: { $0.canonical == .createdAt }) {
            tables.right.columns[created] = .moments("Created", .createdAt, made)
        }
        tables.pairs.removeAll { $0.1.isMultiple(of: 8) }
        return tables
    }

    @Test("a target that falls silent with what it makes itself ends there", arguments: [341, 237, 101])
    func ownRecordsEndToo(end: Int) throws {
        let window = try window(withOwn(end))
        #expect(window.endsEarly && !window.isAtLimit)
        #expect(window.end == trade.moments[end - 1] + 60)
    }

    @Test("a target that only this flow fills falls silent when the flow stops", arguments: [330, 237, 101])
    func flowStops(end: Int) throws {
        let window = try window(linked(0..<end))
        #expect(window.end == until && !window.endsEarly)
    }

    @Test("a target of as many rows as exports are cut off at ends there", arguments: [250, 100])
    func cutOff(end: Int) throws {
        let window = try window(linked(0..<end))
        #expect(window.endsEarly && window.isAtLimit)
        #expect(window.end == trade.moments[end - 1] + 60)
    }

    @Test("a target that ends with a month ends there")
    func endsWithMonth() throws {
        // Midnight of 1 March 2026.
        let march = Copies.monday + 55 * Copies.day
        let end = try #require(trade.moments.firstIndex { $0 >= march })
        #expect(try window(linked(0..<end)).endsEarly)
        #expect(try !window(linked(0..<(end + 12))).endsEarly)
    }

    @Test("where all of a month is made on one day, a month's silence is usual")
    func monthly() throws {
        let made = trade.moments.map { moment in
            Copies.monday + ((moment - Copies.monday) / (30 * Copies.day)).rounded(.down) * 30 * Copies.day
        }
        let monthly = withOwn(400, made: made)
        #expect(try !TargetWindow(monthly.context(), dataUntil: made[399] + 40 * Copies.day).endsEarly)
        #expect(try TargetWindow(monthly.context(), dataUntil: made[399] + 120 * Copies.day).endsEarly)
    }

    @Test("rows at which exports are cut off are round, or all that a sheet holds")
    func limits() {
        #expect([100, 250, 500, 1_000, 2_000, 2_500, 10_000, 65_535, 1_048_575].allSatisfy(TargetWindow.isLimit))
        #expect(![0, 10, 50, 99, 101, 110, 300, 999, 1_100, 65_000].contains(where: TargetWindow.isLimit))
    }
}
