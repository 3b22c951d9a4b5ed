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
    /// Keys that are said to be leaked and are not, and the reverse, sorted.
    public let wrongKeys: (found: [String], missed: [String])
    /// The median delay's distance to the true one, relative to it; nil where either is unknown.
    public let lagError: Double?
    /// Whether both exports tell the time at which records were made, so that the delay can be known.
    public let hasTimes: Bool
    /// Why no export can show the flow, or which way it goes; nil where one can. Nothing that was found decides it.
    public let unprovable: Unprovable?
    /// What the delay can be off because an export tells minutes, in seconds.
    public let blur: Double
    /// How far the stop date is off, in days; nil where the flow did not stop or the map does not say so.
    public let stopError: Double?
    /// Records in conflict by group of fields: true and found.
    public let conflicts: [String: (present: Int, found: Int)]
    /// The same without those that no export can show, judged from the truth alone.
    public let tellableConflicts: [String: (present: Int, found: Int)]

    public var mechanismIsRight: Bool { found?.mechanism == truth.mechanism }
}

extension FlowComparison {
    /// Whether the median delay is within 5 %, or within what the exports' clocks can tell.
    public var lagIsRight: Bool {
        guard let median = found?.lagSeconds?.median else { return false }
        return abs(median - truth.lagMedianSeconds) <= max(0.05 * truth.lagMedianSeconds, blur)
    }
}

extension FlowComparison {
    init(_ truth: TruthFile.Flow, _ identity: FlowIdentity, in landscape: TruthFile, _ map: MapReading) {
        let (source, target) = (landscape.system(truth.source), landscape.system(truth.target))
        let found = map.flows[identity]?.first
        self.identity = identity
        self.truth = truth
        self.found = found
        isReversed = found == nil && map.flows[identity.reversed] != nil
        let precisions = [
            source?.created?[truth.sourceEntity.rawValue] ?? "second",
            target?.created?[truth.targetEntity.rawValue] ?? "second",
        ]
        hasTimes = precisions.allSatisfy { $0 == "second" || $0 == "minute" }
        blur = precisions.contains("minute") ? 30 : 0.5
        unprovable = Unprovable(truth, source, target)
        if truth.sourceEntity.isDocument, source?.documentKeys == false {
            leaked = nil
            wrongKeys = ([], [])
        } else {
            let recent = Set(truth.tooRecentIds ?? [])
            let listed = Set(found.map(map.leakedKeys) ?? [])
            let (stated, really) = (listed.subtracting(recent), Set(truth.leakedIds))
            leaked = Score(found: stated, present: really)
            wrongKeys = (stated.subtracting(really).sorted(), really.subtracting(stated).sorted())
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
        let conflicts =
            found.map { flow in
                ConflictGroups.compare(
                    truth.conflicts,
                    map.conflicts(of: flow).filter { ConflictGroups.isCounted($0.key, of: truth.targetEntity) }
                )
            } ?? [:]
        self.conflicts = conflicts
        let hidden = truth.untellableConflicts ?? [:]
        tellableConflicts =
            unprovable == nil
            ? conflicts.reduce(into: [:]) { groups, entry in
                let present = entry.value.present - (hidden[entry.key] ?? 0)
                if present > 0 || entry.value.found > 0 { groups[entry.key] = (present, entry.value.found) }
            } : [:]
    }
}
