import IntegrationModel

/// One link and all that the rules look at.
struct LinkContext {
    private(set) var links: RecordLinks
    let left: DatasetProfile
    let right: DatasetProfile
    let leftMoments: Moments?
    let rightMoments: Moments?
    let leftAudit: AuditUsers
    let rightAudit: AuditUsers
    let leftKind: SystemKind
    let rightKind: SystemKind
    /// Field matches between the two, left first.
    let matches: [FieldMatch]
    /// Right moment less left moment of each pair, in the order of the pairs; NaN where unknown.
    private(set) var lags: [Double]
    /// How far apart the clocks of the two systems are, where the lags show it.
    let clocks: ClockOffset?
    /// The same as another link shows it.
    private var adopted: ClockOffset?
    /// Which records hold the number of the other side.
    private(set) var held: HeldNumbers
    /// Records of the left side that are on the right, and came there otherwise.
    private(set) var elsewhere: Set<Int> = []

    init(
        links: RecordLinks,
        left: DatasetProfile,
        right: DatasetProfile,
        audit: (DatasetProfile) throws -> AuditUsers,
        kind: (String) -> SystemKind,
        matches: [FieldMatch]
    ) rethrows {
        self.links = links
        self.left = left
        self.right = right
        leftMoments = SourceMoment.best(left, before: Moments(right), links.pairs.map { ($0.left, $0.right) })
        rightMoments = SourceMoment.best(right, before: Moments(left), links.pairs.map { ($0.right, $0.left) })
        leftAudit = try audit(left)
        rightAudit = try audit(right)
        leftKind = kind(left.dataset.system)
        rightKind = kind(right.dataset.system)
        self.matches = matches
        held = HeldNumbers(left, right, links.pairs)
        if let leftMoments, let rightMoments {
            let raw = links.pairs.map { rightMoments.seconds[$0.right] - leftMoments.seconds[$0.left] }
            let made = links.pairs.map { leftMoments.seconds[$0.left] }
            let isTimed = leftMoments.hasTimes && rightMoments.hasTimes
            let seen = isTimed ? ClockOffset.seen(in: raw, since: made) : nil
            // Who holds the other's number came after, so that a wait has the sign that clocks may have or not.
            let came = held.rightCount > held.leftCount ? 1 : held.leftCount > held.rightCount ? -1 : 0
            clocks = seen.flatMap { $0.isWait(ofSign: came, since: made) ? nil : $0 }
            lags = clocks?.removed(from: raw) ?? raw
        } else {
            lags = []
            clocks = nil
        }
    }

    /// The same with the clocks of another link between the same systems, where its own lags are too spread to show them.
    func adopting(_ clocks: ClockOffset) -> LinkContext {
        guard self.clocks == nil, !ClockOffset.isNone(in: lags), let leftMoments, leftMoments.hasTimes,
            rightMoments?.hasTimes == true
        else { return self }
        var copy = self
        copy.adopted = clocks
        copy.lags = clocks.removed(fromSpread: lags, since: links.pairs.map { leftMoments.seconds[$0.left] })
        return copy
    }

    /// The coarser of the two precisions, in seconds.
    var precision: Double { max(leftMoments?.precision ?? 86_400, rightMoments?.precision ?? 86_400) }

    /// How many pairs are older on the left and on the right, by more than the dates are exact.
    var order: (leftFirst: Int, rightFirst: Int) {
        (lags.count { $0 >= precision }, lags.count { $0 <= -precision })
    }

    /// The field of the left side by which the right one names its records; nil where it names none.
    var namedField: Int? {
        links.keys.first { $0.namedBy == .right && $0.match != .fuzzy }?.leftFields.first.flatMap {
            left.dataset.fieldIndex(path: $0)
        }
    }

    /// Whether nearly all records of a side are older than their partners.
    func isOlder(_ side: LinkSide) -> Bool {
        let (left, right) = order
        let (first, other) = side == .left ? (left, right) : (right, left)
        return first >= 10 && first >= 19 * other && 2 * first >= links.pairs.count
    }

    /// The lags between moments that are cut to the coarser of the two precisions; whoever is later in those is later.
    var coarseLags: [Double] {
        guard let leftMoments, let rightMoments, leftMoments.precision != rightMoments.precision else { return lags }
        func cut(_ moment: Double) -> Double { (moment / precision).rounded(.down) * precision }
        let raw = links.pairs.map { cut(rightMoments.seconds[$0.right]) - cut(leftMoments.seconds[$0.left]) }
        guard leftMoments.hasTimes && rightMoments.hasTimes else { return raw }
        let moments = links.pairs.map { leftMoments.seconds[$0.left] }
        return adopted?.removed(fromSpread: raw, since: moments) ?? clocks?.removed(from: raw) ?? raw
    }

    /// The link of some of the pairs alone.
    ///
    /// - Parameters:
    ///   - positions: of the pairs that stay, rising.
    ///   - othersAreElsewhere: whether the left records of the other pairs came to the right side otherwise; else it is as
    ///     if they were not linked.
    func restricted(to positions: [Int], othersAreElsewhere: Bool = true) -> LinkContext {
        var copy = self
        var keys = links.keys
        for index in keys.indices { keys[index].pairs = 0 }
        let pairs = positions.map { links.pairs[$0] }
        for pair in pairs where keys.indices.contains(pair.key) { keys[pair.key].pairs += 1 }
        copy.links = RecordLinks(left: links.left, right: links.right, pairs: pairs, keys: keys)
        if !lags.isEmpty { copy.lags = positions.map { lags[$0] } }
        copy.held = held.restricted(to: positions)
        if othersAreElsewhere {
            copy.elsewhere = elsewhere.union(links.pairs.map(\.left)).subtracting(pairs.map(\.left))
        }
        return copy
    }

    /// The same link seen from the other side.
    func flipped() -> LinkContext { LinkContext(flipping: self) }

    /// The link of some of the pairs alone, seen from the other side.
    func flipped(pairs positions: [Int]) -> LinkContext {
        restricted(to: positions).flippedWithElsewhere(of: self, positions)
    }

    private func flippedWithElsewhere(of whole: LinkContext, _ positions: [Int]) -> LinkContext {
        var copy = flipped()
        copy.elsewhere = Set(whole.links.pairs.map(\.right)).subtracting(positions.map { whole.links.pairs[$0].right })
        return copy
    }

    private init(flipping other: LinkContext) {
        let keys = other.links.keys.map { key in
            LinkKey(
                leftFields: key.rightFields,
                rightFields: key.leftFields,
                match: key.match,
                namedBy: key.namedBy.map { $0 == .left ? .right : .left },
                pairs: key.pairs
            )
        }
        let order = other.links.pairs.indices.sorted {
            let (one, two) = (other.links.pairs[$0], other.links.pairs[$1])
            return (one.right, one.left) < (two.right, two.left)
        }
        let pairs = order.map { index in
            let pair = other.links.pairs[index]
            return RecordPair(left: pair.right, right: pair.left, confidence: pair.confidence, key: pair.key)
        }
        links = RecordLinks(left: other.links.right, right: other.links.left, pairs: pairs, keys: keys)
        lags = other.lags.isEmpty ? [] : order.map { -other.lags[$0] }
        clocks = other.clocks?.flipped
        adopted = other.adopted?.flipped
        held = other.held.flipped(order)
        (left, right) = (other.right, other.left)
        (leftMoments, rightMoments) = (other.rightMoments, other.leftMoments)
        (leftAudit, rightAudit) = (other.rightAudit, other.leftAudit)
        (leftKind, rightKind) = (other.rightKind, other.leftKind)
        matches = other.matches.map {
            FieldMatch(
                left: $0.right,
                right: $0.left,
                confidence: $0.confidence,
                chosen: $0.chosen,
                transform: $0.transform,
                evidence: $0.evidence
            )
        }
    }
}
