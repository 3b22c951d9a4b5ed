import IntegrationModel

/// A flow that worked and then stopped.
struct StoppedFlowRule: GapRule {
    static let kind = GapKind.stoppedFlow

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        findings.map.flows.compactMap { flow -> Gap? in
            guard let stopped = flow.stoppedAt else { return nil }
            let missed = (findings.records[flow.id] ?? []).filter {
                $0.status == .leaked && ($0.moment ?? -.infinity) >= stopped
            }
            guard !missed.isEmpty else { return nil }
            let period = findings.period(from: stopped, to: findings.dataUntil)
            let amount = missed.reduce(0) { $0 + abs($1.amount ?? 0) }
            let atRisk = amount > 0 ? Amount((amount * 100).rounded() / 100, flow.leakedAmount?.currency ?? "EUR") : nil
            let entity = flow.target.entity
            var price = Price(prices)
            let yearly = price.yearly(missed.count, period)
            price.addWork(
                yearly,
                "\(Words.noun(entity)) to type by hand instead",
                minutes: prices.typing(entity)
            )
            let yearlyAmount = price.yearly(amount, period)
            price.addLoss(yearlyAmount, "in \(Words.noun(flow.source.entity)) that did not go through", of: entity)
            let (source, target) = (findings.systemName(flow.source.system), findings.systemName(flow.target.system))
            return Gap(
                kind: Self.kind,
                about: flow.id,
                severity: .high,
                process: BusinessProcess(entity),
                source: flow.source,
                target: flow.target,
                records: missed.count,
                recordKeys: keys(missed),
                amountAtRisk: atRisk,
                yearlyHours: price.hours,
                yearlyCost: price.yearlyCost,
                confidence: flow.confidence,
                title:
                    "The flow of \(Words.noun(flow.source.entity)) from \(source) to \(target) stopped about \(Words.date(stopped))",
                explanation:
                    """
                    Until then \(Words.number(flow.records.linked)) came through; since then \
                    \(Words.number(missed.count)) in a row did not. Either they are typed elsewhere, or the work is not done.
                    """,
                assumptions: price.assumptions,
                evidence: evidence(missed, field: numberField(flow.source.dataset, findings.map))
            )
        }
    }
}
