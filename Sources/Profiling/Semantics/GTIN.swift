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
}
