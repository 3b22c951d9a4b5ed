import IntegrationModel

/// Numbers and things as readers say them.
enum Words {
    /// Grouped by thousands: 1,330. Small numbers keep one decimal.
    static func number(_ value: Double) -> Message { Message(.number(digits(value))) }

    static func number(_ count: Int) -> Message { number(Double(count)) }

    private static func digits(_ value: Double) -> String {
        guard value.isFinite else { return "?" }
        if value < 10, value != value.rounded() { return "\((value * 10).rounded() / 10)" }
        let digits = String(Int(min(abs(value), 1e15).rounded()))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return value <= -0.5 ? "-" + text : text
    }

    static func percent(_ share: Double) -> Message {
        let percent = share * 100
        return "\(.number(percent >= 10 ? "\(Int(min(percent, 1e6).rounded()))" : plain(percent))) %"
    }

    /// `€8,213,255`; cents only below ten.
    static func money(_ value: Double, _ currency: String) -> Message {
        guard value.isFinite else { return "?" }
        let amount = abs(value)
        let cents = Int((min(amount, 10) * 100).rounded())
        let isSmall = amount < 10 && !cents.isMultiple(of: 100)
        let digits =
            isSmall
            ? "\(cents / 100)." + (cents % 100 < 10 ? "0" : "") + "\(cents % 100)" : self.digits(amount.rounded())
        return Message(.money((value <= -0.005 ? "-" : "") + digits, currency: currency))
    }

    /// An amount with two decimals: `1,234.50`.
    static func amount(_ value: Double) -> Message {
        guard value.isFinite, abs(value) < 1e15 else { return "?" }
        let cents = Int((abs(value) * 100).rounded())
        let rest = cents % 100
        let text = digits(Double(cents / 100)) + "." + (rest < 10 ? "0" : "") + "\(rest)"
        return Message(.number((value < 0 && cents > 0 ? "-" : "") + text))
    }

    /// The likely figure: "4 minutes", "15 %".
    static func likely(_ assumption: PriceAssumption) -> Message {
        if isShare(assumption) { return percent(assumption.range.likely) }
        return "\(.number(plain(assumption.range.likely))) \(unit(assumption))"
    }

    /// "4 minutes (2 to 8)".
    static func range(_ assumption: PriceAssumption) -> Message {
        let range = assumption.range
        if isShare(assumption) {
            return "\(percent(range.likely)) (\(percent(range.low)) to \(percent(range.high)))"
        }
        let (low, high) = (Message.Argument.number(plain(range.low)), Message.Argument.number(plain(range.high)))
        return "\(.number(plain(range.likely))) \(unit(assumption)) (\(low) to \(high))"
    }

    /// "1 minute", "2 minutes".
    private static func unit(_ assumption: PriceAssumption) -> Message {
        let unit = assumption.unit
        let isOne = assumption.range.likely == 1 && unit.hasPrefix("minutes")
        return Message(key: isOne ? "minute" + unit.dropFirst(7) : unit)
    }

    private static func isShare(_ assumption: PriceAssumption) -> Bool {
        assumption.unit == "share" || assumption.unit == "per year"
    }

    static func duration(_ seconds: Double) -> Message {
        func amount(_ unit: Double) -> String {
            plain(seconds / unit >= 10 ? (seconds / unit).rounded() : seconds / unit)
        }
        let (minutes, hours, days) = (amount(60), amount(3600), amount(86_400))
        if seconds < 120 { return "\(.number(amount(1))) \(amount(1), one: "second", other: "seconds")" }
        if seconds < 7200 { return "\(.number(minutes)) \(minutes, one: "minute", other: "minutes")" }
        if seconds < 172_800 { return "\(.number(hours)) \(hours, one: "hour", other: "hours")" }
        return "\(.number(days)) \(days, one: "day", other: "days")"
    }

    /// A date as 2026-03-12, of seconds since 1970.
    static func date(_ moment: Double) -> Message {
        let (year, month, day) = civil(moment)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return Message(.date("\(year)-\(two(month))-\(two(day))"))
    }

    /// Year, month and day of seconds since 1970 (algorithm: Hinnant, *chrono-Compatible Low-Level Date Algorithms*,
    /// civil_from_days).
    static func civil(_ moment: Double) -> (year: Int, month: Int, day: Int) {
        let days = Int(min(max(moment / 86_400, -1e7), 1e7).rounded(.down)) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, day)
    }

    /// With one decimal at most, and none where it is zero.
    private static func plain(_ value: Double) -> String {
        guard value.isFinite else { return "?" }
        let tenths = Int((min(max(value, -1e14), 1e14) * 10).rounded())
        return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
    }

    /// "customer", "customers".
    static func noun(_ entity: Entity, _ count: Int = 2) -> Message { Message(key: word(entity, count)) }

    private static func word(_ entity: Entity, _ count: Int) -> String {
        let singular: String =
            switch entity {
            case .party: "customer"
            case .person: "person"
            case .creditNote: "credit note"
            case .stockLevel: "stock level"
            case .purchaseOrder: "purchase order"
            case .goodsReceipt: "goods receipt"
            case .supplierInvoice: "supplier invoice"
            case .supplierPayment: "supplier payment"
            case .ledgerEntry: "ledger entry"
            case .other: "record"
            default: entity.rawValue
            }
        if count == 1 { return singular }
        if singular == "person" { return "people" }
        if singular == "ledger entry" { return "ledger entries" }
        return singular.hasSuffix("y") && singular != "delivery"
            ? singular + "s" : singular == "delivery" ? "deliveries" : singular + "s"
    }
}
