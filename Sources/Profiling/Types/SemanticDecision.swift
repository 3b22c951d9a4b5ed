import IntegrationModel

/// Decides which semantic type the values of a column have.
struct SemanticDecision {
    var type: SemanticType?
    /// The share of the values present that are valid for the type.
    var share = 0.0

    private static let requiredShare = 0.9
    /// Enough for a type with check digits that the field's name says: the rest are wrong identifiers.
    private static let requiredShareIfNamed = 0.6

    /// Surer types first: they win where shares are equal.
    private static let order: [SemanticType] = [
        .iban, .vatNumber, .belgianEnterpriseNumber, .creditorReference, .structuredCommunication, .gtin, .uuid, .email,
        .url, .phone, .currency, .country, .postcode,
    ]

    /// - Parameters:
    ///   - sample: a sample of the distinct values.
    ///   - counts: records whose value passes each check, by bit.
    ///   - present: records with a value.
    init(sample: [DistinctSample.Value], counts: InlineArray<16, Int>, present: Int, hints: FieldHints) {
        guard present > 0, !sample.isEmpty else { return }
        var best: (type: SemanticType, share: Double, isNamed: Bool)?
        for type in Self.order {
            let isNamed = hints.semanticTypes.contains(type)
            let passed = sample.count { $0.checks.passes(type, isNamed: isNamed) }
            let share = Double(passed) / Double(sample.count)
            let required = isNamed && type.hasCheckDigits ? Self.requiredShareIfNamed : Self.requiredShare
            guard share >= required, isNamed || passed >= Self.leastValues(of: type, sample) else { continue }
            if let best, (best.isNamed && !isNamed) || (best.isNamed == isNamed && best.share >= share) { continue }
            best = (type, share, isNamed)
        }
        guard var chosen = best else { return }
        // A Belgian number is both; it is a VAT number by its name or its prefix.
        let belgian: Set<SemanticType> = [.vatNumber, .belgianEnterpriseNumber]
        if belgian.contains(chosen.type), belgian.isDisjoint(with: hints.semanticTypes) {
            let other = sample.count { $0.checks.contains(.belgianEnterpriseNumber) }
            let prefixed = sample.count { $0.checks.contains(.hasVATPrefix) }
            if Double(other) / Double(sample.count) >= chosen.share, prefixed * 2 < sample.count {
                chosen.type = .belgianEnterpriseNumber
            }
        }
        type = chosen.type
        share = Double(counts[SemanticChecks(chosen.type).rawValue.trailingZeroBitCount]) / Double(present)
    }

    /// How many distinct values must pass before a column whose name says nothing is believed: chance lets one in 97,
    /// or one in 10, random numbers pass.
    private static func leastValues(of type: SemanticType, _ sample: [DistinctSample.Value]) -> Int {
        switch type {
        case .iban, .email, .uuid, .url: 1
        case .vatNumber: sample.contains { $0.checks.contains(.hasVATPrefix) } ? 1 : 4
        case .creditorReference: 2
        case .belgianEnterpriseNumber, .structuredCommunication: 4
        case .phone: 3
        case .gtin: 12
        case .postcode: 4
        case .country: 4
        case .currency: 1
        }
    }
}
