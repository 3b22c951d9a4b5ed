import IntegrationModel

// Which source records should have arrived.
extension FlowAssembly {
    /// Source records without a partner that were meant to flow: no duplicates of ones that did, none from before the
    /// target's export begins.
    func unlinked(
        _ linked: Set<Int>,
        within window: TargetWindow,
        excluding filtered: Set<Int>,
        _ moments: [Double]
    ) -> [Int] {
        var represented = Set<Int>()
        for group in surroundings.duplicates
        where group.dataset == link.source
            && group.records.contains(where: { linked.contains($0) || link.context.elsewhere.contains($0) })
        {
            represented.formUnion(group.records)
        }
        // A record that stands in the export twice arrived if either did, and is lost once.
        let numbers = (link.context.namedField ?? link.context.left.numberField).map {
            link.context.left.columns.columns[$0].hashes
        }
        var seen = Set(numbers.map { numbers in linked.union(link.context.elsewhere).map { numbers[$0] } } ?? [])
        seen.remove(0)
        return (0..<link.context.left.columns.count).filter { record in
            guard !linked.contains(record), !filtered.contains(record), !represented.contains(record),
                !link.context.elsewhere.contains(record)
            else {
                return false
            }
            guard !window.precedes(moments[record]) else { return false }
            guard let number = numbers?[record], number != 0 else { return true }
            return seen.insert(number).inserted
        }
    }

    /// Exports of invoices often have the open ones alone: nearly all of the last weeks, and hardly any of before.
    func openItems(_ arrived: [Double], _ missed: [Double]) -> StartDetection? {
        guard link.context.right.dataset.entity == .invoice || link.context.right.dataset.entity == .supplierInvoice
        else { return nil }
        return StartDetection(openAmong: arrived, missing: missed)
    }

    /// The attribute that keeps records from flowing. Parties that documents brought along came whatever it says, so that
    /// it may show among the others alone.
    func attributeFilter(
        _ linked: Set<Int>,
        _ candidates: Set<Int>,
        _ moments: [Double]
    ) throws -> AttributeFilter {
        let (source, target) = (link.context.left, link.context.right.dataset.system)
        let parties = surroundings.parties(of: source.dataset.system)
        func filter(leavingOut served: Set<Int>) throws -> AttributeFilter {
            try AttributeFilter(
                source,
                parties: parties,
                linked: linked.subtracting(served),
                candidates: candidates.subtracting(served),
                moments,
                surroundings.texts
            )
        }
        let all = try filter(leavingOut: [])
        guard all.excluded.isEmpty, link.context.isOfParties else { return all }
        let served = DocumentlessParties.active(
            source,
            surroundings.documents(of: source.dataset.system),
            among: surroundings.arrived.mapValues { $0[target] ?? [] }
        )
        return served.isEmpty ? all : try filter(leavingOut: served)
    }
}
