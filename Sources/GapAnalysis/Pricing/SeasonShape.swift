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

    /// - Parameter moments: when documents were made, in seconds since 1970, in any order. Only whole years up to the
    ///   last moment count; with less than one year, or fewer than 240 documents in it, all days are alike.
    public init(documents moments: some Sequence<Double>) {
        let known = moments.filter(\.isFinite)
        guard let first = known.min(), let last = known.max() else {
            self = .even
            return
        }
        let years = ((last - first) / Self.year).rounded(.down)
        let begin = last - years * Self.year
        let counted = known.filter { $0 > begin }
        guard years >= 1, counted.count >= 240 else {
            self = .even
            return
        }
        var counts = Self.days.map { Self.prior * 12 * $0 / 365.25 }
        for moment in counted { counts[Self.month(of: moment)] += 1 }
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
