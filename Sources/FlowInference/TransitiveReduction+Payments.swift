import IntegrationModel

// Which document it is that a payment answers.
extension TransitiveReduction {
    /// Whether a payment is seen as of a copy of a document: the payer answers the one who made the document.
    func isOfCopy(_ payment: DirectedLink, _ links: [DirectedLink]) -> Bool {
        guard payment.isOfPayments else { return false }
        let paid = Set(payment.context.links.pairs.map(\.right))
        return links.contains { rival in
            guard rival.target == payment.target, rival.source != payment.source,
                rival.context.left.dataset.entity == payment.context.left.dataset.entity
            else { return false }
            let shared = rival.context.links.pairs.count { paid.contains($0.right) }
            guard 2 * shared >= paid.count else { return false }
            if links.contains(where: { $0.source == rival.source && $0.target == payment.source }) { return true }
            if links.contains(where: { $0.source == payment.source && $0.target == rival.source }) { return false }
            // Where nothing else tells which is the copy: payers name the number of the original.
            return 5 * shared >= 4 * paid.count && payment.rank.lexicographicallyPrecedes(rival.rank)
        }
    }

    /// Whether payments are seen as of what was invoiced, or as of a copy of the invoices. Who pays answers the invoice, and
    /// who made it: a payment that is joined with an order by party and amount alone belongs to the order's invoice, also where
    /// the exports have no more than a part of the invoices, or no amount in them that was paid.
    func isOfInvoices(_ payment: DirectedLink, _ links: [DirectedLink]) -> Bool {
        let source = payment.context.left.dataset
        guard payment.isOfPayments, !payment.holdsNumbers, let step = source.entity.processStep else { return false }
        let paid = Set(payment.context.links.pairs.map(\.left))
        let isOfCopies = links.contains { link in
            link.target == payment.source && link.context.left.dataset.entity == source.entity
                && Double(Set(link.context.links.pairs.map(\.right)).intersection(paid).count)
                    >= explained * Double(paid.count)
        }
        guard !isOfCopies else { return true }
        let systems = reached(from: source, by: links)
        return links.contains { link in
            [link.context.left.dataset, link.context.right.dataset].contains { invoices in
                guard invoices.entity == .invoice || invoices.entity == .supplierInvoice,
                    let other = invoices.entity.processStep
                else { return false }
                return other.chain == step.chain && other.step > step.step && systems.contains(invoices.system)
            }
        }
    }

    /// Whether an invoice is seen as of the goods that came, because both name the order: the supplier knows the order's number,
    /// and not what the warehouse wrote.
    func isOfReceivedGoods(_ link: DirectedLink, _ links: [DirectedLink]) -> Bool {
        guard link.context.left.dataset.entity == .goodsReceipt, !link.holdsNumbers else { return false }
        let target = link.context.right.dataset.entity
        guard target == .invoice || target == .supplierInvoice else { return false }
        return links.contains { order in
            let entity = order.context.left.dataset.entity
            return order.target == link.target && order.holdsNumbers && (entity == .purchaseOrder || entity == .order)
        }
    }

    /// The systems to which documents go from a dataset, and its own.
    private func reached(from source: Dataset, by links: [DirectedLink]) -> Set<String> {
        var reached: Set<String> = [source.system]
        var open = [source.system]
        while let system = open.popLast() {
            for link in links where link.context.left.dataset.system == system && !link.isOfPayments {
                let next = link.context.right.dataset.system
                if !link.isOfParties, reached.insert(next).inserted { open.append(next) }
            }
        }
        return reached
    }
}

extension DirectedLink {
    /// Whether its target's records are payments.
    var isOfPayments: Bool {
        let entity = context.right.dataset.entity
        return entity == .payment || entity == .supplierPayment
    }

    /// How much speaks for the documents of this source, and not for copies of them, as what was paid: how many payments
    /// name them by their own number, that they were not taken over into the books, how many there are.
    fileprivate var rank: [Int] {
        let named = context.links.keys.filter { $0.match == .embedded && $0.namedBy == .right }.reduce(0) {
            $0 + $1.pairs
        }
        return [named, context.leftKind == .accounting ? 0 : 1, context.links.pairs.count]
    }
}
