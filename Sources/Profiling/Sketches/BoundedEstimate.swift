import Glibc

/// An estimate from a sample, with an interval that holds the true value with at least the confidence asked for.
///
/// The interval is Chernoff's bound turned round: a share p gives k of n with a probability of at most
/// e^(-n·D(k/n, p)), D being the relative entropy (Hoeffding, "Probability inequalities for sums of bounded random
/// variables", JASA 1963, theorem 1; section 6 for samples drawn without replacement, as here). So it is proven, not
/// approximate, and at 99 % about a quarter wider than the normal approximation.
public struct BoundedEstimate: Sendable, Hashable {
    public let value: Double
    public let lower: Double
    public let upper: Double

    /// The share of a whole of which a sample of `count` has `hits`.
    init(share hits: Int, of count: Int, isExact: Bool, confidence: Double) {
        guard count > 0 else {
            (value, lower, upper) = (0, 0, isExact ? 0 : 1)
            return
        }
        let share = Double(hits) / Double(count)
        value = share
        guard !isExact else {
            (lower, upper) = (share, share)
            return
        }
        let allowed = Self.exponent(confidence) / Double(count)
        lower = Self.boundary(from: share, to: 0) { Self.entropy(share, $0) <= allowed }
        upper = Self.boundary(from: share, to: 1) { Self.entropy(share, $0) <= allowed }
    }

    /// The number of elements of which each is in the sample with the chance `sampled`, and `hits` are.
    ///
    /// By Chernoff's bound for sums of rare events: a mean μ gives k with a probability of at most
    /// e^(-(μ - k + k·ln(k/μ))).
    init(count hits: Int, sampled: Double, confidence: Double) {
        let found = Double(hits)
        value = found / sampled
        guard sampled < 1 else {
            (lower, upper) = (found, found)
            return
        }
        let allowed = Self.exponent(confidence)
        func isLikely(_ mean: Double) -> Bool {
            mean - found + (found > 0 ? found * log(found / mean) : 0) <= allowed
        }
        lower = Self.boundary(from: found, to: 0, isLikely) / sampled
        upper = Self.boundary(from: found, to: 4 * (found + allowed + 1), isLikely) / sampled
    }

    private static func exponent(_ confidence: Double) -> Double {
        log(2 / (1 - min(max(confidence, 0), 1 - 0x1p-40)))
    }

    /// Relative entropy of two coins in nats.
    private static func entropy(_ found: Double, _ true: Double) -> Double {
        func term(_ found: Double, _ expected: Double) -> Double {
            found > 0 ? found * log(found / expected) : 0
        }
        return term(found, `true`) + term(1 - found, 1 - `true`)
    }

    /// The farthest point from the start that is still likely.
    private static func boundary(from start: Double, to end: Double, _ isLikely: (Double) -> Bool) -> Double {
        var (inside, outside) = (start, end)
        if isLikely(end) { return end }
        for _ in 0..<52 {
            let middle = (inside + outside) / 2
            if isLikely(middle) { inside = middle } else { outside = middle }
        }
        return outside
    }
}
