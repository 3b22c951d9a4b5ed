import IntegrationModel

/// What a field may mean, with how sure that is.
struct MeaningCandidate {
    var canonical: CanonicalField
    /// 0–100; compared within a dataset only.
    var score: Int
}

/// Finds what one field may mean, from the concepts in its name, its values and the entity of its dataset.
struct MeaningCandidates {
    let entity: Entity
    let concepts: Set<HeaderConcept>
    let profile: FieldProfile
    /// The subject of the field, other than the dataset's own.
    private let subject: HeaderConcept?
    /// Whether the name says the dataset's own subject: "order number" in a file of orders.
    private let namesOwnSubject: Bool
    private(set) var candidates: [MeaningCandidate] = []

    init(concepts: [HeaderConcept], profile: FieldProfile, entity: Entity) {
        self.entity = entity
        self.profile = profile
        self.concepts = Set(concepts)
        let own = Self.ownSubjects(of: entity)
        namesOwnSubject = !own.isDisjoint(with: self.concepts)
        let subjects = HeaderConcept.documents.union(HeaderConcept.parties).union([.product, .line, .employee])
        subject = concepts.first { subjects.contains($0) && !own.contains($0) }
        add()
        candidates = candidates.filter { fits($0.canonical) }
    }

    /// The subjects that are the dataset's records themselves.
    static func ownSubjects(of entity: Entity) -> Set<HeaderConcept> {
        switch entity {
        case .party: [.customer, .company, .supplier]
        case .supplier: [.supplier, .company]
        case .person: [.person]
        case .lead: [.lead]
        case .employee: [.employee, .person]
        case .order: [.order]
        case .purchaseOrder: [.purchaseOrder, .order]
        case .invoice: [.invoice]
        case .supplierInvoice: [.supplierInvoice, .invoice]
        case .creditNote: [.creditNote]
        case .quote: [.quote]
        case .delivery: [.delivery]
        case .goodsReceipt: [.receipt]
        case .payment, .supplierPayment: [.payment]
        case .deal: [.deal]
        case .product, .stockLevel: [.product, .stock]
        case .ledgerEntry: [.ledgerEntry]
        case .ticket: [.ticket]
        case .timesheet: [.timesheet]
        case .other: []
        }
    }

    private func has(_ concept: HeaderConcept) -> Bool { concepts.contains(concept) }

    private func hasAny(_ some: HeaderConcept...) -> Bool { !concepts.isDisjoint(with: some) }

    private mutating func offer(_ canonical: CanonicalField, _ score: Int) {
        candidates.append(MeaningCandidate(canonical: canonical, score: score))
    }

    private mutating func add() {
        guard !concepts.isEmpty else {
            addFromValues()
            return
        }
        addEvents()
        addAmounts()
        if let subject, !hasAny(.created, .modified) { addSubject(subject) }
        if subject == nil || HeaderConcept.parties.contains(subject ?? .order) { addAttributes() }
    }

    /// Fields whose name says nothing and whose values prove what they are.
    private mutating func addFromValues() {
        let isDocument = entity.isDocument
        switch profile.semanticType {
        case .email: offer(isDocument ? .partyEmail : .email, 30)
        case .iban: offer(isDocument ? .partyIBAN : .iban, 30)
        case .vatNumber: offer(isDocument ? .partyVATNumber : .vatNumber, 30)
        case .belgianEnterpriseNumber: offer(isDocument ? .partyVATNumber : .enterpriseNumber, 30)
        case .structuredCommunication, .creditorReference: offer(.structuredCommunication, 30)
        case .gtin: offer(.gtin, 30)
        case .phone: offer(.phone, 25)
        case .currency: offer(.currency, 30)
        case .country: offer(.country, 20)
        case .postcode: offer(.postcode, 20)
        case .url: offer(.website, 20)
        case .uuid, nil: break
        }
    }
}

extension MeaningCandidates {
    /// When things happened, and who did them.
    private mutating func addEvents() {
        let isPerson = has(.by)
        if has(.source), has(.document) { return offer(.sourceDocument, 90) }
        if has(.source), hasAny(.record, .created) { return offer(.recordSource, 90) }
        if has(.created) { return offer(isPerson ? .createdBy : .createdAt, 90) }
        if has(.modified) { return offer(isPerson ? .modifiedBy : .modifiedAt, 90) }
        if has(.due) { return offer(.dueDate, 90) }
        if has(.cancelled) { return offer(.cancelledAt, 85) }
        if has(.delivered) { return offer(.deliveryDate, subject == nil || subject == .delivery ? 85 : 70) }
        if has(.paid) { return offer(.paidAt, 85) }
        if has(.closed) { return offer(.closedAt, 85) }
        if has(.booking) { return offer(.date, has(.date) || namesOwnSubject ? 80 : 78) }
        if has(.value), has(.date) || isDate { return offer(.date, 40) }
        guard has(.date) || has(.time) && isDate else { return }
        switch subject {
        case .delivery: offer(.deliveryDate, 80)
        case .payment: offer(.paidAt, 75)
        case nil: offer(.date, namesOwnSubject ? 95 : has(.document) ? 85 : 80)
        case .line, .customer, .company, .counterparty: offer(.date, 30)
        default: break
        }
    }

    private var isDate: Bool { profile.type == .date || profile.type == .dateTime }

    private var isNumber: Bool { profile.type == .integer || profile.type == .decimal }

    private mutating func addAmounts() {
        if has(.currency) { return offer(has(.rate) ? .exchangeRate : .currency, 90) }
        if concepts == [.value], !isNumber, !isDate { return offer(.currency, 70) }
        if has(.exchangeRate) { return offer(.exchangeRate, 85) }
        if has(.open), hasAny(.amount, .balance, .total) || isNumber { return offer(.openAmount, 85) }
        if has(.discount) { return offer(.discount, 85) }
        if has(.price) { return offer(hasAny(.total) ? .grossAmount : .unitPrice, has(.net) ? 82 : 85) }
        if has(.tax), !hasAny(.net, .gross, .number, .id, .reference) {
            if has(.rate) { return offer(.vatRate, 90) }
            if isNumber { return offer(.taxAmount, hasAny(.amount, .total) ? 92 : 85) }
            return offer(entity.isDocument ? .partyVATNumber : .vatNumber, 75)
        }
        if has(.rate) { return offer(.vatRate, 40) }
        if has(.debit), !hasAny(.number, .name, .id) { return offer(.debit, 90) }
        if has(.credit), !hasAny(.number, .name, .id) { return offer(.credit, 90) }
        if has(.balance) { return offer(.balance, 85) }
        if has(.weight) { return offer(.weight, 85) }
        if has(.net) { return offer(.netAmount, hasAny(.amount, .total) ? 92 : 85) }
        if has(.gross) { return offer(.grossAmount, hasAny(.amount, .total) ? 92 : 85) }
        if has(.total) { return offer(.grossAmount, namesOwnSubject || concepts == [.total] ? 80 : 70) }
        if has(.amount) { return offer(.grossAmount, 60) }
        if has(.stock), !hasAny(.number, .name, .date, .id) { return offer(.stockQuantity, 85) }
        if has(.quantity) { return offer(entity == .stockLevel ? .stockQuantity : .quantity, 85) }
    }

    /// What belongs to another subject than the dataset's own.
    private mutating func addSubject(_ subject: HeaderConcept) {
        let isNumberLike = hasAny(.number, .reference)
        let isBare = concepts.subtracting(HeaderConcept.parties).subtracting([.document]).isEmpty
        switch subject {
        case .customer, .supplier, .counterparty, .company, .person:
            guard entity.isDocument || entity == .person || entity == .lead else { return }
            let score = subject == .person ? 50 : subject == .company ? 75 : 85
            if has(.your) || has(.reference) { return offer(.reference, 85) }
            if hasAny(.vatNumber, .enterpriseNumber) || has(.tax) && hasAny(.number, .id) {
                return offer(.partyVATNumber, 90)
            }
            if hasAny(.iban, .account) { return offer(.partyIBAN, 90) }
            if has(.email) { return offer(.partyEmail, score) }
            if has(.id) { return offer(.partyID, score) }
            if has(.number) { return offer(.partyNumber, score) }
            if has(.name) { return offer(.partyName, score + 5) }
            if isBare { offer(.partyName, score - 5) }
        case .order, .purchaseOrder: offerNumber(.orderNumber, isNumberLike)
        case .invoice, .supplierInvoice: offerNumber(.invoiceNumber, isNumberLike)
        case .delivery: offerNumber(.deliveryNumber, isNumberLike)
        case .quote: offerNumber(.quoteNumber, isNumberLike)
        case .deal: offerNumber(.dealNumber, isNumberLike)
        case .payment: if isNumberLike { offer(.paymentNumber, 80) }
        case .product:
            if has(.description) || has(.name) { return offer(.productName, 85) }
            if isNumberLike || has(.id) { return offer(.sku, has(.id) ? 60 : 85) }
            if concepts == [.product] { offer(profile.type == .text && !profile.isKey ? .productName : .sku, 60) }
        case .line: if isNumberLike || concepts == [.line] { offer(.lineNumber, 85) }
        default: break
        }
    }

    private mutating func offerNumber(_ canonical: CanonicalField, _ isNumberLike: Bool) {
        if isNumberLike { return offer(canonical, 85) }
        if has(.id) { return offer(canonical, 70) }
        let others = concepts.subtracting(HeaderConcept.documents).subtracting([.document, .source])
        if others.isEmpty { offer(canonical, 60) }
    }

    /// What a name says without a subject, or of the party whose document it is.
    private mutating func addAttributes() {
        let isOfParty = subject != nil
        let penalty = isOfParty ? 5 : 0
        for (concept, canonical) in Self.attributes where has(concept) { offer(canonical, 85 - penalty) }
        addIdentifiers(isOfParty: isOfParty)
        guard !isOfParty else { return }
        if has(.responsible) { offer(.responsible, has(.email) ? 40 : 85) }
        if has(.employee), entity.isDocument { offer(.responsible, 50) }
        if hasAny(.your, .external), hasAny(.reference, .number, .id, .order, .document) {
            return offer(.reference, 90)
        }
        if has(.sku) { return offer(.sku, 90) }
        if has(.gtin) { return offer(.gtin, 90) }
        if has(.communication) { return offer(isStructured ? .structuredCommunication : .remittanceText, 85) }
        if has(.id) { offer(.id, namesOwnSubject || concepts == [.id] ? 88 : 60) }
        if has(.number), hasAny(.vatNumber, .enterpriseNumber, .iban, .phone, .street, .tax, .account) == false {
            offer(.number, namesOwnSubject ? 92 : has(.document) ? 88 : 75)
        }
        if has(.reference) {
            if namesOwnSubject { return offer(.number, 80) }
            offer(.reference, 80)
            if profile.isKey { offer(.number, 50) }
        }
        if has(.name) { addName() }
        if namesOwnSubject, concepts.subtracting(Self.ownSubjects(of: entity)).isEmpty {
            if entity.isParty || entity == .product { offer(.name, 70) } else { offer(.number, 60) }
        }
    }

    private mutating func addName() {
        if entity.isDocument {
            offer(entity == .deal || entity == .ticket ? .title : .partyName, namesOwnSubject ? 70 : 55)
        } else if !hasAny(.phone, .email, .street, .city, .country, .bic) {
            offer(.name, namesOwnSubject || concepts == [.name] ? 90 : 70)
        }
    }

    private mutating func addIdentifiers(isOfParty: Bool) {
        let isDocument = entity.isDocument
        if has(.vatNumber) || has(.tax) && hasAny(.number, .id) { offer(isDocument ? .partyVATNumber : .vatNumber, 92) }
        if has(.enterpriseNumber) { offer(isDocument ? .partyVATNumber : .enterpriseNumber, isDocument ? 80 : 92) }
        if has(.email) { offer(isDocument ? .partyEmail : .email, 85) }
        if has(.structuredCommunication) { offer(.structuredCommunication, 92) }
        if hasAny(.iban, .account), !hasAny(.name, .balance, .currency) {
            if entity == .ledgerEntry { return offer(.ledgerAccount, 75) }
            if profile.semanticType == .iban || has(.iban) {
                offer(entity == .payment || entity == .supplierPayment || !isDocument ? .iban : .partyIBAN, 85)
            }
        }
    }

    private var isStructured: Bool {
        if profile.semanticType == .structuredCommunication || profile.semanticType == .creditorReference {
            return true
        }
        let present = profile.count - profile.nulls
        let written = profile.patterns.filter { $0.pattern.hasPrefix("+++") || $0.pattern.hasPrefix("***") }
        return present > 0 && written.reduce(0) { $0 + $1.count } * 2 > present
    }

    /// Concepts that are a meaning by themselves.
    private static let attributes: [(HeaderConcept, CanonicalField)] = [
        (.firstName, .firstName), (.lastName, .lastName), (.legalForm, .legalForm), (.description, .description),
        (.title, .title), (.status, .status), (.type, .type), (.category, .category), (.tags, .tags),
        (.language, .language), (.phone, .phone), (.mobile, .mobile), (.website, .website), (.street, .street),
        (.streetNumber, .streetNumber), (.postcode, .postcode), (.city, .city), (.region, .region),
        (.country, .country),
        (.bic, .bic), (.unit, .unit), (.ledgerAccount, .ledgerAccount), (.journal, .journal), (.period, .period),
    ]

    /// Whether the values can mean that: amounts are numbers, and dates are dates.
    private func fits(_ canonical: CanonicalField) -> Bool {
        if profile.type == .empty { return true }
        switch canonical {
        case .date, .dueDate, .deliveryDate, .paidAt, .cancelledAt, .closedAt, .createdAt, .modifiedAt:
            return isDate
        case .netAmount, .taxAmount, .grossAmount, .openAmount, .exchangeRate, .vatRate, .quantity, .unitPrice,
            .discount,
            .debit, .credit, .balance, .stockQuantity, .weight:
            return isNumber
        case .createdBy, .modifiedBy, .responsible, .name, .firstName, .lastName, .partyName, .productName, .city,
            .street, .recordSource:
            return !isDate && profile.type != .decimal
        case .number, .partyNumber, .orderNumber, .invoiceNumber, .id, .partyID, .currency, .email, .partyEmail, .phone:
            return !isDate && profile.type != .boolean
        default:
            return true
        }
    }
}
