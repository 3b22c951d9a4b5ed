import IntegrationModel

/// The same customer or product several times in one system.
struct DuplicateRecordsRule: GapRule {
    static let kind = GapKind.duplicateRecords

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        findings.duplicates.compactMap { finding in
            guard let dataset = findings.map.dataset(finding.dataset), !finding.groups.isEmpty else { return nil }
            let surplus = finding.groups.reduce(0) { $0 + $1.count - 1 }
            var price = Price(prices)
            price.addWork(Double(surplus), "duplicate records kept", minutes: prices["minutes.duplicate.handling"])
            let name = findings.systemName(dataset.system)
            return Gap(
                kind: Self.kind,
                about: dataset.id,
                severity: severity(price),
                process: BusinessProcess(dataset.entity),
                target: FlowEnd(system: dataset.system, dataset: dataset.id, entity: dataset.entity),
                records: surplus,
                recordKeys: finding.groups.flatMap { $0.compactMap(\.value) }.prefix(1000).map { $0 },
                yearlyHours: price.hours,
                yearlyCost: price.yearlyCost,
                confidence: finding.confidence,
                title:
                    "\(Words.number(surplus)) \(Words.noun(dataset.entity, surplus)) in \(name) \(surplus, one: "is", other: "are") there twice",
                explanation:
                    """
                    They agree in so many of name, address, numbers and mail that they are one and the same \
                    (\(Words.number(finding.groups.count)) groups among \(Words.number(dataset.records)) records).
                    """,
                assumptions: price.assumptions,
                evidence: finding.groups.prefix(12).flatMap { $0 }
            )
        }
    }
}
