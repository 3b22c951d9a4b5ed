internal import IntegrationModel

/// A share counted over all records that there are, before and now, without weeks: of customers without dates, say.
///
/// What was there before stays as it is if nobody does anything; only what came since varies, by more than chance as the
/// records of one day have causes in common.
struct StateComparison {
    let before: Double
    let now: Double
    /// How likely a difference of this size or more is if nothing was done, 0–1.
    let chance: Double
    /// The share among the records that came since; nil where none came, or the exports hold only new ones.
    let amongNew: Double?
    private let error: Double

    /// Variation beyond chance: an assumption.
    private static let dispersion = 2.0

    /// - Parameters:
    ///   - before: records concerned, and all of them.
    ///   - now: the same.
    init?(before: (concerned: Int, counted: Int), now: (concerned: Int, counted: Int)) {
        guard before.counted > 0, now.counted > 0 else { return nil }
        self.before = Double(before.concerned) / Double(before.counted)
        self.now = Double(now.concerned) / Double(now.counted)
        let all = Double(before.counted)
        let share = min(1 - 0.5 / (all + 1), max(0.5 / (all + 1), self.before))
        let holdsAll = now.counted >= before.counted
        let new = holdsAll ? now.counted - before.counted : now.counted
        let old = holdsAll ? before.concerned : 0
        let expected = Double(old) + Double(new) * share
        var variance = Self.dispersion * Double(new) * share * (1 - share)
        // The share itself was estimated.
        if !holdsAll { variance *= 1 + Double(new) / all }
        // One record may be corrected by chance.
        error = max(1, variance.squareRoot())
        let score = (Double(now.concerned) - expected) / error
        chance = StudentDistribution(freedom: 30).chance(beyond: score)
        amongNew = holdsAll && new > 0 ? max(0, Double(now.concerned - old)) / Double(new) : nil
        allowance = error / Double(now.counted)
    }

    /// One standard error of the share.
    let allowance: Double

    /// How likely a change to another share would have been seen, 0–1.
    func power(toward target: Double, at chance: Double) -> Double {
        let distribution = StudentDistribution(freedom: 30)
        return distribution.cumulative(abs(before - target) / allowance - distribution.score(ofChance: chance))
    }
}
