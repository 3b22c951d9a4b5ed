/// Numbers with check digits, right ones; `Identifiers+Validity.swift` tells right from wrong.
enum Identifiers {
    /// A Belgian enterprise number, 10 digits: the last two are 97 minus the first eight modulo 97.
    static func enterpriseNumber(_ random: inout RandomSource) -> String {
        // Numbers that start with 1 are given since 2023.
        let base = random.integer(in: random.chance(0.04) ? 10_000_000...10_299_999 : 2_000_000...9_999_999)
        return base.padded(8) + (97 - base % 97).padded(2)
    }

    /// The VAT number of a country in its compact spelling.
    static func vatNumber(country: String, _ random: inout RandomSource) -> String {
        switch country {
        case "FR":
            let siren = sirenNumber(&random)
            return "FR" + frenchKey(siren: siren) + siren
        case "NL": return "NL" + dutchBase(&random) + "B01"
        case "DE": return "DE" + germanNumber(&random)
        case "LU":
            let base = random.integer(in: 100_000...999_999)
            return "LU" + String(base) + (base % 89).padded(2)
        default: return "BE" + enterpriseNumber(&random)
        }
    }

    private static func sirenNumber(_ random: inout RandomSource) -> String {
        let base = random.digits(8)
        return base + String(luhnCheckDigit(base))
    }

    private static func dutchBase(_ random: inout RandomSource) -> String {
        while true {
            let base = random.digits(8)
            let check = dutchCheckDigit(base)
            if check < 10 { return base + String(check) }
        }
    }

    private static func germanNumber(_ random: inout RandomSource) -> String {
        let base = random.digits(8)
        return base + String(germanCheckDigit(base))
    }

    /// An IBAN: ISO 13616, check digits by modulo 97; a Belgian one carries its national check digits too.
    static func iban(country: String, _ random: inout RandomSource) -> String {
        let account: String
        switch country {
        case "NL": account = random.pick(["ABNA", "RABO", "INGB"]) + "0" + random.digits(9)
        case "DE": account = random.digits(18)
        case "FR": account = random.digits(23)
        case "LU": account = random.digits(16)
        default:
            let base = random.pick(["001", "363", "068", "979", "220", "310", "733"]) + random.digits(7)
            let rest = (Int(base) ?? 0) % 97
            return withIBANCheck(country: "BE", account: base + (rest == 0 ? 97 : rest).padded(2))
        }
        return withIBANCheck(country: country, account: account)
    }

    private static func withIBANCheck(country: String, account: String) -> String {
        country + (98 - modulo97(account + country + "00")).padded(2) + account
    }

    /// The remainder by 97 of a text in which letters stand for 10 to 35.
    static func modulo97(_ text: String) -> Int {
        var rest = 0
        for character in text {
            guard let value = Int(String(character), radix: 36) else { continue }
            rest = value < 10 ? (rest * 10 + value) % 97 : (rest * 100 + value) % 97
        }
        return rest
    }

    /// An EAN-13 (GTIN-13): weights 1 and 3, modulo 10.
    static func ean(_ random: inout RandomSource) -> String {
        let base = random.pick(["540", "541", "543", "871", "302", "400"]) + random.digits(9)
        let sum = base.compactMap(\.wholeNumberValue).enumerated().reduce(0) {
            $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3)
        }
        return base + String((10 - sum % 10) % 10)
    }

    /// The 12 digits of a Belgian structured communication: ten and their remainder by 97, 0 written as 97.
    static func structuredCommunication(_ base: Int) -> String {
        let rest = base % 97
        return base.padded(10) + (rest == 0 ? 97 : rest).padded(2)
    }

    /// A random UUID, version 4.
    static func uuid(_ random: inout RandomSource) -> String {
        let high = (random.next() & 0xFFFF_FFFF_FFFF_0FFF) | 0x4000
        let low = (random.next() & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
        func hexadecimal(_ value: UInt64) -> String {
            let text = String(value, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }
        let digits = Array(hexadecimal(high) + hexadecimal(low))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }
}
