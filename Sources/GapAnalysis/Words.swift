import IntegrationModel

/// Numbers and things as readers say them.
enum Words {
    /// Grouped by thousands: 1,330. Small numbers keep one decimal.
    static func number(_ value: Double) -> String {
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

    static func number(_ count: Int) -> String { number(Double(count)) }

    static func percent(_ share: Double) -> String {
        let percent = share * 100
        return percent >= 10 || percent == 0 || percent >= 99.95
            ? "\(Int(percent.rounded())) %" : "\((percent * 10).rounded() / 10) %"
    }

    /// "4 minutes (2 to 8)".
    static func range(_ assumption: PriceAssumption) -> String {
        let range = assumption.range
        if assumption.unit == "share" || assumption.unit == "per year" {
            return "\(percent(range.likely)) (\(percent(range.low)) to \(percent(range.high)))"
        }
        return "\(plain(range.likely)) \(assumption.unit) (\(plain(range.low)) to \(plain(range.high)))"
    }

    static func duration(_ seconds: Double) -> String {
        func rounded(_ value: Double) -> String {
            value >= 10 ? "\(Int(value.rounded()))" : "\((value * 10).rounded() / 10)"
        }
        if seconds < 120 { return "\(rounded(seconds)) seconds" }
        if seconds < 7200 { return "\(rounded(seconds / 60)) minutes" }
        if seconds < 172_800 { return "\(rounded(seconds / 3600)) hours" }
        return "\(rounded(seconds / 86_400)) days"
    }

    /// A date as 2026-03-12, of seconds since 1970 (algorithm: Hinnant, *chrono-Compatible Low-Level Date Algorithms*,
    /// civil_from_days).
    static func date(_ moment: Double) -> String {
        let days = Int((moment / 86_400).rounded(.down)) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))"
    }

    private static func plain(_ value: Double) -> String {
        value == value.rounded() ? "\(Int(value))" : "\((value * 10).rounded() / 10)"
    }

    /// A sentence begins with a capital letter.
    static func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    /// "customer", "customers".
    static func noun(_ entity: Entity, _ count: Int = 2) -> String {
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
