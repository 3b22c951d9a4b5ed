import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("Days and hours")
struct CalendarTests {
    @Test(
        "weekdays count from Monday",
        arguments: [(0.0, 3), (345_600, 0), (-86_400, 2), (1_767_571_200, 0), (1_768_089_600, 6), (951_782_400, 1)]
    )
    func weekdays(moment: Double, weekday: Int) {
        #expect(Calendar.weekday(moment) == weekday)
        #expect(Calendar.isWeekend(moment) == (weekday >= 5))
    }

    @Test("the time of day is from 0 to a day, also before 1970")
    func timeOfDay() {
        #expect(Calendar.timeOfDay(1_767_571_200 + 3_725) == 3_725)
        #expect(Calendar.timeOfDay(-1) == 86_399)
    }

    @Test(
        "office time is a working day's day",
        arguments: [(0, 10.0, true), (4, 17.5, true), (0, 3, false), (2, 22, false), (5, 10, false), (6, 10, false)]
    )
    func officeTime(day: Int, hour: Double, isOffice: Bool) {
        #expect(Calendar.isOfficeTime(Copies.monday + Double(day) * 86_400 + hour * 3_600) == isOffice)
    }
}

@Suite("Quantiles")
struct StatisticsTests {
    @Test(
        "lie between the values of a sample",
        arguments: [
            ([4.0], 0.5, 4.0), ([1, 2], 0.5, 1.5), ([1, 2, 3, 4], 0.5, 2.5), ([1, 2, 3, 4, 5], 0.95, 4.8),
            ([1, 9], 0, 1), ([1, 9], 1, 9),
        ]
    )
    func examples(sample: [Double], share: Double, value: Double) {
        #expect(abs(Statistics.quantile(sample, share) - value) < 1e-9)
    }

    @Test("of nothing are not a number")
    func empty() {
        #expect(Statistics.quantile([], 0.5).isNaN)
        #expect(Statistics.median([]).isNaN)
    }

    @Test("rise with the share and stay within the sample", arguments: 1...10)
    func monotone(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let sample = (0..<Int.random(in: 1...30, using: &random)).map { _ in Double.random(in: -9...9, using: &random) }
        let sorted = sample.sorted()
        let quantiles = (0...20).map { Statistics.quantile(sorted, Double($0) / 20) }
        #expect(quantiles == quantiles.sorted())
        #expect(quantiles.first == sorted.first && quantiles.last == sorted.last)
        #expect(Statistics.median(sample) == Statistics.median(sample.reversed()))
    }
}

@Suite("Numbers as readers say them")
struct WordsTests {
    @Test(
        "durations have the unit that fits",
        arguments: [
            (28.0, "28 s"), (1.5, "1.5 s"), (300, "5.0 min"), (5_400, "90 min"), (25_200, "7.0 h"), (79_200, "22 h"),
            (233_280, "2.7 days"), (2_592_000, "30 days"),
        ]
    )
    func durations(seconds: Double, words: String) {
        #expect(Words.duration(seconds).description == words)
    }

    @Test(
        "shares are per cent",
        arguments: [(1.0, "100 %"), (0.985, "99 %"), (0.0123, "1.2 %"), (0, "0 %"), (0.25, "25 %")]
    )
    func shares(share: Double, words: String) {
        #expect(Words.percent(share).description == words)
    }
}
