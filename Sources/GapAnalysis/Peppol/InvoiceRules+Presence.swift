extension InvoiceRules {
    /// What a document and each line of it must say: BR-01 to BR-26.
    static let presence: [InvoiceRule] = [
        .needs("BR-01", .specification, "the specification that the invoice follows"),
        .needs("BR-02", .number, "the number of the invoice"), .needs("BR-03", .issueDate, "the date of issue"),
        .needs("BR-04", .typeCode, "the code of the kind of invoice"), .needs("BR-05", .currency, "the currency"),
        .needs("BR-06", .sellerName, "the seller's name"), .needs("BR-07", .buyerName, "the buyer's name"),
        .needs("BR-08", .sellerAddress, "the seller's address"),
        .needs("BR-09", .sellerCountry, with: .sellerAddress, "the country in the seller's address"),
        .needs("BR-10", .buyerAddress, "the buyer's address"),
        .needs("BR-11", .buyerCountry, with: .buyerAddress, "the country in the buyer's address"),
        .needs("BR-12", .linesTotal, "the sum of the lines"), .needs("BR-13", .netTotal, "the total without VAT"),
        .needs("BR-14", .grossTotal, "the total with VAT"), .needs("BR-15", .payable, "the amount to be paid"),
        .document("BR-16", .lineID, "at least one line") { !$0.lines.isEmpty },
        .needs("BR-17", .payeeName, with: .payee, "the name of a payee who is not the seller"),
        .needs("BR-18", .representativeName, with: .representative, "the name of the tax representative"),
        .needs("BR-19", .representativeAddress, with: .representative, "the address of the tax representative"),
        .needs("BR-20", .representativeCountry, with: .representativeAddress, "the country of the tax representative"),
        .lineNeeds("BR-21", .lineID, "the number of each line"),
        .lineNeeds("BR-22", .quantity, "the quantity of each line"),
        .lineNeeds("BR-23", .unit, "the unit of each quantity"),
        .lineNeeds("BR-24", .lineNet, "the net amount of each line"),
        .lineNeeds("BR-25", .itemName, "the name of what each line sells"),
        .lineNeeds("BR-26", .netPrice, "the net price of each line"),
        .line("BR-27", .netPrice, "a net price that is not negative") { ($0.number(.netPrice) ?? 0) >= 0 },
        .line("BR-28", .grossPrice, "a gross price that is not negative") { ($0.number(.grossPrice) ?? 0) >= 0 },
    ]

    /// What parts must say that need not be there: BR-29 to BR-65, BR-CO-03 to BR-CO-09 and BR-CO-18 to BR-CO-26.
    static let parts: [InvoiceRule] =
        [
            .document("BR-29", .periodEnd, "a period that ends after it begins") {
                isInOrder($0[.periodStart], $0[.periodEnd])
            },
            .line("BR-30", .linePeriodEnd, "a period of a line that ends after it begins") {
                isInOrder($0[.linePeriodStart], $0[.linePeriodEnd])
            },
        ] + allowances + breakdown + means + [
            .each("BR-52", .document, .documentID, "the reference of each document that is named") {
                $0[.documentID] != nil
            },
            .document("BR-53", .taxTotal, "the VAT in the currency of the tax, where one is named") { invoice in
                guard let currency = invoice[.taxCurrency] else { return true }
                return invoice.header.parts(.taxTotal).contains { $0[.amountCurrency] == currency }
            },
            .eachOfLines("BR-54", .itemAttribute, .attributeValue, "a name and a value for each attribute") {
                $0[.attributeName] != nil && $0[.attributeValue] != nil
            },
            .each("BR-55", .precedingInvoice, .precedingInvoice, "the number of each earlier invoice that is named") {
                $0[.precedingInvoice] != nil
            },
            .needs("BR-56", .representativeVAT, with: .representative, "the VAT number of the tax representative"),
            .needs("BR-57", .deliveryCountry, with: .deliveryAddress, "the country in the delivery address"),
            .needs(
                "BR-62",
                .sellerEndpointScheme,
                with: .sellerEndpoint,
                "the scheme of the seller's electronic address"
            ),
            .needs("BR-63", .buyerEndpointScheme, with: .buyerEndpoint, "the scheme of the buyer's electronic address"),
            .line("BR-64", .itemStandardScheme, "the scheme of a standard item number") {
                $0[.itemStandardID] == nil || $0[.itemStandardScheme] != nil
            },
            .eachOfLines("BR-65", .itemClass, .itemClassScheme, "the scheme of a classification") {
                $0[.itemClass] == nil || $0[.itemClassScheme] != nil
            },
            .document("BR-CO-03", .taxPointDate, "a date of taxation or a code for it, not both") {
                $0[.taxPointDate] == nil || $0[.taxPointCode] == nil
            },
            .line("BR-CO-04", .lineCategory, "a VAT category for each line") { line in
                line.parts(.lineTax).contains { $0.isVAT && $0[.lineCategory] != nil }
            },
            InvoiceRule("BR-CO-09", .standard, "VAT numbers that begin with a country code") { invoice in
                [InvoiceTerm.sellerVAT, .buyerVAT, .representativeVAT].compactMap { term in
                    guard let number = invoice[term] else { return nil }
                    let prefix = number.prefix(2)
                    return prefix.count == 2 && prefix.allSatisfy { $0.isASCII && $0.isUppercase }
                        ? nil : InvoiceRule.Breach(term, number)
                }
            },
            .document("BR-CO-18", .taxCategory, "a VAT breakdown, with a subtotal for each rate") {
                !$0.header.parts(.taxSubtotal).isEmpty
            },
            .document("BR-CO-26", .sellerVAT, "a number that identifies the seller") {
                $0[.sellerVAT] != nil || $0[.sellerID] != nil || $0[.sellerLegalID] != nil
            },
        ]

    /// Allowances and charges of the document and of lines.
    private static let allowances: [InvoiceRule] = [
        .each("BR-31", .allowance, .allowanceAmount, "the amount of each allowance", where: \.isAllowance) {
            $0[.allowanceAmount] != nil
        },
        .each("BR-32", .allowance, .allowanceCategory, "the VAT category of each allowance", where: \.isAllowance) {
            $0.isVAT && $0[.allowanceCategory] != nil
        },
        .each("BR-33", .allowance, .allowanceReason, "the reason of each allowance", where: \.isAllowance) {
            $0.hasReason
        },
        .each("BR-36", .allowance, .allowanceAmount, "the amount of each charge", where: \.isCharge) {
            $0[.allowanceAmount] != nil
        },
        .each("BR-37", .allowance, .allowanceCategory, "the VAT category of each charge", where: \.isCharge) {
            $0.isVAT && $0[.allowanceCategory] != nil
        },
        .each("BR-38", .allowance, .allowanceReason, "the reason of each charge", where: \.isCharge) { $0.hasReason },
        .eachOfLines(
            "BR-41",
            .lineAllowance,
            .allowanceAmount,
            "the amount of an allowance on a line",
            where: \.isAllowance
        ) {
            $0[.allowanceAmount] != nil
        },
        .eachOfLines(
            "BR-42",
            .lineAllowance,
            .allowanceReason,
            "the reason of an allowance on a line",
            where: \.isAllowance
        ) {
            $0.hasReason
        },
        .eachOfLines("BR-43", .lineAllowance, .allowanceAmount, "the amount of a charge on a line", where: \.isCharge) {
            $0[.allowanceAmount] != nil
        },
        .eachOfLines("BR-44", .lineAllowance, .allowanceReason, "the reason of a charge on a line", where: \.isCharge) {
            $0.hasReason
        },
    ]

    private static let breakdown: [InvoiceRule] = [
        .each("BR-45", .taxSubtotal, .taxableAmount, "the amount that each VAT subtotal is on") {
            $0[.taxableAmount] != nil
        },
        .each("BR-46", .taxSubtotal, .taxAmount, "the VAT of each subtotal") { $0[.taxAmount] != nil },
        .each("BR-47", .taxSubtotal, .taxCategory, "the VAT category of each subtotal") {
            $0.isVAT && $0[.taxCategory] != nil
        },
        .each("BR-48", .taxSubtotal, .taxRate, "the VAT rate of each subtotal, unless it is not subject to VAT") {
            $0[.taxRate] != nil || $0[.taxCategory] == "O"
        },
    ]

    private static let means: [InvoiceRule] = [
        .each("BR-49", .paymentMeans, .paymentCode, "the code of each means of payment") { $0[.paymentCode] != nil },
        .each("BR-50", .paymentMeans, .account, "the account for a credit transfer", where: isTransfer) {
            $0[.account] != nil || $0[.accountDetails] == nil
        },
        .each("BR-61", .paymentMeans, .account, "the account for a credit transfer", where: isTransfer) {
            $0[.account] != nil
        },
        InvoiceRule("BR-51", .standard, fatal: false, "only the last digits of a card's number") { invoice in
            // What is found is not repeated: it would be the number of a card.
            invoice.header.parts(.paymentMeans).filter { ($0[.cardNumber]?.count ?? 0) > 10 }.map { _ in
                InvoiceRule.Breach(.cardNumber)
            }
        },
    ]

    @Sendable private static func isTransfer(_ means: StructuredInvoice.Part) -> Bool {
        means[.paymentCode] == "30" || means[.paymentCode] == "58"
    }

    /// Dates of one document are written alike, so that their order is that of the texts.
    private static func isInOrder(_ start: String?, _ end: String?) -> Bool {
        guard let start, let end else { return true }
        return start <= end
    }
}
