/// Numbers of the Belgian Crossroads Bank for Enterprises: ten digits that begin with 0 or 1, the last two 97 minus the
/// first eight modulo 97. Numbers from before 2005 are also written without the 0.
enum BelgianEnterpriseNumber {
    /// Whether ten digits are a number.
    static func isValid(_ digits: UnsafePointer<UInt8>) -> Bool {
        guard digits[0] == UInt8(ascii: "0") || digits[0] == UInt8(ascii: "1"), DigitWord.holdsDigits(digits),
            isDigit(digits[8]), isDigit(digits[9])
        else { return false }
        let body = DigitWord.number(DigitWord.load(digits), 8)
        return body > 0 && 97 - body % 97 == UInt64(digits[8] & 15) * 10 + UInt64(digits[9] & 15)
    }

    /// Whether nine digits are a number without its leading 0.
    static func isValidWithoutZero(_ digits: UnsafePointer<UInt8>) -> Bool {
        guard let body = CheckDigits.number(digits, 7), let check = CheckDigits.number(digits + 7, 2), body >= 1_000_000
        else { return false }
        return 97 - body % 97 == check
    }

    /// Whether the check digits of a number with at most ten digits are right.
    @inline(__always)
    static func isValid(_ number: UInt64) -> Bool {
        number >= 100 && 97 - number / 100 % 97 == number % 100
    }

    /// Where the digits of a folded value begin: after `be`, or `btw`, `tva` or `vat` and `be`.
    static func digitsOffset(_ folded: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        func isCountry(at offset: Int) -> Bool {
            folded[offset] == UInt8(ascii: "b") && folded[offset + 1] == UInt8(ascii: "e")
        }
        func isWord(_ word: StaticString) -> Bool {
            let expected = word.utf8Start
            return folded[0] == expected[0] && folded[1] == expected[1] && folded[2] == expected[2]
        }
        guard count >= 9, count <= 15 else { return nil }
        if isDigit(folded[0]) { return 0 }
        if isCountry(at: 0) { return 2 }
        guard isWord("btw") || isWord("tva") || isWord("vat") else { return nil }
        return isCountry(at: 3) ? 5 : 3
    }

    /// Whether a folded value is a number, with or without country.
    static func isValid(folded: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard let offset = digitsOffset(folded, count) else { return false }
        switch count - offset {
        case 10: return isValid(folded + offset)
        case 9: return isValidWithoutZero(folded + offset)
        default: return false
        }
    }

    /// Whether a folded value is one by the look of it: after the country or the word for VAT, wrong check digits are a
    /// typing error and no sign that it is something else.
    private static func isMeant(_ digits: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard (0..<count).allSatisfy({ isDigit(digits[$0]) }) else { return false }
        switch count {
        case 10: return digits[0] == UInt8(ascii: "0") || digits[0] == UInt8(ascii: "1")
        case 9: return digits[0] != UInt8(ascii: "0")
        default: return false
        }
    }

    /// Writes the ten digits over a folded value that is a number, and returns 10; nil where it is none. Without country
    /// or word for VAT, only right check digits show that it is one.
    static func canonicalForm(of folded: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int? {
        guard let offset = digitsOffset(folded, count),
            isValid(folded: folded, count) || offset > 0 && isMeant(folded + offset, count - offset)
        else { return nil }
        if count - offset == 10 {
            guard offset > 0 else { return 10 }
            let (first, last) = (DigitWord.load(folded + offset), (folded[offset + 8], folded[offset + 9]))
            DigitWord.store(first, at: folded)
            (folded[8], folded[9]) = last
        } else if offset == 0 {
            for index in (0..<9).reversed() { folded[index + 1] = folded[index] }
            folded[0] = UInt8(ascii: "0")
        } else {
            for index in 0..<9 { folded[index + 1] = folded[offset + index] }
            folded[0] = UInt8(ascii: "0")
        }
        return 10
    }
}
