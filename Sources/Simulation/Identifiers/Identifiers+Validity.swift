extension Identifiers {
    /// Whether a compact VAT number of Belgium or a neighbour has the right shape and check digits.
    static func isValidVAT(_ text: String) -> Bool {
        let number = String(text.dropFirst(2))
        let digits = number.filter { $0.isASCII && $0.isNumber }
        switch text.prefix(2) {
        case "BE":
            guard number.count == 10, digits.count == 10, let base = Int(digits.prefix(8)) else { return false }
            return Int(digits.suffix(2)) == 97 - base % 97
        case "FR":
            guard number.count == 11, digits.count == 11 else { return false }
            let siren = String(digits.suffix(9))
            return digits.prefix(2) == frenchKey(siren: siren)
                && luhnCheckDigit(siren.dropLast()) == siren.last?.wholeNumberValue
        case "NL":
            guard number.count == 12, digits.count == 11, Array(number)[9] == "B" else { return false }
            return dutchCheckDigit(digits.prefix(8)) == Array(digits)[8].wholeNumberValue
        case "DE":
            guard number.count == 9, digits.count == 9 else { return false }
            return germanCheckDigit(digits.prefix(8)) == digits.last?.wholeNumberValue
        case "LU":
            guard number.count == 8, digits.count == 8, let base = Int(digits.prefix(6)) else { return false }
            return Int(digits.suffix(2)) == base % 89
        default: return false
        }
    }

    /// Two digits by modulo 97 over the SIREN.
    static func frenchKey(siren: String) -> String { ((12 + 3 * ((Int(siren) ?? 0) % 97)) % 97).padded(2) }

    static func luhnCheckDigit(_ digits: some StringProtocol) -> Int {
        var sum = 0
        for (place, digit) in digits.reversed().compactMap(\.wholeNumberValue).enumerated() {
            let doubled = place % 2 == 0 ? digit * 2 : digit
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return (10 - sum % 10) % 10
    }

    /// Eleven-proof with the weights 9 to 2; 10 where no digit fits.
    static func dutchCheckDigit(_ base: some StringProtocol) -> Int {
        zip(base.compactMap(\.wholeNumberValue), stride(from: 9, to: 1, by: -1)).reduce(0) { $0 + $1.0 * $1.1 } % 11
    }

    /// ISO 7064, modulo 11,10.
    static func germanCheckDigit(_ base: some StringProtocol) -> Int {
        var product = 10
        for digit in base.compactMap(\.wholeNumberValue) {
            let sum = (digit + product) % 10
            product = 2 * (sum == 0 ? 10 : sum) % 11
        }
        return (11 - product) % 10
    }
}
