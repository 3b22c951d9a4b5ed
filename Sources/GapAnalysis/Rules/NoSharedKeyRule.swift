import IntegrationModel

/// Systems that hold the same things without a number in common, so that people look them up by name.
struct NoSharedKeyRule: GapRule {
    static let kind = GapKind.noSharedKey

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        findings.map.flows.compactMap { flow -> Gap? in
            guard !hasSharedKey(flow.key, flow.source.dataset, flow.target.dataset, findings.map) else { return nil }
            return gap(flow, findings, prices)
        }
    }

    private func gap(_ flow: Flow, _ findings: Findings, _ prices: PriceModel) -> Gap {
        // Each document that names the party, or each of the records themselves, is looked up once. Where people type
        // them over, looking up is part of typing, and told with its price.
        let documents = findings.map.flows.filter {
            $0.source.system == flow.source.system && $0.target.system == flow.target.system
                && $0.target.entity.isDocument
        }
        let isTyped =
            flow.target.entity.isParty ? documents.contains { $0.mechanism == .manual } : flow.mechanism == .manual
        let volume =
            flow.target.entity.isParty
            ? documents.filter { $0.mechanism != .manual }.map(findings.yearlyVolume).reduce(0, +)
            : flow.mechanism == .manual ? 0 : findings.yearlyVolume(flow)
        var price = Price(prices)
        price.addWork(volume, "look-ups", minutes: prices["minutes.key.lookup"])
        if isTyped {
            price.note("looking up what people type over is part of the minutes of typing, and not counted again")
        }
        let (source, target) = (findings.systemName(flow.source.system), findings.systemName(flow.target.system))
        let by: Message = flow.key.first.map { "\"\($0.sourceField)\" and \"\($0.targetField)\"" } ?? "likeness"
        return Gap(
            kind: Self.kind,
            about: flow.id,
            severity: severity(price),
            process: BusinessProcess(flow.target.entity),
            source: flow.source,
            target: flow.target,
            records: flow.records.linked,
            yearlyHours: price.hours,
            yearlyCost: price.yearlyCost,
            confidence: flow.confidence,
            title: "\(source) and \(target) have no common number for their \(Words.noun(flow.target.entity))",
            explanation: "No field of one holds the number of the other; they were joined by \(by).",
            assumptions: price.assumptions
        )
    }

    /// Whether a number joins the two: an own number of one side, or an official one.
    private func hasSharedKey(_ keys: [FlowKey], _ source: String, _ target: String, _ map: FlowMap) -> Bool {
        guard let left = map.dataset(source), let right = map.dataset(target) else { return false }
        return keys.contains { key in
            guard key.match != .fuzzy else { return false }
            let meanings = [
                left.fieldIndex(path: key.sourceField).map { left.fields[$0].canonical },
                right.fieldIndex(path: key.targetField).map { right.fields[$0].canonical },
            ].compactMap { $0 ?? nil }
            if meanings.contains(where: { [.vatNumber, .enterpriseNumber, .gtin, .sku].contains($0) }) { return true }
            let isContact = meanings.contains {
                [.email, .phone, .mobile, .name, .iban, .website, .partyName].contains($0)
            }
            return !isContact
        }
    }
}
