import IntegrationModel

/// Invoices that should have been paid by now, and payments that can't be matched.
struct UnreconciledPaymentsRule: GapRule {
    static let kind = GapKind.unreconciledPayments

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        findings.map.flows.filter { $0.mechanism == .external }.compactMap { flow in
            let records = findings.records[flow.id] ?? []
            let open = records.filter { $0.status == .leaked }
            let unmatched = records.filter { $0.status == .withoutOrigin }
            guard !open.isEmpty || !unmatched.isEmpty else { return nil }
            let amount = open.reduce(0) { $0 + abs($1.amount ?? 0) }
            let atRisk = amount > 0 ? Amount((amount * 100).rounded() / 100, flow.leakedAmount?.currency ?? "EUR") : nil
            let period = findings.period(flow)
            var price = Price(prices)
            let toMatch = price.yearly(priced(unmatched, of: flow).count, period)
            price.addWork(
                toMatch,
                "payments to match by hand",
                minutes: prices["minutes.payment.matching"]
            )
            let unpaid = price.yearly(amount, period)
            price.addShare(unpaid, "in unpaid \(Words.noun(flow.source.entity))", prices.lost(.payment))
            let (source, target) = (findings.systemName(flow.source.system), findings.systemName(flow.target.system))
            let delay: Message =
                flow.lagSeconds.map {
                    "; half of the payments come within \(Words.duration($0.median)), 95 % within \(Words.duration($0.p95))"
                } ?? ""
            let title = Self.title(
                open.count,
                unmatched.count,
                of: flow.source.entity,
                from: source,
                to: target
            )
            return Gap(
                kind: Self.kind,
                about: flow.id,
                severity: severity(price, atRisk: atRisk),
                process: BusinessProcess(flow.target.entity),
                source: flow.source,
                target: flow.target,
                records: open.count + unmatched.count,
                recordKeys: keys(open + unmatched),
                amountAtRisk: atRisk,
                yearlyHours: price.hours,
                yearlyCost: price.yearlyCost,
                confidence: flow.confidence,
                title: title,
                explanation: "They are later than customers usually pay\(delay).",
                assumptions: price.assumptions,
                evidence: evidence(open + unmatched, field: numberField(flow.source.dataset, findings.map))
            )
        }
    }
    private static func title(_ open: Int, _ unmatched: Int, of entity: Entity, from source: String, to target: String)
        -> Message
    {
        let without = Words.noun(entity, 1)
        guard open > 0 else {
            return "\(Words.number(unmatched)) payments in \(target) have no \(without) in \(source)"
        }
        let title: Message =
            "\(Words.number(open)) \(Words.noun(entity, open)) of \(source) have no payment in \(target)"
        let rest: Message = unmatched == 0 ? "" : ", and \(Words.number(unmatched)) payments have no \(without)"
        return "\(title)\(rest)"
    }
}
