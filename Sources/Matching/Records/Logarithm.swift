import Glibc

enum Logarithm {
    /// Logarithm to the base of 2.
    static func bits(_ value: Double) -> Double { log2(value) }

    /// The probability of a weight in bits, 0–1.
    static func probability(_ bits: Double) -> Double { 1 / (1 + exp2(-bits)) }

    static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

    static func odds(_ bits: Double) -> Double { exp2(min(bits, 200)) }
}

/// Pairs drawn by chance, the same ones in every run.
struct PairSampler {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A number from 0 below `count` (splitmix64: Steele, Lea, Flood, 2014).
    mutating func next(below count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31).multipliedFullWidth(by: UInt64(count)).high)
    }
}
