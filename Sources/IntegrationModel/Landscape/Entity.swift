/// A thing the business deals in, whatever the system calls it.
public enum Entity: String, Codable, Sendable, CaseIterable, Hashable {
    case party, person, lead, deal, quote, order, delivery, invoice, creditNote, payment, product, stockLevel
    case supplier, purchaseOrder, goodsReceipt, supplierInvoice, supplierPayment
    case ledgerEntry, employee, timesheet, ticket, other
}

extension Entity {
    /// Whether records of this entity are documents: made once, at a moment, with a number and usually an amount.
    public var isDocument: Bool {
        switch self {
        case .deal, .quote, .order, .delivery, .invoice, .creditNote, .payment, .purchaseOrder, .goodsReceipt,
            .supplierInvoice, .supplierPayment, .ledgerEntry, .ticket, .timesheet:
            true
        case .party, .person, .lead, .product, .stockLevel, .supplier, .employee, .other:
            false
        }
    }

    /// Whether records of this entity are somebody to do business with.
    public var isParty: Bool {
        switch self {
        case .party, .person, .lead, .supplier, .employee: true
        default: false
        }
    }
}
