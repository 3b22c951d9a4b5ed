import IntegrationModel

/// One link and all that the rules look at.
struct LinkContext {
    let links: RecordLinks
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
    let lags: [Double]

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
        leftMoments = Moments(left)
        rightMoments = Moments(right)
        leftAudit = try audit(left)
        rightAudit = try audit(right)
        leftKind = kind(left.dataset.system)
        rightKind = kind(right.dataset.system)
        self.matches = matches
        if let leftMoments, let rightMoments {
            let raw = links.pairs.map { rightMoments.seconds[$0.right] - leftMoments.seconds[$0.left] }
            lags = leftMoments.hasTimes && rightMoments.hasTimes ? ClockOffset.removed(from: raw) : raw
        } else {
            lags = []
        }
    }

    /// The coarser of the two precisions, in seconds.
    var precision: Double { max(leftMoments?.precision ?? 86_400, rightMoments?.precision ?? 86_400) }

    /// The same link seen from the other side.
    func flipped() -> LinkContext { LinkContext(flipping: self) }

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

/// Clocks that are set to different time zones.
enum ClockOffset {
    /// The lags less a constant offset of whole hours, where one side's clock runs behind by that.
    static func removed(from lags: [Double]) -> [Double] {
        let known = lags.filter(\.isFinite).sorted()
        guard known.count >= 10 else { return lags }
        let low = Statistics.quantile(known, 0.1)
        let high = Statistics.quantile(known, 0.9)
        let middle = Statistics.quantile(known, 0.5)
        // Only a tight cluster shows a clock: lags spread over days do not.
        guard high - low < 1800, abs(middle) > 2700, abs(middle) < 15 * 3600 else { return lags }
        let offset = (middle / 3600).rounded() * 3600
        return abs(middle - offset) < 900 ? lags.map { $0 - offset } : lags
    }
}
