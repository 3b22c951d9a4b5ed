import IntegrationModel

/// The figures of one landscape, or summed over several.
public struct LandscapeTotals: Sendable {
    public var landscapes = 0
    public var flows = Score()
    /// The same without the true flows that no export can show.
    public var provableFlows = Score()
    public var unprovable: [Unprovable: Int] = [:]
    /// Of the flows found in either direction, those with the right one.
    public var direction = Tally()
    /// Of the flows found.
    public var mechanism = Tally()
    /// Of the flows found whose exports tell times.
    public var mechanismWithTimes = Tally()
    /// Keys of leaked records over all flows: those of a flow that was not found are missed, those of a flow that is not
    /// there are false.
    public var leaked = Score()
    public var provableLeaked = Score()
    /// The same over the flows that were found and are there.
    public var leakedOfFound = Score()
    /// Landscapes whose islands are exact.
    public var islands = Tally()
    /// Flows found whose exports tell times and whose median delay is within 5 %.
    public var lag = Tally()
    public var lagErrors: [Double] = []
    /// Flows found that stopped, or that the map says stopped: within 3 days.
    public var stops = Tally()
    /// Those of flows whose source records come often enough to tell the day of the stop within 3 days.
    public var provableStops = Tally()
    public var stopErrors: [Double] = []
    /// Flows found whose number of linked records is within 2 %.
    public var linked = Tally()
    /// Groups of fields in conflict, of flows found: within a tenth.
    public var conflicts: [String: Tally] = [:]
    /// The same of those that exports can show.
    public var tellableConflicts: [String: Tally] = [:]
    /// Landscapes in which every entity has as many records as there are.
    public var counts = Tally()
    /// Landscapes without any true flow that got none.
    public var unrelated = Tally()
    public var reliability = Reliability()
    public var directionReliability = Reliability()
    public var mechanismReliability = Reliability()

    public init() {}

    public init(_ comparisons: some Sequence<LandscapeComparison>) {
        for comparison in comparisons { add(comparison) }
    }

    public mutating func add(_ comparison: LandscapeComparison) {
        landscapes += 1
        let found = comparison.flows.filter { $0.found != nil }
        flows += Score(
            found: found.count + comparison.falseFlows.count,
            present: comparison.flows.count,
            right: found.count
        )
        let provable = comparison.flows.filter { $0.unprovable == nil }
        let foundOfThem = provable.count { $0.found != nil }
        provableFlows += Score(
            found: foundOfThem + comparison.falseFlows.count,
            present: provable.count,
            right: foundOfThem
        )
        for flow in comparison.flows { if let reason = flow.unprovable { unprovable[reason, default: 0] += 1 } }
        direction += Tally(
            right: found.count,
            all: found.count + comparison.flows.count { $0.isReversed }
        )
        for flow in comparison.flows {
            if let score = flow.leaked {
                leaked += score
                if flow.unprovable == nil { provableLeaked += score }
            }
            guard flow.found != nil else { continue }
            add(flow)
        }
        let falselyLeaked = comparison.falseFlows.reduce(0) { $0 + $1.leaked }
        leaked.found += falselyLeaked
        provableLeaked.found += falselyLeaked
        islands.count(comparison.islandsAreExact)
        counts.count(comparison.wrongCounts.isEmpty)
        if comparison.flows.isEmpty { unrelated.count(comparison.falseFlows.isEmpty) }
        reliability += comparison.reliability
        directionReliability += comparison.directionReliability
        mechanismReliability += comparison.mechanismReliability
    }

    private mutating func add(_ flow: FlowComparison) {
        mechanism.count(flow.mechanismIsRight)
        if let score = flow.leaked { leakedOfFound += score }
        if flow.hasTimes {
            mechanismWithTimes.count(flow.mechanismIsRight)
            if flow.truth.lagMedianSeconds > 0 { lag.count(flow.lagIsRight) }
            if let error = flow.lagError { lagErrors.append(error) }
        }
        if flow.truth.stoppedAt != nil || flow.found?.stoppedAt != nil {
            stops.count((flow.stopError ?? .infinity) <= 3)
            if flow.truth.stopUncertaintySeconds.map({ $0 <= 3 * 86_400 }) ?? (flow.truth.stoppedAt == nil) {
                provableStops.count((flow.stopError ?? .infinity) <= 3)
            }
            if let error = flow.stopError { stopErrors.append(error) }
        }
        let count = flow.found?.records.linked ?? 0
        linked.count(50 * abs(count - flow.truth.linked) <= flow.truth.linked)
        for (group, counts) in flow.conflicts {
            conflicts[group, default: Tally()].count(ConflictGroups.isClose(counts))
        }
        for (group, counts) in flow.tellableConflicts {
            tellableConflicts[group, default: Tally()].count(ConflictGroups.isClose(counts))
        }
    }
}

extension [Double] {
    /// nil where there are none.
    var median: Double? { isEmpty ? nil : sorted()[count / 2] }
}
