/// How a system writes a value, where that is not how people write it.
public enum ValueForm: String, Codable, Sendable, CaseIterable {
    /// An amount as a whole number of the smallest unit of the record's currency: `1250` for 12.50 EUR, `1250` for
    /// 1250 JPY. It is read as an amount of the currency itself. Without a known currency the unit is a hundredth.
    case minorUnits
    /// A point in time as seconds since 1970-01-01T00:00:00Z: `1770285600`. It is read as `2026-02-05T10:00:00Z`.
    case unixSeconds
    /// What is empty is written as `false`, also where it is no yes or no. It is left out.
    case noneAsFalse
    /// A secret, such as a password or its hash. It is left out, and only the field's name is kept.
    case withheld
}

extension ValueForm {
    /// Writes `value` as people write it at the end of `text`.
    ///
    /// - Parameter currency: the code of the record's currency; may be empty.
    /// - Returns: false where the value has another form and stays as it is.
    func rewrite(_ value: UnsafeBufferPointer<UInt8>, currency: UnsafeBufferPointer<UInt8>, to text: inout [UInt8])
        -> Bool
    {
        let isNegative = value.first == UInt8(ascii: "-")
        let digits = value.dropFirst(isNegative ? 1 : 0)
        guard self != .withheld, !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return false
        }
        switch self {
        case .minorUnits:
            let decimals = CurrencyDecimals.count(of: currency)
            guard decimals > 0 else { return false }
            if isNegative { text.append(UInt8(ascii: "-")) }
            let whole = max(digits.count - decimals, 0)
            if whole == 0 { text.append(UInt8(ascii: "0")) }
            text.append(contentsOf: digits.prefix(whole))
            text.append(UInt8(ascii: "."))
            text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(decimals - digits.count, 0)))
            text.append(contentsOf: digits.dropFirst(whole))
            return true
        case .unixSeconds:
            guard digits.count <= 12 else { return false }
            let seconds = digits.reduce(0) { $0 * 10 + Int($1 & 0xF) }
            return Self.write(secondsSince1970: isNegative ? -seconds : seconds, to: &text)
        case .noneAsFalse, .withheld:
            return false
        }
    }

    /// Years 1 to 9999. The calendar is reckoned as in Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013),
    /// `civil_from_days`: years begin in March, so that the leap day is the last one.
    private static func write(secondsSince1970 seconds: Int, to text: inout [UInt8]) -> Bool {
        guard (-62_135_596_800..<253_402_300_800).contains(seconds) else { return false }
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let time = seconds - days * 86_400
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let parts: [(value: Int, width: Int, after: Character)] = [
            (year, 4, "-"), (month, 2, "-"), (day, 2, "T"), (time / 3_600, 2, ":"), (time / 60 % 60, 2, ":"),
            (time % 60, 2, "Z"),
        ]
        for part in parts {
            let digits = String(part.value).utf8
            text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(part.width - digits.count, 0)))
            text.append(contentsOf: digits)
            text.append(contentsOf: part.after.utf8)
        }
        return true
    }
}

/// How many decimals the amounts of a currency have (ISO 4217, list one, minor units).
enum CurrencyDecimals {
    private static let none: Set<String> = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
    ]
    private static let three: Set<String> = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]

    /// - Returns: 2 for an unknown code.
    static func count(of code: UnsafeBufferPointer<UInt8>) -> Int {
        guard code.count == 3 else { return 2 }
        let upper = String(decoding: code.map { $0 & 0xDF }, as: UTF8.self)
        return none.contains(upper) ? 0 : three.contains(upper) ? 3 : 2
    }
}
