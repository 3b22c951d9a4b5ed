import IntegrationModel

/// Documents that are parts of one: where their amounts add up to its own, each belongs to it, though none has that amount
/// by itself.
struct DocumentParts {
    private let keys: [DocumentKey]
    /// The amounts in cents, by side.
    private let amounts: (left: AmountColumn.Cents, right: AmountColumn.Cents)?

    /// - Parameter columns: the amounts that compare best; nil for none.
    init(
        _ left: DocumentTable,
        _ right: DocumentTable,
        _ keys: [DocumentKey],
        _ columns: (left: Int, right: Int)?
    ) {
        self.keys = keys
        amounts = columns.map { (left.amounts[$0.left].cents, right.amounts[$0.right].cents) }
    }

    /// More parts than this are rather the documents of one party.
    private static let most = 12

    /// The positions of the pairs that are parts of one: invoices that a payment names in its text, and invoices that name one
    /// order, each with a part of its amount.
    func together(_ pairs: [(left: Int, right: Int, key: Int?)]) -> [Int] {
        guard let amounts else { return [] }
        var found: Set<Int> = []
        for holder in [LinkSide.right, .left] {
            for isText in [true, false] {
                let named = pairs.indices.filter { place in
                    pairs[place].key.map { keys[$0].namedBy == holder && (keys[$0].match == .embedded) == isText }
                        ?? false
                }
                // A text names several; several records name one.
                let whole: LinkSide = isText == (holder == .right) ? .right : .left
                let groups = Dictionary(grouping: named) { whole == .right ? pairs[$0].right : pairs[$0].left }
                for (record, places) in groups where places.count >= 2 && places.count <= Self.most {
                    let sum = places.reduce(0) {
                        $0 + max(0, whole == .right ? amounts.left[pairs[$1].left] : amounts.right[pairs[$1].right])
                    }
                    let all = whole == .right ? amounts.right[record] : amounts.left[record]
                    if all > 0, abs(sum - all) <= places.count { found.formUnion(places) }
                }
            }
        }
        return found.sorted()
    }
}
