/// Article numbers of GS1 (GTIN-8, -12, -13, -14): weights 3 and 1 from the right, modulo 10 (GS1 General
/// Specifications, section 7.9).
enum GTIN {
    static func isValid(_ digits: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 8 || (12...14).contains(count) else { return false }
        var sum = 0
        var nonzero: UInt8 = 0
        for index in 0..<count {
            let byte = digits[count - 1 - index]
            guard isDigit(byte) else { return false }
            nonzero |= byte & 0xF
            sum += Int(byte - 0x30) * (index & 1 == 1 ? 3 : 1)
        }
        return nonzero != 0 && sum % 10 == 0
    }

    /// Whether 8, 12, 13 or 14 digits, with zeros after them up to 16 bytes, are a number.
    ///
    /// - Parameter number: what the digits are worth.
    @inline(__always)
    static func isValid(_ digits: UnsafePointer<UInt8>, _ count: Int, _ number: UInt64) -> Bool {
        let places: UInt64 = 0x000F_000F_000F_000F
        let (first, second) = (DigitWord.load(digits), DigitWord.load(digits + 8))
        let even = (first & places) &+ (second & places)
        let odd = (first >> 8 & places) &+ (second >> 8 & places)
        let weighted = count & 1 == 0 ? even &* 3 &+ odd : odd &* 3 &+ even
        let sum = (weighted &* 0x0001_0001_0001_0001) >> 48
        return number != 0 && sum % 10 == 0
    }
}
