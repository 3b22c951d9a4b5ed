#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Student's t distribution, for means whose variance was estimated from few values.
struct StudentDistribution {
    /// Degrees of freedom, above 0; they need not be whole.
    let freedom: Double

    /// How likely a value at least that far from zero is, on either side.
    func chance(beyond score: Double) -> Double {
        guard score.isFinite else { return score.isNaN ? 1 : 0 }
        return Self.beta(freedom / (freedom + score * score), freedom / 2, 0.5)
    }

    /// The score beyond which values lie with a probability, both sides together.
    func score(ofChance chance: Double) -> Double {
        guard chance < 1 else { return 0 }
        var (low, high) = (0.0, 1.0)
        while self.chance(beyond: high) > chance, high < 1e6 { high *= 2 }
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if self.chance(beyond: middle) > chance { low = middle } else { high = middle }
        }
        return high
    }

    /// How likely a value below a score is.
    func cumulative(_ score: Double) -> Double {
        let tail = chance(beyond: score) / 2
        return score < 0 ? tail : 1 - tail
    }

    /// The regularised incomplete beta function, by its continued fraction (DLMF 8.17.22), evaluated from the front as
    /// Lentz proposed (*Applied Optics* 15, 1976).
    private static func beta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        // The fraction converges fast on one side of the mean; the other side follows by symmetry.
        guard x <= (a + 1) / (a + b + 2) else { return 1 - beta(1 - x, b, a) }
        let scale: Double = lgamma(a + b) - lgamma(a) - lgamma(b)
        let front: Double = exp(scale + a * log(x) + b * log(1 - x)) / a
        let tiny = 1e-300
        func safe(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var numerator = 1.0
        var denominator = 1 / safe(1 - (a + b) * x / (a + 1))
        var fraction = denominator
        for step in 1...300 {
            let m = Double(step)
            let place: Double = a + 2 * m
            let even: Double = m * (b - m) * x / ((place - 1) * place)
            let odd: Double = -(a + m) * (a + b + m) * x / (place * (place + 1))
            for term in [even, odd] {
                denominator = 1 / safe(1 + term * denominator)
                numerator = safe(1 + term / numerator)
                fraction *= numerator * denominator
            }
            if abs(numerator * denominator - 1) < 1e-14 { break }
        }
        return min(1, front * fraction)
    }
}
