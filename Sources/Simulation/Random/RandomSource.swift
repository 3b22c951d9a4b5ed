internal import Glibc

/// A deterministic source of random numbers: xoshiro256**, its state filled by splitmix64.
///
/// Both are by David Blackman and Sebastiano Vigna, <https://prng.di.unimi.it>. Two sources made from the same seed and
/// stream give the same numbers; different streams of one seed are independent, so that a change in one part of the
/// simulation does not reshuffle the others.
struct RandomSource: RandomNumberGenerator {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    init(seed: UInt64, stream: String = "") {
        var mixed = seed
        for byte in stream.utf8 { mixed = (mixed ^ UInt64(byte)) &* 0x100_0000_01B3 }
        state = (
            Self.splitMix(&mixed), Self.splitMix(&mixed), Self.splitMix(&mixed), Self.splitMix(&mixed)
        )
    }

    private static func splitMix(_ value: inout UInt64) -> UInt64 {
        value &+= 0x9E37_79B9_7F4A_7C15
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func next() -> UInt64 {
        func rotated(_ value: UInt64, _ places: UInt64) -> UInt64 { (value << places) | (value >> (64 - places)) }
        let result = rotated(state.1 &* 5, 7) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = rotated(state.3, 45)
        return result
    }
}

extension RandomSource {
    /// A number in [0, 1).
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func real(in range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * unit()
    }

    mutating func integer(in range: ClosedRange<Int>) -> Int {
        let width = UInt64(range.upperBound - range.lowerBound) + 1
        return range.lowerBound + Int(next().multipliedFullWidth(by: width).high)
    }

    mutating func chance(_ probability: Double) -> Bool { unit() < probability }

    /// One of the elements, each as likely as the others. The collection must not be empty.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[integer(in: 0...elements.count - 1)]
    }

    /// One of the elements, by weight.
    mutating func pick<Element>(weighted elements: [(Element, Double)]) -> Element {
        var rest = unit() * elements.reduce(0) { $0 + $1.1 }
        for (element, weight) in elements {
            rest -= weight
            if rest < 0 { return element }
        }
        return elements[elements.count - 1].0
    }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for place in stride(from: result.count - 1, to: 0, by: -1) {
            result.swapAt(place, integer(in: 0...place))
        }
        return result
    }

    /// A standard normal number, by Box and Muller.
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - unit())).squareRoot()
        return radius * cos(2 * Double.pi * unit())
    }

    /// A log-normal number with the given median; `spread` is the standard deviation of its logarithm.
    mutating func logNormal(median: Double, spread: Double) -> Double { median * exp(spread * normal()) }

    mutating func exponential(mean: Double) -> Double { -mean * log(1 - unit()) }

    /// Digits, the first of them not zero.
    mutating func digits(_ count: Int) -> String {
        var text = String(integer(in: 1...9))
        while text.count < count { text += String(integer(in: 0...9)) }
        return text
    }
}
