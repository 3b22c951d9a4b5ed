public import IntegrationModel

/// How far the invoices of a dataset are what Belgian law asks for between businesses since 1 January 2026: structured,
/// as EN 16931 and Peppol BIS Billing 3.0 say.
public struct InvoiceReadiness: Sendable, Hashable {
    /// 1 January 2026, the law of 6 February 2024.
    public static let lawfulFrom = 1_767_225_600.0

    public var dataset: String
    /// Whether its invoices are structured, and were checked against the rules.
    public var isStructured: Bool
    /// Invoices from Belgium to Belgian businesses since then, and those that say that they go over Peppol.
    public var checked: Int
    /// Those that a network would refuse, or that have no structured form in the exports: number, file and line.
    public var failing: [GapEvidence]
    /// The rules that are broken, the most frequent first.
    public var breaches: [GapDetail]
    /// Invoices whose buyer has no number, so that it can't be told whether it is a business.
    public var unknownBuyers: Int
    /// Those of them that were checked because they say that they go over Peppol.
    public var checkedUnknown: Int
    /// How many fail in a year.
    public var yearly: Double
    /// Whether the landscape has structured invoices of the company at all.
    public var landscapeHasStructured: Bool
}

/// Checks the sales invoices of a landscape.
public struct PeppolReadiness {
    let profiles: [DatasetProfile]
    let texts: any TextSource
    let links: [RecordLinks]
    let until: Double

    /// - Parameter until: the end of the exports.
    public init(profiles: [DatasetProfile], texts: any TextSource, links: [RecordLinks], until: Double) {
        self.profiles = profiles
        self.texts = texts
        self.links = links
        self.until = until
    }

    /// The fields whose plain values it looks at first, by dataset.
    public var textFields: [String: [Int]] {
        until >= InvoiceReadiness.lawfulFrom ? InvoiceReader.fields(of: profiles) : [:]
    }

    /// What was found, by dataset.
    ///
    /// - Throws: where an export can't be read any more.
    public func findings() throws -> [InvoiceReadiness] {
        guard until >= InvoiceReadiness.lawfulFrom else { return [] }
        let readers = try profiles.filter { $0.dataset.parent == nil }.compactMap {
            try InvoiceReader($0, among: profiles, texts: texts)
        }
        guard let own = OwnInvoices(readers) else {
            // Structured invoices of many sellers: which are the company's can't be told.
            return readers.isEmpty ? try unstructured(beside: [], isBelgian: nil) : []
        }
        let structured = own.readers.map { check($0.reader, $0.sent) }
        return structured.filter { $0.checked > 0 }
            + (try unstructured(beside: own.readers.map { ($0.reader.profile, $0.sent) }, isBelgian: own.isBelgian))
    }

    /// Checks the invoices of a dataset that were sent.
    private func check(_ reader: InvoiceReader, _ sent: [Int]) -> InvoiceReadiness {
        var breaches = BreachCount(reader)
        var failing: [GapEvidence] = []
        var (checked, unknown, checkedUnknown, first) = (0, 0, 0, until)
        let moments = moments(in: reader.profile)
        let number = reader.path(of: .number)
        for record in sent {
            guard let moment = moments?[record], moment.isFinite, moment >= InvoiceReadiness.lawfulFrom else {
                continue
            }
            let invoice = reader.invoice(record)
            let buyer = invoice.buyer
            if buyer == .unknown { unknown += 1 }
            guard invoice.isFromBelgium, buyer == .belgianBusiness || buyer == .unknown && invoice.claimsPeppol else {
                continue
            }
            checked += 1
            if buyer == .unknown { checkedUnknown += 1 }
            first = min(first, moment)
            guard breaches.count(invoice) else { continue }
            failing.append(
                GapEvidence(
                    file: invoice.place.file,
                    line: invoice.place.line ?? 0,
                    field: number,
                    value: invoice[.number]
                )
            )
        }
        return InvoiceReadiness(
            dataset: reader.profile.dataset.id,
            isStructured: true,
            checked: checked,
            failing: failing,
            breaches: breaches.details,
            unknownBuyers: unknown,
            checkedUnknown: checkedUnknown,
            yearly: yearly(failing.count, since: first),
            landscapeHasStructured: true
        )
    }

    /// When the invoices of a dataset were issued, by record; what is no date is no number.
    func moments(in profile: DatasetProfile) -> MappedArray<Double>? {
        (profile.values(.date) ?? profile.values(.createdAt))?.numbers
    }

    /// As many as there would be in a year.
    func yearly(_ count: Int, since first: Double) -> Double {
        let year = 365.25 * 86_400
        return Double(count) * year / max(30 * 86_400, min(year, until - first))
    }
}
