import IntegrationModel

/// The groups of fields by which the truth counts conflicts.
enum ConflictGroups {
    /// The group of a field, in the words of the truth; nil where the truth doesn't count it.
    static func group(of field: CanonicalField) -> String? {
        switch field {
        case .name, .firstName, .lastName: "name"
        case .vatNumber, .enterpriseNumber: "vat"
        case .street, .streetNumber: "street"
        case .email: "email"
        case .phone, .mobile: "phone"
        case .netAmount, .grossAmount, .taxAmount: "net"
        case .reference, .sourceDocument, .dealNumber, .quoteNumber, .orderNumber, .deliveryNumber, .invoiceNumber,
            .structuredCommunication:
            "ref"
        default: nil
        }
    }

    /// Whether the truth counts conflicts in a group for flows to that entity: not between documents and payments, and
    /// of documents not in what they say of their parties.
    static func isCounted(_ group: String, of target: Entity) -> Bool {
        target.isParty || target != .payment && (group == "net" || group == "ref")
    }

    static func compare(_ present: [String: Int], _ found: [String: Int]) -> [String: (present: Int, found: Int)] {
        var groups: [String: (present: Int, found: Int)] = [:]
        for group in Set(present.keys).union(found.keys) {
            let counts = (present: present[group] ?? 0, found: found[group] ?? 0)
            if counts.present > 0 || counts.found > 0 { groups[group] = counts }
        }
        return groups
    }

    /// Whether the number found is within a tenth of the true one.
    static func isClose(_ counts: (present: Int, found: Int)) -> Bool {
        10 * abs(counts.present - counts.found) <= counts.present
    }
}
