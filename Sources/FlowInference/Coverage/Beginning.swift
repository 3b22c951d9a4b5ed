import IntegrationModel

/// The first day of a target's export where the flow had been running before: of what was made shortly before it, a part came
/// too early to be exported.
struct Beginning {
    private let first: Double
    /// Rising, in seconds.
    private let lags: [Double]
    /// The share of records that never come.
    private let lossRate: Double

    private static let least = 5

    /// nil where no more of what was made before the target's first record is missing than of the rest: then the target begins
    /// with the flow.
    init?(_ link: LinkContext) {
        guard !link.isOfParties, let made = link.leftMoments?.seconds,
            let first = link.rightMoments?.seconds.filter(\.isFinite).min()
        else { return nil }
        let lags = link.lags.filter(\.isFinite).map { max(0, $0) }.sorted()
        guard lags.count >= 4 * Self.least else { return nil }
        let linked = Set(link.links.pairs.map(\.left))
        let last = link.rightMoments?.seconds.filter(\.isFinite).max() ?? first
        let earlier = made.indices.filter { made[$0] < first }
        // The youngest may be under way.
        let later = made.indices.filter { made[$0] >= first && made[$0] <= last - Statistics.quantile(lags, 0.95) }
        let missing = (earlier: earlier.count { !linked.contains($0) }, later: later.count { !linked.contains($0) })
        guard missing.earlier >= Self.least, later.count >= 4 * Self.least else { return nil }
        let rate = Double(missing.later) / Double(later.count)
        guard Double(missing.earlier) >= (2 * rate + 0.1) * Double(earlier.count) else { return nil }
        (self.first, self.lags, lossRate) = (first, lags, max(rate, 0.005))
    }

    /// Whether a missing record made at a moment likelier came before the export begins than it was lost.
    func hides(_ moment: Double) -> Bool {
        let age = first - moment
        guard age > 0 else { return false }
        let early = Double(lags.count { $0 <= age }) / Double(lags.count)
        return (1 - lossRate) * early >= lossRate
    }
}
