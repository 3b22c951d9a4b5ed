import IntegrationModel

/// Settles from where each party of a system came when several flows claim it: a record is made once.
struct OriginCompetition {
    struct Outcome {
        var flows: [DirectedLink] = []
        /// Links that keep no record of their own: what both sides share came from elsewhere.
        var unclaimed: [DirectedLink] = []
    }

    /// Asks the rules again what a smaller link proves.
    let judge: (LinkContext) throws -> DirectedLink

    func settle(_ links: [DirectedLink]) throws -> Outcome {
        var outcome = Outcome()
        let targets = Dictionary(grouping: links.indices, by: { links[$0].target })
        var kept: [Int: [Int]] = [:]
        for (_, rivals) in targets.sorted(by: { $0.key < $1.key }) where rivals.count > 1 {
            guard rivals.allSatisfy({ links[$0].context.isOfParties }) else { continue }
            for (rival, pairs) in share(rivals, links) { kept[rival] = pairs }
        }
        for (index, link) in links.enumerated() {
            guard let pairs = kept[index], pairs.count < link.context.links.pairs.count else {
                outcome.flows.append(link)
                continue
            }
            if let rest = try rest(of: link, pairs) {
                outcome.flows.append(rest)
            } else {
                outcome.unclaimed.append(link)
            }
        }
        return outcome
    }

    /// A flow of the records that nobody else brought, where they prove one by themselves.
    private func rest(of link: DirectedLink, _ pairs: [Int]) throws -> DirectedLink? {
        guard pairs.count >= 5 else { return nil }
        let smaller = try judge(link.context.restricted(to: pairs))
        guard smaller.direction.sign > 0, smaller.direction.confidence >= 0.5 else { return nil }
        return smaller
    }

    /// For each rival: the pairs whose target record it keeps.
    private func share(_ rivals: [Int], _ links: [DirectedLink]) -> [Int: [Int]] {
        var claims: [Int: [Claim]] = [:]
        for rival in rivals {
            let link = links[rival]
            let usual = Statistics.median(link.context.lags.filter(\.isFinite).map { max(0, $0) })
            for (position, pair) in link.context.links.pairs.enumerated() {
                claims[pair.right, default: []].append(
                    Claim(rival: rival, position: position, strength: strength(link, position, usual))
                )
            }
        }
        var kept: [Int: [Int]] = [:]
        for rival in rivals { kept[rival] = [] }
        for (_, rivals) in claims.sorted(by: { $0.key < $1.key }) {
            guard let best = rivals.max(by: { ($0.strength, $1.rival) < ($1.strength, $0.rival) }) else { continue }
            kept[best.rival, default: []].append(best.position)
        }
        return kept.mapValues { $0.sorted() }
    }

    private struct Claim {
        let rival: Int
        let position: Int
        let strength: Double
    }

    /// How credible it is that a record was made from this one: its number counts most, then how soon it came.
    private func strength(_ link: DirectedLink, _ position: Int, _ usual: Double) -> Double {
        let context = link.context
        var strength = link.direction.confidence
        if context.held.byRight[position] { strength += 4 }
        if context.held.byLeft[position] { strength -= 2 }
        if let named = context.rightAudit.namedSystem,
            context.rightAudit.byInterface[context.links.pairs[position].right] == true
        {
            strength += named == context.left.dataset.system ? 2 : -2
        }
        // Where a flow writes the number of its source, what has none came otherwise.
        if !context.held.byRight[position], context.held.rightCount >= max(5, context.links.pairs.count / 4) {
            strength -= 2
        }
        guard !context.lags.isEmpty, context.lags[position].isFinite else { return strength }
        let lag = context.lags[position]
        if lag <= -context.precision { return strength - 3 }
        let days = max(0, lag) / 86_400
        let typical = usual.isFinite ? usual / 86_400 : 0
        return strength + 2 / (1 + days / 3) + 1 / (1 + typical / 3)
    }
}
