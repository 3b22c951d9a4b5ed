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
    let subject: HeaderConcept?
    /// Whether the name says the dataset's own subject: "order number" in a file of orders.
    let namesOwnSubject: Bool
    private(set) var candidates: [MeaningCandidate] = []

    init(concepts: [HeaderConcept], profile: FieldProfile, entity: Entity) {
        self.entity = entity
        self.profile = profile
        self.concepts = Set(concepts)
        let own = Self.ownSubjects(of: entity)
        namesOwnSubject = !own.isDisjoint(with: self.concepts)
        let subjects = HeaderConcept.documents.union(HeaderConcept.parties).union([.product, .line, .employee])
        let others = concepts.filter { subjects.contains($0) && !own.contains($0) }
        // The company of a contact is the company, and not the contact.
        let isOfCompany = others.first == .person && others.contains(.company)
        subject = isOfCompany ? .company : others.first
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

    func has(_ concept: HeaderConcept) -> Bool { concepts.contains(concept) }

    func hasAny(_ some: HeaderConcept...) -> Bool { !concepts.isDisjoint(with: some) }

    mutating func offer(_ canonical: CanonicalField, _ score: Int) {
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
        // The key of who did it says less than the name beside it.
        let person = has(.id) ? 87 : 90
        if has(.created) { return offer(isPerson ? .createdBy : .createdAt, isPerson ? person : 90) }
        if has(.modified) { return offer(isPerson ? .modifiedBy : .modifiedAt, isPerson ? person : 90) }
        if has(.due) { return offer(.dueDate, 90) }
        if has(.cancelled) { return offer(.cancelledAt, 85) }
        if has(.delivered) { return offer(.deliveryDate, subject == nil || subject == .delivery ? 85 : 70) }
        if has(.paid) { return offer(.paidAt, 85) }
        if has(.closed) { return offer(.closedAt, 85) }
        // The books go by the day of booking, whatever other days a transaction has.
        if has(.booking) { return offer(.date, isOfMoney ? 96 : has(.date) || namesOwnSubject ? 80 : 78) }
        if has(.value), has(.date) || isDate { return offer(.date, 40) }
        // "Verwachte levering" is a day, and no number of a delivery.
        if subject == .delivery, isDate, !hasAny(.number, .id, .date, .time) { return offer(.deliveryDate, 75) }
        guard has(.date) || has(.time) && isDate else { return }
        switch subject {
        case .delivery: offer(.deliveryDate, 80)
        case .payment: offer(.paidAt, 75)
        case nil: offer(.date, namesOwnSubject ? 95 : has(.document) ? 85 : 80)
        case .line, .customer, .company, .counterparty: offer(.date, 30)
        default: break
        }
    }

    var isDate: Bool { profile.type == .date || profile.type == .dateTime }

    /// Whether the records are movements of money.
    var isOfMoney: Bool { entity == .payment || entity == .supplierPayment || entity == .ledgerEntry }

    /// Whether the records are articles or what there is of them.
    var isOfGoods: Bool { entity == .product || entity == .stockLevel }

    var isNumber: Bool { profile.type == .integer || profile.type == .decimal }

    private mutating func addAmounts() {
        if has(.currency) { return offer(has(.rate) ? .exchangeRate : .currency, 90) }
        if concepts.subtracting(Self.ownSubjects(of: entity)) == [.value], !isNumber, !isDate {
            return offer(.currency, 70)
        }
        if has(.exchangeRate) { return offer(.exchangeRate, 85) }
        if has(.open), hasAny(.amount, .balance, .total) || isNumber { return offer(.openAmount, 85) }
        if has(.discount) { return offer(.discount, 85) }
        // What is to be paid is the total, or what is left of it where a total stands beside it.
        if has(.payable) {
            offer(.grossAmount, 72)
            return offer(.openAmount, 70)
        }
        // What a bank or a shop takes for its service is no amount of the document.
        if has(.fee), !has(.tax) { return }
        if has(.price), has(.total) { return offer(has(.net) ? .netAmount : .grossAmount, 85) }
        if has(.price) { return offer(.unitPrice, has(.net) ? 82 : 85) }
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
        // An amount of goods or of stock is a quantity.
        if has(.amount), !isOfGoods, !has(.stock) { return offer(entity == .deal ? .netAmount : .grossAmount, 60) }
        if has(.stock), !hasAny(.number, .name, .date, .id) { return offer(.stockQuantity, 85) }
        if has(.quantity) { return offer(entity == .stockLevel ? .stockQuantity : .quantity, 85) }
    }
}
