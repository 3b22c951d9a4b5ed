import IntegrationModel

/// Numbers and names as the reports write them.
enum Wording {
    /// `€4,200`, to the euro.
    static func euro(_ value: Double, _ currency: String = "EUR") -> String {
        let sign = value.rounded() < 0 ? "-" : ""
        let symbol = currency == "EUR" ? "€" : "\(currency) "
        return sign + symbol + grouped(value.magnitude)
    }

    /// `1,330`.
    static func grouped(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
        var digits = String(Int64(value.rounded()).magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return ([digits] + groups).joined(separator: ",")
    }

    /// `90 %`.
    static func percent(_ share: Double) -> String { "\(decimal(share * 100)) %" }

    /// One decimal, and none where it is zero.
    static func decimal(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
        let tenths = Int64((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let magnitude = tenths.magnitude
        return sign + "\(magnitude / 10)" + (magnitude % 10 == 0 ? "" : ".\(magnitude % 10)")
    }

    /// `1.3`, `0.75`.
    static func factor(_ value: Double) -> String {
        let hundredths = Int64((min(max(value, 0), 1e6) * 100).rounded())
        let rest = hundredths % 100
        let digits = rest % 10 == 0 ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")
        return "\(hundredths / 100)" + (rest == 0 ? "" : "." + digits)
    }

    /// `3 finished steps`.
    static func finished(_ factors: LearnedFactors.Factors) -> String {
        "\(factors.outcomes) finished \(factors.outcomes == 1 ? "step" : "steps")"
    }

    /// `9 months`, `12.3 months`, `over 10 years`.
    static func months(_ months: Double) -> String {
        months > 120 ? "over 10 years" : "\(decimal(months)) \(months == 1 ? "month" : "months")"
    }

    /// `6 weeks`, `1 week`.
    static func weeks(_ weeks: Double) -> String { "\(decimal(weeks)) \(weeks == 1 ? "week" : "weeks")" }

    static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    /// `customers`, `sales invoices`.
    static func plural(_ entity: Entity) -> String {
        switch entity {
        case .party: "customers"
        case .person: "contact persons"
        case .lead: "leads"
        case .deal: "deals"
        case .quote: "quotes"
        case .order: "orders"
        case .delivery: "deliveries"
        case .invoice: "invoices"
        case .creditNote: "credit notes"
        case .payment: "payments"
        case .product: "articles"
        case .stockLevel: "stock levels"
        case .supplier: "suppliers"
        case .purchaseOrder: "purchase orders"
        case .goodsReceipt: "goods receipts"
        case .supplierInvoice: "purchase invoices"
        case .supplierPayment: "payments to suppliers"
        case .ledgerEntry: "ledger entries"
        case .employee: "employees"
        case .timesheet: "timesheets"
        case .ticket: "tickets"
        case .other: "records"
        }
    }
}
