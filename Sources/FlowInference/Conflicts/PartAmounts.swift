import IntegrationModel

/// Amounts of records that have several partners: they say the same where those of the partners add up to them, as the
/// invoices of an order that is delivered in parts do.
struct PartAmounts {
    private var whole: Set<Int> = []

    init(_ pairs: [RecordPair], _ left: MappedArray<Double>, _ right: MappedArray<Double>) {
        add(Dictionary(grouping: pairs.indices) { pairs[$0].left }, { left[$0] }, { right[pairs[$0].right] })
        add(Dictionary(grouping: pairs.indices) { pairs[$0].right }, { right[$0] }, { left[pairs[$0].left] })
    }

    private mutating func add(_ groups: [Int: [Int]], _ amount: (Int) -> Double, _ part: (Int) -> Double) {
        for (record, places) in groups where places.count > 1 {
            let sum = places.reduce(0) { $0 + part($1) }
            if abs(abs(sum) - abs(amount(record))) <= 0.0101 * Double(places.count) { whole.formUnion(places) }
        }
    }

    /// Whether the amounts of a pair add up with those of others, by its position.
    func addUp(_ pair: Int) -> Bool { whole.contains(pair) }
}
