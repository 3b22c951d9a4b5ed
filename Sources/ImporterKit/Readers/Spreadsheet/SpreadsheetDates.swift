/// Dates of spreadsheets: days since an epoch, with a fraction for the time (ECMA-376 part 1, 18.17.4).
struct SpreadsheetDates {
    /// Whether day 0 is 1 January 1904, as on the old Macintosh, and not the last day of 1899.
    var is1904: Bool

    private static let secondsADay = 86_400

    /// Writes a serial number as the format shows it: `2026-11-30`, `2026-11-30 08:15:00`, `08:15:00`.
    ///
    /// - Returns: nil for what is no date: a negative number, one after the year 9999, and 29 February 1900, which the
    ///   epoch of 1900 counts although it never was.
    func text(_ serial: Double, _ format: CellFormat) -> String? {
        guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
        // Fractions are stored with errors of some microseconds.
        let seconds = Int((serial * Double(Self.secondsADay)).rounded())
        if format == .duration { return Self.clock(seconds) }
        let (days, time) = (seconds / Self.secondsADay, seconds % Self.secondsADay)
        if format == .time, days == 0 { return Self.clock(time) }
        guard let date = date(days) else { return nil }
        return format == .date && time == 0 ? date : "\(date) \(Self.clock(time))"
    }

    private func date(_ day: Int) -> String? {
        var days = day
        if is1904 {
            days += Self.days1904
        } else if day == 60 {
            return nil
        } else {
            days += day < 60 ? Self.days1900 + 1 : Self.days1900
        }
        let (year, month, dayOfMonth) = Self.civil(days)
        return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(dayOfMonth, 2))"
    }

    /// Of 30 December 1899 and of 1 January 1904, since 1 January 1970.
    private static let (days1900, days1904) = (-25_569, -24_107)

    /// After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    private static func civil(_ days: Int) -> (Int, Int, Int) {
        let z = days + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    private static func clock(_ seconds: Int) -> String {
        "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
