import Foundation
import IntegrationModel
import TestSupport
import Testing

@testable import Measuring

@Suite("Statistics of weeks")
struct StatisticsTests {
    /// Values of the table of Student's distribution that every textbook has: two-sided 5 % and 1 %.
    @Test(arguments: [
        (1.0, 12.706, 63.657), (2.0, 4.303, 9.925), (5.0, 2.571, 4.032), (10.0, 2.228, 3.169), (30.0, 2.042, 2.750),
        (120.0, 1.980, 2.617),
    ])
    func `Student's distribution is that of the tables`(freedom: Double, five: Double, one: Double) {
        let distribution = StudentDistribution(freedom: freedom)
        #expect(abs(distribution.chance(beyond: five) - 0.05) < 0.0001)
        #expect(abs(distribution.chance(beyond: -one) - 0.01) < 0.0001)
        #expect(abs(distribution.score(ofChance: 0.05) - five) < 0.001)
        #expect(distribution.chance(beyond: 0) == 1)
        #expect(distribution.cumulative(0) == 0.5)
    }

    @Test("of several chances those are significant that Holm's procedure finds")
    func holm() {
        #expect(SimultaneousTests.significant([0.01, 0.04, 0.03, 0.005], at: 0.05) == [true, false, false, true])
        #expect(SimultaneousTests.significant([0.04], at: 0.05) == [true])
        #expect(SimultaneousTests.significant([], at: 0.05).isEmpty)
    }

    private func weeks(_ shares: [(records: Int, concerned: Int)]) -> [MeasuredWeek] {
        shares.enumerated().map { MeasuredWeek(monday: $0 * 7 + 4, records: $1.records, value: Double($1.concerned)) }
    }

    @Test("weeks that go up and down count as more variation than chance")
    func dispersion() throws {
        let calm = try #require(SeriesBaseline(weeks(Array(repeating: (50, 5), count: 24)), scale: .share))
        #expect(calm.dispersion(over: 8).value == 1)
        let halves = (0..<24).map { ($0 / 8).isMultiple(of: 2) ? (50, 1) : (50, 12) }
        let restless = try #require(SeriesBaseline(weeks(halves), scale: .share))
        // Whole stretches differ, which single weeks would not tell.
        #expect(restless.dispersion(over: 8).value > 2 * restless.dispersion(over: 2).value / 2)
        #expect(restless.dispersion(over: 8).value > 10)
    }

    @Test("fewer than eight weeks are no baseline, and only the last year counts")
    func baselines() throws {
        #expect(SeriesBaseline(weeks(Array(repeating: (10, 1), count: 7)), scale: .share) == nil)
        let old = Array(repeating: (10, 9), count: 50) + Array(repeating: (10, 1), count: 52)
        let baseline = try #require(SeriesBaseline(weeks(old), scale: .share))
        #expect(baseline.value == 0.1)
    }

    @Test("a week in which nobody was there does not make a delay longer")
    func outlier() throws {
        var delays = (0..<20).map { MeasuredWeek(monday: $0 * 7, records: 20, value: 3_600 + Double($0 % 5) * 300) }
        let usual = try #require(SeriesBaseline(delays, scale: .delay)).value
        delays[10].value = 40 * 86_400
        let with = try #require(SeriesBaseline(delays, scale: .delay)).value
        #expect(abs(with - usual) < 0.15 * usual)
    }

    @Test("a smaller effect and fewer records take longer to be seen")
    func waiting() throws {
        func needed(_ records: Int, left: Double) throws -> Int? {
            let counts = Array(repeating: (records, records / 10), count: 40)
            let baseline = try #require(SeriesBaseline(weeks(counts), scale: .share))
            return baseline.weeksNeeded(toward: 0.1 * left, power: 0.9, at: 0.04)
        }
        let quick = try #require(try needed(100, left: 0.2))
        let slow = try #require(try needed(20, left: 0.2))
        let slower = try #require(try needed(20, left: 0.5))
        #expect(quick == 8 && quick <= slow && slow < slower)
        #expect(try needed(10, left: 0.95) == nil)
    }

    @Test("a change that came with the season a year before too is told from a real one")
    func seasons() throws {
        var random = SeededRandom(seed: 3)
        let weeks = (0..<52).map { week in
            let share = (30..<42).contains(week) ? 0.02 : 0.1
            let concerned = (0..<100).count { _ in Double.random(in: 0..<1, using: &random) < share }
            return MeasuredWeek(monday: week * 7, records: 100, value: Double(concerned))
        }
        let baseline = try #require(SeriesBaseline(weeks, scale: .share))
        func after(from first: Int) throws -> SeriesComparison {
            let values = (0..<12).map { MeasuredWeek(monday: (52 + first + $0) * 7, records: 100, value: 2) }
            return try #require(SeriesComparison(baseline, after: values))
        }
        #expect(try after(from: 30).isSeasonal)
        #expect(try !after(from: 0).isSeasonal)
    }

    @Test(
        "counts without dates: what was there stays unless somebody does something",
        arguments: [
            // before, now, whether it is told from ordinary variation
            ((200, 2_000), (212, 2_120), false), ((200, 2_000), (200, 2_000), false), ((200, 2_000), (20, 2_050), true),
            ((200, 2_000), (200, 2_600), true), ((200, 2_000), (330, 2_600), true), ((50, 500), (4, 300), true),
            ((50, 500), (30, 300), false),
        ]
    )
    func states(before: (Int, Int), now: (Int, Int), isSeen: Bool) throws {
        let comparison = try #require(
            StateComparison(
                before: (concerned: before.0, counted: before.1),
                now: (concerned: now.0, counted: now.1)
            )
        )
        #expect((comparison.chance < 0.04) == isSeen, "\(comparison.chance)")
    }
}
