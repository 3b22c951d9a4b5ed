/// The days of the years 2019 to 2026, written out.
struct Dates {
    /// As ISO 8601 writes them: 2026-02-06.
    let iso: [[UInt8]]
    /// The day first: 06.02.2026.
    let dayFirst: [[UInt8]]

    init() {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var iso: [[UInt8]] = []
        var dayFirst: [[UInt8]] = []
        for year in 2019...2026 {
            for month in 1...12 {
                let days = lengths[month - 1] + (month == 2 && year.isMultiple(of: 4) ? 1 : 0)
                for day in 1...days {
                    let (two, one) = (Self.digits(month), Self.digits(day))
                    iso.append(Array("\(year)-\(two)-\(one)".utf8))
                    dayFirst.append(Array("\(one).\(two).\(year)".utf8))
                }
            }
        }
        self.iso = iso
        self.dayFirst = dayFirst
    }

    private static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
