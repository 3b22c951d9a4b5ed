import IntegrationModel

/// The same parties kept in two systems, each of which makes them by itself.
struct TwoMastersRule: GapRule {
    static let kind = GapKind.twoMasters

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        let islands = Set(findings.map.islands.map(\.id))
        return findings.map.links.compactMap { link -> Gap? in
            // What an island holds twice is told with the island.
            guard link.evidence.contains(where: { $0.rule == "independent" }), link.between.count == 2,
                !link.between.contains(where: { islands.contains($0.system) }), link.coverage >= 0.3
            else { return nil }
            let yearly = link.between.compactMap { findings.yearlyRecords[$0.dataset] }.min() ?? 0
            var price = Price(prices)
            price.addWork(
                yearly * link.coverage,
                "\(Words.noun(link.between[0].entity)) made twice",
                minutes: prices["minutes.master.alignment"]
            )
            let names = link.between.map { findings.systemName($0.system) }
            return Gap(
                kind: Self.kind,
                about: link.id,
                severity: severity(price),
                process: .masterData,
                source: link.between[0],
                target: link.between[1],
                records: link.linked,
                yearlyHours: price.hours,
                yearlyCost: price.yearlyCost,
                confidence: link.confidence * 0.8,
                title: "\(names[0]) and \(names[1]) each make the same \(Words.noun(link.between[0].entity))",
                explanation: link.evidence.map(\.statement).joined(separator: "; "),
                assumptions: price.assumptions
            )
        }
    }
}
