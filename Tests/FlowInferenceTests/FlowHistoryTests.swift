import IntegrationModel
import Testing

@testable import FlowInference

@Suite("A flow over time")
struct FlowHistoryTests {
    private static let day = 86_400.0
    /// 1 January 2026.
    private static let start = 1_767_225_600.0

    @Test("months follow each other without a gap, and every record with a date is in one")
    func months() {
        let linked = [0, 5, 70, 75].map { Self.start + $0 * Self.day }
        let history = FlowHistory(linked: linked + [.nan], lost: [Self.start + 71 * Self.day], lags: [])
        #expect(history.months.map(\.month) == ["2026-01", "2026-02", "2026-03"])
        #expect(history.months.map(\.eligible) == [2, 0, 3])
        #expect(history.months.map(\.linked) == [2, 0, 2])
        #expect(history.delays.isEmpty)
    }

    @Test("each delay is counted once, the longest too")
    func delays() {
        let history = FlowHistory(linked: [], lost: [], lags: [-5, 0, 60, 61, 1e9, .nan])
        #expect(history.delays.count == FlowHistory.delayBounds.count + 1)
        #expect(history.delays.reduce(0, +) == 5)
        #expect(history.delays[0] == 3 && history.delays[1] == 1 && history.delays.last == 1)
    }

    @Test("dates that are slips make no history of centuries")
    func slips() {
        #expect(FlowHistory(linked: [Self.start, -1e12, 1e14, -.infinity], lost: [], lags: []).months.count == 1)
        #expect(FlowHistory(linked: [Self.start, 0], lost: [], lags: []).months.isEmpty)
    }
}
