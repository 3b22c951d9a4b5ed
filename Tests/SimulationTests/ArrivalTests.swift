import IntegrationModel
import Testing

@testable import Simulation

@Suite("Arrivals")
struct ArrivalTests {
    private static let start = Moment(year: 2026, month: 3, day: 2, hour: 22)

    private func arrivals(_ mechanism: FlowPlan.Mechanism, median: Double, interval: Int = 0, offset: Int = 0)
        -> [Moment]
    {
        var clock = ArrivalClock(
            flow(mechanism, median, interval, offset),
            period: Self.start...Self.start + 90 * Moment.day,
            random: RandomSource(seed: 11)
        )
        clock.outages = []
        return clock.arrivals(triggers)
    }

    private var triggers: [Moment] { (0..<200).map { Self.start + $0 * 5000 } }

    private func flow(_ mechanism: FlowPlan.Mechanism, _ median: Double, _ interval: Int, _ offset: Int) -> FlowPlan {
        FlowPlan(
            source: "a",
            target: "b",
            sourceEntity: .order,
            targetEntity: .order,
            mechanism: mechanism,
            delay: FlowPlan.Delay(median: median, spread: 0.4, interval: interval, offset: offset, clerks: 1),
            leakRate: 0,
            typingErrorRate: 0,
            followRate: 0,
            filter: .all,
            reference: .number,
            missingReferenceRate: 0,
            reformats: false,
            account: "API"
        )
    }

    @Test("An interface takes seconds, day and night")
    func automated() {
        let arrivals = arrivals(.automated, median: 20)
        #expect(zip(arrivals, triggers).allSatisfy { (1..<600).contains($0 - $1) })
        #expect(Set(arrivals.map { $0.secondOfDay / 3600 }).count == 24)
    }

    @Test("A nightly batch writes everything of a day within a minute")
    func batch() {
        let arrivals = arrivals(.batch, median: 0, interval: 86_400, offset: 7200)
        #expect(arrivals.allSatisfy { (7200..<7260).contains($0.secondOfDay) })
        #expect(zip(arrivals, triggers).allSatisfy { $0 > $1 })
    }

    @Test("People type in office hours, one record after the other")
    func manual() {
        let arrivals = arrivals(.manual, median: 20_000).sorted()
        #expect(arrivals.allSatisfy { WorkingTime().next(from: $0) == $0 })
        #expect(zip(arrivals, arrivals.dropFirst()).allSatisfy { $1 - $0 >= 40 })
    }

    @Test("Customers pay on bank days, after days")
    func external() {
        let arrivals = arrivals(.external, median: 20 * 86_400)
        #expect(arrivals.allSatisfy { $0.weekday < 5 })
        #expect(zip(arrivals, triggers).allSatisfy { $0 - $1 > 2 * Moment.day })
    }
}
