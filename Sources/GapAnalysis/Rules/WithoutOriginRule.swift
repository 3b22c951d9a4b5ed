import IntegrationModel

/// Records of a target that came from nowhere, where nearly all others came from a source.
struct WithoutOriginRule: GapRule {
    static let kind = GapKind.withoutOrigin

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        findings.map.flows.compactMap { flow -> Gap? in
            let orphans = (findings.records[flow.id] ?? []).filter { $0.status == .withoutOrigin }
            let target = Double(orphans.count + flow.records.linked)
            // A system that also makes records of its own is no gap.
            guard !orphans.isEmpty, flow.mechanism != .external, Double(orphans.count) <= 0.2 * target else {
                return nil
            }
            var price = Price(prices)
            let yearly = price.yearly(priced(orphans, of: flow).count, findings.period(flow))
            price.addWork(
                yearly,
                "records without origin",
                minutes: prices["minutes.origin.check"]
            )
            let (source, name) = (findings.systemName(flow.source.system), findings.systemName(flow.target.system))
            return Gap(
                kind: Self.kind,
                about: flow.id,
                severity: severity(price),
                process: BusinessProcess(flow.target.entity),
                source: flow.source,
                target: flow.target,
                records: orphans.count,
                recordKeys: keys(orphans),
                yearlyHours: price.hours,
                yearlyCost: price.yearlyCost,
                confidence: flow.confidence * 0.8,
                title:
                    "\(Words.number(orphans.count)) \(Words.noun(flow.target.entity, orphans.count)) in \(name) \(orphans.count, one: "has", other: "have") no origin in \(source)",
                explanation:
                    """
                    \(Words.percent(Double(flow.records.linked) / target)) of the \(Words.noun(flow.target.entity)) in \(name) come \
                    from \(source); for these nothing was found there.
                    """,
                assumptions: price.assumptions,
                evidence: evidence(orphans, field: numberField(flow.target.dataset, findings.map))
            )
        }
    }
}
