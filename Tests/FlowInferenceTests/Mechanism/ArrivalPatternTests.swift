import TestSupport
import Testing

@testable import FlowInference

@Suite("How records came in")
struct ArrivalPatternTests {
    private let trade = SampleTrade(100)

    @Test("in office hours")
    func office() throws {
        let pattern = try #require(ArrivalPattern(Copies.typedOver(trade), hasTimes: true))
        #expect(pattern.count == 100)
        #expect(pattern.offOffice == 0 && pattern.weekend == 0)
    }

    @Test("day and night")
    func always() throws {
        let pattern = try #require(ArrivalPattern(trade.moments, hasTimes: true))
        #expect(pattern.offOffice > 0.3)
        #expect(pattern.weekend > 0.15)
    }

    @Test("one after the other")
    func bursts() throws {
        let moments = (0..<100).map { Copies.monday + Double($0 / 10) * 86_400 + 7_200 + Double($0 % 10) }
        #expect(try #require(ArrivalPattern(moments, hasTimes: true)).bursts == 0.9)
    }

    @Test("dates without times tell weekends only, and fewer than five moments nothing")
    func little() throws {
        let days = (0..<14).map { Copies.monday + Double($0) * 86_400 }
        let pattern = try #require(ArrivalPattern(days, hasTimes: false))
        #expect(abs(pattern.weekend - 2.0 / 7) < 1e-9)
        #expect(pattern.bursts == 0)
        #expect(ArrivalPattern([1, 2, 3, 4], hasTimes: true) == nil)
        #expect(ArrivalPattern([1, 2, 3, 4, .nan], hasTimes: true) == nil)
    }
}

@Suite("The clock of a scheduled job")
struct RunningClockTests {
    private let trade = SampleTrade(100)

    private func found(_ arrivals: [Double]) -> RunningClock? {
        RunningClock(arrivals, sources: trade.moments, precision: 1)
    }

    @Test(
        "is told by its period, whatever the time that the records were made",
        arguments: [(86_400.0, 7_200.0), (3_600, 300), (900, 0), (14_400, 600)]
    )
    func period(period: Double, offset: Double) throws {
        let arrivals = trade.moments.indices.map { index in
            ((trade.moments[index] - offset) / period).rounded(.up) * period + offset + Double(index % 5)
        }
        let clock = try #require(found(arrivals))
        #expect(clock.period == period)
        #expect(clock.share == 1)
    }

    @Test("strikes across midnight too")
    func midnight() throws {
        let arrivals = (0..<40).map { Copies.monday + Double($0) * 86_400 + ($0.isMultiple(of: 2) ? -60 : 60) }
        #expect(try #require(found(arrivals)).period == 86_400)
    }

    @Test("a pile that people find on their desks in the morning is no job, which would run in weekends too")
    func pile() throws {
        let daily = trade.moments.map { (($0 - 30_600) / 86_400).rounded(.up) * 86_400 + 30_600 }
        let opened = daily.map { morning in
            morning + Double([5, 6].contains(Calendar.weekday(morning)) ? 7 - Calendar.weekday(morning) : 0) * 86_400
        }
        #expect(try !#require(found(daily)).sparesPeople(daily, sources: trade.moments))
        let pile = try #require(found(opened))
        #expect(pile.sparesPeople(opened, sources: trade.moments))
        // Of what people make while they work, an hourly run brings nothing at night.
        let made = Copies.typedOver(trade)
        let hourly = made.map { ($0 / 3_600).rounded(.up) * 3_600 + 300 }
        let clock = try #require(RunningClock(hourly, sources: made, precision: 1))
        #expect(!clock.sparesPeople(hourly, sources: made))
    }

    @Test("is not there where records come at any time, by the clock of their source, or are few")
    func none() {
        #expect(found(trade.moments.indices.map { trade.moments[$0] + Copies.seconds($0) }) == nil)
        let nightly = (0..<40).map { Copies.monday + Double($0) * 86_400 }
        #expect(RunningClock(nightly.map { $0 + 5 }, sources: nightly, precision: 1) == nil)
        #expect(found([0, 86_400, 172_800]) == nil)
        #expect(found(Copies.typedOver(trade)) == nil)
    }
}

@Suite("Clocks of two systems")
struct ClockOffsetTests {
    /// Moments at all times of the day.
    private let made = (0..<40).map { Copies.monday + Double($0) * 11 * Copies.hour }

    @Test("that are set alike are known by delays of minutes, whatever another field of one of the systems shows")
    func alike() {
        let seconds = (0..<40).map(Copies.seconds)
        #expect(ClockOffset.isNone(in: seconds))
        #expect(!ClockOffset.isNone(in: seconds.map { $0 + 7_200 }))
        #expect(!ClockOffset.isNone(in: (0..<40).map { Double($0) * 3_600 }))
        #expect(!ClockOffset.isNone(in: Array(seconds.prefix(5))))
    }

    @Test("an offset of whole hours is taken away", arguments: [-5, -2, -1, 1, 2, 9])
    func wholeHours(hours: Int) {
        let lags = (0..<40).map { Copies.seconds($0) + Double(hours) * 3_600 }
        for (lag, index) in zip(ClockOffset.removed(from: lags, since: made), 0..<40) {
            #expect(abs(lag - Copies.seconds(index)) < 1e-6)
        }
    }

    @Test(
        "the last part of a flow that was put on another footing shows an offset too, in the other half of the year as well"
    )
    func lastPart() {
        let moments = (0..<80).map { Copies.monday + Double($0) * Copies.day }
        let typed = (0..<30).map { Double(20 + $0 * 7 % 40) * 1_800 + 700 }
        let winter = (30..<45).map { Copies.seconds($0) + 3_600 }
        let lags = typed + winter + (45..<80).map { Copies.seconds($0) + 7_200 }
        let removed = ClockOffset.removed(from: lags, since: moments)
        for index in 30..<80 { #expect(abs(removed[index] - Copies.seconds(index)) < 1e-6) }
    }

    @Test("what one link shows of two clocks holds for a link that is too spread to show it, summer and winter")
    func shared() throws {
        let moments = [Copies.monday, Copies.monday + 180 * Copies.day]
        let short = (0..<40).map { Copies.seconds($0) + ($0.isMultiple(of: 2) ? 3_600 : 7_200) }
        let clocks = try #require(ClockOffset.seen(in: short))
        let spread = [50_000.0, 90_000]
        #expect(clocks.removed(fromSpread: spread, since: moments) == [50_000 - 3_600, 90_000 - 7_200])
        #expect(clocks.flipped.removed(fromSpread: [-50_000, -90_000], since: moments) == [-46_400, -82_800])
    }

    @Test("no offset is seen in lags that are short, spread or few")
    func none() {
        let short = (0..<40).map(Copies.seconds)
        #expect(ClockOffset.removed(from: short, since: made) == short)
        let spread = (0..<40).map { Double($0) * 1_800 }
        #expect(ClockOffset.removed(from: spread, since: made) == spread)
        let few = (0..<5).map { Copies.seconds($0) + 3_600 }
        #expect(ClockOffset.removed(from: few, since: made) == few)
    }

    @Test("two jobs that run at a time of day each show no clock")
    func jobs() {
        let nightly = (0..<40).map { Copies.monday + Double($0) * Copies.day }
        let lags = (0..<40).map { Copies.seconds($0) + 5 * Copies.hour }
        #expect(ClockOffset.removed(from: lags, since: nightly) == lags)
    }

    @Test("where summer time sets two jobs apart, their clocks differ")
    func summerTime() {
        let nightly = (0..<40).map { Copies.monday + Double($0) * Copies.day }
        let lags = (0..<40).map { Copies.seconds($0) + ($0 < 20 ? 1 : 2) * Copies.hour }
        #expect(ClockOffset.removed(from: lags, since: nightly).allSatisfy { abs($0) < 120 })
    }
}
