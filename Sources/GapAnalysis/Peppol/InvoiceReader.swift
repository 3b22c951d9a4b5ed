import IntegrationModel

/// Reads the structured invoices of a dataset again from the exports.
struct InvoiceReader {
    let profile: DatasetProfile
    private let syntax: InvoiceSyntax
    private let header: PartLayout
    /// The part of the header that says who sold to whom.
    private let parties: PartLayout
    private let columns: [Int: TextColumn]
    private let lines: Lines?

    /// The lines of the invoices, by invoice.
    private struct Lines {
        let profile: DatasetProfile
        let layout: PartLayout
        let columns: [Int: TextColumn]
        let records: [[Int32]]

        func of(_ invoice: Int) -> [StructuredInvoice.Line] {
            records[invoice].map { line in
                StructuredInvoice.Line(part: layout.part(Int(line), columns), place: profile.location(of: Int(line)))
            }
        }
    }

    /// - Returns: nil where the dataset holds no structured invoices, or its values don't fit into the memory.
    /// - Throws: where an export can't be read any more.
    init?(_ profile: DatasetProfile, among profiles: [DatasetProfile], texts: any TextSource) throws {
        guard let syntax = InvoiceSyntax.of(profile.dataset) else { return nil }
        self.profile = profile
        self.syntax = syntax
        header = PartLayout(profile.dataset.fields, syntax.header, syntax.groups)
        parties = PartLayout(
            profile.dataset.fields,
            syntax.header.filter { Self.partyTerms.contains($0.term) },
            syntax.groups.filter { $0.group == .sellerTax || $0.group == .buyerTax }
        )
        guard let columns = try Self.columns(header, of: profile, texts) else { return nil }
        self.columns = columns
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
            var records = [[Int32]](repeating: [], count: profile.columns.count)
            for line in 0..<child.columns.count {
                let parent = Int(parents[line])
                if parent < records.count { records[parent].append(Int32(clamping: line)) }
            }
            return Lines(profile: child, layout: layout, columns: columns, records: records)
        }
        return nil
    }

    /// The fields that a breach is about, as the dataset names them.
    func path(of term: InvoiceTerm) -> String { syntax.path(of: term) ?? term.rawValue }

    private static let partyTerms: Set<InvoiceTerm> = [
        .sellerName, .sellerLegalID, .sellerCountry, .sellerEndpointScheme, .buyerName, .buyerLegalID,
    ]

    func invoice(_ record: Int) -> StructuredInvoice {
        invoice(record, header.part(record, columns), lines: lines?.of(record) ?? [])
    }

    /// An invoice of which only the parties are read.
    func parties(_ record: Int) -> StructuredInvoice { invoice(record, parties.part(record, columns), lines: []) }

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
