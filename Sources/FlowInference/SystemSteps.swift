import IntegrationModel

extension DirectedLink {
    /// Whether what this arrow shows went on within a system: an order came from the shop, and its invoice was made of it in
    /// the same place; invoices are paid, and so are the orders that they were made of.
    ///
    /// - Parameters:
    ///   - rival: another arrow.
    ///   - least: the share of this arrow's records that the other one must have too, 0–1.
    func isWithin(_ rival: DirectedLink, _ least: Double) -> Bool {
        guard !isOfParties, !rival.isOfParties, !holdsNumbers || rival.holdsNumbers else { return false }
        let (own, other) = (context, rival.context)
        if rival.source == source, rival.target != target,
            own.right.dataset.system == other.right.dataset.system,
            Self.isEarlier(other.right.dataset.entity, than: own.right.dataset.entity)
        {
            return Self.share(of: own.links.pairs.map(\.left), in: other.links.pairs.map(\.left)) >= least
        }
        if rival.target == target, rival.source != source,
            own.left.dataset.system == other.left.dataset.system,
            Self.isEarlier(own.left.dataset.entity, than: other.left.dataset.entity)
        {
            return Self.share(of: own.links.pairs.map(\.right), in: other.links.pairs.map(\.right)) >= least
        }
        return false
    }

    var isOfParties: Bool { context.isOfParties }

    private static func isEarlier(_ one: Entity, than other: Entity) -> Bool {
        guard let first = one.processStep, let second = other.processStep else { return false }
        return first.chain == second.chain && first.step < second.step
    }

    private static func share(of records: [Int], in others: [Int]) -> Double {
        let known = Set(others)
        return Double(records.count { known.contains($0) }) / Double(max(1, records.count))
    }
}
