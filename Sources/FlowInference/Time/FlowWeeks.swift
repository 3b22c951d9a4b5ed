import IntegrationModel

/// Counts what became of the records of each week.
struct FlowWeeks {
    /// A record of the source that arrived.
    struct Arrival {
        /// Of the source record; NaN where unknown.
        var moment: Double
        /// In seconds; NaN where unknown.
        var delay: Double
        var isConflicting: Bool
    }

    /// Five years.
    private static let most = 260

    private var weeks: [FlowWeek] = []
    private var delays: [[Double]] = []

    /// - Parameters:
    ///   - lost: moments of the source records that were due and did not arrive.
    ///   - end: up to when all is known: what was made later may still be under way.
    init(arrivals: [Arrival], lost: [Double], until end: Double) {
        guard end.isFinite, abs(end) < 1e11 else { return }
        let beyond = FlowWeek.monday(of: end)
        let earliest = Double(beyond - 7 * Self.most) * 86_400
        let limit = Double(beyond) * 86_400
        let moments = arrivals.map(\.moment) + lost
        let known = moments.filter { $0 >= earliest && $0 < limit }
        guard let first = known.min() else { return }
        let start = FlowWeek.monday(of: first)
        weeks = stride(from: start, to: beyond, by: 7).map { FlowWeek(monday: $0) }
        delays = Array(repeating: [], count: weeks.count)
        for arrival in arrivals {
            guard let place = place(of: arrival.moment) else { continue }
            weeks[place].eligible += 1
            weeks[place].linked += 1
            if arrival.isConflicting { weeks[place].conflicting += 1 }
            if arrival.delay.isFinite { delays[place].append(max(0, arrival.delay)) }
        }
        for moment in lost { if let place = place(of: moment) { weeks[place].eligible += 1 } }
        for place in weeks.indices where !delays[place].isEmpty {
            weeks[place].timed = delays[place].count
            weeks[place].medianDelay = Statistics.median(delays[place])
        }
    }

    private func place(of moment: Double) -> Int? {
        guard let first = weeks.first, moment.isFinite, abs(moment) < 1e11 else { return nil }
        let place = (FlowWeek.monday(of: moment) - first.monday) / 7
        return moment >= Double(first.monday) * 86_400 && place < weeks.count ? place : nil
    }

    var values: [FlowWeek] { weeks }
}

extension [FlowWeek] {
    /// Counts the target's records into the weeks in which they came.
    mutating func add(arrived: [Double], withoutOrigin: [Double]) {
        guard let first = first?.monday else { return }
        for (moments, hasOrigin) in [(arrived, true), (withoutOrigin, false)] {
            for moment in moments where moment.isFinite && moment >= Double(first) * 86_400 && moment < 1e11 {
                let place = (FlowWeek.monday(of: moment) - first) / 7
                guard place < count else { continue }
                self[place].arrived += 1
                if !hasOrigin { self[place].withoutOrigin += 1 }
            }
        }
    }
}
