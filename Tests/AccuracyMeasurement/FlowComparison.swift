public import IntegrationModel

/// A true flow beside what the map says of it.
public struct FlowComparison: Sendable {
    public let identity: FlowIdentity
    public let truth: TruthFile.Flow
    /// nil where the map has no such flow.
    public let found: Flow?
    /// Whether the map has it the other way round.
    public let isReversed: Bool
    /// Keys of leaked records; nil where the export has no keys of such records.
    public let leaked: Score?
    /// The median delay's distance to the true one, relative to it; nil where either is unknown.
    public let lagError: Double?
    /// Whether both exports tell to the second when records were made, so that the delay can be known.
    public let hasTimes: Bool
    /// How far the stop date is off, in days; nil where the flow did not stop or the map does not say so.
    public let stopError: Double?
    /// Records in conflict by group of fields: true and found.
    public let conflicts: [String: (present: Int, found: Int)]

    public var mechanismIsRight: Bool { found?.mechanism == truth.mechanism }
}

extension FlowComparison {
    init(_ truth: TruthFile.Flow, _ identity: FlowIdentity, in landscape: TruthFile, _ map: MapReading) {
        let (source, target) = (landscape.system(truth.source), landscape.system(truth.target))
        let found = map.flows[identity]?.first
        self.identity = identity
        self.truth = truth
        self.found = found
        isReversed = found == nil && map.flows[identity.reversed] != nil
        hasTimes = [source, target].allSatisfy { ($0?.created ?? "time") == "time" }
        if truth.sourceEntity.isDocument, source?.documentKeys == false {
            leaked = nil
        } else {
            let recent = Set(truth.tooRecentIds ?? [])
            let listed = Set(found.map(map.leakedKeys) ?? [])
            leaked = Score(found: listed.subtracting(recent), present: Set(truth.leakedIds))
        }
        if let median = found?.lagSeconds?.median, truth.lagMedianSeconds > 0 {
            lagError = abs(median - truth.lagMedianSeconds) / truth.lagMedianSeconds
        } else {
            lagError = nil
        }
        if let moment = truth.stoppedAt, let stated = found?.stoppedAt {
            stopError = abs(stated - moment) / 86400
        } else {
            stopError = nil
        }
        // The truth counts no conflicts between documents and payments.
        let isCompared = truth.targetEntity != .payment
        conflicts =
            found.flatMap { isCompared ? ConflictGroups.compare(truth.conflicts, map.conflicts(of: $0)) : nil } ?? [:]
    }
}
