import IntegrationModel

extension InvoiceRules {
    /// What Peppol BIS Billing 3.0 adds to EN 16931.
    static let peppol: [InvoiceRule] =
        [
            own("PEPPOL-EN16931-R001", .process, "the business process") { $0[.process] != nil },
            InvoiceRule("PEPPOL-EN16931-R002", .peppol, "at most one note") { invoice in
                let notes = invoice.header.parts(.note).count
                return notes <= 1 ? [] : [InvoiceRule.Breach(.note, "\(notes) notes")]
            },
            own("PEPPOL-EN16931-R003", .buyerReference, "the buyer's reference or order number") {
                $0[.buyerReference] != nil || $0[.orderReference] != nil
            },
            InvoiceRule("PEPPOL-EN16931-R004", .peppol, "Peppol BIS Billing 3.0 as the specification") { invoice in
                invoice.claimsPeppol ? [] : [InvoiceRule.Breach(.specification, invoice[.specification])]
            },
            own("PEPPOL-EN16931-R005", .taxCurrency, "a currency of the tax that is not that of the invoice") {
                $0[.taxCurrency] == nil || $0[.taxCurrency] != $0[.currency]
            },
            own("PEPPOL-EN16931-R007", .process, "a business process of Peppol billing") { invoice in
                invoice[.process].map(isProcess) ?? true
            },
            own("PEPPOL-EN16931-R010", .buyerEndpoint, "the buyer's electronic address") { $0[.buyerEndpoint] != nil },
            own("PEPPOL-EN16931-R020", .sellerEndpoint, "the seller's electronic address") {
                $0[.sellerEndpoint] != nil
            },
            own("PEPPOL-EN16931-R053", .taxCategory, "one total of VAT with its subtotals") {
                !$0.header.parts(.taxSubtotal).isEmpty
            },
            InvoiceRule(
                "PEPPOL-EN16931-R054",
                .peppol,
                "no total of VAT without subtotals, but in the currency of the tax"
            ) { invoice in
                let totals = invoice.header.parts(.taxTotal)
                let bare = totals.count - (invoice.header.parts(.taxSubtotal).isEmpty ? 0 : 1)
                guard bare != (invoice[.taxCurrency] == nil ? 0 : 1) else { return [] }
                return [InvoiceRule.Breach(.taxTotal, bare > 0 ? totals.last?[.taxTotal] : nil)]
            },
            InvoiceRule("PEPPOL-EN16931-R055", .peppol, "the same sign of VAT in both currencies") { invoice in
                let totals = invoice.header.parts(.taxTotal).compactMap { $0.number(.taxTotal) }
                let isAlike = totals.allSatisfy { $0 >= 0 } || totals.allSatisfy { $0 <= 0 }
                return isAlike
                    ? []
                    : [InvoiceRule.Breach(.taxTotal, totals.map(Words.amount).joined(separator: " and ").description)]
            },
            own("PEPPOL-EN16931-R061", .mandate, "the mandate of a direct debit") { invoice in
                invoice.header.parts(.paymentMeans).allSatisfy {
                    !["49", "59"].contains($0[.paymentCode]) || $0[.mandate] != nil || invoice[.mandate] != nil
                }
            },
            own("PEPPOL-EN16931-R080", .documentType, "at most one project in a credit note") { invoice in
                !invoice.isCreditNote || invoice.header.parts(.document).count { $0[.documentType] == "50" } <= 1
            },
        ] + peppolAllowances + peppolLines + peppolCodes

    private static let peppolAllowances: [InvoiceRule] =
        both(
            "R041",
            .allowanceBase,
            "the amount that a percentage is of",
            { $0[.allowancePercent] == nil || $0[.allowanceBase] != nil }
        )
        + both(
            "R042",
            .allowancePercent,
            "the percentage of an amount",
            { $0[.allowanceBase] == nil || $0[.allowancePercent] != nil }
        )
        + both(
            "R040",
            .allowanceAmount,
            "an allowance or charge that is its percentage of its base",
            { part in
                guard let base = part.number(.allowanceBase), let percent = part.number(.allowancePercent) else {
                    return true
                }
                return abs((part.number(.allowanceAmount) ?? 0) - base * percent / 100) <= 0.02 + 1e-9
            }
        ) + both("R043", .chargeIndicator, "whether it is an allowance or a charge", { $0.isAllowance || $0.isCharge })

    private static let peppolLines: [InvoiceRule] = [
        ownLine("PEPPOL-EN16931-R044", .chargeIndicator, "no charge on a price") {
            $0[.chargeIndicator] == nil || $0.isAllowance
        },
        ownLine("PEPPOL-EN16931-R046", .netPrice, "a net price that is the gross price less its discount") { line in
            guard let gross = line.number(.grossPrice), let net = line.number(.netPrice) else { return true }
            return abs(net - (gross - (line.number(.priceDiscount) ?? 0))) < 1e-6 * max(1, abs(net))
        },
        InvoiceRule("PEPPOL-EN16931-R051", .peppol, "amounts in the currency of the invoice") { invoice in
            guard let currency = invoice[.currency] else { return [] }
            let header = [invoice.header] + invoice.header.parts(.taxSubtotal) + invoice.header.parts(.allowance)
            let wrong = header.compactMap { $0[.amountCurrency] }.filter { $0 != currency }.map {
                InvoiceRule.Breach(.currency, $0)
            }
            return wrong
                + invoice.lines.indices.compactMap { line in
                    guard let own = invoice.lines[line].part[.amountCurrency], own != currency else { return nil }
                    return InvoiceRule.Breach(.currency, own, line: line)
                }
        },
        ownLine("PEPPOL-EN16931-R101", .documentType, "no document on a line but the object that it invoices") {
            $0[.documentID] == nil || $0[.documentType] == "130"
        },
        period("PEPPOL-EN16931-R110", .linePeriodStart, "a period of a line within that of the invoice") {
            line,
            invoice in
            guard let start = line[.linePeriodStart], let first = invoice[.periodStart] else { return true }
            return start >= first
        },
        period("PEPPOL-EN16931-R111", .linePeriodEnd, "a period of a line within that of the invoice") {
            line,
            invoice in
            guard let end = line[.linePeriodEnd], let last = invoice[.periodEnd] else { return true }
            return end <= last
        },
        ownLine("PEPPOL-EN16931-R120", .lineNet, "a net amount that is quantity times price, with its allowances") {
            line in
            let parts = line.parts(.lineAllowance)
            let base = line.number(.priceBase).flatMap { $0 == 0 ? nil : $0 } ?? 1
            let expected =
                (line.number(.quantity) ?? 1) * (line.number(.netPrice) ?? 0) / base
                + sum(parts.filter(\.isCharge), .allowanceAmount) - sum(parts.filter(\.isAllowance), .allowanceAmount)
            return abs((line.number(.lineNet) ?? 0) - expected) <= 0.02 + 1e-9 * abs(expected) + 1e-9
        },
        ownLine("PEPPOL-EN16931-R121", .priceBase, "a price for a quantity above zero") {
            ($0.number(.priceBase) ?? 1) > 0
        },
        ownLine("PEPPOL-EN16931-R130", .priceBaseUnit, "a price in the unit of the quantity") {
            $0[.priceBaseUnit] == nil || $0[.quantity] == nil || $0[.priceBaseUnit] == $0[.unit]
        },
    ]

    private static let peppolCodes: [InvoiceRule] =
        [
            InvoiceRule("PEPPOL-EN16931-F001", .peppol, "dates as year, month and day") { invoice in
                guard invoice.syntax == .ubl else { return [] }
                let terms: [InvoiceTerm] = [
                    .issueDate, .dueDate, .taxPointDate, .periodStart, .periodEnd, .deliveryDate,
                ]
                return terms.compactMap { term in
                    invoice[term].flatMap { isDate($0) ? nil : InvoiceRule.Breach(term, $0) }
                }
            },
            .each(
                "PEPPOL-EN16931-CL002",
                .allowance,
                .allowanceReasonCode,
                "a known code for an allowance",
                .peppol,
                where: \.isAllowance
            ) {
                $0[.allowanceReasonCode].map(allowanceCodes.contains) ?? true
            },
            own("PEPPOL-EN16931-CL006", .taxPointCode, "a known code for the date of taxation") { invoice in
                let codes = invoice.syntax == .ubl ? ["3", "35", "432"] : ["5", "29", "72"]
                return invoice[.taxPointCode].map(codes.contains) ?? true
            },
            InvoiceRule("PEPPOL-EN16931-CL008", .peppol, "a known scheme of electronic addresses") { invoice in
                [InvoiceTerm.sellerEndpointScheme, .buyerEndpointScheme].compactMap { term in
                    invoice[term].flatMap { addressSchemes.contains($0) ? nil : InvoiceRule.Breach(term, $0) }
                }
            },
            own("PEPPOL-EN16931-P0100", .typeCode, "a kind of invoice that the business process knows") { invoice in
                invoice.isCreditNote || (invoice[.typeCode].map(invoiceCodes.contains) ?? true)
            },
            own("PEPPOL-EN16931-P0101", .typeCode, "a kind of credit note that the business process knows") { invoice in
                !invoice.isCreditNote || (invoice[.typeCode].map(creditNoteCodes.contains) ?? true)
            },
            InvoiceRule("PEPPOL-COMMON-R040", .peppol, "a valid GLN in an address of scheme 0088") {
                numbers($0, "0088", isGLN)
            },
            InvoiceRule("PEPPOL-COMMON-R043", .peppol, "a valid Belgian enterprise number in scheme 0208") {
                numbers($0, "0208", isEnterpriseNumber)
            },
        ]
        + exemptions.map { id, code, category in
            .each(
                "PEPPOL-EN16931-" + id,
                .taxSubtotal,
                .taxCategory,
                "category " + category + " where the reason is " + code,
                .peppol,
                where: { $0[.exemptionCode]?.uppercased() == code },
                holds: { $0[.taxCategory] == category }
            )
        }

    private static let exemptions: [(id: String, code: String, category: String)] = [
        ("P0104", "VATEX-EU-G", "G"), ("P0105", "VATEX-EU-O", "O"), ("P0106", "VATEX-EU-IC", "K"),
        ("P0107", "VATEX-EU-AE", "AE"), ("P0108", "VATEX-EU-D", "E"), ("P0109", "VATEX-EU-F", "E"),
        ("P0110", "VATEX-EU-I", "E"), ("P0111", "VATEX-EU-J", "E"),
    ]

    /// UNTDID 5189, as far as Peppol takes it.
    private static let allowanceCodes: Set<String> = [
        "41", "42", "60", "62", "63", "64", "65", "66", "67", "68", "70", "71", "88", "95", "100", "102", "103", "104",
        "105",
    ]
    /// UNTDID 1001, for process 01.
    private static let invoiceCodes: Set<String> = [
        "71", "80", "82", "84", "102", "218", "219", "331", "380", "382", "383", "386", "388", "393", "395", "553",
        "575", "623", "780", "817", "870", "875", "876", "877",
    ]
    private static let creditNoteCodes: Set<String> = ["381", "396", "81", "83", "532"]
    /// The code list of electronic address schemes, with the former scheme of Belgian VAT numbers.
    private static let addressSchemes: Set<String> = Set(
        """
        0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 0190 \
        0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216 \
        0217 0218 0219 0220 0221 0225 0230 0240 9901 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 \
        9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 \
        9950 9951 9952 9953 9957 9959
        """.split(separator: " ").map(String.init)
    )

    private static func own(
        _ id: String,
        _ term: InvoiceTerm,
        _ words: String,
        _ holds: @escaping @Sendable (StructuredInvoice) -> Bool
    ) -> InvoiceRule { .document(id, term, words, .peppol, holds: holds) }

    private static func ownLine(
        _ id: String,
        _ term: InvoiceTerm,
        _ words: String,
        _ holds: @escaping @Sendable (StructuredInvoice.Part) -> Bool
    ) -> InvoiceRule { .line(id, term, words, .peppol, holds: holds) }

    /// One rule for allowances and charges of the document and of its lines.
    private static func both(
        _ id: String,
        _ term: InvoiceTerm,
        _ words: String,
        _ holds: @escaping @Sendable (StructuredInvoice.Part) -> Bool
    ) -> [InvoiceRule] {
        let document = InvoiceRule.each("", .allowance, term, "", .peppol, holds: holds).check
        let lines = InvoiceRule.eachOfLines("", .lineAllowance, term, "", .peppol, holds: holds).check
        return [InvoiceRule("PEPPOL-EN16931-\(id)", .peppol, words) { document($0) + lines($0) }]
    }

    private static func period(
        _ id: String,
        _ term: InvoiceTerm,
        _ words: String,
        _ holds: @escaping @Sendable (StructuredInvoice.Part, StructuredInvoice) -> Bool
    ) -> InvoiceRule {
        InvoiceRule(id, .peppol, words) { invoice in
            invoice.lines.indices.compactMap { line in
                let part = invoice.lines[line].part
                return holds(part, invoice) ? nil : InvoiceRule.Breach(term, part[term], line: line)
            }
        }
    }

    /// Addresses and legal numbers of a scheme that are not valid.
    private static func numbers(
        _ invoice: StructuredInvoice,
        _ scheme: String,
        _ isValid: (String) -> Bool
    ) -> [InvoiceRule.Breach] {
        let terms: [(InvoiceTerm, InvoiceTerm)] = [
            (.sellerEndpoint, .sellerEndpointScheme), (.buyerEndpoint, .buyerEndpointScheme),
            (.sellerLegalID, .sellerLegalScheme), (.buyerLegalID, .buyerLegalScheme),
        ]
        return terms.compactMap { number, own in
            guard invoice[own] == scheme, let value = invoice[number], !isValid(value) else { return nil }
            return InvoiceRule.Breach(number, value)
        }
    }

    private static func isProcess(_ text: String) -> Bool {
        let steps = text.split(separator: ":", omittingEmptySubsequences: false)
        return text.hasPrefix("urn:fdc:peppol.eu:2017:poacc:billing:") && steps.count == 8 && steps[6].count == 2
            && steps[6].allSatisfy(\.isNumber) && steps[7] == "1.0"
    }

    private static func isDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let month = Int(text.dropFirst(5).prefix(2)), let day = Int(text.suffix(2)), Int(text.prefix(4)) != nil
        else { return false }
        return (1...12).contains(month) && (1...31).contains(day)
    }

    /// GS1's check digit: weights 3 and 1 from the right.
    static func isGLN(_ text: String) -> Bool {
        let digits = text.utf8.map { Int($0) - 48 }
        guard digits.count > 1, digits.allSatisfy({ (0...9).contains($0) }) else { return false }
        let sum = digits.dropLast().reversed().enumerated().reduce(0) {
            $0 + $1.element * ($1.offset.isMultiple(of: 2) ? 3 : 1)
        }
        return (10 - sum % 10) % 10 == digits.last
    }

    /// Ten digits, the last two of which are 97 less the remainder of the first eight by 97.
    static func isEnterpriseNumber(_ text: String) -> Bool {
        guard text.utf8.count == 10, text.utf8.allSatisfy({ (48...57).contains($0) }), let body = Int(text.prefix(8)),
            let check = Int(text.suffix(2))
        else { return false }
        return 97 - body % 97 == check
    }
}
