import IntegrationModel

/// Which weeks of a plan may be used: all but those in which nothing may change.
struct PlanCalendar: Sendable {
    /// Days since 1970 of the first day of week 0; nil where no date is known.
    let firstDay: Int?
    /// Whether somebody said when to begin; the day of the exports is no date to promise.
    private let isDated: Bool
    private let blackouts: [(days: ClosedRange<Int>, why: String)]

    /// Weeks that are looked at beyond the last one asked for.
    private static let most = 1_040

    /// - Parameter today: seconds since 1970, for where the vision names no day to begin on.
    init(_ limits: VisionLimits = VisionLimits(), today: Double? = nil) {
        let now = today.flatMap { $0.isFinite ? Int(($0 / 86_400).rounded(.down)) : nil }
        isDated = limits.start != nil
        firstDay = limits.start.flatMap(Self.day) ?? now
        blackouts = limits.blackouts.compactMap { blackout in
            guard let from = Self.day(blackout.from), let to = Self.day(blackout.to), from <= to else { return nil }
            return (from...to, blackout.why)
        }
    }

    /// Why a week may not be used; nil where it may.
    func obstacle(in week: Int) -> String? {
        guard let firstDay else { return nil }
        let days = (firstDay + 7 * week)...(firstDay + 7 * week + 6)
        return blackouts.first { $0.days.overlaps(days) }?.why
    }

    /// The first weeks from some week on that have room for some weeks of work within so many of the calendar.
    ///
    /// - Returns: nil where there is no such room within twenty years.
    func room(forWeeks work: Int, from week: Int, within most: Int) -> (start: Int, weeks: Int)? {
        for start in week..<(week + Self.most) where obstacle(in: start) == nil {
            var worked = 0
            for elapsed in 1...max(1, most) {
                if obstacle(in: start + elapsed - 1) == nil { worked += 1 }
                if worked >= work { return (start, elapsed) }
            }
        }
        return nil
    }

    /// How many weeks of work any phase of a length can have, within the weeks of a plan.
    func mostWork(in length: Int, until end: Int) -> Int {
        guard !blackouts.isEmpty, firstDay != nil else { return length }
        let free = (0..<(end + length)).map { obstacle(in: $0) == nil ? 1 : 0 }
        return (0...max(0, end)).map { free[$0..<($0 + length)].reduce(0, +) }.max() ?? length
    }

    /// How many weeks of a plan may be used.
    func freeWeeks(until end: Int) -> Int { (0..<max(0, end)).count { obstacle(in: $0) == nil } }

    /// The first day of a week, as an ISO 8601 date; nil where nobody said when to begin.
    func date(of week: Int) -> String? { !isDated ? nil : firstDay.map { Self.text(ofDay: $0 + 7 * week) } }

    /// Days since 1970 of an ISO 8601 date in the proleptic Gregorian calendar; nil for another text.
    static func day(_ text: String) -> Int? {
        let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            (1...9_999).contains(year), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        // Years begin in March, so that the leap day is the last one.
        let shifted = month > 2 ? year : year - 1
        let (century, rest) = (shifted / 400, shifted % 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return century * 146_097 + rest * 365 + rest / 4 - rest / 100 + dayOfYear - 719_468
    }

    private static func text(ofDay day: Int) -> String {
        let shifted = day + 719_468
        let century = shifted / 146_097
        let ofCentury = shifted % 146_097
        let year = (ofCentury - ofCentury / 1_460 + ofCentury / 36_524 - ofCentury / 146_096) / 365
        let dayOfYear = ofCentury - (365 * year + year / 4 - year / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return padded(century * 400 + year + (month <= 2 ? 1 : 0), 4) + "-" + padded(month, 2) + "-"
            + padded(dayOfYear - (153 * march + 2) / 5 + 1, 2)
    }
}
