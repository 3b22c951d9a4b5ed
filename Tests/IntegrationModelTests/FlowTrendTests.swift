import IntegrationModel
import Testing

@Suite("The trend of a flow")
struct FlowTrendTests {
    private func trend(_ shares: [Double], records: Int = 100) -> FlowTrend? {
        FlowHistory(
            months: shares.enumerated().map { place, share in
                FlowHistory.Month(
                    month: "2026-\(place < 9 ? "0" : "")\(place + 1)",
                    eligible: records,
                    linked: Int((share * Double(records)).rounded())
                )
            }
        ).trend
    }

    @Test("is the coverage of the last three months beside that of the months before")
    func falling() throws {
        let trend = try #require(self.trend([0.98, 0.97, 0.99, 0.98, 0.8, 0.7, 0.6]))
        #expect(trend.since == "2026-05" && !trend.isRising)
        #expect(abs(trend.lately - 0.7) < 1e-9 && abs(trend.before - 0.98) < 1e-9)
        #expect(try #require(self.trend([0.5, 0.6, 0.5, 0.9, 0.9, 0.9])).isRising)
    }

    @Test("is none where chance may have brought it, or where there are too few months or records")
    func none() {
        #expect(trend([0.97, 0.95, 0.98, 0.96, 0.94, 0.95]) == nil)
        #expect(trend([0.9, 0.9, 0.5, 0.5, 0.5]) == nil)
        #expect(trend([1, 1, 1, 0.5, 0.5, 0.5], records: 4) == nil)
        #expect(trend([]) == nil)
    }
}
