import IntegrationModel

// What the fields of a list tell of its records.
extension EntityInference {
    /// Whether fields tell who somebody is, or how to reach them.
    static func tellsWho(_ fields: [(concepts: Set<HeaderConcept>, profile: FieldProfile)]) -> Bool {
        let telling: Set<HeaderConcept> = [
            .name, .firstName, .lastName, .email, .phone, .mobile, .street, .postcode, .city, .vatNumber,
            .enterpriseNumber,
        ]
        return fields.contains { !$0.concepts.isDisjoint(with: telling) || $0.profile.semanticType == .email }
    }

    /// What a list of receipts is of: money is received too, and tells amounts and no goods.
    static func received(
        _ concepts: Set<HeaderConcept>,
        _ fields: [(concepts: Set<HeaderConcept>, profile: FieldProfile)]
    ) -> Entity {
        let goods: Set<HeaderConcept> = [
            .quantity, .unit, .product, .sku, .gtin, .stock, .order, .purchaseOrder, .delivery, .supplier,
        ]
        let amounts: Set<HeaderConcept> = [.amount, .total, .net, .gross, .debit, .credit]
        let isOfGoods = fields.contains { !$0.concepts.isDisjoint(with: goods) }
        guard !isOfGoods, fields.contains(where: { !$0.concepts.isDisjoint(with: amounts) }) else {
            return .goodsReceipt
        }
        return concepts.isDisjoint(with: [.journal, .ledgerEntry]) ? .payment : .ledgerEntry
    }

    /// Whether records book amounts on accounts of a ledger: debit and credit apart, beside accounts that are no bank accounts.
    static func isLedger(_ fields: [(concepts: Set<HeaderConcept>, profile: FieldProfile)]) -> Bool {
        func has(_ concept: HeaderConcept) -> Bool { fields.contains { $0.concepts.contains(concept) } }
        let isOfAccounts = fields.contains { field in
            !field.concepts.isDisjoint(with: [.account, .ledgerAccount]) && field.profile.semanticType != .iban
                && field.profile.maxLength <= longestAccount
        }
        return has(.debit) && has(.credit) && isOfAccounts
    }

    /// Bytes of an account of a ledger, at most; bank accounts have more.
    private static let longestAccount = 11

    /// Whether a field has numbers of invoices, each once.
    static func namesInvoices(_ fields: [(concepts: Set<HeaderConcept>, profile: FieldProfile)]) -> Bool {
        fields.contains { $0.concepts.isSuperset(of: [.invoice, .number]) && $0.profile.isKey }
    }
}
