internal import IntegrationModel

/// Moments and durations, for readers and for machines. All moments are in UTC.
enum TimeText {
    /// `40 s`, `12 min`, `7 h`, `2.7 days`, `5 weeks`, `4 months`.
    static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite else { return localized("unknown") }
        let (size, sign) = (abs(seconds), seconds < 0 ? "−" : "")
        let units: [(upTo: Double, unit: Double, words: String)] = [
            (90, 1, "{1} s"), (90 * 60, 60, "{1} min"), (36 * 3_600, 3_600, "{1} h"), (60 * 86_400, 86_400, "{1} days"),
            (730 * 86_400, 2_629_746, "{1} months"),
        ]
        func text(_ amount: Double, _ places: Int, _ words: String) -> String {
            sign + localized(Message(key: words, [.text(NumberText.decimal(amount, places: places))]))
        }
        guard let unit = units.first(where: { size < $0.upTo }) else { return text(size / 31_556_952, 1, "{1} years") }
        let amount = size / unit.unit
        return text(amount, amount < 10 && unit.unit >= 3_600 ? 1 : 0, unit.words)
    }

    /// A delay of a flow as exactly as the exports tell it: where they have dates alone, what is less than a day is `< 1
    /// day`.
    static func delay(_ seconds: Double, of lag: Lag) -> String {
        lag.precision >= 86_400 && seconds < 86_400 ? localized("< 1 day") : duration(seconds)
    }

    /// `30 October 2026`.
    static func date(_ seconds: Double) -> String {
        guard let moment = Moment(seconds) else { return localized("unknown") }
        let months: [Message] = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let day = Language.current == .german ? "\(moment.day)." : "\(moment.day)"
        let ordinal = Language.current == .french && moment.day == 1 ? "1er" : day
        return "\(ordinal) \(localized(months[moment.month - 1])) \(moment.year)"
    }

    /// `2026-10-30`, `30/10/2026`, `30.10.2026`.
    static func shortDate(_ seconds: Double) -> String {
        isoDate(seconds).map { Language.current.date($0) } ?? localized("unknown")
    }

    /// `2026-10-30`; nil outside the years 1 to 9999.
    static func isoDate(_ seconds: Double) -> String? {
        Moment(seconds).map { "\($0.year)-\(padded($0.month))-\(padded($0.day))" }
    }

    /// `2026-10`, `10/2026`.
    static func month(_ iso: String) -> String {
        let parts = iso.split(separator: "-")
        guard Language.current != .english, parts.count == 2 else { return iso }
        return "\(parts[1])\(Language.current == .german ? "." : "/")\(parts[0])"
    }

    /// ISO 8601 with offset, whole seconds: `2026-10-30T17:00:00Z`. nil outside the years 1 to 9999.
    static func iso8601(_ seconds: Double) -> String? {
        guard let moment = Moment(seconds) else { return nil }
        let year = String(repeating: "0", count: 4 - String(moment.year).count) + String(moment.year)
        let time = [moment.second / 3_600, moment.second / 60 % 60, moment.second % 60].map(padded)
        return "\(year)-\(padded(moment.month))-\(padded(moment.day))T\(time.joined(separator: ":"))Z"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// A moment in the Gregorian calendar, UTC.
///
/// The conversion is that of H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
private struct Moment {
    var year: Int
    var month: Int
    var day: Int
    /// Of the day.
    var second: Int

    init?(_ seconds: Double) {
        // The years 1 to 9999.
        guard seconds >= -62_135_596_800, seconds < 253_402_300_799 else { return nil }
        let whole = Int(seconds.rounded())
        let days = whole >= 0 ? whole / 86_400 : (whole - 86_399) / 86_400
        second = whole - days * 86_400
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}
