import IntegrationModel

/// How the records of one side came in: when, how many at once.
struct ArrivalPattern {
    let count: Int
    /// The share outside office hours: nights and weekends.
    let offOffice: Double
    let weekend: Double
    /// The share of records that came within 5 seconds of the one before.
    let bursts: Double
    /// The share within the busiest 4 minutes of the hour, whatever the hour.
    let minuteConcentration: Double
    /// The share within the busiest half hour of the day, and when that begins, in seconds after midnight.
    let hourConcentration: Double
    let busiest: Double

    init?(_ moments: [Double], hasTimes: Bool) {
        let sorted = moments.filter(\.isFinite).sorted()
        guard sorted.count >= 5 else { return nil }
        count = sorted.count
        let total = Double(sorted.count)
        weekend = Double(sorted.count { Calendar.isWeekend($0) }) / total
        guard hasTimes else {
            (offOffice, bursts, minuteConcentration, hourConcentration, busiest) = (weekend, 0, 0, 0, 0)
            return
        }
        offOffice = Double(sorted.count { !Calendar.isOfficeTime($0) }) / total
        let close = zip(sorted, sorted.dropFirst()).count { $1 - $0 <= 5 }
        bursts = Double(close) / total
        var minutes = [Int](repeating: 0, count: 60)
        var halfHours = [Int](repeating: 0, count: 48)
        for moment in sorted {
            let time = Calendar.timeOfDay(moment)
            minutes[Int(time / 60) % 60] += 1
            halfHours[min(47, Int(time / 1800))] += 1
        }
        let windows = (0..<60).map { start in (0..<4).reduce(0) { $0 + minutes[(start + $1) % 60] } }
        minuteConcentration = Double(windows.max() ?? 0) / total
        let top = halfHours.indices.max { (halfHours[$0], -$0) < (halfHours[$1], -$1) } ?? 0
        hourConcentration = Double(halfHours[top]) / total
        busiest = Double(top) * 1800
    }
}
