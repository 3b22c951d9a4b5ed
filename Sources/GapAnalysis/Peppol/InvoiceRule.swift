/// A rule that an invoice must keep, as the rule sets of EN 16931 and Peppol BIS Billing 3 name it.
final class InvoiceRule: Sendable {
    enum Origin: String, Sendable, CaseIterable {
        /// The business rules of EN 16931-1, as the validation artefacts of CEN/TC 434 word them (version 1.3).
        case standard = "EN 16931"
        /// The rules that Peppol BIS Billing 3.0 adds.
        case peppol = "Peppol BIS Billing 3"
        /// What Belgian law and registers ask beside them; these ids are Koppel's own.
        case belgium = "Belgium"
    }

    /// One place where a rule is broken.
    struct Breach: Sendable {
        /// The position of the line, nil for the document.
        var line: Int?
        var term: InvoiceTerm
        /// What was found; nil where something is missing.
        var found: String?

        init(_ term: InvoiceTerm, _ found: String? = nil, line: Int? = nil) {
            self.line = line
            self.term = term
            self.found = found
        }
    }

    /// What must be in an invoice for a rule to be about it at all; a rule holds where it is not there.
    enum Concern: Sendable {
        case everything
        case term(InvoiceTerm)
        case group(InvoiceGroup)
        case groupOfLines(InvoiceGroup)
        /// A category of VAT.
        case category(String)
    }

    typealias Check = @Sendable (StructuredInvoice) -> [Breach]

    let id: String
    let origin: Origin
    /// Whether a network refuses an invoice that breaks it.
    let isFatal: Bool
    /// What the rule asks for.
    let words: String
    let concern: Concern
    let check: Check

    init(
        _ id: String,
        _ origin: Origin,
        fatal: Bool = true,
        about concern: Concern = .everything,
        _ words: String,
        _ check: @escaping Check
    ) {
        self.concern = concern
        self.id = id
        self.origin = origin
        isFatal = fatal
        self.words = words
        self.check = check
    }

    /// The rule, which speaks only of invoices with a category of VAT.
    func about(category: String) -> InvoiceRule {
        InvoiceRule(id, origin, fatal: isFatal, about: .category(category), words, check)
    }

    /// Where an invoice breaks it.
    func breaches(in invoice: StructuredInvoice) -> [Breach] { isAbout(invoice) ? check(invoice) : [] }

    /// Whether it speaks of an invoice.
    func isAbout(_ invoice: StructuredInvoice) -> Bool {
        switch concern {
        case .everything: true
        case .term(let term): invoice.header.terms.has(term)
        case .group(let group): invoice.header.groups.has(group)
        case .groupOfLines(let group): invoice.lineGroups & (1 << UInt16(group.rawValue)) != 0
        case .category(let code): invoice.categories.contains(code)
        }
    }
}

extension InvoiceRule {
    /// A term that the document must have.
    static func needs(_ id: String, _ term: InvoiceTerm, _ words: String) -> InvoiceRule {
        InvoiceRule(id, .standard, words) { $0[term] == nil ? [Breach(term)] : [] }
    }

    /// A term that each line must have.
    static func lineNeeds(_ id: String, _ term: InvoiceTerm, _ words: String) -> InvoiceRule {
        InvoiceRule(id, .standard, words) { invoice in
            invoice.lines.indices.compactMap { invoice.lines[$0].part[term] == nil ? Breach(term, line: $0) : nil }
        }
    }

    /// A term that must be there where another one is.
    static func needs(_ id: String, _ term: InvoiceTerm, with other: InvoiceTerm, _ words: String) -> InvoiceRule {
        InvoiceRule(id, .standard, about: .term(other), words) { $0[term] == nil ? [Breach(term)] : [] }
    }

    /// What is asked of each part of a kind in the document.
    static func each(
        _ id: String,
        _ group: InvoiceGroup,
        _ term: InvoiceTerm,
        _ words: String,
        _ origin: Origin = .standard,
        where isMeant: @escaping @Sendable (StructuredInvoice.Part) -> Bool = { _ in true },
        holds: @escaping @Sendable (StructuredInvoice.Part) -> Bool
    ) -> InvoiceRule {
        InvoiceRule(id, origin, about: .group(group), words) { invoice in
            invoice.header.parts(group).filter { isMeant($0) && !holds($0) }.map { Breach(term, $0[term]) }
        }
    }

    /// What is asked of each part of a kind in the lines.
    static func eachOfLines(
        _ id: String,
        _ group: InvoiceGroup,
        _ term: InvoiceTerm,
        _ words: String,
        _ origin: Origin = .standard,
        where isMeant: @escaping @Sendable (StructuredInvoice.Part) -> Bool = { _ in true },
        holds: @escaping @Sendable (StructuredInvoice.Part) -> Bool
    ) -> InvoiceRule {
        InvoiceRule(id, origin, about: .groupOfLines(group), words) { invoice in
            invoice.lines.indices.flatMap { line in
                invoice.lines[line].part.parts(group).filter { isMeant($0) && !holds($0) }.map {
                    Breach(term, $0[term], line: line)
                }
            }
        }
    }

    /// What is asked of each line.
    static func line(
        _ id: String,
        _ term: InvoiceTerm,
        _ words: String,
        _ origin: Origin = .standard,
        holds: @escaping @Sendable (StructuredInvoice.Part) -> Bool
    ) -> InvoiceRule {
        InvoiceRule(id, origin, words) { invoice in
            invoice.lines.indices.compactMap { line in
                let part = invoice.lines[line].part
                return holds(part) ? nil : Breach(term, part[term], line: line)
            }
        }
    }

    /// Something that the document as a whole must keep.
    static func document(
        _ id: String,
        _ term: InvoiceTerm,
        _ words: String,
        _ origin: Origin = .standard,
        holds: @escaping @Sendable (StructuredInvoice) -> Bool
    ) -> InvoiceRule {
        InvoiceRule(id, origin, words) { holds($0) ? [] : [Breach(term, $0[term])] }
    }
}

extension StructuredInvoice.Part {
    var isCharge: Bool { self[.chargeIndicator] == "true" || self[.chargeIndicator] == "1" }
    var isAllowance: Bool { self[.chargeIndicator] == "false" || self[.chargeIndicator] == "0" }
    /// Whether its category or number is of VAT.
    var isVAT: Bool { self[.scheme]?.uppercased() == "VAT" || self[.scheme] == "VA" }
    var hasReason: Bool { self[.allowanceReason] != nil || self[.allowanceReasonCode] != nil }

    /// Digits after the decimal point of an amount as it is written.
    func decimals(_ term: InvoiceTerm) -> Int {
        guard let text = self[term]?.utf8, let point = text.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
        return text.distance(from: point, to: text.endIndex) - 1
    }
}
