import IntegrationModel

/// References that lead nowhere.
struct BrokenReferenceRule: GapRule {
    static let kind = GapKind.brokenReference

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        between(findings, prices) + within(findings, prices)
    }

    private func between(_ findings: Findings, _ prices: PriceModel) -> [Gap] {
        findings.map.flows.compactMap { flow -> Gap? in
            let broken = flow.brokenReferences
            guard !broken.isEmpty else { return nil }
            var price = Price(prices)
            let yearly = price.yearly(broken.count, findings.period(flow))
            price.addWork(
                yearly,
                "broken references",
                minutes: prices["minutes.reference.repair"]
            )
            let field = flow.key.first?.targetField ?? "reference"
            let (source, target) = (findings.systemName(flow.source.system), findings.systemName(flow.target.system))
            return Gap(
                kind: Self.kind,
                about: flow.id,
                severity: severity(price),
                process: BusinessProcess(flow.target.entity),
                source: flow.source,
                target: flow.target,
                records: broken.count,
                recordKeys: keys(broken),
                yearlyHours: price.hours,
                yearlyCost: price.yearlyCost,
                confidence: flow.confidence,
                title:
                    """
                    \(Words.number(broken.count)) \(Words.noun(flow.target.entity, broken.count)) in \(target) name no \
                    \(Words.noun(flow.source.entity, 1)) of \(source)
                    """,
                explanation:
                    """
                    The value in "\(field)" is not the number of any \(Words.noun(flow.source.entity, 1)) in the export, or of \
                    another one than the record's own amount and party say.
                    """,
                assumptions: price.assumptions,
                evidence: evidence(broken, field: field)
            )
        }
    }

    private func within(_ findings: Findings, _ prices: PriceModel) -> [Gap] {
        findings.brokenReferences.compactMap { finding in
            guard let dataset = findings.map.dataset(finding.reference.child.dataset), !finding.places.isEmpty else {
                return nil
            }
            var price = Price(prices)
            let yearly = findings.yearlyRecords[dataset.id].map { $0 / Double(max(1, dataset.records)) } ?? 1
            price.addWork(
                Double(finding.places.count) * yearly,
                "broken references",
                minutes: prices["minutes.reference.repair"]
            )
            let child = finding.reference.child
            return Gap(
                kind: Self.kind,
                about: "\(child.dataset).\(child.field)>\(finding.reference.parent.dataset)",
                severity: severity(price),
                process: BusinessProcess(dataset.entity),
                source: nil,
                target: FlowEnd(system: dataset.system, dataset: dataset.id, entity: dataset.entity),
                records: finding.places.count,
                recordKeys: finding.places.prefix(1000).compactMap(\.value),
                yearlyHours: price.hours,
                yearlyCost: price.yearlyCost,
                confidence: finding.reference.confidence,
                title:
                    "\(Words.number(finding.places.count)) values of \"\(child.field)\" in \(dataset.id) lead nowhere",
                explanation:
                    """
                    \(Words.percent(finding.reference.coverage)) of the values are in "\(finding.reference.parent.field)" of \
                    \(finding.reference.parent.dataset); these are not.
                    """,
                assumptions: price.assumptions,
                evidence: Array(finding.places.prefix(25))
            )
        }
    }
}
