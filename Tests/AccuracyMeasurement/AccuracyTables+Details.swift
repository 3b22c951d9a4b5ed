import IntegrationModel

extension AccuracyTables {
    /// What is not as it should be in the landscape, a line each; all flows where asked.
    ///
    /// - Parameter includingEvidence: says of each such flow why the map believes what it says.
    public static func details(
        _ comparison: LandscapeComparison,
        includingRight: Bool = false,
        includingEvidence: Bool = false
    ) -> [String] {
        var lines: [String] = []
        for flow in comparison.flows {
            let words = words(on: flow)
            if flow.found != nil, words.isEmpty, !includingRight { continue }
            let mark =
                flow.found == nil ? (flow.isReversed ? "REVERSED" : "MISSED") : words.isEmpty ? "right" : "DIFFERS"
            lines.append("  \(mark) \(flow.identity) \(facts(on: flow))" + (words.isEmpty ? "" : ": ") + words)
            if includingEvidence, let found = flow.found {
                lines += evidence(of: found)
                let (wrong, missed) = flow.wrongKeys
                if !wrong.isEmpty { lines.append("      not leaked: \(wrong.prefix(6).joined(separator: ", "))") }
                if !missed.isEmpty { lines.append("      leaked too: \(missed.prefix(6).joined(separator: ", "))") }
            }
        }
        for (identity, flow, leaked) in comparison.falseFlows {
            lines.append(
                "  FALSE \(identity) \(flow.mechanism.rawValue), confidence \(Figures.decimal(flow.confidence, 2)), "
                    + "linked \(flow.records.linked), leaked \(leaked): "
                    + flow.evidence.map(\.rule).joined(separator: "; ")
            )
            if includingEvidence { lines += evidence(of: flow) }
        }
        if !comparison.islandsAreExact {
            lines.append("  ISLANDS \(comparison.islands.found.sorted()), not \(comparison.islands.present.sorted())")
        }
        lines += comparison.wrongCounts.map { "  COUNT \($0)" }
        lines += comparison.errors.prefix(5).map { "  ERROR \($0.description)" }
        if includingEvidence, comparison.flows.contains(where: { $0.found == nil }) {
            lines += comparison.links.flatMap { link in
                ["  LINK \(link.id), linked \(link.linked)"] + link.evidence.map(line)
            }
        }
        return lines.isEmpty ? [] : [comparison.name] + lines
    }

    private static func evidence(of flow: Flow) -> [String] {
        let keys = flow.key.map { "\($0.sourceField) = \($0.targetField) (\($0.match.rawValue))" }
        return ["      \(flow.id) by \(keys.joined(separator: ", "))"] + flow.evidence.map(line)
    }

    private static func line(_ evidence: Evidence) -> String {
        "      \(evidence.rule) \(Figures.decimal(evidence.weight, 2)): \(evidence.statement)"
    }

    private static func facts(on flow: FlowComparison) -> String {
        "(\(flow.truth.mechanism.rawValue), linked \(flow.truth.linked), leaked \(flow.truth.leakedIds.count), "
            + "delay \(Figures.decimal(flow.truth.lagMedianSeconds, 0)) s)"
    }

    private static func words(on flow: FlowComparison) -> String {
        guard let found = flow.found else { return "" }
        var words: [String] = []
        if !flow.mechanismIsRight {
            words.append("\(found.mechanism.rawValue) (\(Figures.decimal(found.mechanismConfidence, 2)))")
        }
        if let leaked = flow.leaked, leaked.right < leaked.found || leaked.right < leaked.present {
            words.append("leaked \(leaked.found), right \(leaked.right)")
        }
        if found.records.linked != flow.truth.linked { words.append("linked \(found.records.linked)") }
        if flow.hasTimes, flow.truth.lagMedianSeconds > 0, !flow.lagIsRight {
            words.append("delay " + (found.lagSeconds.map { Figures.decimal($0.median, 0) + " s" } ?? "unknown"))
        }
        if flow.truth.stoppedAt != nil || found.stoppedAt != nil, (flow.stopError ?? .infinity) > 3 {
            let days = flow.stopError.map { Figures.days($0) + " off" }
            words.append("stop " + (days ?? (found.stoppedAt == nil ? "not seen" : "seen, there is none")))
        }
        for (group, counts) in flow.conflicts.sorted(by: { $0.key < $1.key }) where !ConflictGroups.isClose(counts) {
            words.append("conflicts in \(group) \(counts.found), not \(counts.present)")
        }
        return words.joined(separator: ", ")
    }
}
