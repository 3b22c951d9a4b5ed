import IntegrationModel

/// A flow that the company wants and that the exports do not show. Without a vision none is missing.
struct MissingFlowRule: GapRule {
    static let kind = GapKind.missingFlow

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        guard let vision = findings.vision else { return [] }
        return vision.wantedFlows.compactMap { wanted in
            guard wanted.state(in: findings.map) == .missing, let source = end(wanted.source, findings.map),
                let target = end(wanted.target, findings.map), source.dataset != target.dataset
            else { return nil }
            let goals = vision.goals.filter { $0.flows.contains(wanted) }
            return gap(from: source, to: target, goals, findings, prices)
        }
    }

    /// The largest dataset of a system with an entity.
    private func end(_ wanted: WantedEnd, _ map: FlowMap) -> FlowEnd? {
        map.datasets.filter { $0.system == wanted.system && $0.entity == wanted.entity && $0.parent == nil }
            .max { ($0.records, $1.id) < ($1.records, $0.id) }
            .map { FlowEnd(system: $0.system, dataset: $0.id, entity: $0.entity) }
    }

    private func gap(
        from source: FlowEnd,
        to target: FlowEnd,
        _ goals: [VisionGoal],
        _ findings: Findings,
        _ prices: PriceModel
    ) -> Gap {
        let link = findings.map.links.first { link in
            link.between.contains { $0.dataset == source.dataset }
                && link.between.contains { $0.dataset == target.dataset }
        }
        var price = Price(prices)
        priceOfTyping(link, source, target, findings, prices, into: &price)
        let names = [source, target].map { findings.systemName($0.system) }
        let nouns = Words.noun(source.entity)
        let shared: Message? = link.map {
            "\(Words.number($0.linked)) records are in both, but nothing shows that one takes them from the other."
        }
        let wanted = goals.map { goal -> Message in "\"\(goal.title)\"" }.joined(separator: " and ")
        return Gap(
            kind: Self.kind,
            about: "\(source.dataset)>\(target.dataset)",
            severity: max(.medium, severity(price)),
            process: BusinessProcess(target.entity),
            source: source,
            target: target,
            records: findings.map.dataset(source.dataset)?.records ?? 0,
            yearlyHours: price.hours,
            yearlyCost: price.yearlyCost,
            confidence: link == nil ? 0.85 : 0.75,
            title: "No \(nouns) go from \(names[0]) to \(names[1]), as the vision wants",
            explanation: "The goal \(wanted) asks for it, both systems hold them, and no flow was found. "
                + (shared ?? "No record of one was found in the other."),
            assumptions: price.assumptions,
            evidence: [source, target].compactMap { end in
                findings.map.dataset(end.dataset)?.files.first.map { GapEvidence(file: $0, line: 1) }
            }
        )
    }

    /// What records in both systems cost to type twice, unless that is told with an island or two masters.
    private func priceOfTyping(
        _ link: Link?,
        _ source: FlowEnd,
        _ target: FlowEnd,
        _ findings: Findings,
        _ prices: PriceModel,
        into price: inout Price
    ) {
        let islands = Set(findings.map.islands.map(\.id))
        if islands.contains(source.system) || islands.contains(target.system) {
            return price.note("what typing the same things twice costs is told with the island")
        }
        // Documents that are made without the customers, articles and prices of the system that has them.
        if !source.entity.isDocument, let yearly = findings.yearlyRecords[target.dataset],
            let making = prices["minutes.\(target.entity.rawValue).making"]
        {
            return price.addWork(yearly, "\(Words.noun(target.entity)) made", minutes: making)
        }
        guard let link, let yearly = findings.yearlyRecords[target.dataset],
            let records = findings.map.dataset(target.dataset)?.records, records > 0
        else {
            return price.note("without records in common, what the flow would save can't be told from the exports")
        }
        guard !link.evidence.contains(where: { $0.rule == "independent" }) else {
            return price.note("what keeping the same things twice costs is told as two masters")
        }
        let share = min(1, Double(link.linked) / Double(records))
        price.addWork(
            yearly * share,
            "\(Words.noun(target.entity)) in both systems",
            minutes: prices.typing(target.entity)
        )
    }
}
