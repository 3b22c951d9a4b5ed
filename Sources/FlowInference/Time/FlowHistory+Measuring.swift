import IntegrationModel

extension FlowHistory {
    /// - Parameters:
    ///   - linked: moments of the source records that arrived; those without a date are not counted.
    ///   - lost: moments of the source records that were due and did not.
    ///   - lags: of the linked records, in seconds.
    init(linked: [Double], lost: [Double], lags: [Double]) {
        self.init(months: Self.months(linked: linked, lost: lost), delays: Self.delays(lags))
    }

    private static func months(linked: [Double], lost: [Double]) -> [Month] {
        var counts: [Int: (eligible: Int, linked: Int)] = [:]
        for (moments, isLinked) in [(linked, true), (lost, false)] {
            // The years 1900 to 2200; what lies outside is a slip.
            for moment in moments where moment > -2_208_988_800 && moment < 7_258_118_400 {
                let month = monthNumber(moment)
                counts[month, default: (0, 0)].eligible += 1
                if isLinked { counts[month]?.linked += 1 }
            }
        }
        guard let first = counts.keys.min(), let last = counts.keys.max(), last - first < 240 else { return [] }
        return (first...last).map { number in
            let (year, month) = (number / 12, number % 12 + 1)
            let count = counts[number] ?? (0, 0)
            return Month(
                month: "\(year)-\(month < 10 ? "0" : "")\(month)",
                eligible: count.eligible,
                linked: count.linked
            )
        }
    }

    /// Months since the year 0 (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days).
    private static func monthNumber(_ moment: Double) -> Int {
        let shifted = Int((moment / 86_400).rounded(.down)) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        // From March on, so that the day that leap years have is the last.
        return (yearOfEra + era * 400) * 12 + (5 * dayOfYear + 2) / 153 + 2
    }

    private static func delays(_ lags: [Double]) -> [Int] {
        let known = lags.filter(\.isFinite)
        guard !known.isEmpty else { return [] }
        var counts = [Int](repeating: 0, count: delayBounds.count + 1)
        for lag in known { counts[delayBounds.firstIndex { lag <= $0 } ?? delayBounds.count] += 1 }
        return counts
    }
}
