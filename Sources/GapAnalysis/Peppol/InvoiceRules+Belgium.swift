extension InvoiceRules {
    /// What Belgian law and registers ask beside the rule sets. A network does not refuse an invoice for it.
    static let belgium: [InvoiceRule] = [
        InvoiceRule("BE-VAT-NUMBER", .belgium, fatal: false, "Belgian VAT numbers with right check digits") { invoice in
            [InvoiceTerm.sellerVAT, .buyerVAT].compactMap { term in
                guard let number = invoice[term], number.uppercased().hasPrefix("BE"),
                    !isEnterpriseNumber(String(number.dropFirst(2)))
                else { return nil }
                return InvoiceRule.Breach(term, number)
            }
        },
        InvoiceRule("BE-ENDPOINT-SCHEME", .belgium, fatal: false, "scheme 0208 for the address of a Belgian buyer") {
            invoice in
            guard invoice.belgianNumber(.buyerVAT) != nil, let scheme = invoice[.buyerEndpointScheme],
                invoice[.buyerEndpoint] != nil, scheme != "0208"
            else { return [] }
            return [InvoiceRule.Breach(.buyerEndpointScheme, scheme)]
        },
        InvoiceRule("BE-ENDPOINT-NUMBER", .belgium, fatal: false, "a Belgian address that is the party's own number") {
            invoice in
            [
                (InvoiceTerm.sellerVAT, InvoiceTerm.sellerEndpoint, InvoiceTerm.sellerEndpointScheme),
                (.buyerVAT, .buyerEndpoint, .buyerEndpointScheme),
            ].compactMap { vat, endpoint, scheme in
                guard invoice[scheme] == "0208", let own = invoice.belgianNumber(vat),
                    let address = invoice[endpoint], address != own
                else { return nil }
                return InvoiceRule.Breach(endpoint, address)
            }
        },
        InvoiceRule(
            "BE-VAT-ROUNDING",
            .belgium,
            fatal: false,
            "VAT that is rounded once for each rate, not line by line"
        ) {
            invoice in
            invoice.header.parts(.taxSubtotal).compactMap { subtotal in
                guard let tax = subtotal.number(.taxAmount), let base = subtotal.number(.taxableAmount),
                    let rate = subtotal.number(.taxRate), rate > 0
                else { return nil }
                let exact = abs(base) * rate / 100
                return abs(abs(tax) - exact) < 0.0051
                    ? nil
                    : InvoiceRule.Breach(.taxAmount, "\(Words.amount(tax)), and not \(Words.amount(exact))")
            }
        },
    ]
}

extension StructuredInvoice {
    /// The ten digits of a Belgian VAT number, whether its check digits are right or not.
    func belgianNumber(_ term: InvoiceTerm) -> String? {
        guard let written = self[term] else { return nil }
        let text = written.utf8
        if text.count == 12, text.starts(with: "BE".utf8), text.dropFirst(2).allSatisfy({ $0 &- 0x30 < 10 }) {
            return String(written.dropFirst(2))
        }
        let number = written.uppercased()
        guard number.hasPrefix("BE") else { return nil }
        let digits = number.dropFirst(2).filter { $0.isASCII && $0.isNumber }
        return digits.count == 10 ? digits : digits.count == 9 ? "0" + digits : nil
    }
}
