import Glibc

/// The number of distinct values that HyperLogLog's registers speak of.
///
/// As long as more than a quarter of the registers are empty, by linear counting (Whang, Vander-Zanden, Taylor, "A
/// linear-time probabilistic counting algorithm for database applications", TODS 1990), as Heule et al. (EDBT 2013,
/// section 5.2) do up to nearly the same number. Above, by Flajolet's statistic, the sum of 2^-register: instead of his
/// constant α, which is right for large numbers only and needs tables of its bias for smaller ones, the number is
/// sought for which the expected sum is the one found. The expectation is that of Flajolet's analysis (2007, section
/// 2): with λ values a register on average, a register is at most k with probability e^(-λ/2^k).
struct RegisterEstimate {
    let distinct: Double

    init(_ registers: [UInt8]) {
        let count = Double(registers.count)
        var counts = [Int](repeating: 0, count: Int(DistinctSketch.largestRegister) + 1)
        for register in registers { counts[Int(register)] += 1 }
        guard Double(counts[0]) < 0.25 * count else {
            distinct = count * log(count / Double(counts[0]))
            return
        }
        var sum = 0.0
        for (register, count) in counts.enumerated() { sum += Double(count) * exp2(-Double(register)) }
        distinct = count * Self.load(mean: sum / count)
    }

    /// Values a register, from the mean of 2^-register. Bisection over the exponent, to a relative 10^-12.
    private static func load(mean: Double) -> Double {
        var (low, high) = (-2.0, Double(DistinctSketch.largestRegister))
        for _ in 0..<48 {
            let middle = (low + high) / 2
            if expectedMean(load: exp2(middle)) > mean { low = middle } else { high = middle }
        }
        return exp2((low + high) / 2)
    }

    private static func expectedMean(load: Double) -> Double {
        let last = Int(DistinctSketch.largestRegister) - 1
        var expected = exp2(-Double(last + 1))
        var scale = 1.0
        for _ in 0...last {
            expected += exp(-load * scale) * scale / 2
            scale /= 2
        }
        return expected
    }
}
