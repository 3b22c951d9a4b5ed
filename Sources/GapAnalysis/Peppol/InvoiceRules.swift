/// The rules that invoices are checked against, each an id of the official rule sets with a small check.
///
/// `Documentation.docc/InvoiceRules.md` lists them, and those that are not checked.
enum InvoiceRules {
    static let peppolSpecification =
        "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"

    /// All rules, in the order in which people read them.
    static let all: [InvoiceRule] = presence + parts + calculation + categories + decimals + peppol + belgium

    /// The rules for an invoice of a profile: an invoice that does not say that it follows EN 16931 is told just that.
    static func rules(for invoice: StructuredInvoice) -> [InvoiceRule] {
        if invoice.claimsPeppol { return all }
        return invoice.claimsStandard ? withoutPeppol : profileOnly
    }

    private static let withoutPeppol = all.filter { $0.origin != .peppol || $0.id == profileRule }
    private static let profileOnly = all.filter { $0.id == profileRule || $0.id == "BR-01" }
    private static let profileRule = "PEPPOL-EN16931-R004"

    /// Whether an amount is what was computed, rounded to cents as XPath does: halves up.
    static func same(_ found: Double, _ computed: Double) -> Bool { abs(found - cents(computed)) < 1e-6 }

    /// An amount rounded to cents, halves up. Sums of decimal amounts are off by less than the part added.
    static func cents(_ amount: Double) -> Double { (amount * 100 + 0.500_000_1).rounded(.down) / 100 }

    /// The sum of a term over parts; parts without the term count as nothing.
    static func sum(_ parts: [StructuredInvoice.Part], _ term: InvoiceTerm) -> Double {
        parts.reduce(0) { $0 + ($1.number(term) ?? 0) }
    }
}
