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
    ///
    /// - Parameter undecided: links whose direction is not known. Where one joins the source with a system that is known
    ///   to feed the target, what the source shares with the target went that way.
    func reduce(_ links: [DirectedLink], beside undecided: [DirectedLink] = []) -> [DirectedLink] {
        let believed = links.filter { !isOfCopy($0, links) }
        let original = believed.filter {
            !isBetweenCopies($0, believed) && !isBesideExchange($0, believed) && !isOfInvoices($0, believed)
                && !isOfReceivedGoods($0, believed)
        }
        return original.filter { direct in
            !original.contains { direct.isWithin($0, explained) }
                && !original.contains { second in
                    guard second.target == direct.target, second.source != direct.source else { return false }
                    // Who names the source itself was not told by the one between, unless that one's number is there as well.
                    guard !direct.isOfHeldNumbers || second.isOfHeldNumbers else { return false }
                    let firsts = original.filter { $0.source == direct.source && $0.target == second.source }
                    if firsts.contains(where: { share(of: direct, through: $0.context, second) >= explained }) {
                        return true
                    }
                    guard !direct.holdsNumbers else { return false }
                    return undecided.contains { open in
                        let context =
                            open.source == direct.source && open.target == second.source
                            ? open.context
                            : open.target == direct.source && open.source == second.source
                                ? open.context.flipped() : nil
                        return context.map { share(of: direct, through: $0, second) >= explained } ?? false
                    }
                }
        }
    }

    /// Whether an arrow that little speaks for is seen between two copies of one source, of which much more is known.
    private func isBetweenCopies(_ link: DirectedLink, _ links: [DirectedLink]) -> Bool {
        guard link.direction.confidence < 0.6, !link.holdsNumbers else { return false }
        return links.contains { toTarget in
            guard toTarget.target == link.target, toTarget.source != link.source,
                toTarget.direction.confidence >= 0.8
            else { return false }
            return links.contains { toSource in
                toSource.source == toTarget.source && toSource.target == link.source
                    && toSource.direction.confidence >= 0.8
                    && share(of: link, through: toSource.context.flipped(), toTarget) >= explained
            }
        }
    }

    /// Whether an arrow is seen from a copy to a system that exchanges its records with the original both ways: who gives
    /// to the original takes from it too, and needs nobody between.
    private func isBesideExchange(_ link: DirectedLink, _ links: [DirectedLink]) -> Bool {
        guard link.context.isOfParties, !link.holdsNumbers else { return false }
        return links.contains { toTarget in
            guard toTarget.target == link.target, toTarget.source != link.source,
                let back = links.first(where: { $0.source == link.target && $0.target == toTarget.source }),
                let toSource = links.first(where: { $0.source == toTarget.source && $0.target == link.source }),
                !links.contains(where: { $0.source == link.source && $0.target == toTarget.source })
            else { return false }
            let toOriginal = toSource.context.flipped()
            return share(of: link, through: toOriginal, toTarget)
                + share(of: link, through: toOriginal, back, isReversed: true) >= explained
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

    /// The share of the pairs of an arrow that run through a middle.
    ///
    /// - Parameter isReversed: whether the second runs from the target to the middle.
    private func share(
        of direct: DirectedLink,
        through first: LinkContext,
        _ second: DirectedLink,
        isReversed: Bool = false
    ) -> Double {
        var middles: [Int: Set<Int>] = [:]
        for pair in first.links.pairs { middles[pair.left, default: []].insert(pair.right) }
        var sources: [Int: Set<Int>] = [:]
        for pair in second.context.links.pairs {
            let (middle, end) = isReversed ? (pair.right, pair.left) : (pair.left, pair.right)
            sources[end, default: []].insert(middle)
        }
        let pairs = direct.context.links.pairs
        let through = pairs.count { pair in
            guard let one = middles[pair.left], let other = sources[pair.right] else { return false }
            return !one.isDisjoint(with: other)
        }
        return Double(through) / Double(max(1, pairs.count))
    }
}

extension DirectedLink {
    /// Whether it links parties whose records hold the source's number.
    var isOfHeldNumbers: Bool {
        context.isOfParties && 2 * context.held.rightCount >= max(1, context.links.pairs.count)
    }

    /// Whether the target names records of the source by their number, so that nobody need have been between.
    var holdsNumbers: Bool {
        let pairs = context.links.pairs.count
        let named = context.links.keys.filter { $0.namedBy == .right && $0.match != .fuzzy }.reduce(0) { $0 + $1.pairs }
        return 2 * max(named, context.held.rightCount) >= max(1, pairs)
    }
}
