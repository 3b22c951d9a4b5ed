public import IntegrationModel

/// The gaps of a snapshot beside those of the one before, and the user's decisions.
public struct GapComparison: Sendable {
    /// The gaps there are, each with its status: new, unchanged or accepted.
    public var gaps: [Gap]
    /// The gaps of the former snapshot that are gone, as they were.
    public var resolved: [Gap]

    /// - Parameters:
    ///   - former: the snapshot to compare with; nil makes every gap a new one.
    ///   - accepted: the decisions of the workspace.
    public init(of gaps: [Gap], since former: Snapshot?, accepted: [AcceptedGap]) {
        self.init(of: gaps, sinceGaps: former?.gaps, accepted: accepted)
    }

    /// - Parameters:
    ///   - former: the gaps to compare with; nil makes every gap a new one.
    ///   - accepted: the decisions of the workspace.
    public init(of gaps: [Gap], sinceGaps former: [Gap]?, accepted: [AcceptedGap]) {
        let reasons = Dictionary(accepted.map { ($0.id, $0.reason) }) { _, last in last }
        let formerIDs = Set((former ?? []).map(\.id))
        let currentIDs = Set(gaps.map(\.id))
        self.gaps = gaps.map { gap in
            var gap = gap
            gap.acceptedReason = reasons[gap.id]
            gap.status = gap.acceptedReason != nil ? .accepted : formerIDs.contains(gap.id) ? .unchanged : .new
            return gap
        }
        resolved = (former ?? []).filter { !currentIDs.contains($0.id) }.map { gap in
            var gap = gap
            gap.status = .resolved
            return gap
        }
    }
}
