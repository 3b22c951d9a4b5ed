import IntegrationModel

extension PeppolReadiness {
    /// The invoices of ledgers, ERPs and tables to Belgian businesses that have no structured form in the exports.
    ///
    /// - Parameters:
    ///   - structured: the structured datasets, with the records that the company sent.
    ///   - isBelgian: whether the company is in Belgium; nil where that must be told by its customers.
    func unstructured(beside structured: [(profile: DatasetProfile, sent: [Int])], isBelgian: Bool?) throws
        -> [InvoiceReadiness]
    {
        guard isBelgian != false else { return [] }
        let structuredIDs = Set(structured.map(\.profile.dataset.id))
        let candidates = profiles.filter {
            $0.dataset.entity == .invoice && $0.dataset.parent == nil && InvoiceSyntax.of($0.dataset) == nil
                && $0.columns.count > 0
        }.sorted { ($1.columns.count, $0.dataset.id) < ($0.columns.count, $1.dataset.id) }
        guard !candidates.isEmpty else { return [] }
        var known: Set<UInt64> = []
        for (profile, sent) in structured {
            guard let numbers = profile.values(.number)?.hashes else { continue }
            for record in sent { known.insert(numbers[record]) }
        }
        var found: [InvoiceReadiness] = []
        for profile in candidates {
            let twins = linked(profile, to: structuredIDs)
            let numbers = profile.values(.number)?.hashes
            guard
                let readiness = try readiness(
                    profile,
                    isBelgian,
                    hasStructured: !structured.isEmpty,
                    isTwin: { record in
                        twins.contains(record) || numbers.map { known.contains($0[record]) } ?? false
                    }
                )
            else { continue }
            found.append(readiness)
            // The same invoices in a second system are no second gap.
            for record in 0..<profile.columns.count { if let numbers { known.insert(numbers[record]) } }
        }
        return found
    }

    /// The records of a dataset that are linked to a record of one of some datasets.
    private func linked(_ profile: DatasetProfile, to others: Set<String>) -> Set<Int> {
        var records: Set<Int> = []
        for link in links {
            if link.left == profile.dataset.id, others.contains(link.right) {
                records.formUnion(link.pairs.map(\.left))
            }
            if link.right == profile.dataset.id, others.contains(link.left) {
                records.formUnion(link.pairs.map(\.right))
            }
        }
        return records
    }

    private func readiness(
        _ profile: DatasetProfile,
        _ isBelgian: Bool?,
        hasStructured: Bool,
        isTwin: (Int) -> Bool
    ) throws -> InvoiceReadiness? {
        guard let buyers = try BuyerLookup(profile, among: profiles, texts: texts) else { return nil }
        let kinds = (0..<profile.columns.count).map(buyers.kind)
        // Without a structured invoice that says so, a company is taken as Belgian where its customers are.
        let belgian = kinds.count { $0 == .belgianBusiness }
        guard isBelgian ?? (belgian > kinds.count { $0 == .foreign }) else { return nil }
        let number = profile.numberField
        let names = try number.map { try texts.texts(of: profile.dataset.id, fields: [$0])[0] }
        var failing: [GapEvidence] = []
        var (checked, unknown, first) = (0, 0, until)
        let moments = moments(in: profile)
        for record in kinds.indices {
            guard let moment = moments?[record], moment.isFinite, moment >= InvoiceReadiness.lawfulFrom,
                !buyers.isVoid(record)
            else { continue }
            if kinds[record] == .unknown { unknown += 1 }
            guard kinds[record] == .belgianBusiness else { continue }
            checked += 1
            first = min(first, moment)
            guard !isTwin(record) else { continue }
            let place = profile.location(of: record)
            failing.append(
                GapEvidence(
                    file: place.file,
                    line: place.line ?? 0,
                    field: number.map { profile.dataset.fields[$0].path },
                    value: names?[record]
                )
            )
        }
        guard !failing.isEmpty else { return nil }
        return InvoiceReadiness(
            dataset: profile.dataset.id,
            isStructured: false,
            checked: checked,
            failing: failing,
            breaches: [],
            unknownBuyers: unknown,
            checkedUnknown: 0,
            yearly: yearly(failing.count, since: first),
            landscapeHasStructured: hasStructured
        )
    }
}

/// Who the buyers of invoices in a table are: by the number on the invoice, or that of the customer it names.
private struct BuyerLookup {
    private let numbers: [TextColumn]
    private let country: TextColumn?
    private let status: TextColumn?
    /// The customer of each invoice, -1 where it names none that is known.
    private let parties: [Int]?
    private let partyNumbers: [TextColumn]
    private let partyCountry: TextColumn?

    /// - Returns: nil where nothing tells who the buyers are.
    init?(_ profile: DatasetProfile, among profiles: [DatasetProfile], texts: any TextSource) throws {
        func column(_ profile: DatasetProfile, _ meaning: CanonicalField) throws -> TextColumn? {
            guard let field = profile.dataset.fieldIndex(meaning) else { return nil }
            return try texts.texts(of: profile.dataset.id, fields: [field])[0]
        }
        numbers = try [CanonicalField.partyVATNumber, .vatNumber, .enterpriseNumber].compactMap {
            try column(profile, $0)
        }
        country = try column(profile, .country)
        status = try column(profile, .status)
        let customer = Self.customers(of: profile, among: profiles)
        parties = customer?.records
        partyNumbers = try [CanonicalField.vatNumber, .enterpriseNumber].compactMap { meaning in
            try customer.flatMap { try column($0.profile, meaning) }
        }
        partyCountry = try customer.flatMap { try column($0.profile, .country) }
        guard !numbers.isEmpty || !partyNumbers.isEmpty else { return nil }
    }

    func kind(_ record: Int) -> BuyerKind {
        let party = parties?[record] ?? -1
        let all = numbers.map { $0[record] } + (party >= 0 ? partyNumbers.map { $0[party] } : [])
        let own = country?[record] ?? ""
        let place = own.isEmpty && party >= 0 ? partyCountry?[party] ?? "" : own
        return BuyerKind(numbers: all, country: place.isEmpty ? nil : place)
    }

    /// Whether an invoice was not sent: a draft, or one that was cancelled.
    func isVoid(_ record: Int) -> Bool {
        let words = (status?[record] ?? "").lowercased()
        return [
            "draft", "concept", "brouillon", "entwurf", "ontwerp", "cancel", "annul", "geannuleerd", "storniert",
            "void",
        ]
        .contains { words.hasPrefix($0) }
    }

    /// The customers that invoices name, in a list of parties of the same system.
    private static func customers(of profile: DatasetProfile, among profiles: [DatasetProfile])
        -> (profile: DatasetProfile, records: [Int])?
    {
        let pairs: [(CanonicalField, CanonicalField)] = [
            (.partyID, .id), (.partyNumber, .number), (.partyID, .number), (.partyNumber, .id), (.partyName, .name),
        ]
        let lists = profiles.filter { other in
            other.dataset.system == profile.dataset.system && other.dataset.entity == .party
                && other.dataset.parent == nil
        }
        for list in lists {
            for (named, own) in pairs {
                guard let names = profile.values(named)?.hashes, let keys = list.values(own)?.hashes else { continue }
                var positions: [UInt64: Int] = [:]
                for record in 0..<list.columns.count where keys[record] != 0 {
                    if positions[keys[record]] == nil { positions[keys[record]] = record }
                }
                let records = (0..<profile.columns.count).map { names[$0] == 0 ? -1 : positions[names[$0]] ?? -1 }
                if records.count(where: { $0 >= 0 }) * 2 >= profile.columns.count { return (list, records) }
            }
        }
        return nil
    }
}
