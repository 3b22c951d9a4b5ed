import IntegrationModel

extension MeaningCandidates {
    /// What belongs to another subject than the dataset's own.
    mutating func addSubject(_ subject: HeaderConcept) {
        let isNumberLike = hasAny(.number, .reference)
        let isBare = concepts.subtracting(HeaderConcept.parties).subtracting([.document])
            .subtracting(Self.ownSubjects(of: entity)).isEmpty
        switch subject {
        case .customer, .supplier, .counterparty, .company, .person:
            guard entity.isDocument || entity == .person || entity == .lead else { return }
            let score = subject == .person ? 50 : subject == .company ? 75 : 85
            if has(.your) || has(.reference) { return offer(.reference, 85) }
            // The number that the supplier gave to the invoice: the document is the dataset's own, the party is not.
            if namesOwnSubject, has(.number), entity.isDocument {
                offer(.number, 60)
                return offer(.reference, 85)
            }
            if hasAny(.vatNumber, .enterpriseNumber) || has(.tax) && hasAny(.number, .id) {
                return offer(.partyVATNumber, 90)
            }
            if hasAny(.iban, .account) {
                // The other account of a booking is one of the ledger.
                if entity != .ledgerEntry || isOfIBANs { offer(.partyIBAN, 90) }
                return
            }
            if isBare, isOfIBANs { return offer(.partyIBAN, 85) }
            if has(.email) { return offer(.partyEmail, score) }
            if has(.id) { return offer(.partyID, score) }
            if has(.number) { return offer(.partyNumber, score) }
            if has(.name) { return offer(.partyName, score + 5) }
            if isBare { offer(isOfCodes ? .partyNumber : .partyName, score - 5) }
        case .order, .purchaseOrder:
            // The number that the customer's own order has.
            if has(.your) { return offer(.reference, 88) }
            offerNumber(.orderNumber, isNumberLike)
        case .invoice, .supplierInvoice: offerNumber(.invoiceNumber, isNumberLike)
        case .delivery: offerNumber(.deliveryNumber, isNumberLike)
        case .quote: offerNumber(.quoteNumber, isNumberLike)
        case .deal: offerNumber(.dealNumber, isNumberLike)
        case .payment:
            if isNumberLike { offer(.paymentNumber, 80) }
            // Whether a document is paid is what its status is about where it has no other.
            if has(.status) { offer(.status, 60) }
        case .creditNote: if isOfMoney, isNumber { offer(.credit, 85) }
        case .product:
            if has(.description) || has(.name) { return offer(.productName, 85) }
            if isNumberLike || has(.id) { return offer(.sku, has(.id) ? 60 : 85) }
            if concepts == [.product] {
                offer(profile.type == .text && !profile.isKey && !isOfCodes ? .productName : .sku, 60)
            }
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
    mutating func addAttributes() {
        let isOfParty = subject != nil
        let penalty = isOfParty ? 5 : 0
        // "State" in an address is no status.
        let isRegion = has(.status) && has(.street)
        if isRegion { offer(.region, 85 - penalty) }
        for (concept, canonical) in Self.attributes where has(concept) {
            if isRegion, concept == .status || concept == .street { continue }
            // "address_city" is the city of an address.
            if concept == .street, hasAny(.city, .postcode, .region, .country) { continue }
            offer(canonical, 85 - penalty)
        }
        addIdentifiers(isOfParty: isOfParty)
        guard !isOfParty else { return }
        if has(.responsible) { offer(.responsible, has(.email) ? 40 : 85) }
        if has(.employee), entity.isDocument { offer(.responsible, 50) }
        if hasAny(.your, .external), hasAny(.reference, .number, .id, .order, .document) {
            return offer(.reference, 90)
        }
        // "Origin" over codes of which hardly any is there twice names what each record was made from.
        if concepts == [.source], entity.isDocument, isOfCodes, isVaried { return offer(.reference, 60) }
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
        if concepts == [.document], entity.isDocument, profile.isKey, isOfCodes { offer(.number, 70) }
        if namesOwnSubject, concepts.subtracting(Self.ownSubjects(of: entity)).isEmpty {
            if entity.isParty || entity == .product { offer(.name, 70) } else { offer(.number, 60) }
        }
    }

    private mutating func addName() {
        if entity.isDocument {
            // Banks write who it was and what it was into one field.
            if has(.description), isOfMoney { return offer(.partyName, 86) }
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
            if isOfIBANs || has(.iban) {
                let isPayment = entity == .payment || entity == .supplierPayment
                offer(isPayment ? (isVaried ? .partyIBAN : .iban) : isDocument ? .partyIBAN : .iban, 85)
            }
        }
    }

    /// Whether most records have a value of their own: the accounts of the others, and not the few of the company itself.
    private var isVaried: Bool {
        profile.distinct > 1 && profile.distinct * 2 > profile.count - profile.nulls
    }

    /// Whether the values are account numbers, or look like them: real files have ones with wrong check digits.
    private var isOfIBANs: Bool {
        if profile.semanticType == .iban { return true }
        let present = profile.count - profile.nulls
        let shaped = profile.patterns.filter { $0.pattern.hasPrefix("AA99") && $0.pattern.utf8.count >= 15 }
        return present > 0 && shaped.reduce(0) { $0 + $1.count } * 10 >= present * 9
    }

    /// Whether the values are numbers or codes such as `C100`, and no names.
    private var isOfCodes: Bool {
        if profile.type == .integer { return true }
        let present = profile.count - profile.nulls
        let codes = profile.patterns.filter { shape in
            shape.pattern.utf8.contains(UInt8(ascii: "9"))
                && !shape.pattern.utf8.contains { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "a") }
        }
        return present > 0 && codes.reduce(0) { $0 + $1.count } * 10 >= present * 9
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
    func fits(_ canonical: CanonicalField) -> Bool {
        // The addresses of articles and documents lead to pictures, files and pages of the system itself.
        if canonical == .website, isOfGoods || entity.isDocument { return false }
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
        case .vatNumber, .partyVATNumber, .enterpriseNumber, .iban, .partyIBAN, .number, .partyNumber, .orderNumber,
            .invoiceNumber, .deliveryNumber, .quoteNumber, .dealNumber, .paymentNumber, .id, .partyID, .currency,
            .email, .partyEmail, .phone:
            return !isDate && profile.type != .boolean
        default:
            return true
        }
    }
}
