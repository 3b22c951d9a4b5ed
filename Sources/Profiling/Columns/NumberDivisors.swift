import IntegrationModel

/// What the digits of a number are divided by, for each way to write one.
struct NumberDivisors {
    /// By the bits of a token that say its separators and scale.
    private var divisors: InlineArray<128, Double> = .init(repeating: 1)

    /// - Parameter mark: the column's; nil where none of its numbers has one.
    init(_ mark: DecimalMark?) {
        for head in 0..<128 {
            let token = ValueToken(bits: ValueToken.Kind.number.rawValue << 61 | UInt64(head) << 54 | 1)
            for _ in 0..<NumberToken(token).fractionDigits(mark ?? .point) { divisors[head] *= 10 }
        }
    }

    /// The number of a token; NaN where it is none.
    @inline(__always)
    func number(_ bits: UInt64) -> Double {
        let digits = Double(Int64(bitPattern: bits & (1 << 53 - 1)))
        let magnitude = digits / divisors[Int(truncatingIfNeeded: bits >> 54 & 127)]
        let number = Double(bitPattern: magnitude.bitPattern | (bits >> 53 & 1) << 63)
        return bits >> 61 == ValueToken.Kind.number.rawValue ? number : .nan
    }
}
