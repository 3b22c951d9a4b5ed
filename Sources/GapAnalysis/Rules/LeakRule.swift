import IntegrationModel

/// Records that should have arrived and did not. Those lost since a flow stopped count there, and unpaid invoices with
/// the payments.
struct LeakRule: GapRule {
    static let kind = GapKind.leak

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        findings.map.flows.filter { $0.mechanism != .external }.compactMap { flow in
            let leaked = (findings.records[flow.id] ?? []).filter { $0.status == .leaked && !isAfterStop($0, flow) }
            guard !leaked.isEmpty else { return nil }
            let period = findings.period(flow, until: flow.stoppedAt)
            let amount = leaked.reduce(0) { $0 + abs($1.amount ?? 0) }
            let atRisk = amount > 0 ? Amount((amount * 100).rounded() / 100, flow.leakedAmount?.currency ?? "EUR") : nil
            var price = Price(prices)
            let yearly = price.yearly(leaked.count, period)
            price.addWork(
                yearly,
                "lost \(Words.noun(flow.source.entity))",
                minutes: prices["minutes.leak.repair"]
            )
            let yearlyAmount = price.yearly(amount, period)
            price.addLoss(yearlyAmount, "in lost \(Words.noun(flow.source.entity))", of: flow.target.entity)
            let (source, target) = (findings.systemName(flow.source.system), findings.systemName(flow.target.system))
            let usual: Message =
                flow.lagSeconds.map { ": 95 % of the others took less than \(Words.duration($0.p95))" } ?? ""
            let share = Double(leaked.count) / Double(max(1, flow.records.eligible))
            return Gap(
                kind: Self.kind,
                about: flow.id,
                severity: severity(price, atRisk: atRisk),
                process: BusinessProcess(flow.target.entity),
                source: flow.source,
                target: flow.target,
                records: leaked.count,
                recordKeys: keys(leaked),
                amountAtRisk: atRisk,
                yearlyHours: price.hours,
                yearlyCost: price.yearlyCost,
                confidence: flow.confidence,
                title:
                    """
                    \(Words.number(leaked.count)) of \(Words.number(flow.records.eligible)) \
                    \(Words.noun(flow.source.entity)) in \(source) never reached \(target)
                    """,
                explanation:
                    "They had time to arrive\(usual), others of their age have, and nothing in \(target) names them or looks like them (\(Words.percent(share)) of those due).",
                assumptions: price.assumptions,
                evidence: evidence(leaked, field: numberField(flow.source.dataset, findings.map))
            )
        }
    }

    private func isAfterStop(_ record: FlowRecord, _ flow: Flow) -> Bool {
        guard let stopped = flow.stoppedAt, let moment = record.moment else { return false }
        return moment >= stopped
    }
}
