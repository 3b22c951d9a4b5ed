import IntegrationModel

/// Days of the Gregorian calendar.
///
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil` and `civil_from_days`.
enum CivilDate {
    /// Days since 1970-01-01.
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooredQuotient(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
    }

    /// Whether a day exists, in the years 1600 to 9999.
    @inline(__always)
    static func isValid(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        guard (1600...9999).contains(year), (1...12).contains(month), day >= 1 else { return false }
        if day <= 28 { return true }
        switch month {
        case 2: return day <= (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28)
        case 4, 6, 9, 11: return day <= 30
        default: return day <= 31
        }
    }

    /// The year that two digits stand for: 1970 to 2069.
    static func fullYear(_ twoDigits: Int) -> Int { twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits }
}

extension DateToken {
    /// The day in an order of the components; nil where there is no such day.
    func civilDate(in order: DateOrder) -> (year: Int, month: Int, day: Int)? {
        let date: (year: Int, month: Int, day: Int)
        switch (form, order) {
        case (.yearFirst, _), (.namedMonth, _): date = (first, second, third)
        case (.shortYear, .yearMonthDay): date = (CivilDate.fullYear(first), second, third)
        case (.shortYear, .dayMonthYear): date = (CivilDate.fullYear(third), second, first)
        case (.shortYear, .monthDayYear): date = (CivilDate.fullYear(third), first, second)
        case (_, .monthDayYear): date = (third, first, second)
        case (_, .dayMonthYear), (_, .yearMonthDay): date = (third, second, first)
        }
        return CivilDate.isValid(date.year, date.month, date.day) ? date : nil
    }
}

extension Int {
    /// The quotient rounded down.
    func flooredQuotient(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder != 0 && (remainder < 0) != (divisor < 0) ? quotient - 1 : quotient
    }
}
