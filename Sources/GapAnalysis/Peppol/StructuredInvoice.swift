import IntegrationModel

/// An invoice or credit note in the terms of EN 16931-1, whatever its syntax.
///
/// A term without a value and one with an empty value are the same: not there.
struct StructuredInvoice: Sendable {
    enum Syntax: Sendable { case ubl, cii }

    /// Terms that are there, of the document, a line, or another part.
    struct Part: Sendable {
        var terms = InvoiceTerms()
        var groups = InvoiceParts()

        subscript(term: InvoiceTerm) -> String? { terms[term] }

        /// The value of a term as a number, nil where it is none.
        func number(_ term: InvoiceTerm) -> Double? {
            terms[term].flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
        }

        func parts(_ group: InvoiceGroup) -> [Part] { groups[group] }
    }

    /// A line, with the place of its element.
    struct Line: Sendable {
        var part: Part
        var place: SourceLocation
    }

    let syntax: Syntax
    let isCreditNote: Bool
    let header: Part
    let lines: [Line]
    let place: SourceLocation
    /// The groups that some line has.
    let lineGroups: UInt16
    /// The codes of VAT categories that are used in it.
    let categories: [String]

    init(syntax: Syntax, isCreditNote: Bool, header: Part, lines: [Line], place: SourceLocation) {
        self.syntax = syntax
        self.isCreditNote = isCreditNote
        self.header = header
        self.lines = lines
        self.place = place
        lineGroups = lines.reduce(0) { $0 | $1.part.groups.present }
        var categories: [String] = []
        func add(_ parts: [Part], _ term: InvoiceTerm) {
            for part in parts {
                if let code = part[term], !categories.contains(code) { categories.append(code) }
            }
        }
        add(header.parts(.taxSubtotal), .taxCategory)
        add(header.parts(.allowance), .allowanceCategory)
        for line in lines { add(line.part.parts(.lineTax), .lineCategory) }
        self.categories = categories
    }

    subscript(term: InvoiceTerm) -> String? { header[term] }

    func number(_ term: InvoiceTerm) -> Double? { header.number(term) }

    /// Whether it says that it follows EN 16931, or Peppol BIS Billing 3.
    var claimsStandard: Bool { self[.specification]?.hasPrefix("urn:cen.eu:en16931:2017") ?? false }
    var claimsPeppol: Bool {
        self[.specification]?.hasPrefix(InvoiceRules.peppolSpecification) ?? false
    }

    /// The total VAT in the currency of the document, or the only one.
    var taxTotal: Double? {
        let totals = header.parts(.taxTotal)
        let own = totals.first { $0[.amountCurrency] == self[.currency] } ?? (totals.count == 1 ? totals.first : nil)
        return own?.number(.taxTotal)
    }
}
