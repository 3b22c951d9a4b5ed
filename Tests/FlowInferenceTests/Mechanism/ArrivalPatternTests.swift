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
        #expect(pattern.hourConcentration < 0.3)
    }

    @Test("day and night")
    func always() throws {
        let pattern = try #require(ArrivalPattern(trade.moments, hasTimes: true))
        #expect(pattern.offOffice > 0.3)
        #expect(pattern.weekend > 0.15)
    }

    @Test("all at one time of the day, one after the other")
    func nightly() throws {
        let moments = (0..<100).map { Copies.monday + Double($0 / 10) * 86_400 + 7_200 + Double($0 % 10) }
        let pattern = try #require(ArrivalPattern(moments, hasTimes: true))
        #expect(pattern.hourConcentration == 1)
        #expect(pattern.busiest == 7_200)
        #expect(pattern.bursts == 0.9)
    }

    @Test("at the same minutes of every hour")
    func hourly() throws {
        let moments = (0..<100).map { Copies.monday + Double($0) * 3_600 + 900 + Double($0 % 90) }
        let pattern = try #require(ArrivalPattern(moments, hasTimes: true))
        #expect(pattern.minuteConcentration == 1)
        #expect(pattern.hourConcentration < 0.1)
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

@Suite("Clocks of two systems")
struct ClockOffsetTests {
    @Test("an offset of whole hours is taken away", arguments: [-5, -2, -1, 1, 2, 9])
    func wholeHours(hours: Int) {
        let lags = (0..<40).map { Copies.seconds($0) + Double(hours) * 3_600 }
        for (lag, index) in zip(ClockOffset.removed(from: lags), 0..<40) {
            #expect(abs(lag - Copies.seconds(index)) < 1e-6)
        }
    }

    @Test("no offset is seen in lags that are short, spread or few")
    func none() {
        let short = (0..<40).map(Copies.seconds)
        #expect(ClockOffset.removed(from: short) == short)
        let spread = (0..<40).map { Double($0) * 1_800 }
        #expect(ClockOffset.removed(from: spread) == spread)
        let few = (0..<5).map { Copies.seconds($0) + 3_600 }
        #expect(ClockOffset.removed(from: few) == few)
    }
}
