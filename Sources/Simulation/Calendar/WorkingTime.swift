/// When people are at work: office hours on working days, Belgian public holidays free.
struct WorkingTime {
    /// Seconds of the day, without the lunch break.
    var sessions: [ClosedRange<Int>] = [8 * 3600 + 1800...12 * 3600, 12 * 3600 + 2700...17 * 3600]
    /// Days on which nobody keeps the work up: leave, illness, a fair. Numbers of days since 1970.
    var closedDays: Set<Int> = []

    func isWorkingDay(_ dayNumber: Int) -> Bool {
        let moment = Moment(seconds: dayNumber * Moment.day)
        return moment.weekday < 5 && !closedDays.contains(dayNumber) && !BelgianHolidays.contains(moment)
    }

    /// The moment itself in working time, else the start of the next session.
    func next(from moment: Moment) -> Moment {
        var day = moment.dayNumber
        var second = moment.secondOfDay
        // Closed days are finite and weeks have working days, so a working day comes.
        while true {
            if isWorkingDay(day), let session = sessions.first(where: { second <= $0.upperBound }) {
                return Moment(seconds: day * Moment.day + max(second, session.lowerBound))
            }
            day += 1
            second = 0
        }
    }

    /// The moment after so many seconds of working time.
    func after(_ seconds: Int, from moment: Moment) -> Moment {
        var now = next(from: moment)
        var rest = seconds
        while true {
            guard let session = sessions.first(where: { now.secondOfDay <= $0.upperBound }) else {
                now = next(from: now)
                continue
            }
            let left = session.upperBound - now.secondOfDay
            if rest <= left { return now + rest }
            rest -= left + 1
            now = next(from: now + left + 1)
        }
    }
}

/// The ten public holidays of Belgium (law of 4 January 1974).
enum BelgianHolidays {
    static func contains(_ moment: Moment) -> Bool {
        let (year, month, day) = moment.civil
        let fixed = [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)]
        if fixed.contains(where: { $0 == (month, day) }) { return true }
        let sinceEaster = moment.dayNumber - easter(year).dayNumber
        return [1, 39, 50].contains(sinceEaster)
    }

    /// Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Jones and Butcher).
    static func easter(_ year: Int) -> Moment {
        let golden = year % 19
        let (century, yearOfCentury) = year.quotientAndRemainder(dividingBy: 100)
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let shift = (golden + 11 * epact + 22 * weekday) / 451
        let sum = epact + weekday - 7 * shift + 114
        return Moment(year: year, month: sum / 31, day: sum % 31 + 1)
    }
}
