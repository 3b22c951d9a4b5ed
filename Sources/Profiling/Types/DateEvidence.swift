import IntegrationModel

/// What the dates of a column say about the order of day, month and year.
struct DateEvidence {
    var yearFirst = 0
    var namedMonth = 0
    /// Dates whose order their own form says: points between the numbers, or a clock of twelve hours.
    var points = 0
    var twelveHours = 0
    /// Dates with the year last, and those of them that exist with the day first, and with the month first.
    var yearLast = 0
    var dayFirstPossible = 0
    var monthFirstPossible = 0
    /// Dates of three short components, and those of them that exist in each order.
    var shortYear = 0
    var shortPossible: InlineArray<3, Int> = .init(repeating: 0)
    var withTime = 0
    var withClockTime = 0
    var withSeconds = 0

    mutating func add(_ date: DateToken, times: Int = 1) {
        switch date.form {
        case .yearFirst: yearFirst += times
        case .namedMonth: namedMonth += times
        case .yearLast, .points, .twelveHours:
            yearLast += times
            if date.form == .points { points += times }
            if date.form == .twelveHours { twelveHours += times }
            if date.civilDate(in: .dayMonthYear) != nil { dayFirstPossible += times }
            if date.civilDate(in: .monthDayYear) != nil { monthFirstPossible += times }
        case .shortYear:
            shortYear += times
            for (index, order) in DateOrder.allCases.enumerated() where date.civilDate(in: order) != nil {
                shortPossible[index] += times
            }
        }
        guard date.hasTime else { return }
        withTime += times
        if date.seconds != 0 { withClockTime += times }
        if date.seconds % 60 != 0 { withSeconds += times }
    }

    mutating func merge(_ other: DateEvidence) {
        yearFirst += other.yearFirst
        namedMonth += other.namedMonth
        points += other.points
        twelveHours += other.twelveHours
        yearLast += other.yearLast
        dayFirstPossible += other.dayFirstPossible
        monthFirstPossible += other.monthFirstPossible
        shortYear += other.shortYear
        for index in shortPossible.indices { shortPossible[index] += other.shortPossible[index] }
        withTime += other.withTime
        withClockTime += other.withClockTime
        withSeconds += other.withSeconds
    }

    var count: Int { yearFirst + namedMonth + yearLast + shortYear }

    /// The order that the column proves: one that fits more dates than any other.
    var proved: DateOrder? {
        if shortYear > 0, yearLast == 0 {
            let orders = Array(DateOrder.allCases.enumerated())
            let best = orders.map { shortPossible[$0.offset] }.max() ?? 0
            let winners = orders.filter { shortPossible[$0.offset] == best }
            return winners.count == 1 ? winners[0].element : nil
        }
        if yearLast > 0 {
            if dayFirstPossible != monthFirstPossible {
                return dayFirstPossible > monthFirstPossible ? .dayMonthYear : .monthDayYear
            }
            if points * 2 > yearLast { return .dayMonthYear }
            if twelveHours * 2 > yearLast { return .monthDayYear }
            return nil
        }
        return .yearMonthDay
    }

    /// Whether the column's own order is written with the year last and so can vouch for its neighbours.
    var vouchesFor: DateOrder? { yearLast + shortYear > 0 ? proved : nil }

    /// The order, and whether it is a guess: declared, else proved, else that of the other dates of the dataset, else
    /// day, month, year, as in Belgium.
    func order(declared: DateOrder?, dataset: DateOrder?) -> (order: DateOrder, isGuess: Bool) {
        if yearLast + shortYear == 0 { return (namedMonth > yearFirst ? .dayMonthYear : .yearMonthDay, false) }
        if let proved { return (proved, false) }
        if let declared { return (declared, false) }
        if let dataset, isPossible(dataset) { return (dataset, false) }
        return (.dayMonthYear, true)
    }

    private func isPossible(_ order: DateOrder) -> Bool {
        yearLast > 0 ? order != .yearMonthDay : true
    }
}

extension DateToken {
    /// Seconds since 1970-01-01 00:00 UTC, NaN where the date does not exist in the order.
    ///
    /// - Parameter daysOnly: leaves the time of day and the zone out.
    func seconds(in order: DateOrder, daysOnly: Bool) -> Double {
        guard let date = civilDate(in: order) else { return .nan }
        let midnight = CivilDate.days(date.year, date.month, date.day) * 86_400
        return Double(daysOnly ? midnight : midnight + seconds - (zone ?? 0) * 60)
    }
}
