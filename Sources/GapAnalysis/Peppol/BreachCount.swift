import IntegrationModel

/// The rules that invoices break, counted by invoice.
struct BreachCount {
    private struct Tally {
        var invoices = 0
        var places: [GapEvidence] = []
    }

    private let reader: InvoiceReader
    private var tallies: [String: Tally] = [:]
    /// The rules that are about invoices in which the same is there.
    private var rules: [Shape: [InvoiceRule]] = [:]
    private static let shownPlaces = 5

    /// What of an invoice decides which rules are about it.
    private struct Shape: Hashable {
        var specification: String?
        var terms: UInt128
        var groups: UInt16
        var lineGroups: UInt16
        var categories: [String]

        init(_ invoice: StructuredInvoice) {
            specification = invoice[.specification]
            (terms, groups) = (invoice.header.terms.present, invoice.header.groups.present)
            (lineGroups, categories) = (invoice.lineGroups, invoice.categories)
        }
    }

    init(_ reader: InvoiceReader) { self.reader = reader }

    /// Counts what an invoice breaks.
    ///
    /// - Returns: whether a network would refuse it.
    mutating func count(_ invoice: StructuredInvoice) -> Bool {
        var isRefused = false
        for rule in rules(for: invoice) {
            guard let breach = rule.check(invoice).first else { continue }
            if rule.isFatal { isRefused = true }
            tallies[rule.id, default: Tally()].invoices += 1
            guard tallies[rule.id]?.places.count ?? 0 < Self.shownPlaces else { continue }
            let place = breach.line.map { invoice.lines[$0].place } ?? invoice.place
            tallies[rule.id]?.places.append(
                GapEvidence(
                    file: place.file,
                    line: place.line ?? 0,
                    field: reader.path(of: breach.term),
                    value: breach.found
                )
            )
        }
        return isRefused
    }

    /// The rules that are about an invoice.
    private mutating func rules(for invoice: StructuredInvoice) -> [InvoiceRule] {
        let shape = Shape(invoice)
        if let known = rules[shape] { return known }
        let found = InvoiceRules.rules(for: invoice).filter { $0.isAbout(invoice) }
        // Shapes without end must not fill the memory.
        if rules.count < 1000 { rules[shape] = found }
        return found
    }

    var details: [GapDetail] {
        let order = Dictionary(uniqueKeysWithValues: InvoiceRules.all.enumerated().map { ($1.id, $0) })
        return InvoiceRules.all.compactMap { rule in
            tallies[rule.id].map { tally in
                GapDetail(id: rule.id, statement: rule.sentence, records: tally.invoices, evidence: tally.places)
            }
        }.sorted { (-$0.records, order[$0.id] ?? 0) < (-$1.records, order[$1.id] ?? 0) }
    }
}

extension InvoiceRule {
    /// "must have the seller's name (EN 16931)".
    var sentence: Message {
        let words = Message(key: words)
        return isFatal ? "must have \(words) (\(origin.rawValue))" : "should have \(words) (\(origin.rawValue))"
    }
}
