import Glibc

/// Days, weekdays and times of day of moments in seconds since 1970.
enum Calendar {
    static let day = 86_400.0

    /// 0 is Monday.
    static func weekday(_ moment: Double) -> Int {
        let days = Int((moment / day).rounded(.down))
        return ((days + 3) % 7 + 7) % 7
    }

    /// Seconds since midnight.
    static func timeOfDay(_ moment: Double) -> Double {
        moment - (moment / day).rounded(.down) * day
    }

    static func isWeekend(_ moment: Double) -> Bool { weekday(moment) >= 5 }

    /// Monday to Friday, 6:00 to 20:00: wide enough for another time zone or an early bird.
    static func isOfficeTime(_ moment: Double) -> Bool {
        let hour = timeOfDay(moment) / 3600
        return !isWeekend(moment) && hour >= 6 && hour < 20
    }

    /// Monday to Friday, and no public holiday.
    static func isWorkingDay(_ moment: Double) -> Bool { !isWeekend(moment) && !isHoliday(moment) }

    /// One of the ten public holidays of Belgium (law of 4 January 1974); most of them are free in the countries around
    /// too.
    static func isHoliday(_ moment: Double) -> Bool {
        guard moment.isFinite, abs(moment) < 1e11 else { return false }
        let date = date(moment)
        let fixed = [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)]
        if fixed.contains(where: { $0.0 == date.month && $0.1 == date.day }) { return true }
        let sinceEaster = Int((moment / day).rounded(.down)) - easterDay(date.year)
        return sinceEaster == 1 || sinceEaster == 39 || sinceEaster == 50
    }

    /// Whether it is summer time in the European Union (directive 2000/84/EC): from 1:00 UTC on the last Sunday of March to
    /// 1:00 UTC on the last Sunday of October.
    static func isSummerTime(_ moment: Double) -> Bool {
        guard moment.isFinite, abs(moment) < 1e11 else { return false }
        let year = date(moment).year
        func turn(_ month: Int) -> Double {
            let last = Double(dayNumber(year, month, 31)) * day
            return last - Double((weekday(last) + 1) % 7) * day + 3600
        }
        return moment >= turn(3) && moment < turn(10)
    }

    /// Year, month and day of a moment (Hinnant, *chrono-Compatible Low-Level Date Algorithms*).
    static func date(_ moment: Double) -> (year: Int, month: Int, day: Int) {
        let shifted = Int((moment / day).rounded(.down)) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Days since 1970 of a date, the reverse of ``date(_:)``.
    static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Easter Sunday (the algorithm of Meeus, Jones and Butcher), as days since 1970.
    private static func easterDay(_ year: Int) -> Int {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let (d, e) = (b / 4, b % 4)
        let f = (b + 8) / 25
        let g = (b - f + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = (c / 4, c % 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let n = h + l - 7 * m + 114
        return dayNumber(year, n / 31, n % 31 + 1)
    }
}
