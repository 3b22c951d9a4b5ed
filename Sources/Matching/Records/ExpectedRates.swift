import IntegrationModel

/// How often each outcome is to be expected of records that are the same, by what is compared, while nothing is known.
///
/// Shares of what two systems say of one party, a guess that some records of either outweigh.
enum ExpectedRates {
    static func alike(_ attribute: Attribute) -> [Double] {
        switch attribute.meaning {
        case .vatNumber, .enterpriseNumber, .gtin: numbers
        case .iban, .email, .phone, .mobile, .website: reached
        default: isOwnToSystem(attribute) ? ownToSystems : OutcomeRates.alike
        }
    }

    /// Whether it tells what a system or somebody did with a record, and nothing of the thing itself.
    static func isOwnToSystem(_ attribute: Attribute) -> Bool {
        switch attribute.meaning {
        case .createdAt, .createdBy, .modifiedAt, .modifiedBy, .recordSource, .responsible, .id, .number, .status,
            .tags:
            true
        default: false
        }
    }

    /// Whether it is a number or an address by which all the world knows a thing, and no count of one system.
    static func isPublic(_ attribute: Attribute) -> Bool {
        switch attribute.meaning {
        case .vatNumber, .enterpriseNumber, .gtin, .iban, .email, .phone, .mobile, .website: true
        default: false
        }
    }

    /// Numbers by which all the world knows a thing: rarely another one, sometimes mistyped.
    private static let numbers = rates([0.88, 0.04, 0.01, 0.01, 0.005, 0.005, 0.005, 0.045])
    /// Where somebody is reached: there are several ways, and they change.
    private static let reached = rates([0.62, 0.07, 0.03, 0.03, 0.02, 0.01, 0.01, 0.21])
    /// What each system says of its own record.
    private static let ownToSystems = rates([0.2, 0.08, 0.08, 0.08, 0.08, 0.08, 0.08, 0.32])

    private static func rates(_ levels: [Double]) -> [Double] {
        levels + [Double](repeating: 0, count: Outcome.count - levels.count)
    }
}
