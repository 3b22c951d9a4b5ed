public import IntegrationModel

/// How a company's documents are spread over the months of a year, so that a part of a year is scaled to a whole one.
public struct SeasonShape: Sendable, Hashable {
    /// The share of a year's documents in each month, January first; they sum to 1.
    private let shares: [Double]

    /// All days alike.
    public static let even = SeasonShape(shares: days.map { $0 / 365.25 })

    private static let days: [Double] = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    /// Documents that each month is given beforehand, so that few documents make no season.
    private static let prior = 10.0

    private init(shares: [Double]) { self.shares = shares }

    /// - Parameter moments: when documents were made. Only whole years up to the last moment count; with less than one
    ///   year, or fewer than 240 documents in it, all days are alike.
    public init(documents moments: Moments) {
        guard let extent = moments.extent else {
            self = .even
            return
        }
        let years = ((extent.upperBound - extent.lowerBound) / Self.year).rounded(.down)
        let begin = extent.upperBound - years * Self.year
        guard years >= 1, moments.count(after: begin) >= 240 else {
            self = .even
            return
        }
        var counts = Self.days.map { Self.prior * 12 * $0 / 365.25 }
        for (day, count) in moments.countsByDay(after: begin).sorted(by: { $0.key < $1.key }) {
            counts[Self.month(of: Double(day) * 86_400)] += Double(count)
        }
        let sum = counts.reduce(0, +)
        self.init(shares: counts.map { $0 / sum })
    }

    private static let year = 365.25 * 86_400

    /// The years from one moment to another, each day weighed by the share of a year's documents that it usually has.
    ///
    /// O(days), at most 200 years.
    public func years(from start: Double, to end: Double) -> Double {
        guard start.isFinite, end.isFinite, end > start else { return 0 }
        let whole = ((end - start) / Self.year).rounded(.down)
        guard whole < 200 else { return (end - start) / Self.year }
        // Whole years hold every day once, whatever the season.
        var sum = whole
        var day = start + whole * Self.year
        while day < end {
            let month = Self.month(of: day)
            let part = min(86_400, end - day) / 86_400
            sum += shares[month] / Self.days[month] * part
            day += 86_400
        }
        return sum
    }

    /// 0 for January, of seconds since 1970.
    private static func month(of moment: Double) -> Int {
        let (_, month, _) = Words.civil(moment)
        return month - 1
    }
}
