import IntegrationModel

/// Two fields of different datasets of documents whose values name the same documents.
struct DocumentKey {
    let leftField: Int
    let rightField: Int
    let match: LinkKey.Match
    /// Which side holds the other's number.
    let namedBy: LinkSide?
    /// How hardly the values could be the same by accident.
    let specificity: Specificity
    /// Pairs of records that the key joins.
    var pairs: [(Int, Int)]

    enum Specificity: Int, Comparable {
        /// Short numbers in a row, which any system may have.
        case low
        /// Numbers with a prefix of their own, or scattered ones.
        case fair
        /// Random identifiers.
        case certain

        static func < (left: Specificity, right: Specificity) -> Bool { left.rawValue < right.rawValue }
    }

    static func specificity(of profile: FieldProfile) -> Specificity {
        if profile.semanticType == .uuid || profile.semanticType == .structuredCommunication { return .certain }
        if profile.semanticType == .creditorReference { return .certain }
        guard let shape = profile.patterns.first?.pattern else { return .low }
        let letters = shape.count { $0 == "A" || $0 == "a" }
        let digits = shape.count { $0 == "9" }
        if letters + digits >= 16 { return .certain }
        if letters >= 1 && digits >= 4 { return .fair }
        if let low = profile.minNumber, let high = profile.maxNumber, profile.type == .integer {
            let density = Double(profile.distinct) / max(1, high - low + 1)
            return digits >= 7 && density < 0.01 ? .fair : .low
        }
        return letters + digits >= 8 ? .fair : .low
    }

    /// Whether a field can name documents at all.
    static func canName(_ field: Field) -> Bool {
        switch field.canonical {
        case .id, .number, .reference, .sourceDocument, .dealNumber, .quoteNumber, .orderNumber, .deliveryNumber,
            .invoiceNumber, .paymentNumber, .structuredCommunication, .title, .description:
            true
        case nil:
            field.profile.semanticType == nil || field.profile.semanticType == .uuid
                || field.profile.semanticType == .structuredCommunication
                || field.profile.semanticType == .creditorReference
        default: false
        }
    }

    /// Whether a field holds the records' own number.
    static func isOwn(_ field: Field) -> Bool {
        switch field.canonical {
        case .id, .number: true
        case .reference, .sourceDocument, .dealNumber, .quoteNumber, .orderNumber, .deliveryNumber, .invoiceNumber,
            .paymentNumber:
            false
        default: field.profile.isKey
        }
    }
}

extension DocumentKey {
    /// Whether the field that names the other side's documents is meant for them.
    func hasReferenceMeaning(_ left: DocumentTable, _ right: DocumentTable) -> Bool {
        let field = namedBy == .right ? right.dataset.fields[rightField] : left.dataset.fields[leftField]
        let owner = namedBy == .right ? left.dataset : right.dataset
        switch field.canonical {
        case .orderNumber: return owner.entity == .order || owner.entity == .purchaseOrder
        case .invoiceNumber: return owner.entity == .invoice || owner.entity == .supplierInvoice
        case .dealNumber: return owner.entity == .deal
        case .quoteNumber: return owner.entity == .quote
        case .deliveryNumber: return owner.entity == .delivery
        case .paymentNumber: return owner.entity == .payment
        default: return false
        }
    }
}
