extension InvoiceRules {
    /// What each category of VAT asks for: BR-S, BR-Z, BR-E, BR-AE, BR-IC, BR-G and BR-O.
    static let categories: [InvoiceRule] =
        VATCategory.all.flatMap(\.rules) + [
            .document("BR-IC-11", .deliveryDate, "a delivery date or a period, for deliveries within the Union") {
                !$0.has("K") || $0[.deliveryDate] != nil || $0[.periodStart] != nil || $0[.periodEnd] != nil
            },
            .document("BR-IC-12", .deliveryCountry, "the country of delivery, for deliveries within the Union") {
                !$0.has("K") || $0[.deliveryCountry] != nil
            },
            .each("BR-CL-17", .taxSubtotal, .taxCategory, "a known VAT category in each subtotal") {
                VATCategory.isKnown($0[.taxCategory])
            },
            .eachOfLines("BR-CL-18", .lineTax, .lineCategory, "a known VAT category on each line") {
                VATCategory.isKnown($0[.lineCategory])
            },
        ]
}

extension StructuredInvoice {
    /// Whether its VAT breakdown has a category.
    fileprivate func has(_ code: String) -> Bool {
        header.parts(.taxSubtotal).contains { $0.isVAT && $0[.taxCategory] == code }
    }
}

/// A category of VAT (UNTDID 5305) with the rules that EN 16931 makes for it.
private struct VATCategory: Sendable {
    enum Rate { case positive, zero, none }
    /// Who must be identified, and how.
    enum Numbers { case seller, sellerAndBuyer, sellerVAT, bothVAT, nobody }

    /// The prefix of its rules: `BR-S`.
    var rules: [InvoiceRule] { (taxed + breakdown + alone).map { $0.about(category: code) } }
    let prefix: String
    let code: String
    let name: String
    let rate: Rate
    let numbers: Numbers
    /// Whether the breakdown must tell why there is no VAT; it must not where there is.
    let hasReason: Bool

    static let all = [
        VATCategory(
            prefix: "BR-S",
            code: "S",
            name: "taxed at a rate",
            rate: .positive,
            numbers: .seller,
            hasReason: false
        ),
        VATCategory(prefix: "BR-Z", code: "Z", name: "taxed at zero", rate: .zero, numbers: .seller, hasReason: false),
        VATCategory(prefix: "BR-E", code: "E", name: "exempt", rate: .zero, numbers: .seller, hasReason: true),
        VATCategory(
            prefix: "BR-AE",
            code: "AE",
            name: "of reverse charge",
            rate: .zero,
            numbers: .sellerAndBuyer,
            hasReason: true
        ),
        VATCategory(
            prefix: "BR-IC",
            code: "K",
            name: "within the Union",
            rate: .zero,
            numbers: .bothVAT,
            hasReason: true
        ),
        VATCategory(prefix: "BR-G", code: "G", name: "exported", rate: .zero, numbers: .sellerVAT, hasReason: true),
        VATCategory(
            prefix: "BR-O",
            code: "O",
            name: "not subject to VAT",
            rate: .none,
            numbers: .nobody,
            hasReason: true
        ),
    ]

    static func isKnown(_ code: String?) -> Bool {
        guard let code else { return true }
        return ["AE", "L", "M", "E", "S", "Z", "G", "O", "K", "B"].contains(code)
    }

    private func isOn(_ part: StructuredInvoice.Part, _ term: InvoiceTerm) -> Bool {
        part.isVAT && part[term] == code
    }

    private func lines(_ invoice: StructuredInvoice) -> [StructuredInvoice.Part] {
        invoice.lines.lazy.map(\.part).filter { $0.parts(.lineTax).contains { isOn($0, .lineCategory) } }
    }

    private func allowances(_ invoice: StructuredInvoice) -> [StructuredInvoice.Part] {
        invoice.header.parts(.allowance).filter { isOn($0, .allowanceCategory) }
    }

    private func subtotals(_ invoice: StructuredInvoice) -> [StructuredInvoice.Part] {
        invoice.header.parts(.taxSubtotal).filter { isOn($0, .taxCategory) }
    }

    /// 01 to 07: a subtotal, the numbers of the parties, and the rate, for lines, allowances and charges.
    private var taxed: [InvoiceRule] {
        [
            .document("\(prefix)-01", .taxCategory, "a VAT subtotal for what is \(name)") { invoice in
                let used = lines(invoice).count + allowances(invoice).count
                let told = subtotals(invoice).count
                if code == "S" { return (used > 0) == (told > 0) }
                return used + told == 0 || told == 1
            },
            .document("\(prefix)-02", numberTerm, "\(numberWords) for lines \(name)") { invoice in
                lines(invoice).isEmpty || hasNumbers(invoice)
            },
            .document("\(prefix)-03", numberTerm, "\(numberWords) for allowances \(name)") { invoice in
                !allowances(invoice).contains(where: \.isAllowance) || hasNumbers(invoice)
            },
            .document("\(prefix)-04", numberTerm, "\(numberWords) for charges \(name)") { invoice in
                !allowances(invoice).contains(where: \.isCharge) || hasNumbers(invoice)
            },
            .eachOfLines(
                "\(prefix)-05",
                .lineTax,
                .lineRate,
                "\(rateWords) on lines \(name)",
                where: { isOn($0, .lineCategory) },
                holds: { isRate($0, .lineRate) }
            ),
            .each(
                "\(prefix)-06",
                .allowance,
                .allowanceRate,
                "\(rateWords) on allowances \(name)",
                where: { isOn($0, .allowanceCategory) && $0.isAllowance },
                holds: { isRate($0, .allowanceRate) }
            ),
            .each(
                "\(prefix)-07",
                .allowance,
                .allowanceRate,
                "\(rateWords) on charges \(name)",
                where: { isOn($0, .allowanceCategory) && $0.isCharge },
                holds: { isRate($0, .allowanceRate) }
            ),
        ]
    }

    /// 08 to 10: the amount, the VAT and the reason of the subtotal.
    private var breakdown: [InvoiceRule] {
        [
            InvoiceRule("\(prefix)-08", .standard, "a VAT subtotal on the sum of what is \(name)") { invoice in
                subtotals(invoice).compactMap { subtotal in
                    guard let base = subtotal.number(.taxableAmount) else { return nil }
                    let rate = rate == .positive ? subtotal.number(.taxRate) : nil
                    if rate == nil, self.rate == .positive { return nil }
                    let own = lines(invoice).filter { line in
                        rate == nil || line.parts(.lineTax).contains { $0.number(.lineRate) == rate }
                    }
                    let others = allowances(invoice).filter { rate == nil || $0.number(.allowanceRate) == rate }
                    let expected =
                        InvoiceRules.sum(own, .lineNet)
                        + InvoiceRules.sum(others.filter(\.isCharge), .allowanceAmount)
                        - InvoiceRules.sum(others.filter(\.isAllowance), .allowanceAmount)
                    // The official rule lets the sums of a taxed category be up to one off.
                    let isRight =
                        self.rate == .positive ? abs(base - expected) < 1 : InvoiceRules.same(base, expected)
                    return isRight
                        ? nil
                        : InvoiceRule.Breach(.taxableAmount, "\(Words.amount(base)), and not \(Words.amount(expected))")
                }
            },
            .each(
                "\(prefix)-09",
                .taxSubtotal,
                .taxAmount,
                rate == .positive ? "VAT that is the amount times the rate" : "no VAT on what is \(name)",
                where: { isOn($0, .taxCategory) },
                holds: { subtotal in
                    guard let tax = subtotal.number(.taxAmount) else { return false }
                    guard rate == .positive else { return tax == 0 }
                    guard let base = subtotal.number(.taxableAmount), let rate = subtotal.number(.taxRate) else {
                        return false
                    }
                    return InvoiceRules.isTax(tax, on: base, at: rate)
                }
            ),
            .each(
                "\(prefix)-10",
                .taxSubtotal,
                .exemptionReason,
                hasReason ? "the reason why there is no VAT" : "no reason against VAT on what is \(name)",
                where: { isOn($0, .taxCategory) },
                holds: { ($0[.exemptionReason] != nil || $0[.exemptionCode] != nil) == hasReason }
            ),
        ]
    }

    /// O-11 to O-14: what is not subject to VAT stands alone.
    private var alone: [InvoiceRule] {
        guard numbers == .nobody else { return [] }
        return [
            .document("\(prefix)-11", .taxCategory, "no other VAT subtotal beside one not subject to VAT") { invoice in
                subtotals(invoice).isEmpty || invoice.header.parts(.taxSubtotal).allSatisfy { isOn($0, .taxCategory) }
            },
            .document("\(prefix)-12", .lineCategory, "no line of another category beside what is not subject to VAT") {
                subtotals($0).isEmpty || lines($0).count == $0.lines.count
            },
            .document("\(prefix)-13", .allowanceCategory, "no allowance of another category beside it") { invoice in
                subtotals(invoice).isEmpty
                    || invoice.header.parts(.allowance).filter(\.isAllowance).allSatisfy {
                        isOn($0, .allowanceCategory)
                    }
            },
            .document("\(prefix)-14", .allowanceCategory, "no charge of another category beside it") { invoice in
                subtotals(invoice).isEmpty
                    || invoice.header.parts(.allowance).filter(\.isCharge).allSatisfy { isOn($0, .allowanceCategory) }
            },
        ]
    }

    private func isRate(_ part: StructuredInvoice.Part, _ term: InvoiceTerm) -> Bool {
        switch rate {
        case .positive: (part.number(term) ?? 0) > 0
        case .zero: part.number(term) == 0
        case .none: part[term] == nil
        }
    }

    private var rateWords: String {
        switch rate {
        case .positive: "a VAT rate above zero"
        case .zero: "a VAT rate of zero"
        case .none: "no VAT rate"
        }
    }

    private var numberTerm: InvoiceTerm { numbers == .sellerAndBuyer || numbers == .bothVAT ? .buyerVAT : .sellerVAT }

    private var numberWords: String {
        switch numbers {
        case .seller: "the seller's VAT or tax number"
        case .sellerAndBuyer: "the seller's VAT or tax number and the buyer's number"
        case .sellerVAT: "the seller's VAT number"
        case .bothVAT: "the VAT numbers of seller and buyer"
        case .nobody: "no VAT number of seller or buyer"
        }
    }

    private func hasNumbers(_ invoice: StructuredInvoice) -> Bool {
        let sellerVAT = invoice[.sellerVAT] != nil || invoice[.representativeVAT] != nil
        let seller = sellerVAT || invoice[.sellerTaxRegistration] != nil
        switch numbers {
        case .seller: return seller
        case .sellerAndBuyer: return seller && (invoice[.buyerVAT] != nil || invoice[.buyerLegalID] != nil)
        case .sellerVAT: return sellerVAT
        case .bothVAT: return sellerVAT && invoice[.buyerVAT] != nil
        case .nobody: return !sellerVAT && invoice[.buyerVAT] == nil
        }
    }
}
