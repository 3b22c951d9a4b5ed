/// A moment to the second, as a clock on a Belgian wall shows it: seconds since 1970-01-01 00:00 local time.
public struct Moment: Sendable, Hashable, Comparable {
    public var seconds: Int

    public init(seconds: Int) { self.seconds = seconds }

    public static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

    static func + (moment: Moment, seconds: Int) -> Moment { Moment(seconds: moment.seconds + seconds) }
    static func - (left: Moment, right: Moment) -> Int { left.seconds - right.seconds }

    static let day = 86_400
}

extension Moment {
    init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        // Days from civil, Howard Hinnant, https://howardhinnant.github.io/date_algorithms.html
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        self.init(seconds: days * Moment.day + hour * 3600 + minute * 60 + second)
    }

    /// Whole days since 1970-01-01.
    var dayNumber: Int { seconds >= 0 ? seconds / Moment.day : (seconds - Moment.day + 1) / Moment.day }

    var secondOfDay: Int { seconds - dayNumber * Moment.day }

    var startOfDay: Moment { Moment(seconds: dayNumber * Moment.day) }

    /// 0 is Monday.
    var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 }

    var civil: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Seconds that Belgian clocks are ahead of UTC at this moment: summer time from the last Sunday of March, 02:00,
    /// to the last Sunday of October, 03:00.
    var offsetFromUTC: Int {
        func lastSunday(_ month: Int) -> Moment {
            let last = Moment(year: civil.year, month: month, day: 31)
            return last + -((last.weekday + 1) % 7) * Moment.day
        }
        return self >= lastSunday(3) + 2 * 3600 && self < lastSunday(10) + 3 * 3600 ? 7200 : 3600
    }

    var inUTC: Moment { self + -offsetFromUTC }
}

extension Moment: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
        guard parts.count >= 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "not a date such as 2026-10-30T17:00:00: \(text)"
                )
            )
        }
        func part(_ place: Int) -> Int { place < parts.count ? parts[place] : 0 }
        self.init(
            year: parts[0],
            month: parts[1],
            day: parts[2],
            hour: part(3),
            minute: part(4),
            second: part(5)
        )
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text("yyyy-mm-ddThh:mi:ss"))
    }
}
