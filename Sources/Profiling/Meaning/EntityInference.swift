import IntegrationModel

/// Infers what the records of a dataset are about, from the names of its files and, where these say nothing, from its
/// fields.
struct EntityInference {
    private let vocabulary: Vocabulary

    init(vocabulary: Vocabulary = .bundled) {
        self.vocabulary = vocabulary
    }

    /// - Parameters:
    ///   - names: of the dataset and its files.
    ///   - fields: the concepts of each field's name, with its profile.
    func entity(names: [String], fields: [(concepts: Set<HeaderConcept>, profile: FieldProfile)]) -> Entity {
        if let last = names.first?.split(separator: "/").last, Self.headerNames.contains(last.lowercased()) {
            return .other
        }
        // A column of remarks is no list of what the file is called after.
        let naming: Set<HeaderConcept> = [.number, .id, .reference, .name, .sku, .gtin, .email]
        if fields.count == 1, fields[0].concepts.isDisjoint(with: naming) { return .other }
        for name in names {
            if let entity = entity(name: name, fields: fields) { return entity }
        }
        return entity(fields: fields)
    }

    /// What the header of an export is called. It tells of the file and of the company itself, and of no customer.
    private static let headerNames: Set<String> = [
        "header", "fileheader", "head", "kop", "hoofding", "entete", "entête", "en-tête", "kopf", "kopfdaten", "meta",
        "metadata", "control", "envelope", "administration", "administratie",
    ]

    /// The entity that a file's or dataset's name says: the last folder of a path says it where the file does not.
    private func entity(
        name: String,
        fields: [(concepts: Set<HeaderConcept>, profile: FieldProfile)]
    ) -> Entity? {
        for (place, part) in name.split(separator: "/").reversed().enumerated() {
            let stem = part.lastIndex(of: ".").map { part[..<$0] } ?? part
            let concepts = HeaderReading(String(stem), vocabulary: vocabulary).concepts
            guard let entity = Self.entity(concepts: concepts, fields: fields) else { continue }
            // A system for relations holds more than relations.
            if place > 0, entity.isParty, !Self.tellsWho(fields) { continue }
            return entity
        }
        return nil
    }

    private static func entity(
        concepts: [HeaderConcept],
        fields: [(concepts: Set<HeaderConcept>, profile: FieldProfile)]
    ) -> Entity? {
        let all = Set(concepts)
        let isPurchase = all.contains(.supplier)
        // Documents come before parties: "client orders" are orders.
        if all.contains(.creditNote) {
            // Of a file with both, each table is one of them.
            let names = fields.contains { $0.concepts.contains(.creditNote) }
            return all.contains(.invoice) && !names && Self.namesInvoices(fields) ? .invoice : .creditNote
        }
        if all.contains(.supplierInvoice) { return .supplierInvoice }
        if all.contains(.purchaseOrder) { return .purchaseOrder }
        if all.contains(.invoice) { return isPurchase ? .supplierInvoice : .invoice }
        if all.contains(.quote) { return .quote }
        if all.contains(.receipt) { return Self.received(all, fields) }
        if all.contains(.delivery) { return .delivery }
        if all.contains(.order) {
            let fromSupplier =
                isPurchase
                || fields.contains {
                    $0.concepts.isSuperset(of: [.supplier, .number]) && !$0.concepts.contains(.customer)
                }
            return fromSupplier ? .purchaseOrder : .order
        }
        if all.contains(.journal), isLedger(fields) { return .ledgerEntry }
        if all.contains(.ledgerEntry) {
            // A journal of sales without accounts is a list of invoices.
            let hasAccounts = fields.contains {
                !$0.concepts.isDisjoint(with: [.ledgerAccount, .debit, .credit, .journal])
            }
            return !hasAccounts && Self.namesInvoices(fields)
                ? (isPurchase ? .supplierInvoice : .invoice) : .ledgerEntry
        }
        if all.contains(.deal) { return .deal }
        if all.contains(.ticket) { return .ticket }
        if all.contains(.timesheet) { return .timesheet }
        if all.contains(.payment) { return isPurchase ? .supplierPayment : .payment }
        if all.contains(.stock) { return .stockLevel }
        if all.contains(.product) { return .product }
        if all.contains(.lead) { return .lead }
        if all.contains(.employee) { return .employee }
        if isPurchase { return .supplier }
        if all.contains(.customer) || all.contains(.company) { return .party }
        return all.contains(.person) ? .person : nil
    }

    /// The entity that the fields make likely: what they have together only in that kind of records.
    private func entity(fields: [(concepts: Set<HeaderConcept>, profile: FieldProfile)]) -> Entity {
        func has(_ concepts: HeaderConcept...) -> Bool {
            fields.contains { $0.concepts.isSuperset(of: concepts) }
        }
        func hasAny(_ concepts: HeaderConcept...) -> Bool {
            fields.contains { !$0.concepts.isDisjoint(with: concepts) }
        }
        let hasAmount = hasAny(.amount, .total, .net, .gross, .debit, .credit)
        let hasIBAN = has(.iban) || has(.account) || fields.contains { $0.profile.semanticType == .iban }
        if hasAny(.ledgerAccount, .journal), hasAmount || Self.isLedger(fields) { return .ledgerEntry }
        if hasIBAN, hasAmount, hasAny(.counterparty, .communication, .structuredCommunication, .value) {
            return .payment
        }
        if Self.isLedger(fields), !has(.balance), !hasAny(.counterparty, .communication, .structuredCommunication) {
            return .ledgerEntry
        }
        // A balance after each movement is what statements of accounts have.
        if has(.balance), hasAny(.value, .booking), hasAmount || hasAny(.creditNote) { return .payment }
        let documents: [(HeaderConcept, Entity)] = [
            (.invoice, .invoice), (.order, .order), (.purchaseOrder, .purchaseOrder), (.quote, .quote),
            (.delivery, .delivery), (.supplierInvoice, .supplierInvoice), (.deal, .deal), (.payment, .payment),
        ]
        let scored = documents.map { concept, entity in
            let score = fields.reduce(0) { sum, field in
                guard field.concepts.contains(concept) else { return sum }
                // Invoices and orders name their payments too.
                if concept == .payment {
                    return sum + (field.concepts.isDisjoint(with: [.number, .id, .reference]) ? 1 : 2)
                }
                if !field.concepts.isDisjoint(with: [.number, .id, .reference]) { return sum + 3 }
                // "Invoice" above values of which none is there twice.
                if field.concepts == [concept], field.profile.isKey { return sum + 3 }
                return sum + (field.concepts.contains(.date) ? 3 : 1)
            }
            return (entity: entity, score: score)
        }
        if let best = scored.max(by: { $0.score < $1.score }), best.score >= 3,
            hasAmount || hasAny(.date, .quantity, .price)
        {
            let isPurchase = hasAny(.supplier) && !hasAny(.customer)
            switch best.entity {
            case .invoice where isPurchase: return .supplierInvoice
            case .order where isPurchase: return .purchaseOrder
            default: return best.entity
            }
        }
        let addresses = [
            hasAny(.street), hasAny(.postcode), hasAny(.city), hasAny(.phone, .mobile), hasAny(.email),
            hasAny(.website),
        ]
        let reach = addresses.count { $0 } + (hasAny(.vatNumber, .enterpriseNumber) ? 2 : 0)
        if hasAny(.sku, .gtin) || has(.product, .number), !hasAny(.customer), reach < 2 {
            return hasAny(.stock) && !hasAny(.price) ? .stockLevel : .product
        }
        if reach >= 2, hasAny(.name, .company, .customer, .supplier, .firstName, .lastName) {
            if hasAny(.firstName, .lastName), !hasAny(.vatNumber, .enterpriseNumber) { return .person }
            return hasAny(.supplier) && !hasAny(.customer) ? .supplier : .party
        }
        return .other
    }
}
