import IntegrationModel

/// Numbers whose check digits are wrong.
struct InvalidIdentifiersRule: GapRule {
    static let kind = GapKind.invalidIdentifiers

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        withoutCopies(findings).compactMap { finding in
            guard let dataset = findings.map.dataset(finding.field.dataset), !finding.places.isEmpty else { return nil }
            let yearly = findings.yearlyRecords[dataset.id].map { $0 / Double(max(1, dataset.records)) } ?? 1
            var price = Price(prices)
            price.addWork(
                Double(finding.places.count) * min(1, yearly),
                "invalid numbers",
                minutes: prices["minutes.identifier.repair"]
            )
            return Gap(
                kind: Self.kind,
                about: "\(finding.field.dataset).\(finding.field.field)",
                severity: severity(price),
                process: BusinessProcess(dataset.entity),
                target: FlowEnd(system: dataset.system, dataset: dataset.id, entity: dataset.entity),
                records: finding.places.count,
                recordKeys: finding.places.prefix(1000).compactMap(\.value),
                yearlyHours: price.hours,
                yearlyCost: price.yearlyCost,
                confidence: 0.99,
                title:
                    """
                    \(Words.number(finding.places.count)) of \(Words.number(finding.checked)) values of \
                    "\(finding.field.field)" in \(findings.systemName(dataset.system)) \(finding.places.count, one: "is", other: "are") not valid
                    """,
                explanation: "Their form or check digits are wrong for \(Self.noun(finding.type)).",
                assumptions: price.assumptions,
                evidence: Array(finding.places.prefix(25))
            )
        }
    }

    /// Without what another finding of the same system tells: a field that repeats another of its record, and values that
    /// documents took from a party's record, where they are put right once.
    private func withoutCopies(_ findings: Findings) -> [InvalidIdentifiers] {
        var parties: [String: Set<String>] = [:]
        for finding in findings.invalid {
            guard let dataset = findings.map.dataset(finding.field.dataset), dataset.entity.isParty else { continue }
            parties[dataset.system, default: []].formUnion(finding.places.compactMap(\.value))
        }
        var told: Set<String> = []
        return findings.invalid.compactMap { finding in
            guard let dataset = findings.map.dataset(finding.field.dataset) else { return nil }
            let known = dataset.entity.isParty ? [] : parties[dataset.system] ?? []
            var finding = finding
            finding.places.removeAll { place in
                let value = place.value ?? ""
                return known.contains(value) || !told.insert("\(place.file):\(place.line)\u{0}\(value)").inserted
            }
            return finding.places.isEmpty ? nil : finding
        }
    }

    private static func noun(_ type: SemanticType) -> Message {
        switch type {
        case .belgianEnterpriseNumber: "a Belgian enterprise number"
        case .vatNumber: "a VAT number"
        case .iban: "an IBAN"
        case .structuredCommunication: "a structured communication"
        case .creditorReference: "a creditor reference"
        case .gtin: "a GTIN"
        case .email: "a mail address"
        default: "its kind (\(type.rawValue))"
        }
    }
}
