import IntegrationModel

/// How the records of one side came in: when, how many at once.
struct ArrivalPattern {
    let count: Int
    /// The share outside office hours: nights and weekends.
    let offOffice: Double
    let weekend: Double
    /// The share of records that came within 5 seconds of the one before.
    let bursts: Double

    init?(_ moments: [Double], hasTimes: Bool) {
        let sorted = moments.filter(\.isFinite).sorted()
        guard sorted.count >= 5 else { return nil }
        count = sorted.count
        let total = Double(sorted.count)
        weekend = Double(sorted.count { Calendar.isWeekend($0) }) / total
        guard hasTimes else {
            (offOffice, bursts) = (weekend, 0)
            return
        }
        offOffice = Double(sorted.count { !Calendar.isOfficeTime($0) }) / total
        bursts = Double(zip(sorted, sorted.dropFirst()).count { $1 - $0 <= 5 }) / total
    }
}
