import IntegrationModel

/// A system that neither sends nor receives data, though it holds what others hold too.
struct IslandRule: GapRule {
    static let kind = GapKind.island

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        guard findings.map.systems.count > 1 else { return [] }
        return findings.map.islands.compactMap { system in
            let datasets = findings.map.datasets.filter { $0.system == system.id && $0.parent == nil && $0.records > 0 }
            guard let main = datasets.max(by: { ($0.records, $1.id) < ($1.records, $0.id) }) else { return nil }
            let links = findings.map.links.filter { $0.between.contains { $0.system == system.id } }
            var price = Price(prices)
            for dataset in datasets {
                guard
                    let share = links.filter({ $0.between.contains { $0.dataset == dataset.id } })
                        .map({ min(1, Double($0.linked) / Double(max(1, dataset.records))) }).max(),
                    let yearly = findings.yearlyRecords[dataset.id]
                else { continue }
                price.addWork(
                    yearly * share,
                    "\(Words.noun(dataset.entity)) typed here and elsewhere",
                    minutes: prices.typing(dataset.entity)
                )
            }
            let shared = links.map { link -> Message in
                let other = link.between.first { $0.system != system.id }?.dataset ?? ""
                return "\(Words.number(link.linked)) are also in \(other)"
            }
            if price.assumptions.isEmpty {
                price.note(
                    "without records in common, or without dates, what the island costs can't be told from the exports"
                )
            }
            return Gap(
                kind: Self.kind,
                about: system.id,
                severity: max(.medium, severity(price)),
                process: BusinessProcess(main.entity),
                source: FlowEnd(system: system.id, dataset: main.id, entity: main.entity),
                records: datasets.reduce(0) { $0 + $1.records },
                yearlyHours: price.hours,
                yearlyCost: price.yearlyCost,
                confidence: links.isEmpty ? 0.8 : 0.9,
                title: "\(system.name) is an island: no flow to it or from it was found",
                explanation: shared.isEmpty
                    ? "No record of it was found in any other system."
                    : "Of its records, \(shared.joined(separator: ", ")), but they were made without each other.",
                assumptions: price.assumptions,
                evidence: main.files.prefix(1).map { GapEvidence(file: $0, line: 1) }
            )
        }
    }
}
