import IntegrationModel

/// Records by calendar month.
struct MonthCounts {
    /// By month since year 0; sorted by month, with the empty ones between.
    private let months: [(month: Int, count: Int)]

    init(_ moments: Moments) {
        var counts: [Int: Int] = [:]
        for (day, count) in moments.countsByDay() {
            let (year, month, _) = Words.civil(Double(day) * 86_400)
            counts[year * 12 + month - 1, default: 0] += count
        }
        guard let first = counts.keys.min(), let last = counts.keys.max(), last - first < 2400 else {
            months = []
            return
        }
        months = (first...last).map { ($0, counts[$0] ?? 0) }
    }

    /// The median of the months with records.
    var usual: Int {
        let filled = months.map(\.count).filter { $0 > 0 }.sorted()
        return filled.isEmpty ? 0 : filled[filled.count / 2]
    }

    /// Empty months whose neighbours on both sides, up to three each, have at least so many records on average.
    func emptyBetweenBusy(least: Int) -> [Int] {
        months.indices.filter { index in
            guard months[index].count == 0 else { return false }
            let before = months[..<index].filter { $0.count > 0 }.suffix(3).map(\.count)
            let after = months[(index + 1)...].filter { $0.count > 0 }.prefix(3).map(\.count)
            return isBusy(before, least) && isBusy(after, least)
        }.map { months[$0].month }
    }

    private func isBusy(_ counts: [Int], _ least: Int) -> Bool {
        counts.count >= 2 && counts.reduce(0, +) >= least * counts.count
    }

    /// `2026-03`.
    static func name(_ month: Int) -> String {
        let number = month % 12 + 1
        return "\(month / 12)-" + (number < 10 ? "0" : "") + "\(number)"
    }
}
