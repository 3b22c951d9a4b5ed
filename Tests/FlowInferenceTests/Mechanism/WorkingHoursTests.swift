import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("Working hours that delays keep")
struct WorkingHoursTests {
    private let trade = SampleTrade(200)

    private func hours(_ moments: [Double?]) throws -> WorkingHours? {
        WorkingHours(try LinkedTables(Copies.source(trade), Copies.target(trade, moments), namedBy: .right).context())
    }

    @Test("are kept by people, in exports with times and with dates alone")
    func kept() throws {
        let typed = Copies.typedOver(trade)
        #expect(try #require(try hours(typed)).areKept)
        #expect(try #require(try hours(typed.map(Copies.midnight))).areKept)
    }

    @Test("are not kept by an interface, however long it takes", arguments: [30.0, 21_600, 259_200] as [Double])
    func ignored(delay: Double) throws {
        let found = try #require(try hours(trade.moments.map { $0 + delay }))
        #expect(!found.areKept)
        #expect(found.areIgnored)
    }

    @Test("are not known where records are made in office hours and come at once")
    func unknown() throws {
        let office = Copies.typedOver(trade)
        var source = Copies.source(trade)
        source.columns[3] = .moments("Created", .createdAt, office)
        let target = Copies.target(trade, office.map { $0 + 20 })
        let found = try #require(WorkingHours(try LinkedTables(source, target, namedBy: .right).context()))
        #expect(!found.areKept && !found.areIgnored)
    }

    @Test("have holidays: the same ten in every year, three of them after Easter")
    func holidays() {
        let free = [
            (2025, 1, 1), (2025, 4, 21), (2025, 5, 1), (2025, 5, 29), (2025, 6, 9), (2025, 7, 21), (2025, 8, 15),
            (2025, 11, 1), (2025, 11, 11), (2025, 12, 25), (2026, 4, 6), (2026, 5, 14), (2024, 4, 1),
        ]
        for (year, month, day) in free {
            #expect(Calendar.isHoliday(Double(Calendar.dayNumber(year, month, day)) * 86_400 + 40_000))
        }
        #expect(!Calendar.isHoliday(Double(Calendar.dayNumber(2025, 4, 22)) * 86_400))
        let year = (0..<365).count { Calendar.isHoliday(Double(Calendar.dayNumber(2025, 1, 1) + $0) * 86_400) }
        #expect(year == 10)
    }

    @Test("dates and days count the same way back", arguments: [-800_000, -1, 0, 59, 11_016, 20_454, 800_000])
    func dates(day: Int) {
        let date = Calendar.date(Double(day) * 86_400 + 1)
        #expect(Calendar.dayNumber(date.year, date.month, date.day) == day)
    }
}
