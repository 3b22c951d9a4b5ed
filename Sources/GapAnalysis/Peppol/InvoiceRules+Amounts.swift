extension InvoiceRules {
    /// Sums that must come out: BR-CO-10 to BR-CO-17.
    static let calculation: [InvoiceRule] = [
        total("BR-CO-10", .linesTotal, "a sum of lines that is the sum of the lines") { invoice in
            sum(invoice.lines.map(\.part), .lineNet)
        },
        total("BR-CO-11", .allowancesTotal, "a total of allowances that is their sum") { invoice in
            sum(invoice.header.parts(.allowance).filter(\.isAllowance), .allowanceAmount)
        },
        total("BR-CO-12", .chargesTotal, "a total of charges that is their sum") { invoice in
            sum(invoice.header.parts(.allowance).filter(\.isCharge), .allowanceAmount)
        },
        total("BR-CO-13", .netTotal, "a total without VAT of the lines less allowances and plus charges") { invoice in
            (invoice.number(.linesTotal) ?? 0) - (invoice.number(.allowancesTotal) ?? 0)
                + (invoice.number(.chargesTotal) ?? 0)
        },
        InvoiceRule("BR-CO-14", .standard, "a total of VAT that is the sum of the VAT subtotals") { invoice in
            let subtotals = invoice.header.parts(.taxSubtotal)
            guard !subtotals.isEmpty, let total = invoice.taxTotal else { return [] }
            return breach(.taxTotal, total, sum(subtotals, .taxAmount))
        },
        InvoiceRule("BR-CO-15", .standard, "a total with VAT that is the total without VAT plus the VAT") { invoice in
            guard let gross = invoice.number(.grossTotal), let net = invoice.number(.netTotal) else { return [] }
            // CII leaves the total of VAT out where there is none.
            let none = invoice.syntax == .cii && invoice.header.parts(.taxTotal).isEmpty ? 0.0 : nil
            guard let tax = invoice.taxTotal ?? none else { return [InvoiceRule.Breach(.taxTotal)] }
            return breach(.grossTotal, gross, net + tax)
        },
        InvoiceRule("BR-CO-16", .standard, "an amount to be paid of the total less what was paid, rounded as told") {
            invoice in
            guard let payable = invoice.number(.payable), let gross = invoice.number(.grossTotal) else { return [] }
            let rounding = invoice.number(.roundingAmount) ?? 0
            let due = gross - (invoice.number(.paidAmount) ?? 0)
            return same(cents(payable - rounding), due) ? [] : breach(.payable, payable, due + rounding)
        },
        .each("BR-CO-17", .taxSubtotal, .taxAmount, "VAT of each subtotal that is its amount times its rate") {
            subtotal in
            guard let tax = subtotal.number(.taxAmount), let base = subtotal.number(.taxableAmount) else {
                return false
            }
            return isTax(tax, on: base, at: subtotal.number(.taxRate) ?? 0)
        },
    ]

    /// No more than two decimals: BR-DEC.
    static let decimals: [InvoiceRule] =
        [
            ("BR-DEC-09", InvoiceTerm.linesTotal, "the sum of the lines"),
            ("BR-DEC-10", .allowancesTotal, "the total of allowances"),
            ("BR-DEC-11", .chargesTotal, "the total of charges"), ("BR-DEC-12", .netTotal, "the total without VAT"),
            ("BR-DEC-14", .grossTotal, "the total with VAT"), ("BR-DEC-16", .paidAmount, "what was paid"),
            ("BR-DEC-17", .roundingAmount, "the rounding"), ("BR-DEC-18", .payable, "the amount to be paid"),
        ].map { id, term, words in
            InvoiceRule(id, .standard, about: .term(term), "at most two decimals in \(words)") { invoice in
                invoice.header.decimals(term) <= 2 ? [] : [InvoiceRule.Breach(term, invoice[term])]
            }
        } + [
            cents("BR-DEC-01", .allowance, .allowanceAmount, "an allowance", \.isAllowance),
            cents("BR-DEC-02", .allowance, .allowanceBase, "what an allowance is on", \.isAllowance),
            cents("BR-DEC-05", .allowance, .allowanceAmount, "a charge", \.isCharge),
            cents("BR-DEC-06", .allowance, .allowanceBase, "what a charge is on", \.isCharge),
            cents("BR-DEC-13", .taxTotal, .taxTotal, "the total of VAT"),
            cents("BR-DEC-19", .taxSubtotal, .taxableAmount, "what a VAT subtotal is on"),
            cents("BR-DEC-20", .taxSubtotal, .taxAmount, "the VAT of a subtotal"),
            .line("BR-DEC-23", .lineNet, "at most two decimals in the net amount of a line") {
                $0.decimals(.lineNet) <= 2
            },
            lineCents("BR-DEC-24", .allowanceAmount, "an allowance on a line", \.isAllowance),
            lineCents("BR-DEC-25", .allowanceBase, "what an allowance on a line is on", \.isAllowance),
            lineCents("BR-DEC-27", .allowanceAmount, "a charge on a line", \.isCharge),
            lineCents("BR-DEC-28", .allowanceBase, "what a charge on a line is on", \.isCharge),
        ]

    /// Whether VAT is its base times the rate. The official rules let it be up to one off, either way.
    static func isTax(_ tax: Double, on base: Double, at rate: Double) -> Bool {
        if rate == 0 { return tax.rounded() == 0 }
        return abs(abs(tax) - (abs(base) * rate).rounded() / 100) < 1
    }

    /// A total of the document, where it is there; one that is missing must be of nothing.
    private static func total(
        _ id: String,
        _ term: InvoiceTerm,
        _ words: String,
        _ expected: @escaping @Sendable (StructuredInvoice) -> Double
    ) -> InvoiceRule {
        InvoiceRule(id, .standard, words) { invoice in
            let wanted = expected(invoice)
            guard let total = invoice.number(term) else {
                // That the total itself is missing is another rule's.
                let isOptional = term == .allowancesTotal || term == .chargesTotal
                return isOptional && !same(wanted, 0) ? [InvoiceRule.Breach(term)] : []
            }
            return breach(term, total, wanted)
        }
    }

    private static func breach(_ term: InvoiceTerm, _ found: Double, _ expected: Double) -> [InvoiceRule.Breach] {
        same(found, expected)
            ? [] : [InvoiceRule.Breach(term, "\(Words.amount(found)), and not \(Words.amount(expected))")]
    }

    private static func cents(
        _ id: String,
        _ group: InvoiceGroup,
        _ term: InvoiceTerm,
        _ words: String,
        _ isMeant: @escaping @Sendable (StructuredInvoice.Part) -> Bool = { _ in true }
    ) -> InvoiceRule {
        .each(id, group, term, "at most two decimals in \(words)", where: isMeant) { $0.decimals(term) <= 2 }
    }

    private static func lineCents(
        _ id: String,
        _ term: InvoiceTerm,
        _ words: String,
        _ isMeant: @escaping @Sendable (StructuredInvoice.Part) -> Bool
    ) -> InvoiceRule {
        .eachOfLines(id, .lineAllowance, term, "at most two decimals in \(words)", where: isMeant) {
            $0.decimals(term) <= 2
        }
    }
}
