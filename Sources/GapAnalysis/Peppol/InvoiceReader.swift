import IntegrationModel

/// Reads the structured invoices of a dataset again from the exports.
struct InvoiceReader {
    let profile: DatasetProfile
    private let syntax: InvoiceSyntax
    private let header: BoundPart
    /// The parts of the header that say who sold and who bought.
    private let seller: BoundPart
    private let buyer: BoundPart
    private let lines: Lines?

    /// The lines of the invoices, by invoice.
    private struct Lines {
        let profile: DatasetProfile
        let layout: BoundPart
        /// In the order of their invoices, and where those of each invoice begin.
        let records: [Int32]
        let starts: [Int32]

        func of(_ invoice: Int) -> [StructuredInvoice.Line] {
            records[Int(starts[invoice])..<Int(starts[invoice + 1])].map { line in
                StructuredInvoice.Line(part: layout.part(Int(line)), place: profile.location(of: Int(line)))
            }
        }
    }

    /// - Returns: nil where the dataset holds no structured invoices, or its values don't fit into the memory.
    /// - Throws: where an export can't be read any more.
    init?(_ profile: DatasetProfile, among profiles: [DatasetProfile], texts: any TextSource) throws {
        guard let syntax = InvoiceSyntax.of(profile.dataset) else { return nil }
        self.profile = profile
        self.syntax = syntax
        let fields = profile.dataset.fields
        let layout = PartLayout(fields, syntax.header, syntax.groups)
        guard let columns = try Self.columns(layout, of: profile, texts) else { return nil }
        header = layout.bound(to: columns)
        func party(_ terms: Set<InvoiceTerm>, _ numbers: InvoiceGroup) -> BoundPart {
            let bindings = syntax.header.filter { terms.contains($0.term) }
            return PartLayout(fields, bindings, syntax.groups.filter { $0.group == numbers }).bound(to: columns)
        }
        seller = party([.sellerName, .sellerLegalID, .sellerCountry, .sellerEndpointScheme], .sellerTax)
        buyer = party([.buyerName, .buyerLegalID], .buyerTax)
        lines = try Self.lines(of: profile, syntax, among: profiles, texts: texts)
    }

    /// The fields that are read of the structured invoices among some datasets and of their lines.
    static func fields(of profiles: [DatasetProfile]) -> [String: [Int]] {
        var fields: [String: [Int]] = [:]
        for profile in profiles where profile.dataset.parent == nil {
            guard let syntax = InvoiceSyntax.of(profile.dataset) else { continue }
            let header = PartLayout(profile.dataset.fields, syntax.header, syntax.groups)
            fields[profile.dataset.id] = header.fields.sorted()
            let children = profiles.lazy.filter { $0.dataset.parent == profile.dataset.id }
            guard let child = children.first(where: { mayHoldLines($0, syntax) }) else { continue }
            let layout = PartLayout(child.dataset.fields, syntax.line, syntax.lineGroups)
            fields[child.dataset.id] = layout.fields.sorted()
        }
        return fields
    }

    private static func mayHoldLines(_ child: DatasetProfile, _ syntax: InvoiceSyntax) -> Bool {
        guard child.columns.parents != nil, let net = syntax.line.first(where: { $0.term == .lineNet }) else {
            return false
        }
        return net.paths.contains { child.dataset.fieldIndex(path: $0) != nil }
    }

    private static func columns(_ layout: PartLayout, of profile: DatasetProfile, _ texts: any TextSource) throws
        -> [Int: TextColumn]?
    {
        let fields = layout.fields.sorted()
        let read = try texts.texts(of: profile.dataset.id, fields: fields)
        guard !read.contains(where: \.isLeftOut) else { return nil }
        return Dictionary(uniqueKeysWithValues: zip(fields, read))
    }

    private static func lines(
        of profile: DatasetProfile,
        _ syntax: InvoiceSyntax,
        among profiles: [DatasetProfile],
        texts: any TextSource
    ) throws -> Lines? {
        for child in profiles where child.dataset.parent == profile.dataset.id && mayHoldLines(child, syntax) {
            let layout = PartLayout(child.dataset.fields, syntax.line, syntax.lineGroups)
            guard let parents = child.columns.parents, let columns = try columns(layout, of: child, texts) else {
                continue
            }
            let (records, starts) = ordered(parents, invoices: profile.columns.count)
            return Lines(profile: child, layout: layout.bound(to: columns), records: records, starts: starts)
        }
        return nil
    }

    /// The lines in the order of their invoices, and where those of each invoice begin.
    private static func ordered(_ parents: MappedArray<UInt32>, invoices: Int) -> (records: [Int32], starts: [Int32]) {
        var starts = [Int32](repeating: 0, count: invoices + 1)
        for parent in parents where Int(parent) < invoices { starts[Int(parent) + 1] += 1 }
        for invoice in 0..<invoices { starts[invoice + 1] += starts[invoice] }
        var (next, records) = (starts, [Int32](repeating: 0, count: Int(starts[invoices])))
        for (line, parent) in parents.enumerated() where Int(parent) < invoices {
            records[Int(next[Int(parent)])] = Int32(clamping: line)
            next[Int(parent)] += 1
        }
        return (records, starts)
    }

    /// The fields that a breach is about, as the dataset names them.
    func path(of term: InvoiceTerm) -> String { syntax.path(of: term) ?? term.rawValue }

    func invoice(_ record: Int) -> StructuredInvoice {
        invoice(record, header.part(record), lines: lines?.of(record) ?? [])
    }

    /// What each invoice says of who sold, made once for all that say the same.
    func sellers<Value>(_ make: (StructuredInvoice) -> Value) -> [Value] { each(seller, make) }

    /// What each invoice says of who bought.
    func buyers<Value>(_ make: (StructuredInvoice) -> Value) -> [Value] { each(buyer, make) }

    private func each<Value>(_ party: BoundPart, _ make: (StructuredInvoice) -> Value) -> [Value] {
        var memo = RecordMemo<Value>(party.columns)
        return (0..<profile.columns.count).map { record in
            memo.value(of: record) { make(invoice(record, party.part(record), lines: [])) }
        }
    }

    private func invoice(
        _ record: Int,
        _ header: StructuredInvoice.Part,
        lines: [StructuredInvoice.Line]
    ) -> StructuredInvoice {
        var part = header
        let seller = Self.taxNumbers(part.parts(.sellerTax))
        part.terms[.sellerVAT] = seller.vat
        part.terms[.sellerTaxRegistration] = seller.other
        part.terms[.buyerVAT] = Self.taxNumbers(part.parts(.buyerTax)).vat
        part.terms[.representativeVAT] = Self.taxNumbers(part.parts(.representativeTax)).vat
        let isCreditNote = profile.dataset.entity == .creditNote
        return StructuredInvoice(
            syntax: syntax.syntax,
            isCreditNote: isCreditNote,
            header: part,
            lines: lines,
            place: profile.location(of: record)
        )
    }

    /// The VAT number among the tax numbers of a party, and the first other one.
    private static func taxNumbers(_ parts: [StructuredInvoice.Part]) -> (vat: String?, other: String?) {
        (parts.first(where: \.isVAT)?[.sellerVAT], parts.first { !$0.isVAT }?[.sellerVAT])
    }
}
