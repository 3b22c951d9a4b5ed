import IntegrationModel

/// Systems that share records while the exports do not tell which way they went. Finding out is a step by itself.
struct UnknownDirectionRule: GapRule {
    static let kind = GapKind.unknownDirection

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        let islands = Set(findings.map.islands.map(\.id))
        return findings.map.links.compactMap { link -> Gap? in
            guard link.between.count == 2, link.linked >= 10, link.coverage >= 0.2,
                !link.evidence.contains(where: { $0.rule == "independent" }),
                // An island with a proved neighbour is told as such; two unknown ones are worth a question.
                !link.between.contains(where: { islands.contains($0.system) && findings.map.flows.count > 0 })
            else { return nil }
            let names = link.between.map { findings.systemName($0.system) }
            return Gap(
                kind: Self.kind,
                about: link.id,
                severity: .low,
                process: BusinessProcess(link.between[0].entity),
                source: link.between[0],
                target: link.between[1],
                records: link.linked,
                confidence: link.confidence,
                title:
                    "\(Words.number(link.linked)) \(Words.noun(link.between[0].entity)) are in \(names[0]) and in \(names[1]); which way they go is not known",
                explanation: link.evidence.isEmpty
                    ? "The exports have no dates, references or audit fields that tell."
                    : "What was seen does not decide it: \(link.evidence.map(\.statement).joined(separator: "; "))."
            )
        }
    }
}
