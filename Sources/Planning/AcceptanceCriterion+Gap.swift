import IntegrationModel

extension AcceptanceCriterion {
    /// What must be true of a gap's figures in later exports, when a share of it is to be left.
    ///
    /// - Parameters:
    ///   - left: The share of the gap that is likely to be left after the phase.
    ///   - before: The share that is left before the phase, by the plan.
    init(of gap: Gap, left: Double, before: Double, map: FlowMap) {
        let remaining = before > 0 ? left / before : 0
        let flow = gap.source.flatMap { source in
            gap.target.flatMap { map.flow(Flow.id(from: source.dataset, to: $0.dataset)) }
        }
        let (metric, baseline) = Self.measure(of: gap, flow, map)
        let target: Double
        switch metric {
        case "lag.median" where gap.reachable != nil:
            target = baseline - (baseline - (gap.reachable ?? baseline)) * (1 - remaining)
        case "lag.median": target = min(baseline * remaining, max(900, baseline * 0.05))
        case "coverage": target = baseline + (1 - baseline) * (1 - remaining)
        default: target = baseline * remaining
        }
        self.init(metric: metric, gap: gap.id, baseline: Self.rounded(baseline), target: Self.rounded(target))
    }

    /// The metric and its value now. Where the map has none for the kind of gap: the number of records concerned.
    private static func measure(of gap: Gap, _ flow: Flow?, _ map: FlowMap) -> (String, Double) {
        let count = Double(gap.records)
        switch gap.kind {
        case .leak, .stoppedFlow:
            if let flow, flow.records.eligible > 0 {
                return ("leak.share", Double(flow.records.leaked) / Double(flow.records.eligible))
            }
        case .manualRekeying, .lateFlow:
            if let lag = flow?.lagSeconds, lag.median > 0 { return ("lag.median", lag.median) }
        case .conflictingValues, .twoMasters:
            if let worst = flow?.conflicts.map({ Double($0.conflicting) / Double(max(1, $0.compared)) }).max(),
                worst > 0
            {
                return ("conflicts.share", worst)
            }
        case .unreconciledPayments, .noSharedKey, .missingFlow:
            if let flow { return ("coverage", flow.coverage) }
            if gap.kind == .missingFlow || gap.kind == .noSharedKey { return ("coverage", 0) }
        case .withoutOrigin:
            if let flow, flow.records.linked + flow.records.withoutOrigin > 0 {
                let all = flow.records.linked + flow.records.withoutOrigin
                return ("withoutOrigin.share", Double(flow.records.withoutOrigin) / Double(all))
            }
        case .duplicateRecords: return share("duplicates.share", count, gap, map)
        case .invalidIdentifiers, .notPeppolReady: return share("identifiers.invalid.share", count, gap, map)
        case .brokenReference: return share("references.broken.share", count, gap, map)
        case .island: return ("coverage", 0)
        case .unknownDirection, .missingExport: break
        }
        return ("records", count)
    }

    private static func share(_ metric: String, _ count: Double, _ gap: Gap, _ map: FlowMap) -> (String, Double) {
        guard let end = gap.source ?? gap.target, let records = map.dataset(end.dataset)?.records, records > 0 else {
            return ("records", count)
        }
        return (metric, min(1, count / Double(records)))
    }

    /// Four decimals, so that the plan reads well.
    private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
