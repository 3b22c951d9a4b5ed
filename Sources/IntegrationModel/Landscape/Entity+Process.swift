extension Entity {
    /// The chain of documents that an entity belongs to (0 sales, 1 purchases), and its place in it; nil for none.
    public var processStep: (chain: Int, step: Int)? {
        switch self {
        case .lead: (0, 0)
        case .deal: (0, 1)
        case .quote: (0, 2)
        case .order: (0, 3)
        case .delivery: (0, 4)
        case .invoice, .creditNote: (0, 5)
        case .payment: (0, 6)
        case .purchaseOrder: (1, 0)
        case .goodsReceipt: (1, 1)
        case .supplierInvoice: (1, 2)
        case .supplierPayment: (1, 3)
        default: nil
        }
    }

    /// How many steps of a process lie between two entities; 1 for the same one and for those of different processes.
    public func steps(to other: Entity) -> Int {
        guard let one = processStep, let another = other.processStep, one.chain == another.chain else { return 1 }
        return max(1, abs(one.step - another.step))
    }
}
