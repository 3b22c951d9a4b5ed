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
}
