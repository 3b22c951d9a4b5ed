/// Identifiers with the check digits that their issuers prescribe.
extension ByteWriter {
    /// A Belgian VAT number: 97 minus the first eight digits modulo 97 closes it.
    func append(vatNumber number: Int) {
        let first = number % 10_000_000
        append("BE")
        append(first, digits: 8)
        append(97 - first % 97, digits: 2)
    }

    /// A Belgian IBAN (ISO 13616), with the check digits of the national number (the first ten modulo 97).
    func append(iban number: Int) {
        let first = number % 10_000_000_000
        let account = first * 100 + Self.remainder(first)
        append("BE")
        append(98 - (account % 97 * 1_000_000 + 111_400) % 97, digits: 2)
        append(account, digits: 12)
    }

    /// A Belgian structured communication: the first ten digits modulo 97 close it.
    func append(structuredCommunication number: Int) {
        let first = number % 10_000_000_000
        append("+++")
        append(first / 10_000_000, digits: 3)
        append(UInt8(ascii: "/"))
        append(first / 1000 % 10_000, digits: 4)
        append(UInt8(ascii: "/"))
        append(first % 1000 * 100 + Self.remainder(first), digits: 5)
        append("+++")
    }

    /// A GTIN-13 (GS1 General Specifications, section 7.9): weights 1 and 3.
    func append(gtin number: Int) {
        let first = 540_000_000_000 + number % 1_000_000_000
        var (rest, sum, weight) = (first, 0, 3)
        while rest > 0 {
            sum += rest % 10 * weight
            weight = 4 - weight
            rest /= 10
        }
        append(first)
        append((10 - sum % 10) % 10)
    }

    private static func remainder(_ number: Int) -> Int { number % 97 == 0 ? 97 : number % 97 }
}
