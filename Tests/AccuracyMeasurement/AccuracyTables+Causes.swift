import IntegrationModel

extension AccuracyTables {
    /// Each thing that is not as it should be with its likely cause, grouped by cause, the largest group first.
    public static func causes(_ comparisons: [LandscapeComparison]) -> [String] {
        var groups: [String: [String]] = [:]
        for comparison in comparisons {
            for (cause, line) in misses(comparison) { groups[cause, default: []].append("\(comparison.name): \(line)") }
        }
        return groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.flatMap { cause, lines in
            ["\(lines.count) × \(cause)"] + lines.map { "    " + $0 }
        }
    }

    private static func misses(_ comparison: LandscapeComparison) -> [(cause: String, line: String)] {
        var misses: [(String, String)] = []
        for flow in comparison.flows {
            guard let found = flow.found else {
                misses.append(("flow missed: " + missedBecause(flow, comparison), "\(flow.identity)"))
                continue
            }
            misses += differences(flow, found).map { ($0.cause, "\(flow.identity) \($0.figures)") }
        }
        for (identity, flow, _) in comparison.falseFlows {
            let cause = "flow that is not there: " + falseBecause(identity, comparison)
            misses.append((cause, "\(identity) (\(Figures.decimal(flow.confidence, 2)))"))
        }
        return misses
    }

    private static func missedBecause(_ flow: FlowComparison, _ comparison: LandscapeComparison) -> String {
        if let reason = flow.unprovable { return "not provable, \(reason.rawValue)" }
        if flow.isReversed { return "found the other way round" }
        let datasets = [flow.identity.source, flow.identity.target]
        let isLinked = comparison.linkedFolders.contains { Set($0) == Set(datasets) }
        return isLinked ? "linked, direction unknown" : "explained by other flows, or no records linked"
    }

    private static func falseBecause(_ identity: FlowIdentity, _ comparison: LandscapeComparison) -> String {
        let truth = comparison.flows.map(\.identity)
        if truth.contains(identity.reversed) { return "it goes the other way" }
        var reached: Set<String> = [identity.source]
        for _ in truth { reached.formUnion(truth.filter { reached.contains($0.source) }.map(\.target)) }
        if reached.contains(identity.target) { return "data goes there by way of others" }
        let sources = { (target: String) in Set(truth.filter { $0.target == target }.map(\.source)) }
        if !sources(identity.source).isDisjoint(with: sources(identity.target)) {
            return "both copy from a third system"
        }
        return "the systems share records by accident"
    }

    private static func differences(_ flow: FlowComparison, _ found: Flow) -> [(cause: String, figures: String)] {
        var all: [(String, String)] = []
        if !flow.mechanismIsRight {
            let times = flow.hasTimes ? "times" : "no times"
            let cause = "mechanism \(flow.truth.mechanism.rawValue) read as \(found.mechanism.rawValue), \(times)"
            all.append((cause, Figures.decimal(found.mechanismConfidence, 2)))
        }
        if let leaked = flow.leaked {
            let (extra, missed) = (leaked.found - leaked.right, leaked.present - leaked.right)
            let kind =
                flow.truth.targetEntity == .payment
                ? "payments" : flow.truth.targetEntity.isParty ? "parties" : "documents"
            if extra > 0 { all.append(("\(kind) said to leak that do not", "\(extra) of \(leaked.found)")) }
            if missed > 0 { all.append(("\(kind) that leak, not told", "\(missed) of \(leaked.present)")) }
        }
        if flow.hasTimes, flow.truth.lagMedianSeconds > 0, !flow.lagIsRight {
            let median = found.lagSeconds.map { Figures.decimal($0.median, 0) } ?? "unknown"
            all.append(
                (
                    "delay",
                    "\(median) s, not \(Figures.decimal(flow.truth.lagMedianSeconds, 0)) s of \(flow.truth.linked)"
                )
            )
        }
        if flow.truth.stoppedAt != nil || found.stoppedAt != nil, (flow.stopError ?? .infinity) > 3 {
            let open = (flow.truth.stopUncertaintySeconds ?? 0) / 86_400
            let cause =
                found.stoppedAt == nil
                ? "stop not seen" : flow.truth.stoppedAt == nil ? "stop that is none" : "stop at another date"
            all.append(
                (
                    cause,
                    "\(Figures.days(flow.stopError)), open by \(Figures.days(open)), leaked \(flow.truth.leakedIds.count)"
                )
            )
        }
        for (group, counts) in flow.conflicts where !ConflictGroups.isClose(counts) {
            all.append(("conflicts in \(group)", "\(counts.found), not \(counts.present)"))
        }
        return all
    }
}
