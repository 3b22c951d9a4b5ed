import IntegrationModel

/// Lists of documents that hold the numbers of others of their kind: copies, as the books have them of invoices.
struct CopiedDocuments {
    private let tables: [DocumentTable]
    /// For each dataset those whose numbers its records hold.
    private var held: [String: Set<String>] = [:]

    init(_ tables: [DocumentTable], _ links: [RecordLinks]) {
        self.tables = tables
        for link in links {
            switch link.keys.first?.namedBy {
            case .right: held[link.right, default: []].insert(link.left)
            case .left: held[link.left, default: []].insert(link.right)
            case nil: break
            }
        }
    }

    /// Whether a pair is of payments with the copy of a list of invoices that is paired with these payments too.
    ///
    /// It says nothing of orders: what follows an order that was copied, invoice or payment, mostly follows the copy.
    func isOfCopy(_ pair: (Int, Int), among pairs: [(Int, Int)]) -> Bool {
        isCopy(pair.0, beside: pair.1, pairs) || isCopy(pair.1, beside: pair.0, pairs)
    }

    private func isCopy(_ one: Int, beside other: Int, _ pairs: [(Int, Int)]) -> Bool {
        guard tables[one].dataset.entity == .invoice, tables[other].dataset.entity == .payment else { return false }
        return pairs.contains { first, second in
            guard first == other || second == other else { return false }
            let original = tables[first == other ? second : first].dataset
            return original.entity == tables[one].dataset.entity
                && held[tables[one].dataset.id]?.contains(original.id) == true
        }
    }
}
