import IntegrationModel

/// A link that runs from left to right, as far as it was decided.
struct DirectedLink {
    let context: LinkContext
    let direction: Direction
    let errors: TypingErrors

    var source: String { context.left.dataset.id }
    var target: String { context.right.dataset.id }
}

/// Explains away what is seen from A to C because A goes to B and B to C.
struct TransitiveReduction {
    /// The share of the pairs of an arrow that must run through the middle.
    var explained = 0.8

    /// The links that no chain of others explains.
    func reduce(_ links: [DirectedLink]) -> [DirectedLink] {
        let original = links.filter { !isOfCopy($0, links) }
        return original.filter { direct in
            !original.contains { first in
                first.source == direct.source && first.target != direct.target
                    && original.contains { second in
                        second.source == first.target && second.target == direct.target
                            && share(of: direct, through: first, second) >= explained
                    }
            }
        }
    }

    /// Whether a payment is seen as of a copy of a document: the payer answers the one who made the document.
    private func isOfCopy(_ payment: DirectedLink, _ links: [DirectedLink]) -> Bool {
        let entity = payment.context.right.dataset.entity
        guard entity == .payment || entity == .supplierPayment else { return false }
        return links.contains { copying in
            copying.target == payment.source
                && copying.context.left.dataset.entity == payment.context.left.dataset.entity
                && links.contains { original in
                    original.source == copying.source && original.target == payment.target
                        && original.context.links.pairs.count * 2 >= payment.context.links.pairs.count
                }
        }
    }

    /// Whether flows from a common source, or through one, explain an undecided link between two datasets.
    func explains(_ link: RecordLinks, by flows: [DirectedLink]) -> Bool {
        let left = neighbours(link.left, flows)
        let right = neighbours(link.right, flows)
        for (middle, leftPairs) in left {
            guard let rightPairs = right[middle] else { continue }
            let through = link.pairs.count { pair in
                guard let one = leftPairs[pair.left], let other = rightPairs[pair.right] else { return false }
                return one == other
            }
            if Double(through) >= explained * Double(max(1, link.pairs.count)) { return true }
        }
        return false
    }

    /// For each dataset joined with one by a flow: the partner of each of its records.
    private func neighbours(_ dataset: String, _ flows: [DirectedLink]) -> [String: [Int: Int]] {
        var found: [String: [Int: Int]] = [:]
        for flow in flows where flow.source == dataset || flow.target == dataset {
            let isSource = flow.source == dataset
            var partners: [Int: Int] = [:]
            for pair in flow.context.links.pairs {
                partners[isSource ? pair.left : pair.right] = isSource ? pair.right : pair.left
            }
            found[isSource ? flow.target : flow.source] = partners
        }
        return found
    }

    private func share(of direct: DirectedLink, through first: DirectedLink, _ second: DirectedLink) -> Double {
        var middles: [Int: Set<Int>] = [:]
        for pair in first.context.links.pairs { middles[pair.left, default: []].insert(pair.right) }
        var sources: [Int: Set<Int>] = [:]
        for pair in second.context.links.pairs { sources[pair.right, default: []].insert(pair.left) }
        let pairs = direct.context.links.pairs
        let through = pairs.count { pair in
            guard let one = middles[pair.left], let other = sources[pair.right] else { return false }
            return !one.isDisjoint(with: other)
        }
        return Double(through) / Double(max(1, pairs.count))
    }
}
