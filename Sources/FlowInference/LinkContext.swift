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
            lags =
                leftMoments.hasTimes && rightMoments.hasTimes ? ClockOffset.removed(from: raw, made: made) : raw
        } else {
            lags = []
        }
    }

    /// The coarser of the two precisions, in seconds.
    var precision: Double { max(leftMoments?.precision ?? 86_400, rightMoments?.precision ?? 86_400) }

    /// How many pairs are older on the left and on the right, by more than the dates are exact.
    var order: (leftFirst: Int, rightFirst: Int) {
        (lags.count { $0 >= precision }, lags.count { $0 <= -precision })
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
        return ClockOffset.removed(from: raw, made: links.pairs.map { leftMoments.seconds[$0.left] })
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

/// Which of its moments a record is copied after.
enum SourceMoment {
    /// The moment of a source that its copies follow most closely, and hardly ever precede; where none does better, the
    /// moment at which the records were made.
    ///
    /// - Parameter pairs: records of the source and of the other side.
    static func best(_ source: DatasetProfile, before target: Moments?, _ pairs: [(Int, Int)]) -> Moments? {
        let candidates = Moments.candidates(source)
        guard let made = candidates.first, let target, made.hasTimes else { return candidates.first }
        var best = made
        var nearest = spread(made, target, pairs)?.median ?? .infinity
        for other in candidates.dropFirst() {
            guard let found = spread(other, target, pairs), found.before <= 0.02, found.known >= 0.9 else { continue }
            // A date without a time is the better one only where what was made long before follows it within a day or so.
            let isNearer =
                other.hasTimes
                ? found.median < 0.5 * nearest : nearest >= 2 * Calendar.day && found.median < 0.25 * nearest
            if isNearer { (best, nearest) = (other, found.median) }
        }
        return best
    }

    private static func spread(
        _ source: Moments,
        _ target: Moments,
        _ pairs: [(Int, Int)]
    ) -> (median: Double, before: Double, known: Double)? {
        let lags = pairs.map { target.seconds[$0.1] - source.seconds[$0.0] }.filter(\.isFinite).sorted()
        guard lags.count >= 5 else { return nil }
        let slack = max(source.precision, target.precision)
        let before = Double(lags.count { $0 < -slack }) / Double(lags.count)
        return (max(Statistics.quantile(lags, 0.5), 0), before, Double(lags.count) / Double(pairs.count))
    }
}

/// Clocks that are set to different time zones.
enum ClockOffset {
    /// The lags less the whole hours by which one side's clock runs behind, with or without summer time.
    ///
    /// Only a tight cluster shows a clock: lags spread over the hour do not. Nor do those between two jobs that run at a
    /// time of day each, unless summer time sets them apart.
    ///
    /// - Parameter made: the moments of the sources, in the order of the lags.
    static func removed(from lags: [Double], made: [Double]) -> [Double] {
        let known = lags.filter(\.isFinite)
        guard known.count >= 10 else { return lags }
        let hour = 3600.0
        let phases = known.map { $0 - ($0 / hour).rounded(.down) * hour }
        let (middle, width) = circular(phases, around: hour)
        // A clock is off by whole hours, and what is left is the delay itself, which is short.
        guard width < 1200, min(middle, hour - middle) < 900 else { return lags }
        func hours(_ lag: Double) -> Int { Int(((lag - (middle > 2700 ? middle - hour : middle)) / hour).rounded()) }
        var counts: [Int: Int] = [:]
        for lag in known where abs(lag) < 1e7 { counts[hours(lag), default: 0] += 1 }
        let usual = counts.filter { Double($0.value) >= 0.05 * Double(known.count) }.keys.sorted()
        guard let first = usual.first, let last = usual.last, last - first <= 1, abs(first) <= 14, abs(last) <= 14,
            first != 0 || last != 0,
            Double(counts.filter { usual.contains($0.key) }.reduce(0) { $0 + $1.value }) >= 0.9 * Double(known.count)
        else { return lags }
        guard first != last || !RunningClock.isDaily(made.filter(\.isFinite)) else { return lags }
        return lags.map { lag in
            guard lag.isFinite else { return lag }
            let offset = hours(lag)
            return usual.contains(offset) ? lag - Double(offset) * hour : lag - Double(last) * hour
        }
    }

    /// The middle of points on a circle, and the width of the arc that holds eight of ten of them.
    private static func circular(_ points: [Double], around length: Double) -> (middle: Double, width: Double) {
        let sorted = points.sorted()
        let needed = max(1, sorted.count * 8 / 10)
        var best = (start: 0.0, width: Double.infinity)
        for index in sorted.indices {
            let end = index + needed
            let last = end < sorted.count ? sorted[end] : sorted[end - sorted.count] + length
            if last - sorted[index] < best.width { best = (sorted[index], last - sorted[index]) }
        }
        let middle = best.start + best.width / 2
        return (middle >= length ? middle - length : middle, best.width)
    }
}
