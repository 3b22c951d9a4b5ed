/// An amount with a decimal comma, as SWIFT writes it: `1234,5`, `300,`.
struct MT940Amount {
    /// In hundredths of a cent; banks write up to four decimals.
    let units: Int
    /// With a point and at least two decimals.
    let text: String

    init?(_ written: Substring) {
        let parts = written.split(separator: ",", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first, !whole.isEmpty, written.utf8.count <= 18 else {
            return nil
        }
        let decimals = parts.count > 1 ? parts[1] : ""
        guard decimals.utf8.count <= 4, (whole + decimals).utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        let padded = decimals + String(repeating: "0", count: 4 - decimals.utf8.count)
        guard let number = Int(whole), let fraction = Int(padded), number < 100_000_000_000_000 else { return nil }
        units = number * 10_000 + fraction
        text = "\(number)." + decimals + String(repeating: "0", count: max(0, 2 - decimals.utf8.count))
    }

    /// Hundredths of a cent as text.
    static func text(of units: Int) -> String {
        let cents = String(units.magnitude / 100)
        let padded = String(repeating: "0", count: max(0, 3 - cents.utf8.count)) + cents
        return (units < 0 ? "-" : "") + padded.dropLast(2) + "." + padded.suffix(2)
    }
}

/// A balance: `C260105EUR1234,56`, a mark, a date, a currency and an amount.
struct MT940Balance {
    let units: Int
    let text: String
    let date: String
    /// Empty where a bank leaves it out.
    let currency: String

    init?(_ written: String) {
        var rest = written[...].trimmed
        guard let mark = rest.first, mark == "C" || mark == "D" else { return nil }
        rest = rest.dropFirst()
        let day = rest.prefix(6)
        guard day.utf8.count == 6, day.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest = rest.dropFirst(6)
        currency = String(rest.prefix { $0.isASCII && $0.isLetter })
        guard let amount = MT940Amount(rest.dropFirst(currency.count)) else { return nil }
        units = mark == "D" ? -amount.units : amount.units
        text = (mark == "D" && amount.units != 0 ? "-" : "") + amount.text
        date = MT940Date.text(day)
    }
}

/// Dates of six digits, `YYMMDD`.
enum MT940Date {
    /// As ISO 8601 writes it; as it stands where it is no date.
    static func text(_ digits: Substring) -> String {
        let parts = [digits.prefix(2), digits.dropFirst(2).prefix(2), digits.suffix(2)].map { Int($0) ?? -1 }
        guard parts[0] >= 0, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else { return String(digits) }
        return (parts[0] < 80 ? "20" : "19") + digits.prefix(2) + "-" + digits.dropFirst(2).prefix(2) + "-"
            + digits.suffix(2)
    }

    /// The day of booking, of which only month and day are written, in the year that is nearest to the value date.
    static func text(booking digits: Substring, near value: String) -> String {
        guard let year = Int(value.prefix(4)), let month = Int(value.dropFirst(5).prefix(2)),
            let booked = Int(digits.prefix(2))
        else { return value }
        let years = booked - month > 6 ? year - 1 : month - booked > 6 ? year + 1 : year
        return "\(years)-" + digits.prefix(2) + "-" + digits.suffix(2)
    }
}

extension Substring {
    /// Without blanks at its ends.
    var trimmed: Substring {
        var result = self
        while result.first?.isWhitespace ?? false { result.removeFirst() }
        while result.last?.isWhitespace ?? false { result.removeLast() }
        return result
    }
}
