import Testing

@testable import Simulation

@Suite("Time")
struct CalendarTests {
    @Test("Dates are written in a pattern")
    func datesAreWritten() {
        let moment = Moment(year: 2026, month: 2, day: 28, hour: 23, minute: 5, second: 9)
        #expect(moment.text("dd/mm/yyyy hh:mi:ss") == "28/02/2026 23:05:09")
        #expect((moment + 55 * 60).text("yyyy-mm-ddThh:mi") == "2026-03-01T00:00")
        #expect(Moment(seconds: 0).text("yy") == "70")
    }

    @Test(
        "Easter is on the day that the calendar says",
        arguments: [(2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2038, "2038-04-25")]
    )
    func easter(year: Int, date: String) {
        #expect(BelgianHolidays.easter(year).dateText == date)
    }

    @Test("Nobody works on holidays and at weekends")
    func holidaysAreFree() {
        let working = WorkingTime()
        // Thursday 1 May 2025, then Friday; Whit Monday 2026; a Saturday.
        #expect(working.next(from: Moment(year: 2025, month: 5, day: 1, hour: 10)).dateText == "2025-05-02")
        #expect(working.next(from: Moment(year: 2026, month: 5, day: 25, hour: 10)).dateText == "2026-05-26")
        #expect(
            working.next(from: Moment(year: 2026, month: 8, day: 22)).text("yyyy-mm-dd hh:mi") == "2026-08-24 08:30"
        )
    }

    @Test("Work that does not fit into a day goes on the next working day")
    func workGoesOn() {
        let friday = Moment(year: 2026, month: 8, day: 21, hour: 16, minute: 59)
        #expect(WorkingTime().after(120, from: friday).text("yyyy-mm-dd hh:mi") == "2026-08-24 08:30")
    }

    @Test("Clocks are an hour ahead of UTC in winter and two in summer")
    func summerTime() {
        #expect(Moment(year: 2026, month: 3, day: 29, hour: 1, minute: 59).offsetFromUTC == 3600)
        #expect(Moment(year: 2026, month: 3, day: 29, hour: 3).offsetFromUTC == 7200)
        #expect(Moment(year: 2026, month: 10, day: 25, hour: 3).offsetFromUTC == 3600)
        #expect(Moment(year: 2026, month: 7, day: 1, hour: 1).inUTC.text("yyyy-mm-dd hh") == "2026-06-30 23")
    }
}
