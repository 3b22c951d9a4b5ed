/// Tells when records that are ready at given moments arrive at the other end of a flow.
struct ArrivalClock {
    let flow: FlowPlan
    var working = WorkingTime()
    /// Spans in which the interface was down; it catches up afterwards.
    var outages: [ClosedRange<Moment>] = []
    var random: RandomSource

    init(_ flow: FlowPlan, period: ClosedRange<Moment>, random: RandomSource) {
        self.flow = flow
        self.random = random
        let span = period.upperBound - period.lowerBound
        if self.random.chance(0.3) {
            let start = period.lowerBound + self.random.integer(in: 0...span)
            outages.append(start...start + self.random.integer(in: 2...30) * 3600)
        }
        // One leave of one to two weeks, on which the work waits, and some single days.
        if flow.delay.clerks == 1, self.random.chance(0.7) {
            let first = period.lowerBound.dayNumber + self.random.integer(in: 0...max(1, span / Moment.day))
            working.closedDays.formUnion(first...first + self.random.integer(in: 4...11))
        }
    }

    /// The arrivals, in the order of the given moments.
    mutating func arrivals(_ triggers: [Moment]) -> [Moment] {
        switch flow.mechanism {
        case .automated: automated(triggers)
        case .batch: batched(triggers)
        case .manual: typed(triggers)
        case .external: triggers.map { external($0) }
        }
    }

    private mutating func delay() -> Int {
        flow.delay.median <= 0
            ? 0 : max(1, Int(random.logNormal(median: flow.delay.median, spread: flow.delay.spread)))
    }

    private mutating func automated(_ triggers: [Moment]) -> [Moment] {
        triggers.map { trigger in
            let arrival = trigger + delay()
            guard let outage = outages.first(where: { $0.contains(arrival) }) else { return arrival }
            return outage.upperBound + random.integer(in: 1...240)
        }
    }

    private mutating func batched(_ triggers: [Moment]) -> [Moment] {
        var written: [Int: Int] = [:]
        let interval = max(60, flow.delay.interval)
        return triggers.map { trigger in
            let ready = trigger.seconds + delay()
            let slot = (ready - flow.delay.offset + interval - 1) / interval * interval + flow.delay.offset
            let place = written[slot, default: 0]
            written[slot] = place + 1
            return Moment(seconds: slot + 1 + place / 4)
        }
    }

    private mutating func typed(_ triggers: [Moment]) -> [Moment] {
        let ready = triggers.map { working.next(from: $0 + delay()) }
        var free = [Moment](repeating: Moment(seconds: .min / 2), count: max(1, flow.delay.clerks))
        var arrivals = ready
        for place in ready.indices.sorted(by: { (ready[$0], $0) < (ready[$1], $1) }) {
            let clerk = free.indices.min { (free[$0], $0) < (free[$1], $1) } ?? 0
            let service = 45 + Int(random.exponential(mean: 110))
            let done = working.after(service, from: max(ready[place], free[clerk]))
            arrivals[place] = done
            free[clerk] = done
        }
        return arrivals
    }

    private mutating func external(_ trigger: Moment) -> Moment {
        var day = trigger.dayNumber + max(1, delay() / Moment.day)
        while Moment(seconds: day * Moment.day).weekday > 4 { day += 1 }
        return Moment(seconds: day * Moment.day + random.integer(in: 6 * 3600...20 * 3600))
    }
}

/// When people and customers start something of their own.
enum Rhythm {
    /// Day and night, weekends too, fewer at night.
    static func shopping(on day: Int, _ random: inout RandomSource) -> Moment {
        let hour = random.pick(weighted: [
            (random.integer(in: 0...6), 0.06), (random.integer(in: 7...11), 0.3), (random.integer(in: 12...17), 0.34),
            (random.integer(in: 18...23), 0.3),
        ])
        return Moment(seconds: day * Moment.day + hour * 3600 + random.integer(in: 0...3599))
    }

    /// In office hours of the first working day from then on.
    static func office(on day: Int, _ random: inout RandomSource) -> Moment {
        let start = WorkingTime().next(from: Moment(seconds: day * Moment.day)).startOfDay
        let hour = random.pick([8, 9, 9, 10, 10, 11, 11, 13, 14, 14, 15, 15, 16])
        return start + hour * 3600 + random.integer(in: hour == 8 ? 1800...3599 : 0...3599)
    }
}
