import IntegrationModel
import Testing

@testable import Profiling

@Suite struct `Dates` {
    private static let notations: [(String, Double)] = [
        ("2025-06-25", 1_750_809_600), ("25/06/2025", 1_750_809_600), ("25-6-25", 1_750_809_600),
        ("25.06.2025", 1_750_809_600),
        ("25 juni 2025", 1_750_809_600), ("25-jun-2025", 1_750_809_600), ("25 juin 2025", 1_750_809_600),
        ("June 25, 2025", 1_750_809_600), ("25. Juni 2025", 1_750_809_600), ("12. März 2026", 1_773_273_600),
        ("12 janv. 2026", 1_768_176_000), ("12-jan-2026", 1_768_176_000),
        ("2025-06-25T14:03:07Z", 1_750_860_187), ("2025-06-25 14:03:07", 1_750_860_187),
        ("2025-06-25T14:03:07.123Z", 1_750_860_187),
        ("2025-06-25T16:03:07+02:00", 1_750_860_187), ("2025-06-25 14:03:07 +0000", 1_750_860_187),
        ("25/06/2025 14:03", 1_750_860_180), ("20250625 14:03:07", 1_750_860_187), ("20250625 14:03", 1_750_860_180),
        ("06/25/2025 2:03 PM", 1_750_860_180), ("6/25/2025 2:03:07 pm", 1_750_860_187),
        ("/Date(1750860187000)/", 1_750_860_187),
        ("2025-06-25T14:03:07.1234567+00:00", 1_750_860_187), ("1969-12-31", -86_400), ("29/02/2024", 1_709_164_800),
    ]

    @Test(arguments: notations)
    func `are read in every notation`(_ text: String, _ seconds: Double) {
        let table = Table("x", [text, text])
        #expect(table.numbers().first == seconds)
        #expect(table.profile().type == (text.contains(":") || text.hasPrefix("/") ? .dateTime : .date))
    }

    /// Spreadsheets count days; a cell that lost its format shows the count.
    @Test(
        arguments: [
            ("Leverdatum", "46027", FieldType.date), ("Valuta", "46027", .date), ("Bedrag", "46027", .integer),
            ("Orderdatum", "4602", .integer), ("Factuurnummer", "46027", .integer),
        ]
    )
    func `are read as days counted by a spreadsheet where the name is that of a day`(
        name: String,
        text: String,
        type: FieldType
    ) {
        let table = Table(name, [text, text])
        #expect(table.profile().type == type)
        #expect(table.numbers().first == (type == .date ? 1_767_571_200 : Double(text)))
    }

    @Test func `are read in ISO 8601's basic form`() {
        let table = Table("x", ["20250625T140307Z", "20250626T080000Z"])
        #expect(table.numbers().first == 1_750_860_187)
        #expect(table.profile().type == .dateTime)
    }

    @Test(arguments: [
        "20251325 14:03", "20250625 x", "2025062 14:03", "20250625-12", "31/02/x", "29/02/2023", "2025-13-01", "25/06",
        "1/2/3/4", "2025-06-25T25:00", "32/01/2025", "12 foo 2026",
        "1.2.3",
    ])
    func `are not read where the value is something else`(_ text: String) {
        #expect(Table("x", [text, text]).profile().type == .text)
    }

    private static let orders: [([String], DateOrder, Bool)] = [
        (["05/06/2025", "25/06/2025"], DateOrder.dayMonthYear, false),
        (["05/06/2025", "06/25/2025"], .monthDayYear, false),
        (["05/06/2025", "04/03/2025"], .dayMonthYear, true), (["05.06.2025", "04.03.2025"], .dayMonthYear, false),
        (["5/6/2025 2:00 PM", "4/3/2025 1:00 AM"], .monthDayYear, false), (["2025-06-05"], .yearMonthDay, false),
        (["99-06-30", "98-07-31"], .yearMonthDay, false), (["31-12-25", "30-11-25"], .dayMonthYear, true),
        (["5 juni 2025"], .dayMonthYear, false),
    ]

    @Test(arguments: orders)
    func `have an order that the column decides, or a guess`(_ values: [String], _ order: DateOrder, _ isGuess: Bool) {
        let profile = Table("x", values).profile()
        #expect(profile.dateOrder == order)
        #expect(profile.dateOrderIsGuess == isGuess)
    }

    @Test func `in doubt follow what was declared, or the other columns`() {
        let declared = Table("x", ["05/06/2025"]).profile(ProfileHints(dateOrder: .monthDayYear))
        #expect(declared.dateOrder == .monthDayYear)
        #expect(!declared.dateOrderIsGuess)
        let neighbours = Table(["a", "b"], [["05/06/2025", "06/25/2025"], ["01/02/2025", "12/31/2025"]]).finished()
        #expect(neighbours.profiles[0].dateOrder == .monthDayYear)
        #expect(neighbours.columns.columns[0].numbers?.first == 1_746_489_600)
    }

    @Test func `that contradict the column are no dates`() {
        let values = (13...30).map { "\($0)/06/2025" } + ["06/25/2025"]
        let profile = Table("x", values).profile()
        #expect(profile.type == .date)
        #expect(profile.typeShare == 18.0 / 19)
    }

    @Test(arguments: [
        (["20250625", "20250701", "20251231"], FieldType.date), (["20250001", "20250002", "20250003"], .integer),
        (["20250625140307", "20250701000000", "20251231235959"], .dateTime),
        (["20250625", "20250701", "99999999"], .integer),
    ])
    func `may be one number if all of the column are`(_ values: [String], _ type: FieldType) {
        #expect(Table("x", values).profile().type == type)
    }

    @Test func `at midnight are dates, and seconds are noticed`() {
        #expect(Table("x", ["2025-06-25 00:00:00", "2025-06-26 00:00:00"]).profile().type == .date)
        #expect(!Table("x", ["2025-06-25 14:00:00"]).profile().hasSeconds)
        #expect(Table("x", ["2025-06-25 14:00:01"]).profile().hasSeconds)
    }

    @Test func `survive being written and read on any day of 400 years`() {
        var random = SeededGenerator(state: 3)
        var texts: [String] = []
        var days: [Double] = []
        for _ in 0..<2000 {
            let day = Int.random(in: -100_000...60_000, using: &random)
            let date = CivilDate.civil(days: day)
            #expect(CivilDate.days(date.year, date.month, date.day) == day)
            texts.append("\(date.day)/\(date.month)/\(date.year)")
            days.append(Double(day * 86_400))
        }
        #expect(Table("x", texts).numbers() == days)
    }
}
