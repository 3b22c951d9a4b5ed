/// References that a creditor prints on an invoice and a payer repeats.
enum StructuredCommunication {
    /// Whether twelve digits are a Belgian structured communication (Febelfin): the last two are the first ten modulo
    /// 97, 97 instead of 0.
    static func isValid(folded: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 12, let body = CheckDigits.number(folded, 10), let check = CheckDigits.number(folded + 10, 2)
        else {
            return false
        }
        let remainder = body % 97
        return check == (remainder == 0 ? 97 : remainder)
    }

    /// Whether a number with twelve digits, zeros before it included, is a structured communication.
    @inline(__always)
    static func isValid(_ number: UInt64) -> Bool {
        let remainder = number / 100 % 97
        return number % 100 == (remainder == 0 ? 97 : remainder)
    }
}

/// ISO 11649 creditor references: RF, two check digits, at most 21 letters and digits, modulo 97.
enum CreditorReference {
    static func isValid(folded: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count >= 5, count <= 25, folded[0] == UInt8(ascii: "r"), folded[1] == UInt8(ascii: "f") else {
            return false
        }
        guard isDigit(folded[2]), isDigit(folded[3]) else { return false }
        return CheckDigits.modulo97(rotating: folded, count) == 1
    }
}
