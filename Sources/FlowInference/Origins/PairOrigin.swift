import IntegrationModel

/// What each pair of a link says by itself of which record was made from the other.
struct PairOrigin {
    /// By pair: above 0 the right record was made from the left one, below 0 the reverse, 0 not told.
    let votes: [Double]
    /// By pair: whether a number that one record holds tells, or the interface that made one of them.
    let isTraced: [Bool]

    init(_ link: LinkContext) {
        let coarse = link.coarseLags
        // Moments of the same minute or second, if they differ, are in the right order; days may differ by the zone.
        let least = link.precision < Calendar.day ? 1 : link.precision
        var votes: [Double] = []
        var isTraced: [Bool] = []
        for (position, pair) in link.links.pairs.enumerated() {
            var order = 0.0
            if !coarse.isEmpty, coarse[position].isFinite, abs(coarse[position]) >= least {
                order = coarse[position] > 0 ? 1.5 : -1.5
            }
            var trace = 0.0
            if link.held.byRight[position] != link.held.byLeft[position] {
                trace += link.held.byRight[position] ? 3 : -3
            }
            let (left, right) = (link.leftAudit.byInterface[pair.left], link.rightAudit.byInterface[pair.right])
            if right == true, left != true { trace += Self.weight(of: link.rightAudit, from: link.left) }
            if left == true, right != true { trace -= Self.weight(of: link.leftAudit, from: link.right) }
            // Who was there first was not made from the other: the number was written back.
            if trace * order < 0 { trace = 0 }
            isTraced.append(abs(trace) >= 1)
            let vote = trace + order
            votes.append(vote)
        }
        self.votes = votes
        self.isTraced = isTraced
    }

    /// How much it says of one other system that an interface made a record: all where the interface bears that system's
    /// name, nothing where it bears another's, little where it may have come from any.
    private static func weight(of audit: AuditUsers, from other: DatasetProfile) -> Double {
        guard let named = audit.namedSystem else { return 0.5 }
        return named == other.dataset.system ? 1 : 0
    }
}

/// The ways that parties go between two lists: new ones of either side may be made on the other.
struct PartyTraffic {
    /// Positions of the pairs whose right record was made from the left one, and the reverse; empty where there is no
    /// such traffic.
    let forward: [Int]
    let backward: [Int]

    /// How long a copy may take, as median, to be told from a record that somebody made on their own.
    private static let prompt = 5 * 86_400.0

    /// nil where the pairs don't tell by themselves, or go from left to right as far as they do.
    init?(_ link: LinkContext) {
        guard link.isOfParties else { return nil }
        let origin = PairOrigin(link)
        var forward = link.links.pairs.indices.filter { origin.votes[$0] > 0 }
        var backward = link.links.pairs.indices.filter { origin.votes[$0] < 0 }
        let least = max(5, link.links.pairs.count / 20)
        func goes(_ pairs: [Int], within prompt: Double) -> Bool {
            pairs.count >= least && Self.isTraffic(pairs, link, origin, within: prompt)
        }
        var (goesForward, goesBackward) = (goes(forward, within: Self.prompt), goes(backward, within: Self.prompt))
        // Systems that are known to be joined one way are so the other way too where that takes people a while.
        if goesForward != goesBackward {
            goesForward = goesForward || goes(forward, within: 3 * Self.prompt)
            goesBackward = goesBackward || goes(backward, within: 3 * Self.prompt)
        }
        // What does not tell went the way that most do.
        let rest = link.links.pairs.indices.filter { origin.votes[$0] == 0 }
        switch (goesForward, goesBackward) {
        case (true, true):
            if forward.count >= backward.count { forward += rest } else { backward += rest }
        case (false, true) where backward.count >= 4 * forward.count:
            (forward, backward) = ([], backward + rest)
        case (true, false) where forward.count >= 4 * backward.count:
            (forward, backward) = (forward + rest, [])
        default: return nil
        }
        self.forward = forward.sorted()
        self.backward = backward.sorted()
    }

    var isTwoWay: Bool { !forward.isEmpty && !backward.isEmpty }

    /// Whether records were made from each other, and not by two people who met the same customer.
    private static func isTraffic(_ pairs: [Int], _ link: LinkContext, _ origin: PairOrigin, within prompt: Double)
        -> Bool
    {
        let traced = pairs.count { origin.isTraced[$0] }
        if 4 * traced >= 3 * pairs.count { return true }
        guard !link.lags.isEmpty, link.precision < 86_400 else { return false }
        let lags = pairs.map { abs(link.lags[$0]) }.filter(\.isFinite)
        return lags.count >= 5 && Statistics.median(lags) <= prompt
    }

    var evidence: [Evidence] {
        let words: Message =
            """
            two masters: \(forward.count) of the records that both have were made on one side first and \
            \(backward.count) on the other
            """
        return [Evidence(rule: "two-masters", statement: words, weight: 0.6)]
    }
}
