import IntegrationModel

/// Whether records wait for people: they come in working hours though their delays would bring them at night, in weekends
/// and on holidays as well.
struct WorkingHours {
    /// The share of the records that came outside working hours.
    let observed: Double
    /// The share that would have, had each record had the delay of another: delays that know no working hours.
    let expected: Double
    let count: Int

    /// nil where too few pairs have two moments.
    init?(_ link: LinkContext) {
        guard let left = link.leftMoments, let right = link.rightMoments else { return nil }
        let hasTimes = left.hasTimes && right.hasTimes
        let pairs = link.links.pairs.indices.compactMap { position -> (made: Double, came: Double, lag: Double)? in
            let pair = link.links.pairs[position]
            let (made, came) = (left.seconds[pair.left], right.seconds[pair.right])
            guard made.isFinite, came.isFinite else { return nil }
            guard hasTimes else {
                let (from, to) = (Self.day(made), Self.day(came))
                return (from, to, to - from)
            }
            return (made, came, link.lags[position])
        }
        guard pairs.count >= 10 else { return nil }
        let count = pairs.count
        func isOff(_ moment: Double) -> Bool {
            hasTimes ? !Calendar.isOfficeTime(moment) || Calendar.isHoliday(moment) : !Calendar.isWorkingDay(moment)
        }
        observed = Double(pairs.count { isOff($0.came) }) / Double(count)
        self.count = count
        var off = 0
        let shifts = [7, 31, 97, 211, 389].map { $0 % count }.filter { $0 != 0 }
        for shift in shifts {
            for (index, pair) in pairs.enumerated() where isOff(pair.made + pairs[(index + shift) % count].lag) {
                off += 1
            }
        }
        expected = shifts.isEmpty ? 0 : Double(off) / Double(shifts.count * count)
    }

    private static func day(_ moment: Double) -> Double { moment - Calendar.timeOfDay(moment) }

    /// Hardly any record came outside working hours, and a good many would have.
    var areKept: Bool { expected * Double(count) >= 6 && observed <= 0.2 * expected }

    /// Records came at night and in weekends as if nobody had to be there.
    var areIgnored: Bool { observed * Double(count) >= 4 && observed >= 0.04 && observed >= 0.6 * expected }
}
